"""What does a sample budget say? The estimates and the settlements of two years, in proportion to the people there."""

from __future__ import annotations

import tomllib
from datetime import date, datetime, time, timedelta
from functools import cache
from importlib.resources import files
from typing import Any

from congxa.core import clock, text
from congxa.demo.papers import paper_file
from congxa.demo.places import words_of
from congxa.demo.prose import fill, to_html
from congxa.demo.samples import SampleArticle, UnitFacts, chance_of, nothing_said

# stage -> the day on which it is disclosed, counted from the year of the budget
_DISCLOSED = {"estimate": (0, 1, 12), "settlement": (1, 7, 15)}
_FORMS = {"estimate": "dự toán", "settlement": "quyết toán"}


def budgets_for(unit: UnitFacts, now: datetime) -> list[SampleArticle]:
    """Four disclosures; the newest of each stage has its decision as a file."""
    today = clock.local(now).date()
    found = []
    for stage in _DISCLOSED:
        newest = next(year for year in range(today.year, 0, -1) if _day(stage, year) < today)
        found += [_write(unit, stage, year, with_file=year == newest) for year in (newest, newest - 1)]
    return found


def _day(stage: str, year: int) -> date:
    later, month, day = _DISCLOSED[stage]
    return date(year + later, month, day)


def _write(unit: UnitFacts, stage: str, year: int, with_file: bool) -> SampleArticle:
    said = _read()["stage"][stage]
    words = words_of(unit) | {"namns": str(year)}
    day = _day(stage, year)
    lines = _lines(unit, stage, year)
    number = f"{chance_of(unit.slug, stage, year).randint(11, 38)}/QĐ-UBND"
    moment = datetime.combine(day, time(9, chance_of(unit.slug, year).randint(0, 59)), clock.VIETNAM)
    paper = {
        "form": "Quyết định",
        "number": number,
        "day": (day - timedelta(days=2)).isoformat(),
        "abstract": f"Công bố công khai {_FORMS[stage]} ngân sách năm {year} của {unit.full_name}",
        "decider": f"Chủ tịch Ủy ban nhân dân {unit.full_name}",
        "decides": "QUYẾT ĐỊNH:",
        "grounds": ["Căn cứ Luật Ngân sách nhà nước;", "Căn cứ Nghị quyết của Hội đồng nhân dân;"],
        "receivers": ["Như Điều 2;", "Lưu: VT, kế toán."],
        "text": _paper_text(stage, year, lines),
    }
    return SampleArticle(
        title=fill(said["title"], words),
        section=_read()["section"],
        kind="budget",
        summary=fill(said["summary"], words),
        body=to_html(fill(said["body"], words)),
        cover=None,
        byline="",
        published_at=moment,
        provenance=nothing_said("official_document") | {"source_name": f"Ủy ban nhân dân {unit.full_name}"},
        key=f"ngan-sach-{stage}-{year}",
        fields={
            "year": str(year),
            "stage": stage,
            "decision": f"Quyết định số {number} ngày {text.short_date(day - timedelta(days=2))}",
            "posted_from": day.isoformat(),
            "posted_until": (day + timedelta(days=30)).isoformat(),
            "lines": lines,
        },
        files={"files": (paper_file(unit, paper, moment),)} if with_file else {},
    )


def _lines(unit: UnitFacts, stage: str, year: int) -> list[dict[str, Any]]:
    """Income and spending come to the same sum in the estimate; what was done differs by a few parts of a hundred."""
    book = _read()
    total = round((book["base"] + book["per_head"] * (unit.population or 4000)) * (1 + 0.06 * (year - 2026)), -1)
    lines = []
    for row in book["line"]:
        estimate = round(total * row["share"] / 1000)
        turn = chance_of(unit.slug, row["name"], year).uniform(0.93, 1.11)
        actual: int | str = round(estimate * turn) if stage == "settlement" else ""
        lines.append({"name": fill(row["name"], words_of(unit)), "estimate": estimate, "actual": actual})
    return lines


def _paper_text(stage: str, year: int, lines: list[dict[str, Any]]) -> str:
    head = "| Khoản | Dự toán | Thực hiện |" if stage == "settlement" else "| Khoản | Dự toán |"
    rows = [
        f"| {line['name']} | {text.number(line['estimate'])} |"
        + (f" {text.number(line['actual'])} |" if stage == "settlement" else "")
        for line in lines
    ]
    return "\n\n".join(
        [
            f"**Điều 1.** Công bố công khai số liệu {_FORMS[stage]} ngân sách năm {year} (đơn vị: triệu đồng).",
            "\n".join([head, *rows]),
            "**Điều 2.** Văn phòng - Thống kê, kế toán và các cá nhân có liên quan chịu trách nhiệm thi hành.",
        ]
    )


@cache
def _read() -> dict[str, Any]:
    return tomllib.loads(files("congxa.demo").joinpath("data/records/budget.toml").read_text("utf-8"))
