"""Every picture, film and text of others is credited wherever it is shown, and nobody has to think of it."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from cast import CHIEF, FAR_CHIEF, World
from congxa import media, publishing
from congxa.config import Settings
from congxa.copyright import Basis, Origin
from congxa.publishing import address
from congxa.publishing.pictures.service import describe_picture
from copyright.stage import agreement, contributor, proof
from media.papers import webm
from publishing.desk import OWN, add_picture, figure, published
from publishing.samples import ready, sample
from web.site_reader import Reader, saying, site_app
from web.test_site_english import introduction

SEEN = datetime(2026, 2, 28, 3, 0, tzinfo=UTC)
DEED = "https://creativecommons.org/licenses/by/4.0/deed.vi"
OPEN = Origin(
    Basis.OPEN_LICENCE, author="Lê Mây", source_name="Kho ảnh", source_url="https://anh.example/1", licence="cc-by"
)
FREE = Origin(Basis.PUBLIC_DOMAIN, author="Khuyết danh", source_name="Thư viện tỉnh")


@pytest.fixture
def reader(settings: Settings, world: World) -> Reader:
    return Reader(site_app(settings), "suoi-trong")


@pytest.fixture
def far_reader(settings: Settings, world: World) -> Reader:
    return Reader(site_app(settings), "cat-trang")


def pictures(world: World, person: object = CHIEF) -> dict[int, str]:
    """A picture on each basis on which others' may be shown: number -> what its credit names."""
    with world.desk(person) as (actor, unit_id):  # type: ignore[arg-type]
        deal, sender = agreement(actor, unit_id), contributor(actor, unit_id)
        said = {
            "red": (
                Origin(
                    Basis.AGREEMENT,
                    author="Phóng viên Núi",
                    source_url="https://bao-vung-cao.example/1",
                    source_published_at=SEEN,
                    agreement_id=deal.id,
                ),
                "Ảnh: Phóng viên Núi · Báo Vùng Cao, 28/02/2026",
            ),
            "blue": (OPEN, "Ảnh: Lê Mây · Kho ảnh · CC BY 4.0"),
            "white": (FREE, "Ảnh: Khuyết danh · Thư viện tỉnh · Tác phẩm thuộc về công chúng"),
            "black": (Origin(Basis.CONTRIBUTOR, contributor_id=sender.id), "Ảnh: Cộng tác viên Mẫu"),
            "pink": (
                Origin(
                    Basis.PERMISSION,
                    author="Người chụp",
                    source_name="Nhà văn hóa",
                    agreement="Thư ngày 02/02/2026",
                    proof_id=proof(actor, unit_id),
                ),
                "Ảnh: Người chụp · Nhà văn hóa",
            ),
        }
        return {
            add_picture(actor, unit_id, colour, f"Ảnh {colour}", origin): words
            for colour, (origin, words) in said.items()
        }


def shown_in(page: str) -> list[tuple[int, str]]:
    """Every picture of the library in the item of a page: its number and the words of the figure around it."""
    found = []
    for image in LexborHTMLParser(page).css("article.article img[src^='/tep/']"):
        around: LexborNode | None = image
        while around is not None and around.tag != "figure":
            around = around.parent
        number = re.search(r"/tep/(\d+)/", image.attributes["src"] or "")
        assert number is not None
        found.append((int(number[1]), " ".join(around.text().split()) if around is not None else ""))
    return found


@pytest.mark.parametrize("kind", ["news", "reportage", "page", "notice"])
def test_each_picture_of_others_bears_its_credit_on_its_page(reader: Reader, world: World, kind: str) -> None:
    known = pictures(world)
    section = {"news": "chinh-tri", "reportage": "thoi-su-phong-su"}.get(kind, "chinh-tri")
    first, *others = known
    with world.desk(CHIEF) as (actor, unit_id):
        body = f"<p>Các ảnh:</p>{''.join(map(figure, others))}"
        article = published(actor, unit_id, kind=kind, section=section, body=body, cover_id=first)
        path = address(article.id, article.slug)
    page = reader.text(path)
    seen = shown_in(page)
    assert {number for number, _ in seen} == set(known)
    for number, words in seen:
        assert words.endswith(known[number]), (number, words)
    # The terms of a licence are a link, and pass the guard of outgoing links.
    assert f'<a href="{DEED}">CC BY 4.0</a>' in page


