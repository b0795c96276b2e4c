"""The footnotes of a text: numbered where they stand, and listed at its end with the way back."""

from __future__ import annotations

from zlib import crc32

from flask_babel import gettext as _
from selectolax.lexbor import LexborHTMLParser, LexborNode


def number_notes(document: LexborHTMLParser) -> None:
    """Turn ``<sup data-note="words">`` into numbers that lead to a list at the end of this text.

    Addresses within the page bear a part that is drawn from the words, so that two texts of one page do not clash.
    """
    marks = document.css("sup[data-note]")
    if not marks:
        return
    notes = [mark.attributes.get("data-note") or "" for mark in marks]
    stem = f"{crc32(chr(0).join(notes).encode()):08x}"
    lines = []
    for number, (mark, words) in enumerate(zip(marks, notes, strict=True), start=1):
        mark.replace_with(_fragment(_mark(stem, number)))
        lines.append(_line(stem, number, words))
    title = _("Chú thích")
    listed = f'<section class="notes" aria-label="{title}"><ol>{"".join(lines)}</ol></section>'
    last = document.root
    while last is not None and last.next is not None:
        last = last.next
    if last is not None:
        last.insert_after(_fragment(listed))


def _mark(stem: str, number: int) -> str:
    label = _("Chú thích %(number)s", number=number)
    there, here = f"chu-thich-{stem}-{number}", f"dau-{stem}-{number}"
    return f'<sup><a href="#{there}" id="{here}" aria-label="{label}">{number}</a></sup>'


def _line(stem: str, number: int, words: str) -> str:
    back = _("Về chỗ có chú thích %(number)s", number=number)
    plain = words.replace("&", "&amp;").replace("<", "&lt;")
    return (
        f'<li id="chu-thich-{stem}-{number}">{plain} <a href="#dau-{stem}-{number}" aria-label="{back}">\u21a9</a></li>'
    )


def _fragment(html: str) -> LexborNode:
    made = LexborHTMLParser(html, is_fragment=True).root
    assert made is not None
    return made
