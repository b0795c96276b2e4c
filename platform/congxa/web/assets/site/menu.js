// The menu behind its button on a telephone, and the lists below its entries by keyboard.
import { all, say } from "./page.js";

const wide = matchMedia("(min-width: 48rem)");

export function offerMenu() {
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
  button.setAttribute("aria-label", say("Các mục con của ", "Below ") + item.querySelector("a").textContent.trim());
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