@pytest.mark.parametrize("kind", sorted(publishing.all_kinds()))
def test_the_cover_that_lists_show_is_credited_on_the_page_they_lead_to(
    far_reader: Reader, world: World, kind: str
) -> None:
    with world.desk(FAR_CHIEF) as (actor, unit_id):
        number = add_picture(actor, unit_id, "blue", "Suối", OPEN)
        article = publishing.create(actor, unit_id, ready(actor, unit_id, kind, cover_id=number))
        article = publishing.publish(actor, unit_id, article.id, article.version)
    page = far_reader.text(address(article.id, article.slug))
    assert f"/tep/{number}/" in page
    assert "Ảnh: Lê Mây · Kho ảnh" in page


def test_a_gallery_credits_each_of_its_pictures(far_reader: Reader, world: World) -> None:
    known = pictures(world, FAR_CHIEF)
    with world.desk(FAR_CHIEF) as (actor, unit_id):
        body = "".join(map(figure, known))
        article = publishing.create(actor, unit_id, sample("gallery", body=body))
        publishing.publish(actor, unit_id, article.id, article.version)
        path = address(article.id, article.slug)
    seen = shown_in(far_reader.text(path))
    assert len(seen) == len(known) and all(words.endswith(known[number]) for number, words in seen)


def test_a_picture_outside_of_a_figure_is_credited_too(reader: Reader, world: World) -> None:
    with world.desk(CHIEF) as (actor, unit_id):
        number = add_picture(actor, unit_id, origin=FREE)
        bare = f'<p>Ảnh: <img src="/tep/{number}/960.webp" data-picture="{number}" alt="Cầu"></p>'
        article = published(actor, unit_id, body=bare)
        path = address(article.id, article.slug)
    assert '<span class="credit">Ảnh: Khuyết danh · Thư viện tỉnh · ' in reader.text(path)


def test_a_cropped_picture_says_so_where_its_licence_asks_for_it(reader: Reader, world: World) -> None:
    with world.desk(CHIEF) as (actor, unit_id):
        number = add_picture(actor, unit_id, origin=OPEN)
        media.pictures(unit_id, [number])[number].crop = [0, 0, 300, 200]
        article = published(actor, unit_id, cover_id=number)
        path = address(article.id, article.slug)
    assert "CC BY 4.0 (đã cắt)" in reader.text(path)


def test_a_film_and_its_still_are_credited(far_reader: Reader, world: World) -> None:
    with world.desk(FAR_CHIEF) as (actor, unit_id):
        film = media.add_file(actor, unit_id, "phim.webm", webm(), "Làm đường")
        told = Origin(Basis.CONTRIBUTOR, contributor_id=contributor(actor, unit_id).id)
        publishing.describe_file(actor, unit_id, film.id, film.title, "", film.version, told)
        still = add_picture(actor, unit_id, origin=FREE)
        article = publishing.create(actor, unit_id, sample("video", {"video": [film.id]}, cover_id=still))
        publishing.publish(actor, unit_id, article.id, article.version)
        path = address(article.id, article.slug)
    frame = far_reader.text(path).partition('class="video-frame"')[2].partition("</figure>")[0]
    assert "Phim: Cộng tác viên Mẫu" in frame and "Ảnh: Khuyết danh · Thư viện tỉnh" in frame


