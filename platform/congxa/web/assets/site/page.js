// What every module asks of the page, and what the reader's browser remembers for it.
export const root = document.documentElement;
export const all = (selector, within = document) => within.querySelectorAll(selector);

// The words that scripts say, in the language of the page.
export const say = (vietnamese, english) => (root.lang === "en" ? english : vietnamese);

export const kept = {
  // localStorage may be refused (private windows, policies): the page then simply forgets.
  read(key) {
    try { return localStorage.getItem(`congxa.${key}`); } catch { return null; }
  },
  write(key, value) {
    try { localStorage.setItem(`congxa.${key}`, value); } catch { /* forgotten */ }
  },
};
