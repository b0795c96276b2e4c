// The hash of a file of the reader's own, made on their machine: nothing of the file is sent anywhere.
export function offerHashing() {
  const field = document.querySelector("[data-hash-file]");
  if (!field || !globalThis.crypto?.subtle) return; // browsers offer it over HTTPS only
  const state = field.querySelector("[data-hash-state]");
  field.hidden = false;
  field.querySelector("input").addEventListener("change", async ({ target }) => {
    const [file] = target.files;
    if (!file) return;
    state.textContent = state.dataset.working;
    try {
      const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", await file.arrayBuffer()));
      const typed = document.getElementById("sha256");
      typed.value = [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
      state.textContent = "";
      typed.form.submit();
    } catch {
      state.textContent = state.dataset.failed;
    }
  });
}
