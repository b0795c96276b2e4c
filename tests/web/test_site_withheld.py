"""A text whose right is over leaves no word on any public page, a file no byte; both are back when it is prolonged."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from PIL import Image
from selectolax.lexbor import LexborHTMLParser
from werkzeug.test import Client

from cast import FAR_CHIEF, World
from congxa import copyright as rights
from congxa import links, publishing
from congxa.app import Platform, create_app
from congxa.config import Settings
from congxa.copyright import WorkKind
from congxa.core import clock
from congxa.core.actor import Actor
from congxa.core.db import DbRole, Scope, transaction
from congxa.core.text import clean, short_date
from congxa.publishing import Article, Kind
from publishing.desk import OWN, add_picture, figure
from publishing.samples import KINDS, ready, sample
from web.site_reader import HOSTS

BASE = f"http://{HOSTS['cat-trang']}"
TITLE = "Chim chào mào về bản"
SUMMARY = "Tiếng khèn vang trên nương."
EVERYWHERE = ("/", "/tin-tuc", "/en/", "/so-do", "/rss.xml", "/atom.xml", "/sitemap.xml", "/sitemap-1.xml")


@pytest.fixture(scope="module")
def platform(built: Settings) -> Platform:
    return create_app(built)


@pytest.fixture
def anybody(platform: Platform, world: World) -> Iterator[Client]:
    yield Client(platform.wsgi)
    clock.set_clock(None)


def published(world: World, key: str) -> Article:
    """An item of the kind whose right ends today."""
    with world.desk(FAR_CHIEF) as (actor, unit_id):
        draft = ready(actor, unit_id, key, title=TITLE, summary=SUMMARY)
        draft = replace(draft, origin=replace(draft.origin, valid_until=clock.today()))
        article = publishing.create(actor, unit_id, draft)
        return publishing.publish(actor, unit_id, article.id, article.version)


def tomorrow(world: World) -> None:
    now = clock.now() + timedelta(days=1)
    clock.set_clock(lambda: now)
    run_the_hour(world)


def run_the_hour(world: World) -> None:
    facts = world.unit("cat-trang")
    with transaction(Scope(DbRole.DESK, (facts.unit_id,), facts.lineage)):
        publishing.keep_rights()


def secrets_of(article: Article) -> list[str]:
    """What the item says beyond its title, in pieces that nothing else on the site says."""
    kind = publishing.kind_of(article.kind)
    body = [text for text in re.split(r"(?<=[.:])\s+", links.text_of(article.body)) if len(text) > 14]
    said = {name: words for name, words in kind.words(article.fields).items() if _is_free(kind, name)}
    facts = [line for words in said.values() for line in re.split(r"; |\n", words)]
    return [SUMMARY, *body, *(line for line in facts if len(line) > 14)]


def _is_free(kind: Kind, name: str) -> bool:
    """Whether people write the fact in their own words; choices are offered by forms too."""
    field = kind.field(name)
    return field is not None and field.widget != "choice"


def addresses_of(article: Article) -> list[str]:
    section = f"/chuyen-muc/{sample(article.kind).section}"
    own = [publishing.address(article.id, article.slug), f"/en/bai-viet/{article.id}/x", f"/tham-do/{article.id}"]
    own += [f"/su-kien/{article.id}.ics", f"/ma-qr/{article.id}.svg", f"/luot-xem/{article.id}.json"]
    files = [n for numbers in publishing.kind_of(article.kind).file_ids(article.fields).values() for n in numbers]
    own += [f"/tap-tin/{number}/x.pdf" for number in files]
    asked = ["/tim-kiem?tu-khoa=chao+mao", "/tim-kiem?tu-khoa=tieng+khen", "/tim-kiem/goi-y.json?q=tieng+khen"]
    return [*EVERYWHERE, section, f"{section}/rss.xml", f"{section}/atom.xml", *own, *asked]


def said_at(anybody: Client, path: str) -> str:
    answer = anybody.get(path, base_url=BASE, follow_redirects=True)
    assert answer.status_code in (200, 404), path
    if "octet" in answer.content_type or "pdf" in answer.content_type or "video" in answer.content_type:
        return ""
    if "html" not in answer.content_type:
        return clean(answer.text)
    parsed = LexborHTMLParser(answer.text)
    attributes = [value or "" for node in parsed.css("*") for value in node.attributes.values()]
    scripts = [node.text() for node in parsed.css("script")]
    return clean(" ".join([parsed.body.text(separator=" ") if parsed.body else "", *attributes, *scripts]))


@pytest.mark.parametrize("key", KINDS)
def test_no_word_of_a_withheld_text_of_any_kind_stands_on_any_page(anybody: Client, world: World, key: str) -> None:
    before = {path: said_at(anybody, path) for path in EVERYWHERE}
    article = published(world, key)
    secrets = [clean(secret) for secret in secrets_of(article) if clean(secret) not in " ".join(before.values())]
    assert secrets
    path = publishing.address(article.id, article.slug)
    assert any(secret in said_at(anybody, path) for secret in secrets)
    since = short_date(clock.today() + timedelta(days=1))
    tomorrow(world)
    for address in addresses_of(article):
        text = said_at(anybody, address)
        assert [secret for secret in secrets if secret in text] == [], address
    page = said_at(anybody, path)
    assert TITLE in page
    assert f"Nội dung tạm ẩn vì hết hạn quyền sử dụng từ ngày {since}." in page
    with world.desk(FAR_CHIEF) as (_, unit_id):
        rights.set_origin(unit_id, WorkKind.ARTICLE, article.id, OWN)
    assert any(secret in said_at(anybody, path) for secret in secrets)


def pixels(data: bytes) -> set[tuple[int, ...]]:
    """The colours of a picture, coarse enough for what compression does to them."""
    plain = Image.open(io.BytesIO(data)).convert("RGB").resize((64, 64)).tobytes()
    return {tuple(part // 64 for part in plain[start : start + 3]) for start in range(0, len(plain), 3)}


MAGENTA = tuple(part // 64 for part in (255, 0, 255))


def test_no_byte_of_a_withheld_picture_leaves_wherever_it_stands(anybody: Client, world: World) -> None:
    with world.desk(FAR_CHIEF) as (actor, unit_id):
        number = add_picture(actor, unit_id, "magenta", origin=replace(OWN, valid_until=clock.today()))
        article = published_with(actor, unit_id, number)
        publishing.create_banner(actor, unit_id, "Phòng cháy", "https://phongchay.example/", number)
    path = publishing.address(article.id, article.slug)
    pages = [path, "/", "/tin-tuc", "/chuyen-muc/chinh-tri", "/rss.xml", "/atom.xml", "/sitemap-1.xml"]
    bytes_of = re.compile(rf"/(?:tep/{number}/\d+\.(?:webp|jpg)(?:\?v=\w+)?|og/{article.id}-\w+\.jpg)")

    def found() -> set[str]:
        return {each for page in pages for each in bytes_of.findall(anybody.get(page, base_url=BASE).text)}

    old = found()
    kept = anybody.get(f"/tep/{number}/640.webp", base_url=BASE)
    assert MAGENTA in pixels(kept.data)
    assert any(address.startswith("/og/") for address in old)
    tomorrow(world)
    everything = {*old, *found(), f"/tep/{number}/640.webp", f"/tep/{number}/960.jpg"}
    for address in everything:
        answer = anybody.get(address, base_url=BASE, follow_redirects=True)
        assert answer.status_code == 200, address
        assert MAGENTA not in pixels(answer.data), address
        asked = anybody.get(address, base_url=BASE, headers={"If-None-Match": kept.headers["ETag"]})
        assert asked.status_code in (200, 302), address
    assert "Ảnh tạm ẩn vì hết hạn quyền sử dụng" in said_at(anybody, path)
    with world.desk(FAR_CHIEF) as (_, unit_id):
        rights.set_origin(unit_id, WorkKind.PICTURE, number, OWN)
    assert MAGENTA in pixels(anybody.get(f"/tep/{number}/640.webp", base_url=BASE).data)
    assert "Ảnh tạm ẩn" not in said_at(anybody, path)


def test_no_browser_keeps_a_picture_beyond_the_end_of_its_right(anybody: Client, world: World) -> None:
    with world.desk(FAR_CHIEF) as (actor, unit_id):
        number = add_picture(actor, unit_id, "magenta", origin=replace(OWN, valid_until=clock.today()))
        published_with(actor, unit_id, number)
    kept = anybody.get(f"/tep/{number}/640.webp", base_url=BASE).headers["Cache-Control"]
    left = (clock.next_midnight() - clock.now()).total_seconds()
    assert int(kept.rsplit("=", 1)[1]) <= left


def published_with(actor: Actor, unit_id: int, picture: int) -> Article:
    draft = sample("news", cover_id=picture, body=f"<p>Sáng nay.</p>{figure(picture, 'Ảnh')}")
    article = publishing.create(actor, unit_id, draft)
    return publishing.publish(actor, unit_id, article.id, article.version)


def test_a_list_shows_no_cover_of_an_item_whose_page_shows_and_credits_none(anybody: Client, world: World) -> None:
    with world.desk(FAR_CHIEF) as (actor, unit_id):
        number = add_picture(actor, unit_id, "magenta")
        draft = ready(actor, unit_id, "news", cover_id=number)
        draft = replace(draft, origin=replace(draft.origin, valid_until=clock.today()))
        article = publishing.create(actor, unit_id, draft)
        publishing.publish(actor, unit_id, article.id, article.version)
    section = f"/chuyen-muc/{draft.section}"
    assert f"/tep/{number}/" in said_at(anybody, section)
    tomorrow(world)
    assert f"/tep/{number}/" not in said_at(anybody, section)


def test_a_withheld_file_is_not_there_and_its_item_says_so(anybody: Client, world: World) -> None:
    with world.desk(FAR_CHIEF) as (actor, unit_id):
        article = publishing.create(actor, unit_id, ready(actor, unit_id, "consultation"))
        article = publishing.publish(actor, unit_id, article.id, article.version)
        number = publishing.kind_of("consultation").file_ids(article.fields)["files"][0]
        rights.set_origin(unit_id, WorkKind.FILE, number, replace(OWN, valid_until=clock.today()))
    path = publishing.address(article.id, article.slug)
    file = [f"/tap-tin/{number}/du-thao.pdf", f"/tap-tin/{number}/trang/1/640.webp"]
    assert anybody.get(file[0], base_url=BASE).status_code == 200
    tomorrow(world)
    assert [anybody.get(address, base_url=BASE).status_code for address in file] == [404, 404]
    page = said_at(anybody, path)
    assert "/tap-tin/" not in page
    assert "Có tệp đang tạm ẩn vì hết hạn quyền sử dụng." in page
    with world.desk(FAR_CHIEF) as (_, unit_id):
        rights.set_origin(unit_id, WorkKind.FILE, number, OWN)
    assert anybody.get(file[0], base_url=BASE).status_code == 200
    assert "Có tệp đang tạm ẩn" not in said_at(anybody, path)
