/** element("p", {class: "x", hidden: true}, "text", child) -> a DOM element. Attributes that are null or false are left out. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    made.setAttribute(key, value === true ? "" : String(value));
  }
  made.append(...children);
  return made;
}

let last = 0;
export const newId = (stem) => {
  last += 1;
  return `${stem}-${last}`;
};
