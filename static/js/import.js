/* Imports in the admin; every page works without this. */

const WAIT = 1500; /* milliseconds between two looks */

/* How far the work is, without loading the whole page each time; the page itself when it is done. */
async function look() {
  try {
    const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const shown = document.getElementById("progress");
    const now = page.getElementById("progress");
    const goOn = page.querySelector("[name=resume]") && !document.querySelector("[name=resume]");
    if (!now || goOn) return location.reload();
    for (const part of ["h2", "p.counts"]) shown.querySelector(part).textContent = now.querySelector(part).textContent;
    const bar = shown.querySelector("progress"), next = now.querySelector("progress");
    if (next.hasAttribute("value")) [bar.max, bar.value] = [next.max, next.value];
    const note = now.querySelector(".errornote");
    shown.querySelector(".errornote")?.remove();
    if (note) shown.append(note);
  } catch {
    /* The server may be starting again: look later. */
  }
  setTimeout(look, WAIT);
}
if (document.getElementById("progress")) setTimeout(look, WAIT);

/* Each tick is kept at once, also when the page is left by a link. */
for (const form of document.querySelectorAll("form[data-keep]")) {
  form.addEventListener("change", () => {
    const data = new FormData(form);
    data.append("keep", "1");
    fetch(location.href, { method: "POST", body: data, keepalive: true });
  });
}

/* A long upload is sent once, and says that it is under way. */
for (const form of document.querySelectorAll("form[data-once]")) {
  const button = form.querySelector("[type=submit]");
  form.addEventListener("submit", () => {
    button.value = "Sending …";
    setTimeout(() => (button.disabled = true));
  });
  addEventListener("pageshow", () => {
    button.disabled = false;
    button.value = button.defaultValue;
  });
}
