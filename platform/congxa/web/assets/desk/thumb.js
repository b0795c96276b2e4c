// What was chosen on this machine, drawn small: the name that a camera gave says nothing. A page may load pictures from the
// site alone, so it is drawn and not loaded.
let last = Promise.resolve(); // one after the other: fifty photographs at once are too much for a small machine

/** A canvas that shows the file as soon as it is read; it goes away where there is no picture. */
export function thumbOf(file, most = { width: 320, height: 200 }) {
  const canvas = Object.assign(document.createElement("canvas"), { className: "sheet-picture", width: 1, height: 1 });
  canvas.setAttribute("aria-hidden", "true");
  last = last.then(() => createImageBitmap(file)).then((image) => {
    const scale = Math.min(1, most.width / image.width, most.height / image.height);
    Object.assign(canvas, { width: Math.max(1, image.width * scale), height: Math.max(1, image.height * scale) });
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    image.close();
  }).catch(() => canvas.remove()); // the server says why
  return canvas;
}
