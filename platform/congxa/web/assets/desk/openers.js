// What opens and closes: dialogs, the side menu on a phone, menus made of <details>.
import { showKeys } from "./keys.js";

function onClick(event) {
  const { target } = event;
  const opener = target.closest("[data-confirm-dialog]");
  if (opener) {
    const dialog = document.querySelector(opener.dataset.confirmDialog);
    // Without the dialog the link goes to its own page of confirmation.
    if (!dialog) return;
    event.preventDefault();
    dialog.showModal();
  } else if (target.closest("[data-close-dialog]")) {
    target.closest("dialog")?.close();
  } else if (target.matches("dialog.sheet[open]") && isBeside(target, event)) {
    target.close();
  } else if (target.closest("[data-open-keys]")) {
    showKeys();
  } else if (target.closest("[data-toggle]")) {
    toggle(target.closest("[data-toggle]"));
  }
  closeMenus((menu) => !menu.contains(target));
}

function isBeside(dialog, { clientX, clientY }) {
  const { left, right, top, bottom } = dialog.getBoundingClientRect();
  return clientX < left || clientX > right || clientY < top || clientY > bottom;
}

function toggle(button) {
  const open = document.querySelector(button.dataset.toggle).classList.toggle("show");
  button.setAttribute("aria-expanded", String(open));
}

function closeMenus(which) {
  for (const menu of document.querySelectorAll("details[data-menu][open]")) {
    if (which(menu)) menu.open = false;
  }
}

export function listenForOpeners() {
  document.addEventListener("click", onClick);
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const menu = event.target.closest("details[data-menu][open]");
    closeMenus(() => true);
    menu?.querySelector("summary").focus();
  });
  document.querySelector("[data-focus]")?.focus();
}
