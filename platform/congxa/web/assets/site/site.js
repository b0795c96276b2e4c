// Public pages work whole without this script; it only adds comfort. No cookie, no request.
const root = document.documentElement;
const all = (selector, within = document) => within.querySelectorAll(selector);
const wide = matchMedia("(min-width: 48rem)");
const LARGEST = 3;
const SMALLEST = -1;

const kept = {
  // localStorage may be refused (private windows, policies): the page then simply forgets.
  read(key) {
    try { return localStorage.getItem(`congxa.${key}`); } catch { return null; }
  },
  write(key, value) {
    try { localStorage.setItem(`congxa.${key}`, value); } catch { /* forgotten */ }
  },
};

function setSize(size) {
  if (size) root.dataset.size = size;
  else delete root.dataset.size;
}

function setContrast(high) {
  if (high) root.dataset.contrast = "high";
  else delete root.dataset.contrast;
  for (const button of all("[data-contrast]:not(html)")) button.setAttribute("aria-pressed", String(high));
}

function changeSize(step) {
  const now = Number(root.dataset.size) || 0;
  const size = step ? Math.min(LARGEST, Math.max(SMALLEST, now + step)) : 0;
  setSize(size);
  kept.write("size", size);
}

function offerReadingTools() {
  for (const tools of all("[data-reading-tools]")) tools.hidden = false;
  for (const button of all("[data-text-size]")) {
    button.addEventListener("click", () => changeSize(Number(button.dataset.textSize)));
  }
  for (const button of all("[data-contrast]:not(html)")) {
    button.addEventListener("click", () => {
      const high = root.dataset.contrast !== "high";
      setContrast(high);
      kept.write("contrast", high ? "high" : "");
    });
  }
}

function offerMenu() {
  for (const button of all("[data-menu-button]")) {
    const menu = document.getElementById(button.getAttribute("aria-controls"));
    button.addEventListener("click", () => {
      button.setAttribute("aria-expanded", String(menu.classList.toggle("is-open")));
    });
  }
  for (const list of all("nav.menu li > ul")) offerSubMenu(list.parentElement);
}

function offerSubMenu(item) {
  const button = document.createElement("button");
  const open = (yes) => {
    item.classList.toggle("is-open", yes);
    item.classList.toggle("is-shut", !yes);
    button.setAttribute("aria-expanded", String(yes));
  };
  button.type = "button";
  button.className = "sub-button";
  button.setAttribute("aria-expanded", "false");
  button.setAttribute("aria-label", `Các mục con của ${item.querySelector("a").textContent.trim()}`);
  button.addEventListener("click", () => open(!item.classList.contains("is-open")));
  item.classList.add("has-sub", "is-shut");
  item.querySelector("a").after(button);
  item.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !item.classList.contains("is-open")) return;
    open(false);
    button.focus();
  });
  item.addEventListener("focusout", (event) => {
    // On a phone the list stands in the page: closing it would move what is being touched away from the finger.
    if (wide.matches && !item.contains(event.relatedTarget)) open(false);
  });
}

function sayToday() {
  const parts = Object.fromEntries(
    new Intl.DateTimeFormat("en-CA", {
      timeZone: "Asia/Ho_Chi_Minh", year: "numeric", month: "2-digit", day: "2-digit",
    }).formatToParts(new Date()).map((part) => [part.type, part.value]),
  );
  const date = `${parts.year}-${parts.month}-${parts.day}`;
  const days = ["Chủ nhật", "Thứ hai", "Thứ ba", "Thứ tư", "Thứ năm", "Thứ sáu", "Thứ bảy"];
  const day = days[new Date(`${date}T00:00Z`).getUTCDay()];
  // Days 1-9 and months 1-2 bear a leading zero, as the server writes them (Decree 30/2020/NĐ-CP).
  const month = Number(parts.month) < 3 ? parts.month : String(Number(parts.month));
  for (const time of all("time[data-today]")) {
    time.dateTime = date;
    time.textContent = `${day}, ngày ${parts.day} tháng ${month} năm ${parts.year}`;
  }
}

async function share(button) {
  const canonical = document.querySelector('link[rel="canonical"]');
  const url = button.dataset.shareUrl || (canonical ? canonical.href : location.href.split("#")[0]);
  const done = document.querySelector("[data-share-done]");
  const say = (words) => { if (done) done.textContent = words; };
  try {
    if (navigator.share) return await navigator.share({ title: button.dataset.shareTitle || document.title, url });
    await navigator.clipboard.writeText(url);
    say("Đã chép địa chỉ của bài.");
  } catch (error) {
    if (error.name !== "AbortError") say(`Địa chỉ của bài: ${url}`);
  }
  return undefined;
}

function offerPrintAndShare() {
  for (const button of all("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => print());
  }
  for (const button of all("[data-share]")) {
    button.hidden = false;
    button.addEventListener("click", () => share(button));
  }
}

// A table wider than the text scrolls by itself, and by keyboard too.
function wrapTables() {
  for (const table of all(".prose > table")) {
    const frame = document.createElement("div");
    frame.className = "table-scroll";
    table.replaceWith(frame);
    frame.append(table);
    if (frame.scrollWidth > frame.clientWidth) {
      frame.tabIndex = 0;
      frame.setAttribute("role", "region");
      frame.setAttribute("aria-label", table.caption ? table.caption.textContent : "Bảng, cuộn ngang để xem hết");
    }
  }
}

root.classList.add("js");
setSize(Number(kept.read("size")) || 0);
setContrast(kept.read("contrast") === "high");
offerReadingTools();
offerMenu();
sayToday();
offerPrintAndShare();
wrapTables();
