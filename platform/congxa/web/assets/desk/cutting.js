// The frame and the focus of a picture, by pointer and by keys. The number fields are the truth: they are read, written
// and sent; without this script they are all there is.
import { t } from "./said.js";

const LEAST = 40;
const clamp = (value, low, high) => Math.min(Math.max(value, low), Math.max(low, high));
const STEPS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

export function offerCutting() {
  const form = document.querySelector("form[data-cutting]");
  if (!form) return;
  const [fullWidth, fullHeight] = [Number(form.dataset.fullWidth), Number(form.dataset.fullHeight)];
  const find = (name) => form.querySelector(`[data-${name}]`);
  const [stage, frame, corner, shade, mark, dot, inner] = ["stage", "frame", "corner", "shade", "focus-mark", "dot", "dot-inner"].map(find);
  const names = ["left", "top", "width", "height", "focus_x", "focus_y"];
  const fields = Object.fromEntries(names.map((name) => [name, form.elements[name]]));
  const read = () => Object.fromEntries(names.map((name) => [name, Number(fields[name].value) || 0]));
  const ratio = () => {
    const [wide, high] = (form.querySelector("[data-ratio]:checked")?.value || "").split(":").map(Number);
    return wide && high ? wide / high : 0;
  };

  function write(wanted) {
    const shape = ratio();
    let width = clamp(wanted.width, Math.min(LEAST, fullWidth), fullWidth);
    let height = shape ? width / shape : clamp(wanted.height, Math.min(LEAST, fullHeight), fullHeight);
    if (height > fullHeight) [width, height] = [shape ? fullHeight * shape : width, fullHeight];
    const left = clamp(wanted.left, 0, fullWidth - width);
    const top = clamp(wanted.top, 0, fullHeight - height);
    const next = { left, top, width, height, focus_x: clamp(wanted.focus_x, 0, 100), focus_y: clamp(wanted.focus_y, 0, 100) };
    for (const name of names) fields[name].value = Math.floor(next[name]);
    draw();
  }

  // The focus stays at its place in the picture while the frame moves around it.
  function reframe(wanted) {
    const now = read();
    const place = [now.left + (now.width * now.focus_x) / 100, now.top + (now.height * now.focus_y) / 100];
    write({ ...now, ...wanted });
    const fresh = read();
    const [x, y] = [((place[0] - fresh.left) / fresh.width) * 100, ((place[1] - fresh.top) / fresh.height) * 100];
    write({ ...fresh, focus_x: Math.round(x), focus_y: Math.round(y) });
  }

  function draw() {
    const { left, top, width, height, focus_x: x, focus_y: y } = read();
    const put = (element, values) => Object.entries(values).forEach(([name, value]) => element.setAttribute(name, value));
    const unit = fullWidth / 100;
    put(frame, { x: left, y: top, width, height, "aria-valuenow": Math.round((left / fullWidth) * 100), "aria-valuetext": t("cách trái {left}, cách trên {top}, rộng {width}, cao {height}", { left, top, width, height }) });
    put(corner, { x: left + width - 3 * unit, y: top + height - 3 * unit, width: 3 * unit, height: 3 * unit });
    put(shade, { d: `M0 0H${fullWidth}V${fullHeight}H0ZM${left} ${top}V${top + height}H${left + width}V${top}Z` });
    const at = { cx: left + (width * x) / 100, cy: top + (height * y) / 100 };
    put(dot, { ...at, r: 2.2 * unit });
    put(inner, { ...at, r: 0.7 * unit });
    put(mark, { "aria-valuenow": x, "aria-valuetext": t("{x} % từ trái, {y} % từ trên", { x, y }) });
  }

  const point = (event) => {
    const box = stage.getBoundingClientRect();
    return [((event.clientX - box.left) / box.width) * fullWidth, ((event.clientY - box.top) / box.height) * fullHeight];
  };

  function drag(element, move) {
    element.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      event.stopPropagation();
      element.setPointerCapture(event.pointerId);
      const [start, from] = [read(), point(event)];
      const follow = (moved) => {
        const [x, y] = point(moved);
        move(start, x - from[0], y - from[1], x, y);
      };
      element.addEventListener("pointermove", follow);
      element.addEventListener("lostpointercapture", () => element.removeEventListener("pointermove", follow), { once: true });
    });
  }
  const aim = (x, y) => {
    const now = read();
    write({ ...now, focus_x: Math.round(((x - now.left) / now.width) * 100), focus_y: Math.round(((y - now.top) / now.height) * 100) });
  };
  drag(frame, (start, x, y) => reframe({ left: start.left + x, top: start.top + y }));
  drag(corner, (start, x, y) => reframe({ width: start.width + x, height: start.height + y }));
  drag(mark, (_start, _dx, _dy, x, y) => aim(x, y));

  frame.addEventListener("keydown", (event) => {
    const step = STEPS[event.key];
    if (!step) return;
    event.preventDefault();
    const [now, unit] = [read(), Math.max(1, Math.round(fullWidth / 50))];
    if (event.shiftKey) reframe({ width: now.width + step[0] * unit, height: now.height + step[1] * unit });
    else reframe({ left: now.left + step[0] * unit, top: now.top + step[1] * unit });
  });
  mark.addEventListener("keydown", (event) => {
    const step = STEPS[event.key];
    if (!step) return;
    event.preventDefault();
    const now = read();
    write({ ...now, focus_x: now.focus_x + 2 * step[0], focus_y: now.focus_y + 2 * step[1] });
  });
  form.addEventListener("input", ({ target }) => { if (names.includes(target.name)) draw(); });
  form.addEventListener("change", ({ target }) => { if ("ratio" in target.dataset) reframe({}); });
  draw();
}
