"""A desk arranges its site within what the tenant file allows: drafted, put in force, given back, and recorded."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import select

from cast import CHIEF, EDITOR, FAR_CHIEF, NEIGHBOUR, SUPERVISOR, Person, World
from congxa import links, tenancy
from congxa.audit.models import AuditRecord
from congxa.config import Settings
from congxa.core.actor import system_actor
from congxa.core.db import DbRole, Scope, db, transaction
from congxa.core.errors import Conflict, Invalid, Missing, Refused
from congxa.links import OutboundLink
from congxa.publishing import arrangement
from congxa.publishing.arrangement import changes_in_words
from congxa.tenancy import Part, SiteFacts
from congxa.tenancy.site import DeskRights
from congxa.theming import Themes

FRONT = {"blocks": [{"kind": "hotline", "place": "aside"}, {"kind": "columns", "title": "Tin trong xã", "count": 2}]}
MENU = {"menu": [{"title": "Dịch vụ công", "url": "https://dichvucong.gov.vn/", "items": []}]}
LINKS = {"links": [{"title": "Cổng tỉnh", "url": "https://www.quangtri.gov.vn/"}]}
LOOK = {"theme": "nui-rung", "tokens": {"primary": "#14532d", "accent": "#ca8a04"}}
EVERY: dict[Part, dict[str, Any]] = {"front": FRONT, "menu": MENU, "links": LINKS, "look": LOOK}


@pytest.fixture
def themes(settings: Settings) -> Themes:
    return Themes(settings.themes)


@pytest.fixture
def stage(world: World) -> Iterator[World]:
    yield world
    tenancy.forget_directory()


def draft(world: World, themes: Themes, part: Part, content: Any, version: int = 0, person: Person = CHIEF) -> None:
    with world.desk(person) as (actor, unit_id):
        arrangement.save_draft(actor, unit_id, part, version, content, themes)


def enforce(world: World, themes: Themes, part: Part, version: int = 1) -> None:
    with world.desk(CHIEF) as (actor, unit_id):
        arrangement.put_in_force(actor, unit_id, part, version, themes)


def site(world: World, unit: str = "suoi-trong") -> Any:
    return world.unit(unit).spec.site


@pytest.mark.parametrize("part", EVERY)
def test_a_draft_is_seen_by_nobody_until_it_is_put_in_force_and_the_file_comes_back(
    stage: World, themes: Themes, part: Part
) -> None:
    before = tenancy.content_of(site(stage), part)
    draft(stage, themes, part, EVERY[part])
    assert tenancy.content_of(site(stage), part) == before
    enforce(stage, themes, part)
    after = tenancy.content_of(site(stage), part)
    assert after != before
    assert tenancy.content_of(site(stage, "ban-moi"), part) == tenancy.content_of(tenancy_of(stage, "ban-moi"), part)
    with stage.desk(CHIEF) as (actor, unit_id):
        state = arrangement.part_state(actor, unit_id, part)
        assert (state.draft, state.is_arranged, state.version) == (None, True, 2)
        arrangement.take_back(actor, unit_id, part, 2)
    assert tenancy.content_of(site(stage), part) == before


def tenancy_of(world: World, unit: str) -> Any:
    with world.public(unit) as unit_id:
        return tenancy.filed(unit_id).site


def test_every_step_is_recorded_with_what_changed(stage: World, themes: Themes) -> None:
    draft(stage, themes, "links", LINKS)
    with stage.desk(CHIEF) as (actor, unit_id):
        arrangement.discard(actor, unit_id, "links", 1)
    draft(stage, themes, "links", LINKS, version=2)
    enforce(stage, themes, "links", 3)
    with stage.desk(CHIEF) as (actor, unit_id):
        arrangement.take_back(actor, unit_id, "links", 4)
        rows = db.session.scalars(select(AuditRecord).order_by(AuditRecord.id)).all()
    steps = ["drafted", "draft_dropped", "drafted", "arranged", "restored"]
    assert [row.event for row in rows] == [f"site.{step}" for step in steps]
    assert {row.subject_title for row in rows} == {"Liên kết"}
    assert rows[3].changes["links"][1] == LINKS["links"]


def test_two_people_do_not_write_over_each_other(stage: World, themes: Themes) -> None:
    draft(stage, themes, "front", FRONT)
    with pytest.raises(Conflict, match=f"Có người .{CHIEF.name}. vừa thay đổi"):
        draft(stage, themes, "front", FRONT)
    with pytest.raises(Conflict):
        enforce(stage, themes, "front", 0)


def test_only_a_chief_editor_of_the_unit_arranges(stage: World, themes: Themes) -> None:
    for person, error in ((EDITOR, Refused), (SUPERVISOR, Refused), (NEIGHBOUR, Missing)):
        actor = stage.actor(person)
        with pytest.raises(error), stage.desk(CHIEF) as (_, unit_id):
            arrangement.save_draft(actor, unit_id, "front", 0, FRONT, themes)


def test_what_the_file_does_not_allow_is_refused(stage: World, themes: Themes) -> None:
    assert site(stage, "cat-trang").desk.may_arrange == ("front", "menu")
    with pytest.raises(Refused, match=r"site\.desk\.may_arrange"):
        draft(stage, themes, "links", LINKS, person=FAR_CHIEF)


def test_what_the_file_stops_allowing_falls_back_to_the_file(stage: World, themes: Themes) -> None:
    draft(stage, themes, "links", LINKS)
    enforce(stage, themes, "links")
    facts = stage.unit("suoi-trong")
    with stage.public("suoi-trong") as unit_id:
        spec, live = tenancy.filed(unit_id), tenancy.in_force([unit_id])[unit_id]
    assert tenancy.laid_over(spec, live).site.links == facts.spec.site.links
    closed = spec.model_copy(update={"site": spec.site.model_copy(update={"desk": DeskRights(may_arrange=("menu",))})})
    assert tenancy.laid_over(closed, live) == closed


def test_an_arrangement_of_an_older_schema_gives_way_to_the_file(stage: World) -> None:
    with stage.public("suoi-trong") as unit_id:
        spec = tenancy.filed(unit_id)
    assert tenancy.laid_over(spec, {"front": {"blocks": [{"kind": "weather"}]}}) == spec


@pytest.mark.parametrize(
    ("part", "content", "field", "words"),
    [
        ("front", {"blocks": [{"kind": "column"}]}, "blocks-0-sections", "Khối 1, Chuyên mục: khối “Cột tin"),
        ("front", {"blocks": [{"kind": "columns", "count": 99}]}, "blocks-0-count", "Khối 1, Số mục: quá lớn"),
        ("front", {"blocks": [{"kind": "columns", "count": "hai"}]}, "blocks-0-count", "phải là số nguyên"),
        (
            "front",
            {"blocks": [{"kind": "column", "sections": ["x"]}]},
            "blocks-0-sections-0",
            "không có chuyên mục “x”",
        ),
        ("menu", {"menu": [{"title": "", "path": "/"}]}, "menu-0-title", "Mục 1: Chưa ghi tên"),
        ("menu", {"menu": [{"title": "Tin", "items": []}]}, "menu-0", "Mục 1: mục “Tin” phải dẫn tới đúng một nơi"),
        ("menu", {"menu": [{"title": "Tin", "url": "javascript:x"}]}, "menu-0-url", "không bắt đầu bằng https://"),
        ("links", {"links": [{"title": "A", "url": ""}]}, "links-0-url", "Liên kết 1: Chưa ghi địa chỉ"),
        ("look", {**LOOK, "theme": "khong-co"}, "theme", "Không có giao diện “khong-co”"),
        ("look", {**LOOK, "tokens": {"primary": "#ffd700", "accent": "#ca8a04"}}, "tokens-primary", "tương phản"),
        (
            "look",
            {**LOOK, "tokens": {"primary": "#14532d", "accent": "#ca8a04", "emblem": "images/khong.svg"}},
            "tokens-emblem",
            "không có ảnh “images/khong.svg”",
        ),
    ],
)
def test_what_is_wrong_is_said_at_its_field(
    stage: World, themes: Themes, part: Part, content: Any, field: str, words: str
) -> None:
    with pytest.raises(Invalid) as refused:
        draft(stage, themes, part, content)
    assert [problem.field for problem in refused.value.problems] == [field]
    assert words in refused.value.problems[0].message


def test_a_blocked_link_is_refused_naming_link_and_field_at_the_save_and_again_before_it_counts(
    stage: World, themes: Themes
) -> None:
    bad = {"menu": [{"title": "Ưu đãi", "url": "https://w88-example.test/", "items": []}]}
    draft(stage, themes, "menu", bad)
    with stage.office(SUPERVISOR) as (actor, unit_id):
        links.block(actor, unit_id, "w88-example.test", "Quảng cáo cờ bạc")
    with pytest.raises(Invalid, match=r"w88-example\.test") as refused:
        enforce(stage, themes, "menu")
    assert refused.value.problems[0].field == "menu-0-url"
    with pytest.raises(Invalid, match="Ưu đãi"):
        draft(stage, themes, "links", {"links": [{"title": "Ưu đãi", "url": "https://w88-example.test/x"}]})


def test_the_index_of_links_follows_what_is_in_force_even_over_an_apply_of_the_file(
    stage: World, themes: Themes
) -> None:
    for part in ("links", "menu"):
        draft(stage, themes, part, EVERY[part])  # type: ignore[arg-type, index]
    assert _indexed(stage) == set()
    enforce(stage, themes, "links")
    enforce(stage, themes, "menu")
    both = {("links", "https://www.quangtri.gov.vn/"), ("menu", "https://dichvucong.gov.vn/")}
    assert _indexed(stage) == both
    with stage.public("suoi-trong") as unit_id:
        spec = tenancy.filed(unit_id)
    changed = spec.model_copy(update={"population": 4711})
    try:
        with transaction(Scope(DbRole.PLATFORM)):
            tenancy.apply(system_actor("Bộ kiểm thử", frozenset(), ()), [changed])
        assert _indexed(stage) == both
    finally:
        with transaction(Scope(DbRole.PLATFORM)):
            tenancy.apply(system_actor("Bộ kiểm thử", frozenset(), ()), [spec])


def _indexed(world: World) -> set[tuple[str, str]]:
    with world.desk(CHIEF) as (_, unit_id):
        rows = db.session.scalars(select(OutboundLink).where(OutboundLink.unit_id == unit_id))
        return {(row.field, row.url) for row in rows if row.is_live}


def test_an_archived_site_is_arranged_no_more(stage: World, themes: Themes, monkeypatch: pytest.MonkeyPatch) -> None:
    facts = stage.unit("suoi-trong")
    spec = facts.spec.model_copy(update={"site": facts.spec.site.model_copy(update={"state": "archived"})})
    known = tenancy.directory()
    archived: dict[int, SiteFacts] = {**known.by_id, facts.unit_id: replace(facts, spec=spec)}
    with stage.desk(CHIEF) as (actor, unit_id):
        monkeypatch.setattr(tenancy, "directory", lambda: replace(known, by_id=archived))
        with pytest.raises(Conflict, match="lưu trữ"):
            arrangement.save_draft(actor, unit_id, "front", 0, FRONT, themes)


def test_the_preview_shows_the_draft_and_nothing_else_changes(stage: World, themes: Themes) -> None:
    draft(stage, themes, "front", FRONT)
    draft(stage, themes, "links", LINKS)
    with stage.desk(CHIEF) as (actor, unit_id):
        facts = arrangement.drafted_facts(actor, unit_id, "front")
        assert [block.kind for block in facts.spec.site.blocks] == ["hotline", "columns"]
        assert facts.spec.site.links == publishing_links(stage)


def publishing_links(world: World) -> Any:
    return tenancy.directory().unit("suoi-trong").spec.site.links


def test_what_will_change_is_said_in_plain_words() -> None:
    usual, arranged = {"blocks": []}, {"blocks": [{"kind": "columns"}, {"kind": "gallery"}, {"kind": "hotline"}]}
    assert changes_in_words("front", usual, arranged, {}) == [
        "Trang chủ sẽ có 3 khối: bỏ 6, thêm 1.",
        "Bỏ: Tin nổi bật, Trang của các đơn vị trực thuộc, Thông báo, Văn bản mới, Liên kết, Biểu ngữ.",
        "Thêm: Thư viện ảnh.",
    ]
    turned = {"blocks": [*reversed(arranged["blocks"])]}
    assert changes_in_words("front", arranged, turned, {}) == ["Trang chủ sẽ có 3 khối.", "Chỉ đổi thứ tự."]
    assert changes_in_words("front", arranged, arranged, {}) == []
    before, after = {**LOOK}, {"theme": "base", "tokens": {"primary": "#14532d", "accent": "#000000"}}
    assert changes_in_words("look", before, after, {"base": "Nền", "nui-rung": "Núi rừng"}) == [
        "Giao diện đổi từ “Núi rừng” sang “Nền”.",
        "Màu nhấn đổi từ #ca8a04 sang #000000.",
    ]
