// A page for a broad screen is drawn small enough to be seen whole; on a telephone, the narrow one comes first.
const BROAD = 1280; // px, as arrange.css draws it
const LARGEST = 0.8;

export const isNarrow = () => matchMedia("(max-width: 39.99rem)").matches;

export function fitFrames() {
  const fit = new ResizeObserver((boxes) => {
    for (const { target, contentRect } of boxes) target.style.setProperty("--fit", Math.min(LARGEST, contentRect.width / BROAD).toFixed(4));
  });
  for (const box of document.querySelectorAll(".arrange-window")) fit.observe(box);
  const phone = document.querySelector("a[data-phone-first]");
  if (phone && isNarrow()) location.replace(phone.href);
}
