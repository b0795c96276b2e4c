// The date in Vietnam on a page that was kept since yesterday.
import { all, say } from "./page.js";

export function sayToday() {
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
  const words = say(
    `${day}, ngày ${parts.day} tháng ${month} năm ${parts.year}`,
    new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", dateStyle: "full" }).format(new Date(`${date}T00:00Z`)),
  );
  for (const time of all("time[data-today]")) {
    time.dateTime = date;
    time.textContent = words;
  }
}
