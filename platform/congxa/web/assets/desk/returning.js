// Who adds a record in another window and comes back finds it in the list from which it is chosen.
export function followReturns() {
  let waiting = "";
  document.addEventListener("click", ({ target }) => {
    const link = target.closest("a[data-adds-to]");
    if (link) waiting = link.dataset.addsTo;
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "visible" || !waiting) return;
    document.querySelector(waiting)?.dispatchEvent(new Event("comeback"));
    waiting = "";
  });
}
