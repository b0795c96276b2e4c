// Builds ../static: hashed files and manifest.json, which maps each stable name to its hashed one.
import { createHash } from "node:crypto";
import { mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { drawingsAsFiles, slimTabler, iconPaths, icons } from "./build-plugins.mjs";

const here = path.dirname(fileURLToPath(import.meta.url));
const out = path.join(here, "..", "static");

const ENTRIES = {
  site: "site/site.css",
  "site-js": "site/site.js",
  fonts: "fonts/fonts.css",
  "theme-co-dien": "themes/co-dien.css",
  "theme-hien-dai": "themes/hien-dai.css",
  "theme-nui-rung": "themes/nui-rung.css",
  "theme-tuong-phan": "themes/tuong-phan.css",
  desk: "desk/desk.css",
  "desk-js": "desk/desk.js",
  editor: "editor/editor.css",
  "editor-js": "editor/editor.js",
  "office-js": "office/office.js",
};

async function bundle() {
  const result = await build({
    absWorkingDir: here,
    entryPoints: Object.entries(ENTRIES).map(([name, file]) => ({ in: file, out: name.replace(/-js$/, "") })),
    outdir: out,
    bundle: true,
    minify: true,
    metafile: true,
    format: "iife",
    target: ["chrome92", "firefox91", "safari14.1"],
    charset: "utf8",
    legalComments: "none",
    entryNames: "[name]-[hash]",
    assetNames: "[name]-[hash]",
    loader: { ".woff2": "file", ".svg": "file" },
    plugins: [slimTabler(), drawingsAsFiles(), icons()],
    logLevel: "warning",
  });
  return Object.entries(result.metafile.outputs);
}

function stableName(file, output) {
  const from = output.entryPoint ?? Object.keys(output.inputs)[0] ?? "";
  const ext = path.extname(file);
  const stem = output.entryPoint
    ? Object.entries(ENTRIES).find(([, entry]) => entry === from)[0].replace(/-js$/, "")
    : path.basename(file, ext).replace(/-[^-]+$/, "");
  return stem + ext;
}

// One sprite of the icons named in icons.json; `currentColor` and size come from the page.
async function sprite() {
  const names = JSON.parse(await readFile(path.join(here, "icons.json"), "utf8"));
  const symbols = await Promise.all(names.map(async (name) =>
    `<symbol id="${name}" viewBox="0 0 24 24">${await iconPaths(name)}</symbol>`));
  return written("icons", `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("")}</svg>`);
}

// The mark of the platform in the browser's tab.
async function mark() {
  return written("mark", await readFile(path.join(here, "desk/mark.svg"), "utf8"));
}

// An SVG under a name with the hash of its text; its line in the manifest.
async function written(name, text) {
  const hash = createHash("sha256").update(text).digest("hex").slice(0, 8).toUpperCase();
  await writeFile(path.join(out, `${name}-${hash}.svg`), text);
  return [`${name}.svg`, `${name}-${hash}.svg`];
}

// What earlier builds left goes only after the new manifest stands: a running server never misses a file.
async function removeOthers(files) {
  const wanted = new Set([...files, "manifest.json"]);
  const stale = (await readdir(out)).filter((name) => !wanted.has(name));
  await Promise.all(stale.map((name) => rm(path.join(out, name), { recursive: true })));
}

await mkdir(out, { recursive: true });
const pairs = (await bundle()).map(([file, output]) => [stableName(file, output), path.basename(file)]);
pairs.push(await sprite(), await mark());
// Drawings are only named by the stylesheets.
const named = pairs.filter(([name]) => name !== "drawing.svg").sort(([a], [b]) => (a < b ? -1 : 1));
await writeFile(path.join(out, "manifest.json"), `${JSON.stringify(Object.fromEntries(named), null, 2)}\n`);
await removeOthers(pairs.map(([, file]) => file));
