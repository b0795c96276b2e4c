// Links in the text are asked about while it is written: what is blocked, under review or doubtful is told at once.
import { element } from "./element.js";
import { t } from "../desk/said.js";

const PAUSE = 700; // ms
const SIGNS = { blocked: "✕", review: "?", suspicious: "!" };

function hrefsOf(editor) {
  const found = new Set();
  editor.state.doc.descendants((node) => {
    const mark = node.marks.find((one) => one.type.name === "link");
    if (mark && /^https?:/i.test(mark.attrs.href ?? "")) found.add(mark.attrs.href);
  });
  return [...found];
}

export function checkLinks(editor, settings, list) {
  if (!settings.checkUrl || !list) return;
  const told = new Map();
  let timer = 0;
  const titles = { blocked: t("Bị chặn"), review: t("Đang xem xét"), suspicious: t("Đáng ngờ") };
  const show = (hrefs) => {
    const lines = hrefs.filter((href) => told.get(href)).map((href) => {
      const { state, words } = told.get(href);
      return element("li", { class: `link-note link-note-${state}` }, element("strong", {}, `${SIGNS[state]} ${titles[state]}: `), `${href}. ${words}`);
    });
    list.replaceChildren(...lines);
  };
  const look = async () => {
    const hrefs = hrefsOf(editor);
    const fresh = hrefs.filter((href) => !told.has(href));
    if (fresh.length) {
      const answer = await fetch(settings.checkUrl, { method: "POST", body: JSON.stringify({ links: fresh }), headers: { "Content-Type": "application/json", "X-CSRFToken": settings.csrf ?? "", Accept: "application/json" } }).catch(() => null);
      if (answer?.ok) {
        const { links } = await answer.json();
        for (const href of fresh) told.set(href, links.find((one) => one.href === href) ?? null);
      }
    }
    show(hrefs);
  };
  const later = () => { clearTimeout(timer); timer = setTimeout(look, PAUSE); };
  editor.on("update", later);
  later();
}
