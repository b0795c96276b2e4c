// Tables: whole rows that open, sorting, filtering, ticking all.
import { readAddress, writeAddress } from "./address.js";
import { compare, fold, valueOf } from "./words.js";
import { t } from "./said.js";

const rowsOf = (table) => [...table.tBodies[0].rows].filter((row) => !("filterEmpty" in row.dataset));

function openRow(event) {
  const row = event.target.closest("tr[data-href]");
  if (!row || event.target.closest("a, button, input, select, label, summary")) return;
  if (String(getSelection())) return;
  if (event.ctrlKey || event.metaKey || event.button === 1) window.open(row.dataset.href, "_blank", "noopener");
  else location.assign(row.dataset.href);
}

function sortTable(table, column, falling) {
  const { type } = table.tHead.rows[0].cells[column].dataset;
  const rows = rowsOf(table).map((row) => [valueOf(row.cells[column], type), row]);
  rows.sort(([one], [other]) => compare(one, other, falling));
  const empty = table.querySelector("tr[data-filter-empty]");
  for (const [, row] of rows) table.tBodies[0].insertBefore(row, empty);
  for (const head of table.tHead.rows[0].cells) head.removeAttribute("aria-sort");
  table.tHead.rows[0].cells[column].setAttribute("aria-sort", falling ? "descending" : "ascending");
}

function offerSorting(table) {
  const name = table.dataset.sort || "sap-xep";
  const wanted = readAddress(name);
  for (const head of table.tHead.querySelectorAll("th[data-key]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "sort-button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const falling = head.getAttribute("aria-sort") === "ascending";
      sortTable(table, head.cellIndex, falling);
      writeAddress(name, (falling ? "-" : "") + head.dataset.key);
    });
    if (wanted.replace(/^-/, "") === head.dataset.key) sortTable(table, head.cellIndex, wanted.startsWith("-"));
  }
}

function filterTable(table, words) {
  const wanted = fold(words).split(" ");
  const rows = rowsOf(table);
  for (const row of rows) {
    const text = fold(row.textContent);
    row.hidden = !wanted.every((word) => text.includes(word));
  }
  const shown = rows.filter((row) => !row.hidden).length;
  const empty = table.querySelector("tr[data-filter-empty]");
  if (empty) empty.hidden = shown > 0;
  const count = document.querySelector(`[data-filter-count="#${table.id}"]`);
  if (count) count.textContent = words.trim() ? t("{shown} trên {all} dòng", { shown, all: rows.length }) : "";
}

function offerFilter(input) {
  const table = document.querySelector(input.dataset.filterTable);
  if (!table) return;
  const name = input.name || "loc";
  input.value ||= readAddress(name);
  if (input.value) filterTable(table, input.value);
  input.addEventListener("input", () => {
    filterTable(table, input.value);
    writeAddress(name, input.value.trim());
  });
  // Alone in a form the field would reload the page on Enter; the table is filtered already.
  input.addEventListener("keydown", (event) => { if (event.key === "Enter") event.preventDefault(); });
}

function tick(event) {
  const all = event.target.closest("[data-check-all]");
  const table = all ? document.querySelector(all.dataset.checkAll) : event.target.closest("table");
  if (!table) return;
  const boxes = [...table.tBodies[0].querySelectorAll('input[type="checkbox"]')];
  if (all) {
    for (const box of boxes) box.checked = all.checked && !box.closest("tr").hidden;
  }
  const count = document.querySelector(`[data-checked-count="#${table.id}"]`);
  if (count) count.textContent = String(boxes.filter((box) => box.checked).length);
}

export function readyTables(within = document) {
  for (const table of within.querySelectorAll("table[data-sort]:not([data-ready])")) {
    table.dataset.ready = "";
    offerSorting(table);
  }
  for (const input of within.querySelectorAll("[data-filter-table]:not([data-ready])")) {
    input.dataset.ready = "";
    offerFilter(input);
  }
}

export function listenForTables() {
  document.addEventListener("click", openRow);
  document.addEventListener("auxclick", (event) => { if (event.button === 1) openRow(event); });
  document.addEventListener("change", tick);
  readyTables();
}
