// One press ticks every box of a table, the next unticks them. Without script each box is ticked by itself.
export function offerChecks(within = document) {
  for (const button of within.querySelectorAll("[data-check-all]")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      const boxes = [...document.querySelectorAll(`${button.dataset.checkAll} input[type=checkbox]`)];
      const all = boxes.every((box) => box.checked);
      for (const box of boxes) box.checked = !all;
    });
  }
}
