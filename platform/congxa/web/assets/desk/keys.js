// Keys: Ctrl+S saves, / searches, ? lists the keys.
const typing = (target) => target.closest("input, textarea, select, [contenteditable=true]");

function save(event) {
  const button = document.querySelector("button[data-save]:not([disabled])");
  if (!button) return;
  event.preventDefault();
  button.form.requestSubmit(button);
}

function search(event) {
  const field = document.querySelector("[data-search]");
  if (!field || typing(event.target) || document.querySelector("dialog[open]")) return;
  event.preventDefault();
  field.focus();
  field.select?.();
}

export function showKeys() {
  const dialog = document.querySelector("dialog[data-keys]");
  if (dialog && !dialog.open) dialog.showModal();
}

export function listenForKeys() {
  document.addEventListener("keydown", (event) => {
    const letter = event.key.toLowerCase();
    if ((event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && letter === "s") return save(event);
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return undefined;
    if (event.key === "/") return search(event);
    if (event.key === "?" && !typing(event.target)) showKeys();
    return undefined;
  });
}
