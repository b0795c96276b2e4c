// By what the forms of this page prove where they come from: another one after every sign-in.

export const token = () => document.querySelector('meta[name="csrf-token"]')?.content ?? "";

/** Who signed in again in another tab goes on here; false where nobody is signed in, or somebody else. */
export async function renewToken(form) {
  const answer = await fetch(location.href, { headers: { Accept: "text/html" } }).catch(() => null);
  if (!answer?.ok || answer.redirected) return false;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page.querySelector('meta[name="csrf-token"]')?.content;
  const person = page.querySelector("form[data-person]")?.dataset.person;
  if (!fresh || (person && person !== form.dataset.person)) return false;
  document.querySelector('meta[name="csrf-token"]').content = fresh;
  for (const field of document.querySelectorAll("input[name=csrf_token]")) field.value = fresh;
  return true;
}
