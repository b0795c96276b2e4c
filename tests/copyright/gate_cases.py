"""The gate as a table of cases: each work on each basis, with each demanded field missing, and each rule broken.

``python tests/copyright/gate_cases.py`` writes the table to ``gate_cases.toml`` and, for people, to ``docs/rights.md``;
the tests hold both equal to what the gate says.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from congxa import copyright as rights
from congxa.copyright import Basis, Beside, Enclosure, Illustration, Origin, Records, WorkKind
from congxa.copyright.quotation import limits_on
from congxa.copyright.records.facts import AgreementFacts, ContributorFacts

HERE = Path(__file__).parent
TABLE, DOCS = HERE / "gate_cases.toml", HERE.parents[1] / "docs" / "rights.md"
ON = date(2026, 11, 25)
SEEN = datetime(2026, 11, 20, 3, tzinfo=UTC)
WORDS = {WorkKind.ARTICLE: "bài", WorkKind.PICTURE: "ảnh", WorkKind.FILE: "phim"}
FILLED: dict[str, Any] = {
    "author": "Tác giả Mẫu",
    "source_name": "Báo Vùng Cao (mẫu)",
    "source_url": "https://bao-vung-cao.example/1",
    "source_published_at": SEEN,
    "agreement": "03/TT-BBT",
    "licence": "cc-by",
    "proof_id": 7,
}
EMPTY: dict[str, Any] = {"source_published_at": None, "proof_id": None}
FULL = AgreementFacts("03/TT-BBT", date(2026, 1, 1), date(2026, 12, 31), None, tuple(WorkKind))
OVER = FULL._replace(valid_until=date(2026, 10, 31))
CLOSED = FULL._replace(closed_on=date(2026, 11, 1))
NARROW = FULL._replace(works=(WorkKind.PICTURE,))
CONSENT = ContributorFacts("Tác giả Mẫu", has_proof=True, valid_until=None, closed_on=None)
RECORDS = Records({1: FULL, 2: OVER, 3: CLOSED, 4: NARROW}, {1: CONSENT, 2: CONSENT._replace(has_proof=False)})
QUOTED = f"<p>{'Bài báo kể rằng bà con rất vui. ' * 12}</p><blockquote>Năm nay lúa được mùa lớn.</blockquote>"
MUCH = f"<blockquote>{'Năm nay lúa được mùa. ' * 20}</blockquote><p>Đáng đọc.</p>"
LONG = f"<p>{'Bà con đọc bài và bàn với nhau. ' * 80}</p><blockquote>{'Năm nay lúa được mùa. ' * 30}</blockquote>"


@dataclass(frozen=True)
class Case:
    """One row: the work, the kind of item, the basis, what is special about it, and what the gate answers."""

    work: str
    kind: str
    basis: str
    case: str
    verdict: str
    messages: tuple[str, ...]


def cases() -> Iterator[Case]:
    """Every row, in a fixed order."""
    for work in WorkKind:
        for kind in ("news", "reportage", "press_review") if work is not WorkKind.FILE else ("news",):
            yield _case(work, kind, Origin(), "không nói gì")
            for basis in (row.key for row in rights.bases(work, ON)):
                full = Origin(basis, **FILLED)
                if basis is Basis.OWN_STAFF and kind != "press_review":
                    full = Origin(basis, author="Tác giả Mẫu")
                yield _case(work, kind, full, "đủ")
                for name in FILLED:
                    lacking = _case(work, kind, replace(full, **{name: EMPTY.get(name, "")}), f"thiếu {_name(name)}")
                    if lacking.messages != _case(work, kind, full, "").messages:
                        yield lacking
        yield from _special(work)


def _special(work: WorkKind) -> Iterator[Case]:
    """The rules beyond the demanded fields."""
    for basis, said, case in (
        (Basis.AGREEMENT, {"agreement_id": 1, "proof_id": None}, "thỏa thuận còn hiệu lực"),
        (Basis.AGREEMENT, {"agreement_id": 2}, "thỏa thuận hết hiệu lực"),
        (Basis.AGREEMENT, {"agreement_id": 3}, "thỏa thuận đã kết thúc"),
        (Basis.AGREEMENT, {"agreement_id": 4}, "thỏa thuận chỉ gồm ảnh"),
        (Basis.CONTRIBUTOR, {"contributor_id": 1, "proof_id": None}, "cộng tác viên có bản đồng ý"),
        (Basis.CONTRIBUTOR, {"contributor_id": 2, "proof_id": None}, "cộng tác viên chưa có bản đồng ý"),
        (Basis.PERMISSION, {"valid_from": date(2026, 12, 1)}, "chưa đến hạn dùng"),
        (Basis.PERMISSION, {"valid_until": date(2026, 11, 24)}, "đã hết hạn dùng"),
        (Basis.PERMISSION, {"valid_until": date(2026, 11, 25)}, "ngày cuối được dùng"),
        (Basis.OPEN_LICENCE, {"licence": "cua-toi"}, "giấy phép lạ"),
        (Basis.OPEN_LICENCE, {"licence_version": "9.0"}, "phiên bản giấy phép lạ"),
        (Basis.OPEN_LICENCE, {"licence": "cc-by-nd"}, "giấy phép không cho sửa"),
        (Basis.OWN_STAFF, {"source_url": "https://vnexpress.net/bai-1.html"}, "tự làm mà địa chỉ nguồn là của báo"),
    ):
        yield _case(work, "news", Origin(basis, **{**FILLED, **said}), case)
    if work is WorkKind.PICTURE:
        cut = Origin(Basis.OPEN_LICENCE, **{**FILLED, "licence": "cc-by-nd"})
        yield _case(work, "news", cut, "giấy phép không cho sửa, ảnh đã cắt", is_cropped=True)
    if work is not WorkKind.ARTICLE:
        return
    quotation, news = Origin(Basis.QUOTATION, **FILLED), Origin(Basis.PURE_NEWS, **FILLED)
    yield _case(work, "press_review", quotation, "trích trong mức", html=QUOTED)
    yield _case(work, "press_review", quotation, "trích quá tỷ lệ", html=MUCH)
    yield _case(work, "press_review", quotation, "một đoạn trích quá dài", html=LONG)
    yield _case(work, "press_review", quotation, "không đánh dấu đoạn trích", html="<p>Cả bài là của báo.</p>")
    yield _case(work, "press_review", Origin(Basis.AGREEMENT, **FILLED), "đăng lại cả bài", html=MUCH)
    yield _case(work, "news", news, "tin ngắn", html="<p>Sáng nay, cầu thông xe.</p>")
    yield _case(work, "news", news, "tin dài", html=f"<p>{'Cầu thông xe. ' * 120}</p>")
    press_picture = Illustration("Ảnh 1", quotation, "Cầu")
    yield _case(work, "news", news, "tin kèm ảnh của báo", pictures=(press_picture,))


def _case(
    work: WorkKind,
    kind: str,
    origin: Origin,
    case: str,
    *,
    html: str = "",
    is_cropped: bool = False,
    pictures: tuple[Illustration, ...] = (),
) -> Case:
    beside = Beside(html=html, limits=limits_on(ON), records=RECORDS)
    if work is WorkKind.ARTICLE:
        found = rights.gaps(kind, origin, pictures, True, ON, beside=beside)
    elif work is WorkKind.PICTURE:
        shown = [Illustration("Ảnh 1", origin, "Cầu", is_cropped)]
        found = rights.gaps(kind, None, shown, True, ON, text=False, beside=beside)
    else:
        film = Enclosure("Phim “Cầu mới”", origin, "video", "video")
        found = rights.file_gaps(kind, film, ON, RECORDS)
    messages = tuple(problem.message for problem in found)
    basis = origin.basis.value if origin.basis else ""
    return Case(WORDS[work], kind, basis, case, "dừng" if messages else "qua", messages)


def _name(field: str) -> str:
    return rights.demands()["proof" if field == "proof_id" else field].name


def as_toml() -> str:
    """The table for the test."""
    rows = []
    for row in cases():
        lines = "".join(f"\n  {_quoted(message)}," for message in row.messages)
        messages = f"[{lines}\n]" if lines else "[]"
        named = (f"{name} = {_quoted(getattr(row, name))}" for name in ("work", "kind", "basis", "case", "verdict"))
        rows.append("[[case]]\n" + "\n".join(named) + f"\nmessages = {messages}\n")
    return "# Written by gate_cases.py; read it as the gate's promise.\n\n" + "\n".join(rows)


def kept() -> list[Case]:
    """The table that is kept."""
    rows = tomllib.loads(TABLE.read_text("utf-8"))["case"]
    return [Case(**{**row, "messages": tuple(row["messages"])}) for row in rows]


def as_docs() -> str:
    """The page for people: bases and rules with their legal basis, then the table."""
    titles = {row.key: row.title for work in WorkKind for row in rights.bases(work, ON)}
    parts = [
        _INTRODUCTION,
        "\n## What each basis demands\n",
        _table(("basis", "demands", "legal basis", "from"), _bases()),
    ]
    parts += [
        "\n## The rules beyond these fields\n",
        _table(("rule", "concerns", "how it is satisfied", "legal basis", "from"), _rules()),
    ]
    shown = [
        (
            row.work,
            row.kind,
            titles[Basis(row.basis)] if row.basis else "–",
            row.case,
            row.verdict,
            " ".join(row.messages),
        )
        for row in cases()
    ]
    parts += ["\n## The table of cases\n", _table(("work", "kind", "basis", "case", "verdict", "message"), shown)]
    return "\n".join(parts)


def _bases() -> Iterator[tuple[str, ...]]:
    seen = {row.key: row for work in WorkKind for row in rights.bases(work, ON)}
    for row in seen.values():
        demanded = [rights.demands()[name].name for name in row.demands]
        demanded += [
            f"{rights.demands()[name].name} ({WORDS[WorkKind(w)]})" for w, names in row.more.items() for name in names
        ]
        yield row.title, ", ".join(demanded), row.legal, row.valid_from.isoformat()


def _rules() -> Iterator[tuple[str, ...]]:
    for rule in rights.rules(ON):
        concerned = ", ".join(WORDS[work] for work in rule.works)
        bases = ", ".join(basis.value for basis in rule.bases) or "all"
        yield rule.title, f"{concerned}; {bases}", rule.mend, rule.legal, rule.valid_from.isoformat()


def _table(head: tuple[str, ...], rows: Any) -> str:
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    return "\n".join([*lines, *("| " + " | ".join(cell.replace("|", "/") for cell in row) + " |" for row in rows)])


def _quoted(words: str) -> str:
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'


_INTRODUCTION = """# Rights: what the gate asks

