/* Names suggested while typing, in fields with data-suggest; every field works without.
   Arrow keys choose, Enter takes, Escape closes: the combobox of the ARIA Authoring Practices. */

const WAIT = 120;
const FEWEST = 2;
const SORTS = { country: "Country", official: "Official", source: "Source" };

function combobox(input, number) {
  const field = input.dataset.suggest;
  const list = document.createElement("div");
  list.id = `suggestions-${number}`;
  list.className = "suggestions";
  list.role = "listbox";
  list.ariaLabel = "Suggestions";
  list.hidden = true;
  input.after(list);
  input.parentElement.classList.add("suggesting");
  for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-expanded", "false"], ["aria-controls", list.id]])
    input.setAttribute(name, value);

  let found = [];
  let active = -1;
  let timer;
  let asking;

  function mark(place) {
    list.children[active]?.setAttribute("aria-selected", "false");
    active = place;
    const option = list.children[active];
    if (!option) return input.removeAttribute("aria-activedescendant");
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", option.id);
  }

  function close() {
    clearTimeout(timer);
    asking?.abort();
    mark(-1);
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
  }

  function take(place) {
    input.value = field ? found[place].value : `${found[place].question} `;
    close();
    input.focus();
  }

  function show(suggestions) {
    mark(-1);
    found = suggestions;
    list.replaceChildren(...found.map((one, place) => {
      const option = document.createElement("div");
      option.id = `${list.id}-${place}`;
      option.role = "option";
      option.setAttribute("aria-selected", "false");
      const parts = [["name", one.name], ["sort", field ? "" : SORTS[one.field]], ["count", one.stories.toLocaleString("en-GB")]];
      for (const [name, text] of parts) {
        const part = document.createElement("span");
        part.className = name;
        part.textContent = text;
        option.append(part, " ");
      }
      /* Before the field loses the focus. */
      option.addEventListener("pointerdown", (event) => event.preventDefault());
      option.addEventListener("click", () => take(place));
      return option;
    }));
    list.hidden = !found.length;
    input.setAttribute("aria-expanded", String(!list.hidden));
  }

  async function ask() {
    asking = new AbortController();
    const address = `/suggest/?${new URLSearchParams(field ? { q: input.value, field } : { q: input.value })}`;
    try {
      const answer = await fetch(address, { signal: asking.signal });
      if (answer.ok && document.activeElement === input) show((await answer.json()).suggestions);
    } catch {
      /* Another letter came, or there is no network: nothing is suggested. */
    }
  }

  input.addEventListener("input", () => {
    clearTimeout(timer);
    asking?.abort();
    if (input.value.trim().length < FEWEST) close();
    else timer = setTimeout(ask, WAIT);
  });
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (list.hidden || event.isComposing) return;
    const last = found.length - 1;
    if (event.key === "ArrowDown") mark(active < last ? active + 1 : 0);
    else if (event.key === "ArrowUp") mark(active > 0 ? active - 1 : last);
    else if (event.key === "Escape") close();
    else if (event.key === "Enter" && active >= 0) take(active);
    else return;
    event.preventDefault();
  });
}

document.querySelectorAll("input[data-suggest]").forEach(combobox);
