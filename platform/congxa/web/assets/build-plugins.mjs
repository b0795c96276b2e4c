// Changes made on the way in. To Tabler: what we never use is left out, and drawings that stylesheets carry as data:
// addresses become files, so that the content security policy needs no `data:`.
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";

// A selector that matches one of these is dropped; a rule without selectors is dropped with them.
const UNUSED = new RegExp([
  "carousel", "offcanvas", "\\.toast", "tooltip", "popover", "\\[data-vc", "\\.vc\\b", "vc-", "datepicker", "calendar", "\\.chat", "signature",
  "\\.btn-toolbar", "form-otp", "form-imagecheck", "form-colorinput", "switch-icon", "\\.ribbon", "\\.tracking", "\\.stars?\\b", "star-rating",
  "-(facebook|twitter|linkedin|google|youtube|vimeo|dribbble|github|instagram|pinterest|vk|flickr|bitbucket)\\b", "\\.(bg|text|btn|btn-outline|btn-ghost)-(x|rss)\\b",
  "\\[data-bs-theme-(base|font|primary|radius)", "\\.modal", "\\.segmented", "\\.sortable", "\\.pattern", "\\.chip", "\\.signal", "\\.strength",
  "theme=dark",
].join("|"));

export function slimTabler() {
  return {
    name: "slim-tabler",
    setup(builder) {
      builder.onLoad({ filter: /tabler\.css$/ }, async (args) => {
        const css = (await readFile(args.path, "utf8")).replace(/\/\*[\s\S]*?\*\//g, "");
        return { contents: slim(lightOnly(css)), loader: "css" };
      });
    },
  };
}

// There is one appearance, the light one: `light-dark(a, b)` becomes `a`, which older browsers understand too.
export function lightOnly(css) {
  const word = "light-dark(";
  let kept = "";
  let at = 0;
  for (let found = css.indexOf(word); found >= 0; found = css.indexOf(word, at)) {
    const end = endOfBrackets(css, found + word.length - 1);
    const [light] = splitAtCommas(css.slice(found + word.length, end));
    kept += css.slice(at, found) + lightOnly(light.trim());
    at = end + 1;
  }
  return kept + css.slice(at);
}

function endOfBrackets(css, open) {
  let depth = 0;
  for (let at = open; at < css.length; at += 1) {
    if (css[at] === "(") depth += 1;
    if (css[at] === ")") depth -= 1;
    if (depth === 0) return at;
  }
  throw new Error("a bracket of the stylesheet does not close");
}

// Walks the blocks of a stylesheet; at-rules that hold rules are walked too.
export function slim(css) {
  let kept = "";
  let at = 0;
  for (let open = css.indexOf("{"); open >= 0; open = css.indexOf("{", at)) {
    const close = endOfBlock(css, open);
    const head = css.slice(at, open);
    const body = css.slice(open + 1, close);
    kept += slimRule(head, body);
    at = close + 1;
  }
  return kept + css.slice(at);
}

function slimRule(head, body) {
  const prelude = head.slice(head.lastIndexOf(";") + 1).trim();
  const before = head.slice(0, head.lastIndexOf(";") + 1);
  if (prelude.includes("prefers-color-scheme: dark")) return before;
  if (/^@(media|supports|layer)/.test(prelude)) {
    const inner = slim(body);
    return before + (inner.trim() ? `${prelude}{${inner}}` : "");
  }
  if (prelude.startsWith("@")) return `${before}${prelude}{${body}}`;
  const selectors = splitAtCommas(prelude).filter((selector) => !UNUSED.test(selector));
  return before + (selectors.length ? `${selectors.join(",")}{${body}}` : "");
}

function endOfBlock(css, open) {
  let depth = 0;
  let quote = "";
  for (let at = open; at < css.length; at += 1) {
    const char = css[at];
    if (quote) {
      if (char === quote) quote = "";
    } else if (char === '"' || char === "'") quote = char;
    else if (char === "{") depth += 1;
    else if (char === "}") {
      depth -= 1;
      if (depth === 0) return at;
    }
  }
  throw new Error("a block of the stylesheet does not end");
}

function splitAtCommas(prelude) {
  const parts = [""];
  let depth = 0;
  for (const char of prelude) {
    if (char === "(") depth += 1;
    if (char === ")") depth -= 1;
    if (char === "," && depth === 0) parts.push("");
    else parts[parts.length - 1] += char;
  }
  return parts;
}

export function drawingsAsFiles() {
  return {
    name: "drawings-as-files",
    setup(builder) {
      builder.onResolve({ filter: /^data:image\/svg\+xml/ }, ({ path }) => {
        const folder = createHash("sha256").update(path).digest("hex");
        return { path: `${folder}/drawing.svg`, namespace: "drawing", pluginData: path };
      });
      builder.onLoad({ filter: /.*/, namespace: "drawing" }, ({ pluginData }) => {
        const text = pluginData.slice(pluginData.indexOf(",") + 1);
        return { contents: decodeURIComponent(text), loader: "file" };
      });
    },
  };
}

// The drawing of an icon of Tabler Icons: what stands between `<svg ...>` and `</svg>`.
export async function iconPaths(name) {
  const file = new URL(`node_modules/@tabler/icons/icons/outline/${name}.svg`, import.meta.url);
  const svg = await readFile(file, "utf8");
  return svg.replace(/^[^>]*>|<\/svg>\s*$/g, "").replace(/<path stroke="none"[^>]*>/, "").replace(/\s*\n\s*/g, "");
}

const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">`;

// `import bold from "icon:bold"`: the icon as the text of an `<svg>`.
export function icons() {
  return {
    name: "icons",
    setup(builder) {
      builder.onResolve({ filter: /^icon:/ }, ({ path: name }) => ({ path: name.slice(5), namespace: "icon" }));
      builder.onLoad({ filter: /.*/, namespace: "icon" }, async ({ path: name }) => ({
        contents: `${ICON}${await iconPaths(name)}</svg>`, loader: "text",
      }));
    },
  };
}
