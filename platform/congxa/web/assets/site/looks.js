// Size of the letters and contrast, as the reader chose them; kept in this browser alone.
import { all, kept, root } from "./page.js";

const LARGEST = 3;
const SMALLEST = -1;

function setSize(size) {
  if (size) root.dataset.size = size;
  else delete root.dataset.size;
}

function setContrast(high) {
  if (high) root.dataset.contrast = "high";
  else delete root.dataset.contrast;
  for (const button of all("[data-contrast]:not(html)")) button.setAttribute("aria-pressed", String(high));
}

function changeSize(step) {
  const now = Number(root.dataset.size) || 0;
  const size = step ? Math.min(LARGEST, Math.max(SMALLEST, now + step)) : 0;
  setSize(size);
  kept.write("size", size);
}

export function offerReadingTools() {
  for (const tools of all("[data-reading-tools]")) tools.hidden = false;
  for (const button of all("[data-text-size]")) {
    button.addEventListener("click", () => changeSize(Number(button.dataset.textSize)));
  }
  for (const button of all("[data-contrast]:not(html)")) {
    button.addEventListener("click", () => {
      const high = root.dataset.contrast !== "high";
      setContrast(high);
      kept.write("contrast", high ? "high" : "");
    });
  }
}

export function restoreLooks() {
  setSize(Number(kept.read("size")) || 0);
  setContrast(kept.read("contrast") === "high");
}
