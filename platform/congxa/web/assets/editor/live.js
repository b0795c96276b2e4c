// The page of the item as it is typed, in the site's own theme, beside the text.
import { isNarrow as onPhone } from "../desk/frames.js";

export function showLive(form, keeper) {
  const box = document.querySelector("[data-live-preview]");
  if (!box || !form.dataset.typedFrame) return;
  const frame = box.querySelector("iframe");
  const [wide, narrow] = [box.querySelector("[data-wide]"), box.querySelector("[data-narrow]")];
  box.hidden = false;
  const load = () => {
    if (!box.open) return;
    const at = frame.contentWindow?.scrollY ?? 0;
    frame.addEventListener("load", () => frame.contentWindow.scrollTo(0, at), { once: true });
    frame.src = `${form.dataset.typedFrame}?luc=${Date.now()}`;
  };
  const choose = (isNarrow) => {
    frame.className = `arrange-frame arrange-frame-${isNarrow ? "narrow" : "wide"}`;
    for (const [button, on] of [[wide, !isNarrow], [narrow, isNarrow]]) {
      button.classList.toggle("active", on);
      button.setAttribute("aria-pressed", String(on));
    }
  };
  wide.addEventListener("click", () => choose(false));
  narrow.addEventListener("click", () => choose(true));
  choose(onPhone());
  // Opened before anything was typed: kept first, so that there is something to show.
  box.addEventListener("toggle", async () => {
    if (!box.open) return;
    keeper.sent = keeper.sent === JSON.stringify(keeper.pairs()) ? "" : keeper.sent;
    await keeper.send();
  });
  keeper.listeners.push(load);
}
