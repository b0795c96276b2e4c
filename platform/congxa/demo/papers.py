"""Which PDF file belongs to a sample, and what is it called?"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from functools import partial
from typing import Any

from congxa.core import clock, text
from congxa.demo.pdf import Paper, Signature, make
from congxa.demo.samples import SAMPLE_MARK, SampleFile, UnitFacts

# Whose document it is -> the lines of its head, who signs for whom. {LOAI}, {TEN}: kind and name in capitals.
_BODIES: Mapping[str, tuple[str, ...]] = {
    "ubnd": ("ỦY BAN NHÂN DÂN", "{LOAI} {TEN}"),
    "hdnd": ("HỘI ĐỒNG NHÂN DÂN", "{LOAI} {TEN}"),
}


def paper_file(unit: UnitFacts, row: Mapping[str, Any], published_at: datetime) -> SampleFile:
    """The file that a row of ``papers`` describes, its gaps filled. ``day``: ISO; without one it is dated the day
    before its publication, and with an empty one not at all (a draft, a form)."""
    said = row.get("day")
    day = clock.local(published_at).date() if said is None else date.fromisoformat(said) if said else None
    capitals = {"LOAI": unit.kind.upper(), "TEN": unit.name.upper()}
    paper = Paper(
        body=tuple(line.format(**capitals) for line in _BODIES[row.get("by", "ubnd")]),
        number=row.get("number", ""),
        place=unit.name,
        day=day,
        form=row["form"],
        abstract=row["abstract"],
        text=f"{row['text'].strip()}\n\n{SAMPLE_MARK}",
        signature=Signature(row.get("above", "").upper(), row.get("post", "CHỦ TỊCH").upper()),
        receivers=tuple(row.get("receivers", ())),
        grounds=tuple(row.get("grounds", ())),
        decider=row.get("decider", "").upper(),
        decides=row.get("decides", "").upper(),
        addressees=tuple(row.get("addressees", ())),
    )
    name = text.slug(row.get("name") or f"{paper.number} {paper.abstract}", 70)
    return SampleFile(f"{name}.pdf", text.shorten(paper.title, 200), partial(make, paper))
