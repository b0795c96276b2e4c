// Letters that nobody sees and that turn or part words: marks of direction, blanks of no width. The server takes them out
// of what is saved (core/text.py, seen); what joins the parts of a drawn sign stays.
const HIDING = /[\u034f\u180e\ufeff\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f]/g;

export const seen = (text) => text.replace(HIDING, "");
