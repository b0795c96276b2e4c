"""How does a sample text become HTML, and how are its gaps filled?

The texts in ``data/`` are written in blocks parted by empty lines: a plain block is a paragraph, ``## `` opens a
heading, lines with ``- `` or ``1. `` a list, lines with ``|`` a table whose first row is its head, and
``{{picture:KEY}}`` alone stays as it is. Inside a block ``[text](address)`` is a link and ``**text**`` is strong.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape

from congxa.demo.samples import SAMPLE_MARK

_GAP = re.compile(r"(?<!\{)\{(\w+)\}(?!\})")
_PICTURE = re.compile(r"\{\{picture:[a-z-]+\}\}")
_LINK = re.compile(r"\[([^\]]+)\]\((https?://[^)\s]+)\)")
_STRONG = re.compile(r"\*\*([^*]+)\*\*")


def fill(text: str, words: Mapping[str, str]) -> str:
    """Put the words of a place into the gaps of a text. KeyError: the text asks for a word nobody knows."""
    return _GAP.sub(lambda gap: words[gap[1]], text)


def to_html(text: str) -> str:
    """The body of a sample article as HTML, closed by the line that marks it as a sample."""
    blocks = [block.strip() for block in re.split(r"\n\s*\n", text.strip())]
    parts = [_block(block) for block in blocks if block]
    return "\n".join([*parts, f"<p><em>{SAMPLE_MARK}</em></p>"])


def _block(block: str) -> str:
    if _PICTURE.fullmatch(block):
        return block
    if block.startswith("## "):
        return f"<h2>{_inline(block[3:])}</h2>"
    lines = block.splitlines()
    if block.startswith("|"):
        return _table(lines)
    if block.startswith("- "):
        return _list("ul", [line[2:] for line in lines])
    if block.startswith("1. "):
        return _list("ol", [line.split(". ", 1)[1] for line in lines])
    return f"<p>{_inline(' '.join(lines))}</p>"


def _list(tag: str, items: list[str]) -> str:
    return f"<{tag}>" + "".join(f"<li>{_inline(item)}</li>" for item in items) + f"</{tag}>"


def _table(lines: list[str]) -> str:
    head, *rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    body = "".join(_row("td", cells) for cells in rows)
    return f"<table><thead>{_row('th', head)}</thead><tbody>{body}</tbody></table>"


def _row(tag: str, cells: list[str]) -> str:
    return "<tr>" + "".join(f"<{tag}>{_inline(cell)}</{tag}>" for cell in cells) + "</tr>"


def _inline(text: str) -> str:
    linked = _LINK.sub(r'<a href="\2">\1</a>', escape(text, quote=False))
    return _STRONG.sub(r"<strong>\1</strong>", linked)
