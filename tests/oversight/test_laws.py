"""The law behind a finding is data with dates; the code quotes none."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from congxa import oversight
from congxa.oversight.laws import law_of
from congxa.web.office.tables import days_without_policy, removal_bases

PACKAGE = Path(__file__).parents[2] / "platform" / "congxa"


@pytest.mark.parametrize(
    ("check", "on", "law"),
    [
        ("picture_without_source", date(2006, 6, 30), ""),
        ("picture_without_source", date(2023, 4, 25), "Luật Sở hữu trí tuệ"),
        ("picture_without_source", date(2023, 4, 26), "Luật Sở hữu trí tuệ; Nghị định 17/2023/NĐ-CP, điều 8"),
        ("press_review_without_newspaper", date(2024, 12, 24), ""),
        ("press_review_without_newspaper", date(2024, 12, 25), "Nghị định 147/2024/NĐ-CP"),
        ("gambling_link", date(2026, 1, 1), "Luật Quảng cáo, điều 7"),
        ("document_incomplete", date(2022, 8, 14), ""),
        ("document_incomplete", date(2022, 8, 15), "Nghị định 42/2022/NĐ-CP, điều 4 khoản 1 điểm a"),
        ("no_such_check", date(2026, 1, 1), ""),
    ],
)
def test_a_finding_names_the_law_of_its_day(check: str, on: date, law: str) -> None:
    assert law_of(check, on) == law


def test_a_ban_is_offered_with_the_laws_in_force() -> None:
    today, before = removal_bases(date(2026, 1, 1)), removal_bases(date(2024, 12, 24))
    assert today[0].startswith("Luật Quảng cáo")
    assert [basis[:18] for basis in today if basis not in before] == ["Nghị định 147/2024"]


def test_every_severity_has_a_deadline_without_a_policy() -> None:
    assert set(days_without_policy()) == set(oversight.Severity)


def test_no_law_is_quoted_in_the_code() -> None:
    files = [*(PACKAGE / "oversight").rglob("*.py"), *(PACKAGE / "web" / "office").rglob("*.py")]
    assert len(files) > 30
    assert {path.name: quoted for path in files if (quoted := list(_laws_in(path)))} == {}


def _laws_in(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and "Nghị định " in node.value:
            yield node.value