def test_an_english_page_credits_in_english(reader: Reader, world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    with saying(monkeypatch, languages=("vi", "en")):
        with world.desk(CHIEF) as (actor, unit_id):
            number = add_picture(actor, unit_id, origin=FREE)
        page_id, _ = introduction(world, body_en=f"<p>Hello.</p>{figure(number)}")
        page = reader.text(f"/en/bai-viet/{page_id}/introduction-of-the-commune")
    assert shown_in(page)[0][1].endswith("Thư viện tỉnh · Public domain")
    assert '<span lang="vi">Hồ Văn Suối</span>' in page  # whose the text is


@pytest.mark.parametrize(("origin", "named"), [(OPEN, "Lê Mây"), (FREE, "Khuyết danh")])
def test_a_text_of_another_is_never_published_under_the_name_of_the_desk(
    reader: Reader, world: World, origin: Origin, named: str
) -> None:
    with world.desk(CHIEF) as (actor, unit_id):
        article = published(actor, unit_id, byline="Tài khoản nhập bài", origin=origin)
        assert article.byline == ""  # not even kept
        article.byline = "Tài khoản nhập bài"  # as it was kept before
        path = address(article.id, article.slug)
    page, rss, atom = reader.text(path), reader.text("/rss.xml"), reader.text("/atom.xml")
    assert not any("Tài khoản nhập bài" in told for told in (page, rss, atom))
    assert f'<span class="author">{named}</span>' in page
    assert page.partition('class="source"')[2].partition("</p>")[0].count(named) == 0  # named once
    assert f'"author":{{"@type":"Person","name":"{named}"}}' in page
    assert f"<dc:creator>{named}</dc:creator>" in rss and f"<author><name>{named}</name></author>" in atom


def test_the_unit_may_choose_whom_its_own_text_names_and_else_names_its_author(reader: Reader, world: World) -> None:
    with world.desk(CHIEF) as (actor, unit_id):
        chosen, silent = published(actor, unit_id), published(actor, unit_id, byline="")
        paths = [address(article.id, article.slug) for article in (chosen, silent)]
    first, second = map(reader.text, paths)
    assert '<span class="author">Ban biên tập</span> · <span class="source">Nguồn: Hồ Văn Suối</span>' in first
    assert '<span class="author">Hồ Văn Suối</span></p>' in second


def test_feeds_name_whose_text_and_whose_picture_they_show(reader: Reader, world: World) -> None:
    known = pictures(world)
    with world.desk(CHIEF) as (actor, unit_id):
        published(actor, unit_id, cover_id=next(iter(known)), origin=FREE)
    said = "Phóng viên Núi · Báo Vùng Cao, 28/02/2026"
    rss, atom = reader.text("/rss.xml"), reader.text("/atom.xml")
    assert f"<media:credit>{said}</media:credit>" in rss
    assert "<dc:rights>Khuyết danh · Thư viện tỉnh · Tác phẩm thuộc về công chúng</dc:rights>" in rss
    assert f"<rights>Khuyết danh · Thư viện tỉnh · Tác phẩm thuộc về công chúng; Ảnh: {said}</rights>" in atom


def test_the_picture_beside_a_shared_link_bears_the_credit_of_its_cover(reader: Reader, world: World) -> None:
    with world.desk(CHIEF) as (actor, unit_id):
        number = add_picture(actor, unit_id, origin=OWN)
        article = published(actor, unit_id, cover_id=number)
        path = address(article.id, article.slug)
    first = re.search(r"/og/\d+-\w+\.jpg", reader.text(path))
    with world.desk(CHIEF) as (actor, unit_id):
        describe_picture(actor, unit_id, number, "Nhà văn hóa", "", Origin(Basis.OWN_STAFF, author="Trần Khác"))
    second = re.search(r"/og/\d+-\w+\.jpg", reader.text(path))
    assert first and second and first[0] != second[0]  # drawn anew, with the other name
    assert reader.get(second[0]).data != reader.get(first[0]).data
