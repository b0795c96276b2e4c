"""The search page: what it says to whom, and what it never does."""

from __future__ import annotations

import json
from datetime import timedelta
from urllib.parse import urlencode

import pytest

from cast import CHIEF, NEIGHBOUR, World
from congxa.app import create_app
from congxa.config import Settings
from congxa.core import clock
from congxa.core.text import short_date
from publishing.desk import published
from search.stage import show
from visits import visitor
from web.site_reader import Reader, site_app

TITLE = "Hội nghị ở huyện Hướng Hóa"


@pytest.fixture
def reader(settings: Settings, world: World) -> Reader:
    return Reader(site_app(settings), "suoi-trong")


def path(said: str, **more: str) -> str:
    return "/tim-kiem?" + urlencode(
        {"tu-khoa": said, **{name.replace("_", "-"): value for name, value in more.items()}}
    )


def test_what_is_published_is_found_and_what_is_withdrawn_is_not(reader: Reader, world: World) -> None:
    from congxa import publishing

    with world.desk(CHIEF) as (actor, unit_id):
        article = published(actor, unit_id, title=TITLE)
    page = reader.text(path("huong hoa"))
    assert f'<a href="{publishing.address(article.id, article.slug)}">' in page
    assert "<mark>Hướng Hóa</mark>" in page
    assert "1 kết quả cho “huong hoa”." in page
    with world.desk(CHIEF) as (actor, unit_id):
        publishing.withdraw(actor, unit_id, article.id, article.version, "Sai số liệu")
    assert "Không tìm thấy nội dung nào có “huong hoa”." in reader.text(path("huong hoa"))


def test_a_neighbours_articles_are_on_her_site_alone(reader: Reader, world: World) -> None:
    show(world, TITLE, NEIGHBOUR)
    assert TITLE not in reader.text(path("hội nghị"))
    assert "Hội nghị" not in reader.text("/tim-kiem/goi-y.json?q=h%E1%BB%99i+ngh%E1%BB%8B")


def test_result_pages_stay_out_of_search_engines_and_caches(built: Settings, world: World) -> None:
    browser, host = visitor(create_app(built).wsgi), "http://suoi-trong.vn.example"
    show(world, TITLE)
    for address in (path("hội nghị"), "/tim-kiem/goi-y.json?q=hoi", path("hội", trang="1")):
        for _ in range(2):
            answer = browser.get(host + address)
            assert answer.status_code == 200
            assert answer.headers["X-Robots-Tag"] == "noindex"
            assert answer.headers.get("X-Cache") != "hit"
            assert "Set-Cookie" not in answer.headers
    assert '<meta name="robots" content="noindex">' in browser.get(host + path("hội nghị")).text
    assert "Disallow: /tim-kiem" in browser.get(f"{host}/robots.txt").text


@pytest.mark.parametrize(
    "said",
    [
        "w88-example.test", "https://w88-example.test/", "<a href='https://w88-example.test'>w88</a>",
        '"><script>alert(1)</script>',
    ],
)  # fmt: skip
def test_a_query_is_never_a_link_and_never_markup(reader: Reader, world: World, said: str) -> None:
    show(world, "Cảnh báo về w88-example.test", text=said)
    page = reader.text(path(said))
    hrefs = [part.partition('"')[0] for part in page.split('href="')[1:]]
    assert not [href for href in hrefs if "w88" in href or "tu-khoa" in href]
    assert "<script>alert" not in page
    assert "w88" not in page.partition("</title>")[0]


def test_titles_and_extracts_are_escaped(reader: Reader, world: World) -> None:
    show(world, "Bài <b>đậm</b> & hay", text="<script>bài</script>")
    page = reader.text(path("bài"))
    assert "<mark>Bài</mark> &lt;b&gt;đậm&lt;/b&gt; &amp; hay" in page
    assert "&lt;script&gt;<mark>bài</mark>&lt;/script&gt;" in page


@pytest.mark.parametrize("said", ["%", "''", "\\", "& | !", "...", "😀", "“”", "___"])
def test_signs_alone_are_told_to_be_nothing_to_look_for(reader: Reader, world: World, said: str) -> None:
    assert "Từ khóa chỉ có dấu câu hoặc ký hiệu" in reader.text(path(said))


@pytest.mark.parametrize("said", ["", "   ", "\u200b"])
def test_nothing_typed_gets_an_explanation(reader: Reader, world: World, said: str) -> None:
    page = reader.text(path(said))
    assert "Nhập từ cần tìm" in page or "Từ khóa chỉ có" in page
    assert "Nhập từ cần tìm" in reader.text("/tim-kiem")


