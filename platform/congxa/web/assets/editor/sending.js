// A form is sent once: what is pressed again while it is on its way is told so, and changes nothing.
import { t } from "../desk/said.js";

const PATIENCE = 8000; // ms without another page, after which it may be pressed again

/**
 * @param {HTMLFormElement} form
 * @param {{say: (words: string) => void, holds: (button: HTMLElement|null) => boolean, rest: () => void}} keeper `holds` says
 *   whether it is kept back for now, `rest` hears that nothing kept it back
 */
export function sendOnce(form, keeper) {
  const say = (words) => keeper.say(words);
  let timer = 0;
  const end = () => { clearTimeout(timer); timer = 0; };
  form.addEventListener("submit", (event) => {
    const isOnItsWay = timer !== 0;
    if (!isOnItsWay && !keeper.holds(event.submitter)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (isOnItsWay) say(t("Đang gửi lên máy chủ, hãy chờ một chút."));
  }, true);
  // At the window, after everybody who may keep it from being sent: only what really goes is on its way.
  window.addEventListener("submit", (event) => {
    if (event.target !== form || event.defaultPrevented) return;
    keeper.rest();
    say(t("Đang gửi lên máy chủ…"));
    timer = setTimeout(() => {
      timer = 0;
      form.dispatchEvent(new Event("input", { bubbles: true })); // not sent after all: kept, and guarded, as before
      say(t("Máy chủ chưa trả lời. Bài vẫn còn trên màn hình: hãy bấm lại."));
    }, PATIENCE);
  });
  window.addEventListener("pageshow", ({ persisted }) => {
    if (persisted && timer) location.reload(); // back on the page as it was left: what became of the form, only the server knows
    end();
  });
}
