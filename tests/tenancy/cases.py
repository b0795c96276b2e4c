"""Tenant files as the tests lay them out, and the mistakes that are found in them.

A folder of ``broken/`` is laid over ``broken/sound`` (one district, one commune) and adds or replaces files there.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from congxa import publishing
from congxa.tenancy.check import check
from congxa.tenancy.mistakes import Mistake

TENANTS = Path(__file__).parents[2] / "tenants"
BROKEN = Path(__file__).parent / "broken"
KINDS = frozenset(publishing.all_kinds())
THEMES = frozenset(path.parent.name for path in (TENANTS.parent / "themes").glob("*/theme.toml"))
RESERVED = frozenset({"quan-ly", "www", "congxa.example"})
Case = Callable[[str], Path]


def mistakes_in(folder: Path) -> list[Mistake]:
    return check(folder, THEMES, KINDS, RESERVED)


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
