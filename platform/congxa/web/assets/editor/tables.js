import { element } from "./element.js";
import { field, mainButton, openSheet } from "./sheet.js";
import { t } from "../desk/said.js";

const MOST_ROWS = 50;
const MOST_COLUMNS = 12;

export function askForTable(editor) {
  const rows = element("input", { class: "form-control", type: "number", name: "rows", min: 1, max: MOST_ROWS, value: 3 });
  const cols = element("input", { class: "form-control", type: "number", name: "cols", min: 1, max: MOST_COLUMNS, value: 3 });
  const head = element("label", { class: "form-check" }, element("input", { class: "form-check-input", type: "checkbox", name: "head", checked: true }), element("span", { class: "form-check-label" }, t("Hàng đầu là tiêu đề")));
  openSheet(editor, { title: t("Thêm bảng"), fields: [field(t("Số hàng"), rows), field(t("Số cột"), cols), head], actions: [mainButton(t("Thêm bảng"))] }, (values) => {
    const size = { rows: Number(values.get("rows")), cols: Number(values.get("cols")) };
    if (!(size.rows >= 1 && size.rows <= MOST_ROWS)) return t("Số hàng từ 1 đến {most}.", { most: MOST_ROWS });
    if (!(size.cols >= 1 && size.cols <= MOST_COLUMNS)) return t("Số cột từ 1 đến {most}.", { most: MOST_COLUMNS });
    return void editor.chain().focus().insertTable({ ...size, withHeaderRow: values.has("head") }).run();
  });
}
