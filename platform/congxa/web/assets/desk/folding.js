// Fields that nobody is asked for yet are folded up. Without script they stand open, for no choice brings them in then.
export function foldUnasked(within) {
  for (const fold of within.querySelectorAll("details[data-until-chosen]")) {
    const isEmpty = [...fold.querySelectorAll("input, select, textarea")].every(({ value }) => !value);
    if (isEmpty && !fold.querySelector(".is-invalid")) fold.open = false;
  }
}
