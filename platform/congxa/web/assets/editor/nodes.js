// What an article's body may hold, as TipTap nodes and marks.
import { mergeAttributes, Node } from "@tiptap/core";
import { Blockquote } from "@tiptap/extension-blockquote";
import { Bold } from "@tiptap/extension-bold";
import { Document } from "@tiptap/extension-document";
import { HardBreak } from "@tiptap/extension-hard-break";
import { Heading } from "@tiptap/extension-heading";
import { Italic } from "@tiptap/extension-italic";
import { Link } from "@tiptap/extension-link";
import { BulletList, ListItem, ListKeymap, OrderedList } from "@tiptap/extension-list";
import { Paragraph } from "@tiptap/extension-paragraph";
import { Table, TableCell, TableHeader, TableRow } from "@tiptap/extension-table";
import { Text } from "@tiptap/extension-text";
import { Underline } from "@tiptap/extension-underline";
import { Footnote } from "./notes.js";
import { Passages } from "./passages.js";
import { Dropcursor, Gapcursor, Placeholder, TrailingNode, UndoRedo } from "@tiptap/extensions";

const attribute = (name) => ({
  default: null,
  parseHTML: (element) => element.getAttribute(name),
  renderHTML: (attributes) => (attributes[name] === null ? {} : { [name]: attributes[name] }),
});

const OurLink = Link.extend({
  inclusive: false,
  // Which links the guard found hidden stays on them, so that editing never loses the finding.
  addAttributes() {
    return { ...this.parent?.(), "data-hidden": attribute("data-hidden") };
  },
}).configure({
  openOnClick: false,
  autolink: false,
  defaultProtocol: "https",
  HTMLAttributes: { target: null, rel: null, class: null },
});

// No column widths: they would need inline styles, which the site's policy refuses.
const PlainTable = Table.extend({
  renderHTML({ HTMLAttributes }) {
    const { style, ...kept } = HTMLAttributes;
    return ["table", kept, ["tbody", 0]];
  },
}).configure({ resizable: false });

/** A picture of the unit's library with its caption: <figure><img data-picture><figcaption>. */
const Picture = Node.create({
  name: "picture",
  group: "block",
  content: "inline*",
  draggable: true,
  isolating: true,
  defining: true,

  addAttributes() {
    const fromImage = (name) => ({ default: null, parseHTML: (element) => imageOf(element)?.getAttribute(name) ?? null, rendered: false });
    return { src: fromImage("src"), alt: { ...fromImage("alt"), default: "" }, picture: fromImage("data-picture") };
  },

  parseHTML() {
    return [
      { tag: "figure", contentElement: (figure) => figure.querySelector("figcaption") ?? document.createElement("figcaption"), getAttrs: (figure) => imageOf(figure) && null },
      { tag: "img[src]", contentElement: () => document.createElement("figcaption") },
    ];
  },

  renderHTML({ node }) {
    return ["figure", ["img", imageAttributes(node)], ["figcaption", 0]];
  },

  addNodeView() {
    return ({ node }) => pictureView(node);
  },

  addKeyboardShortcuts() {
    return {
      // Enter ends the caption: writing goes on below the picture.
      Enter: ({ editor }) => {
        const { $from } = editor.state.selection;
        if ($from.parent.type.name !== this.name) return false;
        return editor.chain().insertContentAt($from.after(), { type: "paragraph" }).setTextSelection($from.after() + 1).run();
      },
      Backspace: ({ editor }) => {
        const { $from, empty } = editor.state.selection;
        if (!empty || $from.parent.type.name !== this.name || $from.parentOffset > 0) return false;
        return editor.commands.setNodeSelection($from.before());
      },
    };
  },
});

// A figure without a picture (getAttrs: false) is left to the other rules.
const imageOf = (element) => (element.matches("img") ? element : element.querySelector("img[src]")) ?? false;

function imageAttributes(node) {
  const { src, alt, picture } = node.attrs;
  return mergeAttributes({ src, alt: alt ?? "" }, picture ? { "data-picture": picture } : {});
}

function pictureView(first) {
  const dom = document.createElement("figure");
  const img = document.createElement("img");
  const contentDOM = document.createElement("figcaption");
  const show = (node) => {
    for (const [name, value] of Object.entries(imageAttributes(node))) img.setAttribute(name, value);
    dom.classList.toggle("lacks-alt", !node.attrs.alt);
  };
  img.contentEditable = "false";
  img.draggable = false;
  dom.append(img, contentDOM);
  show(first);
  return {
    dom,
    contentDOM,
    update(node) {
      if (node.type !== first.type) return false;
      show(node);
      return true;
    },
  };
}

export const extensions = [
  Document, Paragraph, Text, HardBreak,
  Heading.configure({ levels: [2, 3, 4] }),
  Bold, Italic, Underline, Blockquote,
  BulletList, OrderedList, ListItem, ListKeymap,
  OurLink,
  PlainTable, TableRow, TableCell, TableHeader,
  Picture, Footnote, Passages,
  UndoRedo, Gapcursor, TrailingNode,
  Dropcursor.configure({ class: "drop-here", color: false }),
  // Marks the empty caption; its words stand in editor.css.
  Placeholder.configure({ showOnlyCurrent: false, includeChildren: true, placeholder: "" }),
];
