// What this machine keeps of a form until the server has it: one copy for each person, unit and item.
const NAME = "congxa:";
const OF_THE_PAGE = new Set(["version", "item", "form_key"]);
const store = () => { try { return window.localStorage; } catch { return null; } };

export const prefixOf = (form) => `${NAME}${form.dataset.person}:${form.dataset.unit}:`;

export const keysOf = (prefix) => Object.keys(store() ?? {}).filter((key) => key.startsWith(prefix));

/** What was typed, whichever form it was typed in. */
export const wordsOf = (pairs) => JSON.stringify(pairs.filter(([name]) => !OF_THE_PAGE.has(name)));

export function readKept(key) {
  try { return JSON.parse(store().getItem(key)); } catch { return null; }
}

/** Whether the machine took it: it may have no room, or keep nothing at all. */
export function writeKept(key, copy) {
  try { store().setItem(key, JSON.stringify(copy)); return true; } catch { return false; }
}

export const dropKept = (key) => store()?.removeItem(key);

/** Whether a button was pressed on these very words, and nothing was typed after it. */
export const isPressed = ({ pressed, pairs }) => pressed === wordsOf(pairs);

/** The page names the forms that the server saved: their copies go, but for what was typed after they were sent. */
export function dropSaved() {
  for (const { dataset } of document.querySelectorAll("[data-saved-form]")) {
    const key = NAME + dataset.savedForm;
    const kept = readKept(key);
    if (kept && isPressed(kept)) dropKept(key);
  }
}
