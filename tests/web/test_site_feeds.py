"""What programs read of a site: feeds of the site and of its sections, and the map for search engines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from xml.etree import ElementTree

import pytest

from cast import CHIEF, SUPERVISOR, World
from congxa import links, publishing
from congxa.config import Settings
from congxa.copyright import Basis, Origin
from congxa.core import clock
from congxa.identity import Permission
from congxa.publishing import Article
from congxa.publishing import feeds as items
from publishing.desk import add_picture, figure, published
from web.feed_rules import ATOM, IMAGE, MEDIA, SITEMAP, breaches_of_atom, breaches_of_rss, breaches_of_sitemap
from web.site_reader import Reader, site_app

BASE = "http://suoi-trong.vn.example"
SECTION = "/chuyen-muc/chinh-tri"
RSS, ATOMS = ("/rss.xml", f"{SECTION}/rss.xml"), ("/atom.xml", f"{SECTION}/atom.xml")


@pytest.fixture
def reader(settings: Settings, world: World) -> Reader:
    return Reader(site_app(settings), "suoi-trong")


@pytest.fixture
def noon() -> Iterator[None]:
    clock.set_clock(lambda: datetime(2025, 3, 1, 18, 30, 15, tzinfo=UTC))  # half past one of the next day in Vietnam
    yield
    clock.set_clock(None)


ISSUED = Origin(Basis.OFFICIAL_DOCUMENT, source_name="Ủy ban nhân dân xã")


def address_of(article: Article) -> str:
    return publishing.address(article.id, article.slug)


def test_the_feeds_of_an_empty_site_are_valid(reader: Reader) -> None:
    for path in RSS:
        answer = reader.get(path)
        assert answer.content_type == "application/rss+xml; charset=utf-8"
        assert breaches_of_rss(answer.text) == []
        assert ElementTree.fromstring(answer.text).findall("channel/item") == []
    for path in ATOMS:
        answer = reader.get(path)
        assert answer.content_type == "application/atom+xml; charset=utf-8"
        assert breaches_of_atom(answer.text) == []
    assert breaches_of_sitemap(reader.text("/sitemap.xml")) == []


def test_the_feeds_of_a_site_are_valid_and_tell_the_time_of_vietnam(reader: Reader, world: World, noon: None) -> None:
    with world.desk(CHIEF) as (actor, unit_id):
        number = add_picture(actor, unit_id, alt="Nhà văn hóa <mới> & đẹp")
        path = address_of(published(actor, unit_id, title='Tin <hay> & "mới" ]]>', cover_id=number))
        published(actor, unit_id, title="Bài không ảnh, không tóm tắt", summary="", byline="", origin=ISSUED)
    for feed in RSS:
        text = reader.text(feed)
        assert breaches_of_rss(text) == []
        item = ElementTree.fromstring(text).findall("channel/item")[1]
        assert item.findtext("title") == 'Tin <hay> & "mới" ]]>'
        assert item.findtext("link") == BASE + path
        assert item.findtext("pubDate") == "Sun, 02 Mar 2025 01:30:15 +0700"
        media = item.find(f"{MEDIA}content")
        assert media is not None
        assert (media.get("url"), media.get("width"), media.get("height")) == (
            f"{BASE}/tep/{number}/1280.webp",
            "700",
            "400",
        )
        assert reader.get(f"/tep/{number}/1280.webp").content_type == media.get("type")
    for feed in ATOMS:
        text = reader.text(feed)
        assert breaches_of_atom(text) == []
        first, second = ElementTree.fromstring(text).findall(f"{ATOM}entry")
        assert first.findtext(f"{ATOM}summary") == "Bài không ảnh, không tóm tắt"
        assert first.find(f"{ATOM}author") is None  # then the author of the feed is meant
        assert second.findtext(f"{ATOM}published") == "2025-03-02T01:30:15+07:00"
        assert second.findtext(f"{ATOM}author/{ATOM}name") == "Ban biên tập"


def test_a_section_feeds_its_own_items_and_no_others(reader: Reader, world: World) -> None:
    with world.desk(CHIEF) as (actor, unit_id):
        published(actor, unit_id, title="Tin chính trị trong tuần")
        published(actor, unit_id, title="Phóng sự bản xa", section="thoi-su-phong-su")
    for ending in ("rss.xml", "atom.xml"):
        assert "Phóng sự bản xa" not in reader.text(f"{SECTION}/{ending}")
        assert "Tin chính trị trong tuần" in reader.text(f"{SECTION}/{ending}")
        assert "Phóng sự bản xa" in reader.text(f"/{ending}")
        assert reader.get(f"/chuyen-muc/khong-co/{ending}").status_code == 404


def test_a_feed_ends_after_twenty_items(reader: Reader, world: World) -> None:
    with world.desk(CHIEF) as (actor, unit_id):
        for number in range(22):
            published(actor, unit_id, title=f"Bài viết thứ {number:02d}")
    titles = [item.findtext("title") for item in ElementTree.fromstring(reader.text("/rss.xml")).iter("item")]
    assert titles == [f"Bài viết thứ {number:02d}" for number in range(21, 1, -1)]


def test_an_item_keeps_its_name_when_its_title_changes(reader: Reader, world: World) -> None:
    def names() -> tuple[str | None, str | None]:
        rss, atom = (ElementTree.fromstring(reader.text(path)) for path in ("/rss.xml", "/atom.xml"))
        return rss.findtext("channel/item/guid"), atom.findtext(f"{ATOM}entry/{ATOM}id")

    with world.desk(CHIEF) as (actor, unit_id):
        article = published(actor, unit_id, title="Tên đầu tiên của bài")
        article_id, old = article.id, publishing.draft_of(article)
    before = names()
    with world.desk(CHIEF) as (actor, unit_id):
        version = publishing.article_for(actor, Permission.DESK_READ, unit_id, article_id).version
        publishing.save(actor, unit_id, article_id, replace(old, title="Tên sau khi sửa"), version)
    assert names() == before
    assert "Tên sau khi sửa" in reader.text("/rss.xml")


def test_what_a_rule_blocks_leaves_in_no_feed(reader: Reader, world: World) -> None:
    with world.desk(CHIEF) as (actor, unit_id):
        published(actor, unit_id, summary="Xem https://w88-example.test/vao nhé")
        published(actor, unit_id, title="Bài có tóm tắt là địa chỉ", summary="https://w88-example.test/vao")
    with world.office(SUPERVISOR) as (actor, unit_id):
        links.block(actor, unit_id, "w88-example.test", "Cờ bạc")
    for path, breaches in (("/rss.xml", breaches_of_rss), ("/atom.xml", breaches_of_atom)):
        text = reader.text(path)
        assert ">https://w88-example.test/vao<" not in text
        assert len(breaches(text)) <= 1  # the summary went with the address that it was


def test_pages_name_their_feeds_and_a_page_explains_them(reader: Reader) -> None:
    section, front, explained = reader.text(SECTION), reader.text("/"), reader.text("/rss")
    own = 'title="Chính trị - Trang thông tin điện tử Suối Trong"'
    assert f'type="application/atom+xml" {own} href="{SECTION}/atom.xml"' in section
    for page in (section, front):
        assert 'type="application/rss+xml" title="Trang thông tin điện tử Suối Trong" href="/rss.xml"' in page
    assert f"{SECTION}/rss.xml" not in front
    for path in (*RSS, *ATOMS):
        assert f'href="{path}"' in explained
    assert 'href="/rss"' in front


def test_the_sitemap_names_every_page_with_its_pictures(reader: Reader, world: World, noon: None) -> None:
    with world.desk(CHIEF) as (actor, unit_id):
        cover, inside = add_picture(actor, unit_id), add_picture(actor, unit_id, "blue")
        body = f"<p>Ảnh:</p>{figure(inside)}{figure(cover)}"
        path = address_of(published(actor, unit_id, cover_id=cover, body=body))
        draft = publishing.create(actor, unit_id, publishing.draft_of(published(actor, unit_id, title="Bài thứ hai")))
        draft_id = draft.id
    text = reader.text("/sitemap.xml")
    assert breaches_of_sitemap(text) == []
    root = ElementTree.fromstring(text)
    entries = {entry.findtext(f"{SITEMAP}loc"): entry for entry in root}
    for page in ("/", "/tin-tuc", "/so-do", "/rss", SECTION, "/chuyen-muc/diem-bao"):
        assert BASE + page in entries
        assert reader.get(page).status_code == 200
    story = entries[BASE + path]
    assert story.findtext(f"{SITEMAP}lastmod") == "2025-03-02T01:30+07:00"
    assert {image.text for image in story.iter(f"{IMAGE}loc")} == {
        f"{BASE}/tep/{number}/1280.webp" for number in (cover, inside)
    }
    assert entries[BASE + SECTION].findtext(f"{SITEMAP}lastmod") == "2025-03-02T01:30+07:00"
    assert entries[BASE + "/chuyen-muc/diem-bao"].find(f"{SITEMAP}lastmod") is None
    assert not any(f"/bai-viet/{draft_id}/" in (place or "") for place in entries)
    assert f"Sitemap: {BASE}/sitemap.xml" in reader.text("/robots.txt")


def test_a_large_site_has_an_index_and_parts(reader: Reader, world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(items, "SITEMAP_PART", 2)
    with world.desk(CHIEF) as (actor, unit_id):
        paths = [address_of(published(actor, unit_id, title=f"Bài viết thứ {number}")) for number in range(5)]
    index = reader.text("/sitemap.xml")
    assert breaches_of_sitemap(index) == []
    parts = [entry.text for entry in ElementTree.fromstring(index).iter(f"{SITEMAP}loc")]
    assert parts == [f"{BASE}/sitemap-{number}.xml" for number in (1, 2, 3)]
    found: list[str | None] = []
    for part in parts:
        text = reader.text(str(part).removeprefix(BASE))
        assert breaches_of_sitemap(text) == []
        found += [entry.text for entry in ElementTree.fromstring(text).iter(f"{SITEMAP}loc")]
    assert len(found) == len(set(found))
    assert {BASE + path for path in paths} <= set(found)
    for wrong in ("/sitemap-0.xml", "/sitemap-4.xml", "/sitemap-99999999.xml"):
        assert reader.get(wrong).status_code == 404
