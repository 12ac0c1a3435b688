/* Two conveniences; every page works without them. */

/* Fields left empty stay out of the address. */
for (const form of document.querySelectorAll("form[data-tidy], form.find")) {
  form.addEventListener("submit", () => {
    const empty = [...form.elements].filter((field) => field.name && !field.disabled && field.value === "");
    for (const field of empty) field.disabled = true;
    /* Back from the list that was asked for, the form is whole again. */
    setTimeout(() => empty.forEach((field) => (field.disabled = false)));
  });
}

/* A button that copies the citation, where the browser can. */
if (navigator.clipboard) {
  for (const citation of document.querySelectorAll("[data-copy]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = "Copy the citation";
    button.setAttribute("aria-live", "polite");
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(citation.textContent.trim());
        button.textContent = "Copied";
      } catch {
        button.textContent = "The browser did not allow it";
      }
      setTimeout(() => (button.textContent = "Copy the citation"), 2000);
    });
    citation.after(button);
  }
}
