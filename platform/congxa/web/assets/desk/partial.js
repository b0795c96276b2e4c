// htmx under our content security policy, with our CSRF token and our words.
import htmx from "htmx.org";
import { t } from "./said.js";

const MESSAGES = {
  403: t("Bạn không có quyền làm việc này."),
  404: t("Không tìm thấy nội dung này. Có thể đã bị gỡ."),
  409: t("Người khác vừa sửa nội dung này. Hãy tải lại trang để xem bản mới."),
  429: t("Thao tác quá nhanh. Hãy chờ một phút rồi thử lại."),
  503: t("Hệ thống tạm thời gián đoạn. Nội dung đã nhập vẫn còn trên màn hình; hãy thử lại sau ít phút."),
};

function tell(words) {
  let line = document.querySelector(".tell");
  if (!line) {
    line = document.createElement("p");
    line.className = "tell";
    line.setAttribute("role", "alert");
    document.body.append(line);
  }
  line.textContent = words;
}

// The answer repeats what stood in the fields when it was asked for, or fills in more; what was typed while it was on
// its way wins.
function keepTyped() {
  const fields = (within) => within.querySelectorAll("textarea[name], input[name]:not([type=radio]):not([type=checkbox])");
  const valuesOf = (target) => new Map([...fields(target)].map(({ name, value }) => [name, value]));
  let asked = new Map();
  let typed = new Map();
  document.addEventListener("htmx:beforeRequest", ({ detail: { target } }) => { asked = valuesOf(target); });
  document.addEventListener("htmx:beforeSwap", ({ detail: { target } }) => {
    typed = new Map("keepTyped" in target.dataset ? [...valuesOf(target)].filter(([name, value]) => value !== asked.get(name)) : []);
  });
  document.addEventListener("htmx:afterSwap", ({ detail: { target } }) => {
    for (const field of fields(target)) if (typed.has(field.name)) field.value = typed.get(field.name);
    typed.clear();
  });
}

export function readyPartial(onContent) {
  Object.assign(htmx.config, {
    allowEval: false,
    allowScriptTags: false,
    includeIndicatorStyles: false,
    selfRequestsOnly: true,
    historyCacheSize: 0,
    responseHandling: [
      { code: "204", swap: false },
      { code: "[23]..", swap: true },
      { code: "422", swap: true },
      { code: "[45]..", swap: false, error: true },
    ],
  });
  keepTyped();
  document.addEventListener("htmx:configRequest", ({ detail }) => {
    const token = document.querySelector('meta[name="csrf-token"]')?.content;
    if (token && detail.verb !== "get") detail.headers["X-CSRFToken"] = token;
  });
  document.addEventListener("htmx:beforeRequest", () => tell(""));
  document.addEventListener("htmx:responseError", ({ detail }) => {
    tell(MESSAGES[detail.xhr.status] ?? t("Chưa làm được. Hãy tải lại trang rồi thử lại."));
  });
  document.addEventListener("htmx:sendError", () => tell(t("Mất kết nối mạng. Chưa gửi được; hãy kiểm tra mạng rồi thử lại.")));
  document.addEventListener("htmx:timeout", () => tell(t("Máy chủ trả lời quá lâu. Hãy thử lại.")));
  document.addEventListener("htmx:load", ({ detail }) => onContent(detail.elt));
}
