// The words of the editor in the language of the page: the page brings them along, by their Vietnamese.
const known = JSON.parse(globalThis.document?.querySelector("[data-editor-words]")?.dataset.editorWords ?? "{}");

/** t("Đang tải ảnh {name} lên…", {name: "a.jpg"}) -> the sentence in the language of the page. */
export const t = (words, values = {}) => (known[words] ?? words).replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
