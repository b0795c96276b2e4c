// The words of scripts in the language of the page: where that is not Vietnamese, the page brings them along, by their
// Vietnamese.
const known = {};
for (const place of globalThis.document?.querySelectorAll("[data-script-words]") ?? []) Object.assign(known, JSON.parse(place.dataset.scriptWords));

/** t("Đang tải ảnh {name} lên…", {name: "a.jpg"}) -> the sentence in the language of the page. */
export const t = (words, values = {}) => (known[words] ?? words).replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
