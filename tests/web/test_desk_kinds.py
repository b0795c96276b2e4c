"""Every kind of content at the desk: its form opens, loses nothing that was typed, and leads to the reader."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser
from sqlalchemy import select

from cast import ELSEWHERE, FAR_CHIEF, World
from congxa import links, publishing
from congxa.config import Settings
from congxa.core.db import db
from congxa.core.errors import Invalid
from congxa.identity import Permission
from congxa.publishing import Draft, Kind, all_kinds, kind_of
from congxa.publishing.kinds.fields import Address, Field, Flag, Moment, Rich, Rows, Text, Words
from publishing.samples import KINDS, ready, sample, shown
from web.desk_reader import Page, SitDown, desks
from web.site_reader import Reader, site_app

LONG = " ".join(["Dài"] * 150)
MARK, BLOCKED = "<b>đậm</b>&<i>", "xau-so.example"


@pytest.fixture
def sit_down(built: Settings, world: World) -> SitDown:
    return desks(built)


@pytest.fixture
def reader(built: Settings, world: World) -> Reader:
    return Reader(site_app(built), "cat-trang")


def sent(draft: Draft, kind: Kind) -> dict[str, Any]:
    """What a browser sends of the form of this kind when the draft is typed into it."""
    origin = draft.origin.as_facts()
    form = {name: origin.get(name) or "" for name in ("basis", "author", "source_name", "source_url", "agreement")}
    form |= {"title": draft.title, "section": draft.section, "summary": draft.summary, "body": draft.body}
    form |= {"source_published_at": str(origin.get("source_published_at") or "")[:10]}
    for field in kind.fields:
        form |= _inputs(field, draft.fields.get(field.name))
    return form


def _inputs(field: Field, said: Any) -> dict[str, Any]:
    name = f"fact-{field.name}"
    if isinstance(field, Rows):
        return {
            f"{name}-{number}-{column}": str(words)
            for number, row in enumerate(said or ())
            for column, words in row.items()
        }
    if isinstance(field, Flag):
        return {name: "1"} if said else {}
    if field.widget in ("files", "items"):
        return {name: [str(number) for number in said or ()]}
    return {
        name: str(said if said is not None else "").replace(" ", "T") if isinstance(field, Moment) else str(said or "")
    }


def prepared(world: World, kind: str, **changes: Any) -> Draft:
    with world.desk(FAR_CHIEF) as (actor, unit_id):
        return ready(actor, unit_id, kind, **changes)


def _is_day(name: str, words: Any) -> bool:
    return name.startswith("fact-") and re.fullmatch(r"\d{4}-\d\d-\d\d", str(words)) is not None


def number_of(page: Page) -> int:
    found = re.search(r"/bai-viet/(\d+)", page.response.headers["Location"])
    assert found, page.text
    return int(found[1])


def test_there_is_a_sample_of_every_kind() -> None:
    assert set(KINDS) == set(all_kinds())


@pytest.mark.parametrize("key", KINDS)
def test_a_form_opens_with_a_label_for_every_input(sit_down: SitDown, key: str) -> None:
    desk = sit_down(FAR_CHIEF)
    page = desk.get(f"/bai-viet/moi?chuyen-muc={sample(key).section}")
    assert page.status == 200
    form = page.all("form.editing")[0]
    labels = {label.attributes.get("for") for label in form.css("label[for]")}
    for field in kind_of(key).fields:
        assert field.label in page.text
        if field.hint:
            assert field.hint in page.text
    for node in form.css("input, select, textarea"):
        kind, number = node.attributes.get("type"), node.attributes.get("id")
        if kind in ("hidden", "submit", "checkbox", "radio"):
            continue
        assert number in labels or node.attributes.get("aria-label"), node.html


@pytest.mark.parametrize("key", KINDS)
def test_what_was_typed_stays_whatever_is_wrong_with_it(sit_down: SitDown, world: World, key: str) -> None:
    desk, draft = sit_down(FAR_CHIEF), prepared(world, key)
    typed = desk.get(f"/bai-viet/moi?chuyen-muc={draft.section}").form() | sent(draft, kind_of(key)) | {"title": LONG}
    bad = {name: "31/02/2026" for name, words in typed.items() if _is_day(name, words)}
    page = desk.post("/bai-viet/moi", {**typed, **bad}, follow=False)
    assert page.status == 422, page.text
    assert page.messages_at("title")
    kept = page.form()
    for name, words in {**typed, **bad}.items():
        if isinstance(words, list):
            chosen = {node.attributes["value"] for node in page.all(f'input[name="{name}"][checked]')}
            assert chosen == set(words), name
        elif name != "csrf_token" and name in kept:
            assert kept[name].replace("\r", "") == words, name
    for name in bad:
        if not re.search(r"-\d+-", name) and name.startswith("fact-"):
            assert "Không có ngày 31/02/2026" in page.messages_at(name.removeprefix("fact-"))
    assert "Chưa có bài nào" in desk.get("/bai-viet/").text


@pytest.mark.parametrize("key", KINDS)
def test_an_item_goes_from_the_form_to_its_page_and_its_list(
    sit_down: SitDown, world: World, reader: Reader, key: str
) -> None:
    desk, draft = sit_down(FAR_CHIEF), prepared(world, key)
    typed = desk.get(f"/bai-viet/moi?chuyen-muc={draft.section}").form() | sent(draft, kind_of(key))
    saved = desk.post("/bai-viet/moi", typed, follow=False)
    assert saved.status == 303, saved.text
    path = f"/bai-viet/{number_of(saved)}"
    assert draft.title not in reader.text(f"/chuyen-muc/{draft.section}")
    for step in ("submit", "publish"):
        page = desk.get(path)
        lists = {node.attributes["name"]: [] for node in page.all("input[type=checkbox][checked]")}
        for node in page.all("input[type=checkbox][checked]"):
            lists[node.attributes["name"]].append(node.attributes["value"])
        page = desk.post(path, {**page.form(), **lists, "step": step}, follow=False)
        assert page.status == 303, page.text
    with world.desk(FAR_CHIEF) as (actor, unit_id):
        (article,) = publishing.all_articles(actor, unit_id)
        assert article.state == "published"
    html = reader.text(publishing.address(article.id, article.slug))
    assert draft.title in html
    listed = LexborHTMLParser(reader.text(f"/chuyen-muc/{draft.section}")).css_first("main")
    assert listed is not None
    words = " ".join(listed.text(separator=" ").split())
    assert draft.title in words or any(line in words for line in kind_of(key).words(article.fields).values())


def _marked(kind: Kind, draft: Draft) -> dict[str, Any]:
    """The facts of a sample with a mark of HTML behind whatever is free text."""
    free = [field for field in kind.fields if type(field) in (Text, Words) and field.name not in ("number", "code")]
    facts = {
        field.name: f"{draft.fields.get(field.name) or 'Lời'} {MARK}" for field in free if field.name != "retroactive"
    }
    for field in kind.fields:
        if isinstance(field, Rows) and draft.fields.get(field.name):
            texts = [column.name for column in field.columns if type(column) in (Text, Words)]
            rows = draft.fields[field.name]
            facts[field.name] = [row | {name: f"{row.get(name) or 'Ô'} {MARK}" for name in texts} for row in rows]
    return facts


@pytest.mark.parametrize("key", KINDS)
def test_html_in_facts_is_shown_as_it_was_typed_and_never_obeyed(world: World, reader: Reader, key: str) -> None:
    facts = _marked(kind_of(key), sample(key))
    article = shown(world, key, facts, title=f"Tên có dấu {MARK}")
    for path in (publishing.address(article.id, article.slug), f"/chuyen-muc/{sample(key).section}", "/"):
        html = reader.text(path)
        assert "<b>đậm" not in html
    html = reader.text(publishing.address(article.id, article.slug))
    assert "&lt;b&gt;đậm&lt;/b&gt;&amp;" in html


# Addresses of procedures lead to the state's own portal, which nobody blocks.
LINKING = [
    (kind.key, field.name)
    for kind in all_kinds().values()
    for field in kind.fields
    if isinstance(field, Address | Rich) and kind.key in set(KINDS) - {"procedure"}
]


@pytest.mark.parametrize(("key", "name"), LINKING)
def test_a_link_among_the_facts_is_known_and_a_blocked_one_is_refused_at_its_field(
    world: World, key: str, name: str
) -> None:
    field = kind_of(key).field(name)
    assert field is not None
    url = f"https://{BLOCKED}/vao"
    facts: dict[str, Any] = {name: url if isinstance(field, Address) else f'<p><a href="{url}">vào</a></p>'}
    if name == "result":
        facts["result_on"] = "2026-01-05"
        facts |= {"opens_on": "2025-12-01", "closes_on": "2025-12-30"}
    article = shown(world, key, facts)
    with world.desk(FAR_CHIEF) as (_, unit_id):
        rows = db.session.scalars(select(links.OutboundLink).where(links.OutboundLink.owner_id == article.id))
        assert (name, url) in {(row.field, row.url) for row in rows}
        assert unit_id == article.unit_id
    with world.office(ELSEWHERE) as (supervisor, office_id):
        links.block(supervisor, office_id, BLOCKED, "Trang cờ bạc")
    more = {"number": "16/QĐ-UBND"} if key == "document" else {}
    with pytest.raises(Invalid) as refusal:
        shown(world, key, facts | more)
    assert list(refusal.value.by_field()) == [name]
    assert BLOCKED in str(refusal.value)


def test_the_longest_list_of_information_is_kept_and_typed_over(sit_down: SitDown, world: World) -> None:
    desk, draft = sit_down(FAR_CHIEF), sample("information")
    rows = [{**draft.fields["entries"][0], "content": f"Thông tin thứ {number}"} for number in range(300)]
    typed = sent(replace(draft, fields={"entries": rows}), kind_of("information"))
    saved = desk.post(
        "/bai-viet/moi", typed | {"kind": "information"}, content_type="multipart/form-data", follow=False
    )
    assert saved.status == 303, saved.text[:300]
    page = desk.get(f"/bai-viet/{number_of(saved)}")
    assert page.form()["fact-entries-299-content"] == "Thông tin thứ 299"


@pytest.mark.parametrize("key", KINDS)
def test_the_page_of_two_versions_carries_every_fact_on(sit_down: SitDown, world: World, key: str) -> None:
    desk, kind = sit_down(FAR_CHIEF), kind_of(key)
    made = desk.post("/bai-viet/moi", sent(prepared(world, key), kind), follow=False)
    number = number_of(made)
    mine = desk.get(f"/bai-viet/{number}").form()
    with world.desk(FAR_CHIEF) as (actor, unit_id):
        article = publishing.article_for(actor, Permission.DESK_READ, unit_id, number)
        before = publishing.draft_of(article)
        publishing.save(actor, unit_id, number, replace(before, summary="Người khác vừa sửa."), article.version)
    page = desk.post(f"/bai-viet/{number}", mine | {"summary": "Tôi cũng vừa sửa."})
    assert page.status == 409
    assert desk.post(f"/bai-viet/{number}", page.form("main form")).status == 200
    with world.desk(FAR_CHIEF) as (actor, unit_id):
        now = publishing.draft_of(publishing.article_for(actor, Permission.DESK_READ, unit_id, number))
    assert now == replace(before, summary="Tôi cũng vừa sửa.")
