"""What a reader sees on a public site (story 2 of the first milestone)."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from cast import CHIEF, EDITOR, NEIGHBOUR, World
from congxa import publishing
from congxa.config import Settings
from congxa.copyright import Basis, Origin
from congxa.publishing import Article
from publishing.desk import OWN, add_picture, draft, figure, published
from web.site_reader import Reader, site_app


def address_of(article: Article) -> str:
    return publishing.address(article.id, article.slug)


PRESS = Origin(
    Basis.AGREEMENT,
    author="Nguyễn Thị Lá",
    source_name="Báo Vùng Cao",
    source_url="https://bao.example/tin/1",
    source_published_at=datetime(2025, 2, 28, 3, 0, tzinfo=UTC),
    agreement="Thỏa thuận số 3",
)


@pytest.fixture
def reader(settings: Settings, world: World) -> Reader:
    return Reader(site_app(settings), "suoi-trong")


def test_an_empty_site_says_what_will_be_there(reader: Reader) -> None:
    page = reader.text()
    assert "Bài viết đầu tiên sẽ hiện ở đây." in page
    assert page.count("Chưa có bài trong chuyên mục này.") == 3


def test_the_header_names_the_site(reader: Reader) -> None:
    page = reader.text()
    for words in ("Suối Trong ĐỔI MỚI", "TRANG THÔNG TIN ĐIỆN TỬ", "XÃ SUỐI TRONG", 'class="emblem"', "Danh mục"):
        assert words in page


def test_today_is_said_in_vietnamese(reader: Reader, stop_clock: Callable[[datetime], None]) -> None:
    stop_clock(datetime(2021, 2, 26, 18, 0, tzinfo=UTC))  # one in the morning of the next day in Vietnam
    assert '<time data-today datetime="2021-02-27">Thứ bảy, ngày 27 tháng 02 năm 2021</time>' in reader.text()


def test_the_footer_says_what_the_rules_demand(reader: Reader) -> None:
    footer = reader.text().partition("<footer")[2]
    for words in (
        "Ủy ban nhân dân huyện Núi Cao",
        "Ủy ban nhân dân Suối Trong",
        "Chịu trách nhiệm nội dung</dt><dd>Trưởng ban biên tập",
        "Trung tâm hành chính Suối Trong",
        'href="tel:02330000000">0233\N{NO-BREAK SPACE}000\N{NO-BREAK SPACE}0000',
        "mailto:suoi-trong@nui-cao.example",
        "Đề nghị ghi rõ nguồn khi sử dụng lại.",
        "/rss",
        "/so-do",
    ):
        assert words in footer


def test_the_front_page_has_a_column_for_each_section_with_its_newest_stories(reader: Reader, world: World) -> None:
    with world.desk(CHIEF) as (actor, unit_id):
        picture = add_picture(actor, unit_id)
        for number in range(1, 8):
            published(actor, unit_id, title=f"Tin chính trị số {number}", cover_id=picture)
        published(actor, unit_id, title="Phóng sự bản xa", section="thoi-su-phong-su")
    page = reader.text()
    assert re.findall(r'<h2 id="cm-[^"]*"><a href="[^"]*">([^<]*)', page) == [
        "Chính trị",
        "Thời sự - phóng sự",
        "Điểm báo",
    ]
    column = page.partition('id="cm-chinh-tri"')[2].partition("</section>")[0]
    assert f"/tep/{picture}/640.webp 640w" in column and f'<img src="/tep/{picture}/960.jpg"' in column
    assert len(re.findall(r"Tin chính trị số \d", column)) == 4  # one with its picture, three headlines
    assert "Tin chính trị số 1" not in column
    assert "Phóng sự bản xa" in page


def test_the_large_story_stands_once_and_the_newest_headlines_beside_it(reader: Reader, world: World) -> None:
    writer = world.actor(EDITOR)  # two people have looked at what stands on top
    with world.desk(CHIEF) as (chief, unit_id):
        cover_id = add_picture(chief, unit_id)
        for changes in (
            {"title": "Tin cũ nhất"},
            {"title": "Tin có ảnh", "cover_id": cover_id},
            {"title": "Tin mới nhất không ảnh"},
        ):
            article = publishing.create(writer, unit_id, draft(**changes))
            publishing.publish(chief, unit_id, article.id, article.version)
    highlight, _, rest = reader.text().partition('class="highlight"')[2].partition("</section>")
    assert highlight.index("Tin có ảnh") < highlight.index("Tin mới nhất không ảnh") < highlight.index("Tin cũ nhất")
    assert "Tin có ảnh" not in rest


def test_only_what_is_published_is_shown(reader: Reader, world: World) -> None:
    with world.desk(CHIEF) as (actor, unit_id):
        hidden = publishing.create(actor, unit_id, draft(title="Bản nháp chưa ai được đọc"))
        gone = published(actor, unit_id, title="Bài sẽ bị gỡ đi")
        publishing.withdraw(actor, unit_id, gone.id, gone.version, "Đăng nhầm")
        ids = hidden.id, gone.id
    assert "Bản nháp" not in reader.text()
    assert "sẽ bị gỡ" not in reader.text()
    for article_id, status in zip(ids, (404, 410), strict=True):
        answer = reader.get(f"/bai-viet/{article_id}/bai")
        assert answer.status_code == status
        assert "XÃ SUỐI TRONG" in answer.text


def test_an_article_says_who_wrote_it_where_it_comes_from_and_when(
    reader: Reader, world: World, stop_clock: Callable[[datetime], None]
) -> None:
    stop_clock(datetime(2025, 3, 1, 2, 41, tzinfo=UTC))
    with world.desk(CHIEF) as (actor, unit_id):
        number = add_picture(actor, unit_id, alt="Nhà văn hóa mới", origin=replace(OWN, author="Trần Ảnh"))
        body = f"<h2>Phần một</h2>{figure(number)}<p>Lời kết.</p>"
        article = published(actor, unit_id, title="Tin dẫn lại", body=body, byline="Ban biên tập", origin=PRESS)
        path = address_of(article)
    page = reader.text(path)
    for words in (
        '<a href="/chuyen-muc/chinh-tri">Chính trị</a>',
        "<h1>Tin dẫn lại</h1>",
        '<time datetime="2025-03-01T09:41+07:00">Thứ bảy, 01/03/2025, 09:41</time>',
        '<span class="author">Nguyễn Thị Lá</span>',
        'Nguồn: <a href="https://bao.example/tin/1">Báo Vùng Cao, 28/02/2025</a>',
        '<p class="summary">Nhà văn hóa mới phục vụ 120 hộ dân.</p>',
        "<h2>Phần một</h2>",
        '<span class="credit">Ảnh: Trần Ảnh</span></figcaption>',
        'alt="Nhà văn hóa mới"',
        "data-print",
        "data-share",
        "Đề nghị ghi rõ nguồn khi sử dụng lại.",
    ):
        assert words in page
    image = re.search(r"<img[^>]*data-picture[^>]*>", page)
    assert image is not None
    offered = f"/tep/{number}/320.webp 320w, /tep/{number}/640.webp 640w, /tep/{number}/960.webp 700w"
    assert re.search(rf'<picture><source type="image/webp" srcset="{offered}"[^>]*><img', page)
    assert f'src="/tep/{number}/960.jpg"' in image[0]
    assert 'width="700" height="400"' in image[0]
    assert 'loading="lazy"' in image[0]


def test_related_articles_are_the_newest_others_of_the_section(reader: Reader, world: World) -> None:
    with world.desk(CHIEF) as (actor, unit_id):
        articles = [published(actor, unit_id, title=f"Bài viết thứ {number}") for number in range(1, 8)]
        path = address_of(articles[6])
    related = reader.text(path).partition('class="related"')[2].partition("</section>")[0]
    assert re.findall(r"Bài viết thứ (\d)", related) == ["6", "5", "4", "3", "2"]


def test_other_words_behind_the_number_lead_to_the_right_address(reader: Reader, world: World) -> None:
    with world.desk(CHIEF) as (actor, unit_id):
        article = published(actor, unit_id)
        path = address_of(article)
    for wrong in (f"/bai-viet/{article.id}/sai-chu", f"/bai-viet/{article.id}"):
        answer = reader.get(wrong)
        assert answer.status_code == 301
        assert answer.location == f"http://suoi-trong.vn.example{path}"


def test_a_neighbours_article_and_picture_are_not_there(reader: Reader, world: World) -> None:
    with world.desk(NEIGHBOUR) as (actor, unit_id):
        number = add_picture(actor, unit_id)
        article = published(actor, unit_id, title="Tin của Bản Mới", cover_id=number)
        path = address_of(article)
    assert reader.get(path).status_code == 404
    assert reader.get(f"/tep/{number}/640.webp").status_code == 404
    neighbour = Reader(reader.app, "ban-moi")
    assert "Tin của Bản Mới" in neighbour.text(path)
    assert neighbour.get(f"/tep/{number}/640.webp").status_code == 200


def test_a_section_is_read_page_by_page(reader: Reader, world: World) -> None:
    with world.desk(CHIEF) as (actor, unit_id):
        for number in range(1, 15):
            published(actor, unit_id, title=f"Bài thứ {number:02d}")
    first, second = reader.text("/chuyen-muc/chinh-tri"), reader.text("/chuyen-muc/chinh-tri?trang=2")
    assert re.findall(r"<h2><a[^>]*>Bài thứ (\d\d)", first) == [f"{number:02d}" for number in range(14, 2, -1)]
    assert re.findall(r"<h2><a[^>]*>Bài thứ (\d\d)", second) == ["02", "01"]
    assert 'href="/chuyen-muc/chinh-tri?trang=2"' in first
    assert '<a rel="prev" href="/chuyen-muc/chinh-tri">' in second
    for wrong in ("3", "0", "-1", "abc", "9" * 30, "00001" + "9" * 5000, "٣", ""):
        assert reader.get(f"/chuyen-muc/chinh-tri?trang={wrong}").status_code == 404
    assert reader.get("/chuyen-muc/khong-co").status_code == 404


def test_all_news_stand_together(reader: Reader, world: World) -> None:
    with world.desk(CHIEF) as (actor, unit_id):
        published(actor, unit_id, title="Tin chính trị")
        published(actor, unit_id, title="Phóng sự bản xa", section="thoi-su-phong-su")
        published(actor, unit_id, title="Giới thiệu chung", kind="page")
    page = reader.text("/tin-tuc")
    assert "Tin chính trị" in page
    assert "Phóng sự bản xa" in page
    assert "Giới thiệu chung" not in page


def test_a_standing_page_has_no_author_but_the_day_of_its_change(reader: Reader, world: World) -> None:
    with world.desk(CHIEF) as (actor, unit_id):
        path = address_of(published(actor, unit_id, kind="page"))
    page = reader.text(path)
    assert "Cập nhật" in page
    assert 'class="author"' not in page


def test_the_districts_portal_leads_to_its_communes(reader: Reader) -> None:
    portal = Reader(reader.app, "nui-cao").text()
    assert '<a href="http://suoi-trong.vn.example/"><strong>Xã Suối Trong</strong>' in portal
    assert '<a href="http://ban-moi.vn.example/"><strong>Thị trấn Bản Mới</strong>' in portal
    assert "Cát Trắng" not in portal
    assert "don-vi" not in reader.text()


def test_banners_and_links_stand_beside(reader: Reader, world: World) -> None:
    with world.desk(CHIEF) as (actor, unit_id):
        number = add_picture(actor, unit_id)
        publishing.create_banner(actor, unit_id, "Phòng cháy", "https://phongchay.example/", number)
    page = reader.text()
    assert '<a href="https://dichvucong.gov.vn/">Cổng dịch vụ công quốc gia</a>' in page
    assert '<a href="https://phongchay.example/"><picture><source type="image/webp"' in page
    assert f'<img src="/tep/{number}/960.jpg" alt="' in page


def test_programs_find_the_feed_the_sitemap_and_the_rules(reader: Reader, world: World) -> None:
    with world.desk(CHIEF) as (actor, unit_id):
        path = address_of(published(actor, unit_id, title="Tin <hay> & mới"))
    feed, sitemap = reader.get("/rss.xml"), reader.get("/sitemap.xml")
    assert feed.content_type == "application/rss+xml; charset=utf-8"
    assert "<title>Tin &lt;hay&gt; &amp; mới</title>" in feed.text
    assert f"<link>http://suoi-trong.vn.example{path}</link>" in feed.text
    assert f"<loc>http://suoi-trong.vn.example{path}</loc>" in sitemap.text
    assert "Sitemap: http://suoi-trong.vn.example/sitemap.xml" in reader.text("/robots.txt")


def test_search_engines_and_shares_get_a_description(reader: Reader, world: World) -> None:
    with world.desk(CHIEF) as (actor, unit_id):
        number = add_picture(actor, unit_id)
        article = published(actor, unit_id, cover_id=number)
        path, article_id = address_of(article), article.id
    page = reader.text(path)
    assert f'<link rel="canonical" href="http://suoi-trong.vn.example{path}">' in page
    assert '<meta property="og:title" content="Khánh thành nhà văn hóa thôn Một">' in page
    assert re.search(
        rf'<meta property="og:image" content="http://suoi-trong.vn.example/og/{article_id}-\w+.jpg">', page
    )
    assert '<meta name="description" content="Nhà văn hóa mới phục vụ 120 hộ dân.">' in page


def test_both_themes_look_different_and_say_the_same(reader: Reader, world: World) -> None:
    with world.desk(NEIGHBOUR) as (actor, unit_id):
        path = address_of(published(actor, unit_id, title="Tin của Bản Mới"))
    neighbour = Reader(reader.app, "ban-moi")
    base, other = reader.text(), neighbour.text()
    assert "theme-nui-rung" in other
    assert "theme-nui-rung" not in base
    assert '<span class="brand-name">Thị trấn Bản Mới</span>' in other
    assert "Tin của Bản Mới" in neighbour.text(path)
