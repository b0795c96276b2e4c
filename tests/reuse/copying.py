"""Who wrote what first, who repeats it, and what the desk says to that."""

from __future__ import annotations

from datetime import datetime

import pytest

from cast import EDITOR, NEIGHBOUR, SUPERVISOR, World
from congxa import publishing, reuse
from congxa.core import clock
from congxa.core.errors import Invalid
from congxa.publishing import Article
from congxa.reuse import Match, PressDraft
from publishing.desk import draft, published
from reuse.texts import text

THEIRS = text(1, 160)
PRESS = PressDraft(
    newspaper="Báo Vùng Cao",
    title="Mùa cà phê chín trên núi",
    author="Lê Thị Núi",
    address="https://bao-vung-cao.example/mua-ca-phe-chin",
    published_at=datetime(2026, 10, 1, 8, tzinfo=clock.VIETNAM),
    text=text(2, 200),
)


def html(*paragraphs: str) -> str:
    return "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)


def neighbour_publishes(world: World, words: str = THEIRS, **changes: object) -> Article:
    with world.desk(NEIGHBOUR) as (actor, unit_id):
        return published(actor, unit_id, title="Bài của Bản Mới về mùa màng", body=html(words), **changes)


def office_knows(world: World, *drafts: PressDraft) -> int:
    with world.office(SUPERVISOR) as (actor, unit_id):
        return reuse.add_press(actor, unit_id, "Đợt thử", drafts or (PRESS,)).id


def written(world: World, *paragraphs: str, **changes: object) -> Article:
    with world.desk(EDITOR) as (actor, unit_id):
        return publishing.create(actor, unit_id, draft(body=html(*paragraphs), **changes))


def found(world: World, article: Article) -> tuple[Match, ...]:
    with world.desk(EDITOR):
        return reuse.matches(article)


def submit(world: World, article: Article) -> Article:
    with world.desk(EDITOR) as (actor, unit_id):
        return publishing.submit(actor, unit_id, article.id, article.version)


def refused(world: World, article: Article) -> str:
    with pytest.raises(Invalid) as refusal:
        submit(world, article)
    (problem,) = refusal.value.problems
    assert problem.field == reuse.FIELD
    return problem.message
