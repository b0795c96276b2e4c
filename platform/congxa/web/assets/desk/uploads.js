// How far a large upload is. Without this script the form is sent as it is; the answer is the same page.
export function showUploads() {
  document.addEventListener("submit", (event) => {
    const form = event.target.closest("form[data-upload]");
    if (!form) return;
    event.preventDefault();
    const state = form.querySelector("[data-upload-state]");
    const bar = state.querySelector("progress");
    const words = state.querySelector("[data-upload-words]");
    const button = form.querySelector("[type=submit]");
    const request = new XMLHttpRequest();
    request.open("POST", form.action);
    request.upload.addEventListener("progress", ({ loaded, total }) => {
      bar.value = total ? Math.round((loaded / total) * 100) : 0;
      words.textContent = loaded < total ? `${words.dataset.sending} ${bar.value} %` : words.dataset.checking;
    });
    const plain = () => { button.disabled = false; form.submit(); };
    request.addEventListener("error", () => {
      button.disabled = false; // the page of the browser's error would lose what was chosen
      words.textContent = words.dataset.lost;
    });
    request.addEventListener("load", () => {
      const page = new DOMParser().parseFromString(request.responseText, "text/html");
      const fresh = page.querySelector("main");
      if (!fresh) return plain();
      document.title = page.title;
      history.pushState(null, "", request.responseURL); // the page of the file, the list, or this form with what is wrong
      document.querySelector("main").replaceWith(document.adoptNode(fresh));
      document.querySelector("main [data-focus], main [role=status]")?.focus();
    });
    button.disabled = true;
    state.hidden = false;
    bar.value = 0;
    words.textContent = words.dataset.sending;
    request.send(new FormData(form));
  });
}
