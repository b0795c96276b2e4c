// Printing, and passing the address on. Nobody else is asked: the browser's own means, the clipboard, a letter.
import { all, say } from "./page.js";

function addressOf(button) {
  const canonical = document.querySelector('link[rel="canonical"]');
  return button.dataset.shareUrl || (canonical ? canonical.href : location.href.split("#")[0]);
}

function tell(words) {
  for (const done of all("[data-share-done]")) done.textContent = words;
}

async function copy(button) {
  const url = addressOf(button);
  try {
    await navigator.clipboard.writeText(url);
    tell(say("Đã chép địa chỉ của bài.", "The address of the page has been copied."));
  } catch {
    tell(say("Địa chỉ của bài: ", "Address of the page: ") + url);
  }
}

async function share(button) {
  try {
    await navigator.share({ title: button.dataset.shareTitle || document.title, url: addressOf(button) });
  } catch (error) {
    if (error.name !== "AbortError") await copy(button);
  }
}

function offer(selector, act) {
  for (const button of all(selector)) {
    button.hidden = false;
    button.addEventListener("click", () => act(button));
  }
}

export function offerPrintAndShare() {
  offer("[data-print]", () => print());
  offer("[data-copy]", copy);
  // Without the browser's own window for sharing the button copies, unless there is one that says so already.
  if (navigator.share) offer("[data-share]", share);
  else if (!document.querySelector("[data-copy]")) offer("[data-share]", copy);
}
