// Theme and colours being chosen: their contrast in words and the site itself, at once. Without script the form has a
// button for the one, and the preview after saving shows the other.
import { contrast, isColour, ratioInWords, readable } from "./contrast.js";

function chosen(form) {
  const theme = form.querySelector("input[name=theme]:checked");
  return {
    theme: theme?.value ?? "",
    surface: theme?.dataset.surface ?? "#ffffff",
    least: Number(theme?.dataset.least ?? 4.5),
    primary: form.elements["tokens-primary"].value.trim(),
    accent: form.elements["tokens-accent"].value.trim(),
  };
}

function sentence(words, kind) {
  const line = document.createElement("p");
  line.className = "mb-1";
  const mark = document.createElement("span");
  mark.className = `status status-${kind}`;
  mark.textContent = words;
  line.append(mark);
  return line;
}

function say(box, look) {
  box.replaceChildren();
  if (!isColour(look.primary)) {
    box.append(sentence(box.dataset.noColour, "bad"));
    return;
  }
  const grounds = [[box.dataset.onPrimary, "#ffffff"]];
  if (look.surface !== "#ffffff") grounds.push([box.dataset.onSurface, look.surface]);
  for (const [name, ground] of grounds) {
    const ratio = contrast(look.primary, ground);
    const good = ratio >= look.least;
    const verdict = good ? box.dataset.good : box.dataset.bad;
    const line = sentence(`${name}: ${ratioInWords(ratio)} : 1, ${verdict}`, good ? "good" : "bad");
    if (!good) {
      const darker = readable(look.primary, look.surface, look.least);
      line.append(document.createElement("br"), `${box.dataset.darker} (≥ ${ratioInWords(look.least)}): ${darker}`);
    }
    box.append(line);
  }
}

function paint(frame, look) {
  const root = frame.contentDocument?.documentElement;
  if (!root) return;
  if (isColour(look.primary)) root.style.setProperty("--primary", readable(look.primary, look.surface, look.least));
  if (isColour(look.accent)) root.style.setProperty("--accent", look.accent);
}

export function offerLooks() {
  const form = document.querySelector("form[data-look]");
  if (!form) return;
  const live = document.querySelector("[data-look-live]");
  const frame = live.querySelector("iframe");
  const box = form.querySelector("[data-contrasts]");
  let theme = chosen(form).theme;
  frame.addEventListener("load", () => paint(frame, chosen(form)));
  frame.src = frame.dataset.src;
  live.hidden = false;
  const follow = () => {
    const look = chosen(form);
    say(box, look);
    if (look.theme !== theme) {
      theme = look.theme;
      frame.src = `${frame.dataset.src}?giao-dien=${encodeURIComponent(theme)}`;
    } else paint(frame, look);
  };
  form.addEventListener("input", follow);
  say(box, chosen(form));
}
