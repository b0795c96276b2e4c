// A table within a cell of a table: nobody can write in it and no telephone can show it. Its rows become lines of the cell.

const BLOCKS = "p, h1, h2, h3, h4, h5, h6, ul, ol, li, dl, dt, dd, blockquote, pre, div, figure, figcaption, section, article";

/** Flattens every table that stands within another, in place; gives how many there were. */
export function flattenTables(body) {
  const inner = [...body.querySelectorAll("table table")].reverse(); // the innermost first
  for (const table of inner) table.replaceWith(...linesOf(table));
  return inner.length;
}

function linesOf(table) {
  const lines = [];
  for (const row of table.querySelectorAll("tr")) {
    const line = row.ownerDocument.createElement("p");
    for (const cell of row.querySelectorAll("td, th")) {
      for (const block of [...cell.querySelectorAll(BLOCKS)]) {
        if (block.nextSibling) block.after(" ");
        block.replaceWith(...block.childNodes);
      }
      if (!cell.textContent.trim()) continue;
      if (line.childNodes.length) line.append(" | ");
      line.append(...cell.childNodes);
    }
    if (line.textContent.trim()) lines.push(line);
  }
  return lines;
}