def test_five_thousand_letters_are_cut_to_the_limit_and_the_reader_is_told(reader: Reader, world: World) -> None:
    show(world, TITLE)
    page = reader.text(path("hội nghị " * 556))
    assert "Trang tìm theo 200 ký tự và 16 từ đầu tiên" in page
    assert TITLE.split(" ở ")[1] in page
    assert len(page) < 60_000


@pytest.mark.parametrize(
    ("more", "message"),
    [
        ({"tu": "31/02/2026"}, "Không có ngày 31/02/2026 trong lịch."),
        ({"den": "2026-13-01"}, "Không có ngày 2026-13-01 trong lịch."),
        ({"den": "31/12/9999"}, "Năm 9999 quá xa."),
        ({"tu": "01/01/0001"}, "Năm 1 quá xa."),
        ({"tu": "hôm qua"}, "Chưa đọc được ngày."),
        ({"tu": "02/01/2026", "den": "01/01/2026"}, "“Đến ngày” đứng trước “Từ ngày”."),
        ({"chuyen_muc": "khong-co"}, "Trang này không có chuyên mục đã chọn."),
        ({"loai": "khong-co"}, "Không có loại nội dung đã chọn."),
    ],
)
def test_what_cannot_be_is_named_with_the_way_to_mend_it_and_nothing_typed_is_lost(
    reader: Reader, world: World, more: dict[str, str], message: str
) -> None:
    answer = reader.get(path("hội nghị", **more))
    assert answer.status_code == 422
    assert message in answer.text
    assert 'value="hội nghị"' in answer.text
    assert all(f'value="{said}"' in answer.text for name, said in more.items() if name in ("tu", "den"))
    assert 'aria-invalid="true"' in answer.text


def test_filters_stay_in_the_form_and_go_along_to_the_next_page(reader: Reader, world: World) -> None:
    for number in range(30):
        show(world, f"Hội nghị lần thứ {number}", section="diem-bao" if number % 2 else "chinh-tri")
    show(world, "Hội nghị năm ngoái", age=400)
    since = short_date(clock.now() - timedelta(days=30))
    page = reader.text(path("hội nghị", loai="news", chuyen_muc="chinh-tri", tu=since))
    assert "15 kết quả" in page
    assert '<option value="chinh-tri" selected>' in page
    assert '<input type="hidden" name="chuyen-muc" value="chinh-tri">' in page
    assert '<button type="submit" name="trang" value="2">' in page
    second = reader.text(path("hội nghị", loai="news", chuyen_muc="chinh-tri", tu=since, trang="2"))
    assert second.count('<article class="story">') == 3
    assert "31 kết quả" in reader.text(path("hội nghị"))
    assert "Chính trị (16)" in reader.text(path("hội nghị"))


@pytest.mark.parametrize("page", ["0", "-1", "99", "x", "1e3", "9999999"])
def test_a_page_that_is_not_there_is_missing(reader: Reader, world: World, page: str) -> None:
    show(world, TITLE)
    assert reader.get(path("hội nghị", trang=page)).status_code == 404


def test_every_page_offers_to_search(reader: Reader, world: World) -> None:
    for unit in ("suoi-trong", "ban-moi"):
        page = Reader(reader.app, unit).text()
        assert '<form class="search" method="get" action="/tim-kiem" role="search"' in page
    assert reader.text("/tim-kiem").count('role="search"') == 1


def test_suggestions_are_titles_numbers_and_own_addresses(reader: Reader, world: World) -> None:
    show(world, "Quyết định giao đất", kind="document", facts={"number": "12/QĐ-UBND"}, slug="quyet-dinh", article_id=7)
    answer = reader.get("/tim-kiem/goi-y.json?q=12/qd")
    assert answer.content_type == "application/json"
    wanted = {"title": "Quyết định giao đất", "number": "12/QĐ-UBND", "path": "/bai-viet/7/quyet-dinh"}
    assert json.loads(answer.text) == {"suggestions": [wanted]}
    for said in ("", "x", "%25%27%5C", "a" * 3000):
        assert json.loads(reader.get(f"/tim-kiem/goi-y.json?q={said}").text) == {"suggestions": []}


def test_one_address_searches_a_hundred_and_twenty_times_a_minute_and_no_more(built: Settings, world: World) -> None:
    browser, host = visitor(create_app(built).wsgi), "http://suoi-trong.vn.example"
    answers = [browser.get(host + path("%")).status_code for _ in range(121)]
    assert answers == [200] * 120 + [429]
    assert "Hãy đợi một phút rồi thử lại." in browser.get(host + path("%")).text
    assert browser.get(f"{host}/").status_code == 200
