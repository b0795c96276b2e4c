// The contrast of colours (WCAG 2.1), as the server computes it in tenancy/values.py and theming/tokens.py.
export function isColour(value) {
  return /^#[0-9a-f]{6}$/i.test(value);
}

function channels(colour) {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
}

function luminance(colour) {
  const [red, green, blue] = channels(colour)
    .map((value) => value / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

export function contrast(one, other) {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

// The same hue, dark enough to be read on the ground and to carry white text.
export function readable(colour, ground, least) {
  let found = colour.toLowerCase();
  while (Math.min(contrast(found, ground), contrast(found, "#ffffff")) < least) {
    const darker = channels(found).map((value) => Math.floor((value * 19) / 20));
    if (darker.every((value) => value === 0)) return "#000000";
    found = `#${darker.map((value) => value.toString(16).padStart(2, "0")).join("")}`;
  }
  return found;
}

// Cut, not rounded: 4,46 must not read as 4,5.
export function ratioInWords(ratio) {
  return (Math.floor(ratio * 10) / 10).toFixed(1).replace(".", ",");
}
