// What this machine keeps of a form until the server has it: one copy for each person, unit and item.
const NAME = "congxa:";
const store = () => { try { return window.localStorage; } catch { return null; } };

export const prefixOf = (form) => `${NAME}${form.dataset.person}:${form.dataset.unit}:`;

export const keysOf = (prefix) => Object.keys(store() ?? {}).filter((key) => key.startsWith(prefix));

export function readKept(key) {
  try { return JSON.parse(store().getItem(key)); } catch { return null; }
}

/** Whether the machine took it: it may have no room, or keep nothing at all. */
export function writeKept(key, copy) {
  try { store().setItem(key, JSON.stringify(copy)); return true; } catch { return false; }
}

export const dropKept = (key) => store()?.removeItem(key);

/** The page names the forms that the server saved: their copies go, but for what was typed after they were sent. */
export function dropSaved() {
  for (const { dataset } of document.querySelectorAll("[data-saved-form]")) {
    const key = NAME + dataset.savedForm;
    if (readKept(key)?.isSent) dropKept(key);
  }
}
