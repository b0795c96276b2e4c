import { all, say } from "./page.js";

// A table wider than the text scrolls by itself, and by keyboard too.
export function wrapTables() {
  for (const table of all(".prose > table")) {
    const frame = document.createElement("div");
    frame.className = "table-scroll";
    table.replaceWith(frame);
    frame.append(table);
    if (frame.scrollWidth > frame.clientWidth) {
      frame.tabIndex = 0;
      frame.setAttribute("role", "region");
      frame.setAttribute("aria-label", table.caption ? table.caption.textContent : say("Bảng, cuộn ngang để xem hết", "Table, scroll sideways to see it all"));
    }
  }
}
