// Suggestions under a search field while somebody types (ARIA combobox with a list). Without it the form simply searches.
const WAIT = 180; // milliseconds without a key before we ask
const SHORTEST = 2;
const ADDRESS = "/tim-kiem/goi-y.json?q=";

let made = 0;

function option(id, { title, number, path }) {
  const line = document.createElement("li");
  line.id = id;
  line.setAttribute("role", "option");
  line.setAttribute("aria-selected", "false");
  line.dataset.path = path;
  if (number) {
    const first = document.createElement("span");
    first.className = "number";
    first.textContent = number;
    line.append(first);
  }
  line.append(title);
  return line;
}

function offer(place) {
  const input = place.querySelector("input[name='tu-khoa']");
  const name = `goi-y-${++made}`;
  const list = Object.assign(document.createElement("ul"), { id: name, className: "suggestions", hidden: true });
  const told = Object.assign(document.createElement("p"), { className: "visually-hidden" });
  const known = new Map();
  let timer;
  let chosen = -1;

  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Gợi ý");
  told.setAttribute("role", "status");
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-controls", name);
  input.setAttribute("aria-expanded", "false");
  input.setAttribute("autocomplete", "off");
  place.append(list, told);

  function close() {
    list.hidden = true;
    chosen = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function choose(place) {
    const lines = [...list.children];
    chosen = place;
    lines.forEach((line, number) => line.setAttribute("aria-selected", String(number === chosen)));
    if (chosen < 0) input.removeAttribute("aria-activedescendant");
    else {
      input.setAttribute("aria-activedescendant", lines[chosen].id);
      lines[chosen].scrollIntoView({ block: "nearest" });
    }
  }

  function show(found) {
    list.replaceChildren(...found.map((each, number) => option(`${name}-${number}`, each)));
    close();
    told.textContent = found.length ? `${found.length} gợi ý. Dùng phím mũi tên để chọn.` : "";
    if (!found.length) return;
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
  }

  async function ask() {
    const said = input.value.trim();
    if (said.length < SHORTEST) return show([]);
    if (!known.has(said)) {
      try {
        const answer = await fetch(ADDRESS + encodeURIComponent(said));
        known.set(said, answer.ok ? (await answer.json()).suggestions : []);
      } catch { return close(); } // no line: the form still searches later
    }
    // Somebody may have typed on, or gone on, while the answer was on its way.
    if (said === input.value.trim() && document.activeElement === input) show(known.get(said));
    return undefined;
  }

  function move(step) {
    const last = list.children.length - 1;
    if (chosen + step > last) choose(-1);
    else choose(chosen + step < -1 ? last : chosen + step);
  }

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, WAIT);
  });
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (list.hidden) {
      if (event.key === "ArrowDown" && list.children.length) show(known.get(input.value.trim()) ?? []);
      else return;
    }
    if (event.key === "ArrowDown") move(1);
    else if (event.key === "ArrowUp") move(-1);
    else if (event.key === "Escape") close();
    else if (event.key === "Enter" && chosen >= 0) location.assign(list.children[chosen].dataset.path);
    else return;
    event.preventDefault();
  });
  input.addEventListener("blur", close);
  list.addEventListener("mousedown", (event) => event.preventDefault()); // the field keeps the focus
  list.addEventListener("click", (event) => {
    const line = event.target.closest("[role='option']");
    if (line) location.assign(line.dataset.path);
  });
}

export function offerSuggestions() {
  for (const place of document.querySelectorAll("[data-suggest]")) offer(place);
}
