// A file field that speaks Vietnamese: the name of the chosen file stands beside the button.
const NONE = "Chưa chọn tệp";

export function listenForFiles() {
  document.addEventListener("change", ({ target }) => {
    const name = target.closest(".file-choice")?.querySelector("[data-file-name]");
    if (name) name.textContent = [...target.files].map((file) => file.name).join(", ") || NONE;
  });
}
