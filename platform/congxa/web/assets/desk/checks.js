// One press ticks every box of a table, the next unticks them. Without script each box is ticked by itself.
const boxesOf = (button) => [...document.querySelectorAll(`${button.dataset.checkAll} input[type=checkbox]:enabled`)].filter((box) => box !== button);
const areAllChecked = (boxes) => boxes.length > 0 && boxes.every((box) => box.checked);

/** A box that stands for all says what they say. */
function follow(button) {
  if (button.type !== "checkbox") return;
  const boxes = boxesOf(button);
  button.checked = areAllChecked(boxes);
  button.indeterminate = !button.checked && boxes.some((box) => box.checked);
}

export function offerChecks(within = document) {
  for (const button of within.querySelectorAll("[data-check-all]")) {
    button.hidden = false;
    follow(button);
    button.addEventListener("click", () => {
      const boxes = boxesOf(button);
      const wanted = !areAllChecked(boxes);
      for (const box of boxes) box.checked = wanted;
      follow(button);
    });
  }
  within.addEventListener("change", ({ target }) => {
    for (const button of document.querySelectorAll("[data-check-all]")) if (target !== button) follow(button);
  });
}
