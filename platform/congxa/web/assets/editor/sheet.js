// A question in a dialog. It stands outside the article's form, so that Enter in it never submits the article.
import { element, newId } from "./element.js";
import { t } from "../desk/said.js";

/** What `decide` returns when it said in the dialog itself what is still to be decided. */
export const STAY = Symbol("stay");

/**
 * @param {import("@tiptap/core").Editor} editor gets the focus back
 * @param {{title: string, fields: Node[], actions: HTMLButtonElement[]}} parts
 * @param {(values: FormData, press: string) => string|void|Promise<string|void>} decide gets what was entered and the value of
 *   the pressed button; returns words to show when it cannot be done
 * @returns {HTMLDialogElement} removed from the page once closed
 */
export function openSheet(editor, { title, fields, actions }, decide) {
  const titleId = newId("editor-sheet");
  const problem = element("p", { class: "invalid-feedback", role: "alert" });
  const cancel = element("button", { class: "btn", type: "button" }, t("Hủy"));
  const form = element("form", { method: "dialog", novalidate: true }, ...fields, element("div", { class: "sheet-foot" }, problem, element("div", { class: "sheet-actions" }, cancel, ...actions)));
  const dialog = element("dialog", { class: "sheet editor-sheet", "aria-labelledby": titleId }, element("h2", { id: titleId }, title), form);
  const shut = () => {
    dialog.close();
    // Not the browser's own return of the focus, which forgets where in the text the caret stood.
    editor.view.focus();
  };
  cancel.addEventListener("click", shut);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const words = await decide(new FormData(form), event.submitter?.value ?? "");
    problem.textContent = words === STAY ? "" : words ?? "";
    if (!words) shut();
  });
  dialog.addEventListener("close", () => {
    dialog.remove();
    editor.view.focus();
  });
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

export function field(label, input, hint = "") {
  input.id = newId("editor-field");
  const words = element("label", { class: "form-label", for: input.id }, label);
  if (!hint) return element("div", { class: "mb-3" }, words, input);
  const below = element("p", { class: "form-hint", id: newId("editor-hint") }, hint);
  input.setAttribute("aria-describedby", below.id);
  return element("div", { class: "mb-3" }, words, input, below);
}

export const mainButton = (words, value = "ok") => element("button", { class: "btn btn-primary", type: "submit", value }, words);
