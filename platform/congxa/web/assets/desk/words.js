// Vietnamese words and numbers, as people type and read them.
const collator = new Intl.Collator("vi", { numeric: true, sensitivity: "base" });

// "Hướng Hóa" and "huong hoa" fold to the same.
export function fold(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/gi, "d").toLowerCase().replace(/\s+/g, " ").trim();
}

// "1.234,5" -> 1234.5; nothing that is a number -> null.
export function readNumber(text) {
  const found = /-?\d[\d.]*(,\d+)?/.exec(text.replace(/\s|\u2212/g, (sign) => (sign === "\u2212" ? "-" : "")));
  return found ? Number(found[0].replace(/\./g, "").replace(",", ".")) : null;
}

export function writeNumber(number) {
  return new Intl.NumberFormat("vi-VN", { maximumFractionDigits: 1 }).format(number);
}

// A cell's value: data-value (a machine's number, or a date as 2021-02-27) or else its text.
export function valueOf(cell, type) {
  const machine = cell?.dataset.value;
  const text = cell?.textContent.trim() ?? "";
  if (type === "number") return machine === undefined ? readNumber(text) : Number.parseFloat(machine);
  if (type === "date") return machine ?? dateOf(cell, text);
  return machine ?? text;
}

function dateOf(cell, text) {
  const time = cell?.querySelector("time[datetime]");
  if (time) return time.dateTime;
  const found = /(\d{1,2})\/(\d{1,2})\/(\d{4})/.exec(text);
  return found ? `${found[3]}-${found[2].padStart(2, "0")}-${found[1].padStart(2, "0")}` : "";
}

// What is missing (no number, no date, no words) stands last, whatever the direction.
export function compare(one, other, falling) {
  const none = (value) => value === null || value === "" || Number.isNaN(value);
  if (none(one) || none(other)) return Number(none(one)) - Number(none(other));
  const order = typeof one === "number" ? one - other : collator.compare(one, other);
  return falling ? -order : order;
}
