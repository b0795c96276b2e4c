// Icons are part of the bundle: the editor draws its own toolbar and knows no address of the sprite.
import arrowBackUp from "icon:arrow-back-up";
import arrowForwardUp from "icon:arrow-forward-up";
import blockquote from "icon:blockquote";
import bold from "icon:bold";
import columnInsertLeft from "icon:column-insert-left";
import columnInsertRight from "icon:column-insert-right";
import columnRemove from "icon:column-remove";
import footnote from "icon:superscript";
import h2 from "icon:h-2";
import h3 from "icon:h-3";
import h4 from "icon:h-4";
import italic from "icon:italic";
import link from "icon:link";
import list from "icon:list";
import listNumbers from "icon:list-numbers";
import pencil from "icon:pencil";
import photo from "icon:photo-plus";
import pilcrow from "icon:pilcrow";
import rowInsertBottom from "icon:row-insert-bottom";
import rowInsertTop from "icon:row-insert-top";
import rowRemove from "icon:row-remove";
import table from "icon:table-plus";
import tableOff from "icon:table-off";
import tableRow from "icon:table-row";
import trash from "icon:trash";
import underline from "icon:underline";
import unlink from "icon:unlink";

const drawings = {
  arrowBackUp, arrowForwardUp, blockquote, bold, columnInsertLeft, columnInsertRight, columnRemove, footnote, h2, h3, h4, italic, link, list,
  listNumbers, pencil, photo, pilcrow, rowInsertBottom, rowInsertTop, rowRemove, table, tableOff, tableRow, trash, underline, unlink,
};

export function icon(name) {
  const svg = document.importNode(new DOMParser().parseFromString(drawings[name], "image/svg+xml").documentElement, true);
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  return svg;
}
