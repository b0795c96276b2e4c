"""Sections and menu links follow the tenant file."""

from __future__ import annotations

from sqlalchemy import select

from cast import CHIEF, World
from congxa import publishing
from congxa.core.actor import system_actor
from congxa.core.db import DbRole, Scope, db, transaction
from congxa.core.events import announce
from congxa.links import OutboundLink
from congxa.tenancy.events import UnitApplied
from publishing.desk import draft

ACTOR = system_actor("Bộ kiểm thử", frozenset(), ())


def apply(unit_id: int, *sections: dict[str, object], url: str = "https://a.example/?x=1&y=2") -> None:
    with transaction(Scope(DbRole.PLATFORM)):
        announce(UnitApplied(ACTOR, unit_id, "suoi-trong", sections, ({"title": "A <b>", "url": url},), {}))
        assert f"unit:{unit_id}" in db.session.info["tags"]


def test_sections_follow_the_file_and_articles_outlive_their_section(world: World) -> None:
    facts = world.unit("suoi-trong")
    before = [
        {"slug": section.slug, "name": section.name, "kind": section.kind, "menu": section.menu}
        for section in facts.spec.site.sections
    ]
    with world.desk(CHIEF) as (chief, unit_id):
        article = publishing.create(chief, unit_id, draft())
        section_id = article.section_id
    try:
        apply(facts.unit_id, {"slug": "tin-moi", "name": "Tin mới", "kind": "news", "menu": False}, *before[1:])
        with world.desk(CHIEF) as (chief, unit_id):
            shown = publishing.sections(unit_id)
            assert [row.slug for row in shown] == ["tin-moi", *(section["slug"] for section in before[1:])]
            assert not shown[0].in_menu
            assert publishing.draft_of(publishing.all_articles(chief, unit_id)[0]).section == before[0]["slug"]
            row = db.session.scalars(select(OutboundLink).where(OutboundLink.owner_kind == "site")).one()
            assert (row.url, row.field, row.is_live) == ("https://a.example/?x=1&y=2", "links", True)
    finally:
        apply(facts.unit_id, *before)
    with world.desk(CHIEF) as (_, unit_id):
        assert publishing.sections(unit_id)[0].id == section_id


def test_addresses_in_the_menu_stand_in_the_index_of_links(world: World) -> None:
    facts = world.unit("suoi-trong")
    sections = [section.model_dump() for section in facts.spec.site.sections]
    menu = ({"title": "Dịch vụ công", "url": "https://menu.example/"},)
    with transaction(Scope(DbRole.PLATFORM)):
        announce(UnitApplied(ACTOR, facts.unit_id, "suoi-trong", tuple(sections), (), {}, menu))
    with world.desk(CHIEF) as (_, unit_id):
        rows = db.session.scalars(select(OutboundLink).where(OutboundLink.unit_id == unit_id)).all()
    assert [(row.field, row.url, row.is_live) for row in rows] == [("menu", "https://menu.example/", True)]