Nothing goes live, is scheduled, handed to other units or put on a front page before its rights are said. This page is
written from the data by which the gate judges (`copyright/data/bases.toml`, `gate.toml`, `quotation.toml`,
`licences.toml`, `press.toml`) by `tests/copyright/gate_cases.py`, and a test keeps it so.

- Every row of the data holds from a day on, and what was published before is judged by the rows of its own day. Laws
  were read in part only; where a rule says "usual", the figure is one of editorial rules and not of the law.
- What is others' needs a proof: an agreement or a contributor of the unit's list (entered once under "Bản quyền"), or a
  scan in the library of files. A proof never becomes public by being one. An agreement of a unit above may cover those
  below. The days of a record stay with it: renewing it renews all that rests on it, and closing it lets nothing new
  stand on it.
- How much may be quoted stands in the unit's policy (`policy.quotation` in `tenants/*.toml`) or, where that is silent,
  in `quotation.toml`; it is measured on the text itself: block and inline quotations, and words between marks.
- A paper of which nothing is said stands under what is said of the text that it is attached to; films and recordings
  say it themselves.
- The credit below a text, a picture, a film is made from these fields, on pages, in feeds, in the picture of a shared
  link and in print. Nobody writes it, so nobody leaves it out.

The unit's policy says from which date of publication on all this is demanded (`policy.provenance`). What becomes of a
right that ends: [rights-over-time.md](rights-over-time.md). What files say of themselves: [evidence.md](evidence.md).
"""


if __name__ == "__main__":
    TABLE.write_text(as_toml(), "utf-8")
    DOCS.write_text(as_docs() + "\n", "utf-8")
