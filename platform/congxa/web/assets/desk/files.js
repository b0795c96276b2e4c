// A file field that speaks our language: the name of the chosen file stands beside the button.
import { t } from "./said.js";

export function listenForFiles() {
  document.addEventListener("change", ({ target }) => {
    const name = target.closest(".file-choice")?.querySelector("[data-file-name]");
    if (name) name.textContent = [...target.files].map((file) => file.name).join(", ") || t("Chưa chọn tệp");
  });
}
