// Asks before a form with unsaved changes is left.
import { t } from "./said.js";

function mark(form) {
  if ("dirty" in form.dataset) return;
  form.dataset.dirty = "";
  const state = form.querySelector("[data-save-state]");
  if (state) state.textContent = t("Có thay đổi chưa lưu");
}

export function guardLeaving() {
  const changed = (event) => {
    const form = event.target.form ?? event.target.closest("form");
    if (form && "guardLeave" in form.dataset) mark(form);
  };
  document.addEventListener("input", changed);
  document.addEventListener("change", changed);
  // At the window, after everybody who may keep the form from being sent.
  window.addEventListener("submit", ({ target, defaultPrevented }) => { if (!defaultPrevented) delete target.dataset.dirty; });
  window.addEventListener("beforeunload", (event) => {
    if (document.querySelector("form[data-guard-leave][data-dirty]")) event.preventDefault();
  });
}
