// How long is a text? Words, letters, and the minutes that reading takes.

/** Words, letters without blanks, and whole minutes of reading at so many words a minute; none for an empty text. */
export function measure(text, wordsAMinute) {
  const words = text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
  const letters = [...text.replace(/\s/g, "")].length;
  return { words, letters, minutes: words ? Math.max(1, Math.round(words / wordsAMinute)) : 0 };
}
