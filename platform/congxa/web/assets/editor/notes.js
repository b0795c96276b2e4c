// Footnotes: a mark in the text that bears its words; the page makes number and list.
import { mergeAttributes, Node } from "@tiptap/core";
import { element } from "./element.js";
import { field, mainButton, openSheet } from "./sheet.js";
import { t } from "../desk/said.js";

const MOST = 1000; // letters

export const Footnote = Node.create({
  name: "footnote",
  group: "inline",
  inline: true,
  atom: true,
  selectable: true,

  addAttributes() {
    return { note: { default: "", parseHTML: (dom) => dom.getAttribute("data-note") ?? "", rendered: false } };
  },

  parseHTML() {
    return [{ tag: "sup[data-note]", priority: 60 }];
  },

  renderHTML({ node, HTMLAttributes }) {
    return ["sup", mergeAttributes(HTMLAttributes, { "data-note": node.attrs.note })];
  },

  addNodeView() {
    return ({ node, editor, getPos }) => {
      const dom = element("button", { type: "button", class: "footnote-mark", title: node.attrs.note, "aria-label": t("Chú thích: {note}", { note: node.attrs.note }) });
      dom.addEventListener("click", () => {
        editor.commands.setNodeSelection(getPos());
        askForNote(editor);
      });
      return { dom };
    };
  },
});

export function askForNote(editor) {
  const here = editor.isActive("footnote");
  const words = element("textarea", { class: "form-control", name: "note", rows: 3, maxlength: MOST });
  words.value = here ? editor.getAttributes("footnote").note : "";
  const remove = element("button", { class: "btn", type: "submit", value: "remove" }, t("Bỏ chú thích"));
  openSheet(editor, {
    title: here ? t("Sửa chú thích cuối bài") : t("Thêm chú thích cuối bài"),
    fields: [field(t("Nội dung chú thích"), words, t("Số và danh sách chú thích do trang tự làm."))],
    actions: [...(here ? [remove] : []), mainButton(here ? t("Ghi chú thích") : t("Thêm chú thích"))],
  }, (values, press) => {
    if (press === "remove") return void editor.chain().focus().deleteSelection().run();
    const note = values.get("note").trim();
    if (!note) return t("Chưa ghi nội dung chú thích.");
    if (here) return void editor.chain().focus().updateAttributes("footnote", { note }).run();
    return void editor.chain().focus().insertContent({ type: "footnote", attrs: { note } }).run();
  });
}
