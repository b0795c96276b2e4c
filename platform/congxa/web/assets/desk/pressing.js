// A press of a button is never lost: not to a notice that moves the page between press and release, and not to a field
// that the browser finds wrong in a part of the form that is folded up.
const NEAR = 10; // px between press and release that a hand does not notice

let held = null;

export function holdPresses() {
  document.addEventListener("pointerdown", ({ target, isPrimary, button: key, ctrlKey, metaKey, shiftKey, clientX, clientY }) => {
    const isPlain = isPrimary && key === 0 && !ctrlKey && !metaKey && !shiftKey;
    const button = isPlain ? target.closest("button, summary, label, a[href]") : null;
    held = button && { button, clientX, clientY };
  }, true);
  document.addEventListener("click", (event) => {
    const press = held;
    held = null;
    // No press of a pointer (the keyboard, a script), or the click came to where it was meant.
    if (!press || !event.detail || press.button.contains(event.target) || !press.button.isConnected) return;
    // The hand moved away: that is how a press is taken back.
    if (Math.hypot(event.clientX - press.clientX, event.clientY - press.clientY) > NEAR) return;
    event.preventDefault();
    event.stopPropagation();
    press.button.click();
  }, true);
  document.addEventListener("invalid", ({ target }) => {
    for (let fold = target.closest("details:not([open])"); fold; fold = fold.parentElement.closest("details:not([open])")) fold.open = true;
  }, true);
}
