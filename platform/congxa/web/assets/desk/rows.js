// A table that is typed: one more row at a press. Without script the form shows three empty rows instead.
function addRow(fieldset) {
  const body = fieldset.querySelector("tbody");
  const last = body.rows[body.rows.length - 1];
  const fresh = last.cloneNode(true);
  const number = body.rows.length;
  for (const input of fresh.querySelectorAll("input, select, textarea")) {
    input.name = input.name.replace(/-\d+-(?=[^-]+$)/, `-${number}-`);
    input.id = input.name;
    input.value = "";
    input.classList.remove("is-invalid");
    const label = input.getAttribute("aria-label");
    if (label) input.setAttribute("aria-label", label.replace(/\d+$/, String(number + 1)));
  }
  body.append(fresh);
  fresh.querySelector("input, select, textarea").focus();
}

export function offerRows(within = document) {
  for (const fieldset of within.querySelectorAll("[data-rows]")) {
    const button = fieldset.querySelector("[data-add-row]");
    button.hidden = false;
    button.addEventListener("click", () => addRow(fieldset));
  }
}
