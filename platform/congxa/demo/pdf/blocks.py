"""How does a sample text become paragraphs, lists and tables of a page? The notation is that of ``demo.prose``."""

from __future__ import annotations

import re
from html import escape
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.platypus import Paragraph, Spacer, Table, TableStyle

from congxa.demo.pdf import fonts
from congxa.demo.pdf.styles import style

_GRID = TableStyle(
    [
        ("GRID", (0, 0), (-1, -1), 0.5, HexColor("#555555")),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ("BACKGROUND", (0, 0), (-1, 0), HexColor("#eeeeee")),
    ]
)


def flow(text: str, width: float) -> list[Any]:
    """The blocks of a text, ready to be set into a column of this width."""
    blocks = [block.strip() for block in re.split(r"\n\s*\n", text.strip())]
    return [part for block in blocks if block for part in _block(block, width)]


def _block(block: str, width: float) -> list[Any]:
    lines = block.splitlines()
    if block.startswith("## "):
        return [Paragraph(escape(block[3:], quote=False), style("article"))]
    if block.startswith("|"):
        return [Spacer(0, 3), _table(lines, width), Spacer(0, 7)]
    if re.match(r"- |\d+\. ", block):
        return [Paragraph(_inline(line), style("item")) for line in lines]
    return [Paragraph(_inline(" ".join(lines)), style("text"))]


def _table(lines: list[str], width: float) -> Any:
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    longest = [max(6, *(min(len(row[column]), 48) for row in rows)) for column in range(len(rows[0]))]
    widths = [width * length / sum(longest) for length in longest]
    styles = [style("cell-head"), *([style("cell")] * (len(rows) - 1))]
    cells = [[Paragraph(_inline(cell), face) for cell in row] for row, face in zip(rows, styles, strict=True)]
    return Table(cells, colWidths=widths, style=_GRID, repeatRows=1)


def _inline(text: str) -> str:
    bold = rf'<font name="{fonts.face(bold=True)}">\1</font>'
    return re.sub(r"\*\*([^*]+)\*\*", bold, escape(text, quote=False))
