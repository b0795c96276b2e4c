"""What the district of the demo sends fits the units that receive it, and a start that was cut off goes on."""

from __future__ import annotations

import pytest

from cast import CHIEF, DISTRICT_CHIEF, NEIGHBOUR, Person, World
from congxa import publishing, tenancy
from congxa.cli.timekeeper import deliver
from congxa.config import ROOT
from congxa.demo import sent
from congxa.demo.sent import DISTRICT, book
from congxa.publishing import Article, receiving, watching
from congxa.publishing.syndicated.rules import CopyState, Mode


def test_every_commune_has_the_sections_and_those_that_decide_are_there() -> None:
    specs = {spec.slug: spec for spec in tenancy.load(ROOT / "tenants").specs}
    said, below = book(), [spec for spec in specs.values() if spec.parent == DISTRICT]
    assert [Mode(item["mode"]) for item in said["item"]] == [Mode.LOCKED, Mode.ADAPTABLE]
    for item in said["item"]:
        kinds = {section.kind for section in specs[DISTRICT].site.sections if section.slug == item["section"]}
        assert kinds
        assert all(kinds <= {section.kind for section in spec.site.sections} for spec in below)
    assert {said["declined"]["unit"], said["changed"]["unit"]} <= {spec.slug for spec in below}


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """The same, sent by the district of the cast; gives what is adapted."""
    said = book()
    said["item"] = [{**item, "section": "chinh-tri"} for item in said["item"]]
    said["changed"]["unit"], said["declined"]["unit"] = CHIEF.unit, NEIGHBOUR.unit
    monkeypatch.setattr(sent, "book", lambda: said)
    monkeypatch.setattr(sent, "DISTRICT", DISTRICT_CHIEF.unit)
    return dict(said["changed"])


def received(world: World, person: Person) -> tuple[list[str], list[Article]]:
    """How the newest copies stand in a unit, and its items."""
    with world.desk(person) as (chief, unit_id):
        copies = receiving.received(chief, unit_id)
        items = publishing.all_articles(chief, unit_id)
        return [copy.state for copy in copies], [row for row in items if row.id in {copy.article_id for copy in copies}]


def test_a_start_that_was_cut_off_sends_nothing_twice_and_decides_what_is_left(
    world: World, here: dict[str, str]
) -> None:
    with pytest.raises(KeyboardInterrupt):
        sent.send_samples(cut_off)
    for _ in range(2):
        sent.send_samples(deliver)
    with world.desk(DISTRICT_CHIEF) as (chief, unit_id):
        assert [item.total for item in watching.sent_items(chief, unit_id)] == [2, 2]
    states, items = received(world, CHIEF)
    assert states == [CopyState.DELIVERED, CopyState.DELIVERED]
    assert sorted((row.state, row.body.count(here["line"])) for row in items) == [("published", 0), ("published", 1)]
    states, _ = received(world, NEIGHBOUR)
    assert states == [CopyState.DECLINED, CopyState.DELIVERED]


def cut_off() -> None:
    raise KeyboardInterrupt
