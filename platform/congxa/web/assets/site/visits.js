// Counting that a page was read, without a cookie and without a name; and how often others did.
import { all, root } from "./page.js";

const number = new Intl.NumberFormat(root.lang === "en" ? "en-GB" : "vi-VN");

function whenSeen(act) {
  if (document.visibilityState === "visible") return act();
  return document.addEventListener("visibilitychange", () => whenSeen(act), { once: true });
}

async function show(address) {
  const answer = await fetch(address, { credentials: "omit" });
  if (!answer.ok) return;
  const said = await answer.json();
  for (const place of all("[data-views]")) {
    const views = said[place.dataset.views];
    if (!views) continue; // nobody yet: nothing is said
    place.querySelector("[data-views-number]").textContent = number.format(views);
    place.hidden = false;
  }
}

export function countVisit() {
  const asked = document.querySelector("[data-visit]");
  const visit = asked ? asked.dataset.visit : "";
  if (!visit) return;
  const forget = () => { /* a page is read whether or not it is counted */ };
  whenSeen(() => {
    fetch(`${visit}.gif`, { credentials: "omit", cache: "no-store", keepalive: true }).catch(forget);
    show(`${visit}.json`).catch(forget);
  });
}
