"""Procedures, consultations, press reviews and notices as a reader sees them, today and after midnight."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from selectolax.lexbor import LexborHTMLParser
from werkzeug.test import Client

from cast import FAR_CHIEF, World
from congxa import publishing
from congxa.config import Settings
from congxa.core import clock
from congxa.core.errors import Invalid
from congxa.publishing import Article
from congxa.web.pagecache import MARK, Page
from publishing.samples import ready, sample, shown
from web.site_reader import HOSTS, Reader, site_app


@pytest.fixture
def reader(world: World, built: Settings) -> Reader:
    return Reader(site_app(built), "cat-trang")


@pytest.fixture
def days_later() -> Iterator[Callable[[int], None]]:
    """Moves the clock on from today's noon in Vietnam."""
    now = clock.now()

    def move(days: int) -> None:
        clock.set_clock(lambda: now + timedelta(days=days))

    yield move
    clock.set_clock(None)


def page(reader: Reader, article: Article) -> str:
    return reader.text(publishing.address(article.id, article.slug))


def main_of(html: str) -> str:
    main = LexborHTMLParser(html).css_first("main")
    assert main is not None
    return " ".join(main.text(separator=" ").split())


def day(ahead: int) -> str:
    return (clock.today() + timedelta(days=ahead)).isoformat()


def test_a_procedure_shows_its_steps_papers_and_where_to_go(world: World, reader: Reader) -> None:
    html = page(reader, shown(world, "procedure"))
    tree = LexborHTMLParser(html)
    assert [step.text(strip=True) for step in tree.css("ol.steps li")] == [
        "Nộp hồ sơ tại bộ phận một cửa.", "Nhận Giấy khai sinh.",
    ]  # fmt: skip
    assert tree.css_first("table.doc-table caption") is not None
    button = tree.css_first("a.button")
    assert button is not None and button.attributes["href"] == "https://dichvucong.gov.vn/"
    for words in ("1.001193", "Hộ tịch", "Trong ngày", "Không thu", "Luật Hộ tịch 2014", "Cấp xã", "Mẫu số 01"):
        assert words in main_of(html)


def test_procedures_stand_by_area_and_are_found_by_name_code_and_level(world: World, reader: Reader) -> None:
    shown(world, "procedure")
    plain = {"code": "2.000815", "area": "Chứng thực", "online": "none", "online_url": ""}
    shown(world, "procedure", plain, title="Chứng thực bản sao từ bản chính")
    path = "/chuyen-muc/thu-tuc-hanh-chinh"
    tree = LexborHTMLParser(reader.text(path))
    assert [head.text() for head in tree.css("main h2")] == ["Chứng thực", "Hộ tịch"]
    for query in ("tu-khoa=khai+sinh", "tu-khoa=1.001193", "linh-vuc=H%E1%BB%99+t%E1%BB%8Bch", "muc-do=full"):
        found = LexborHTMLParser(reader.text(f"{path}?{query}"))
        assert [cell.text() for cell in found.css("tbody th")] == ["Đăng ký khai sinh"]
    assert "Hãy gõ ít từ hơn" in reader.text(f"{path}?tu-khoa=khong+co")


def test_the_same_procedure_twice_is_refused_and_the_other_named(world: World) -> None:
    shown(world, "procedure")
    with pytest.raises(Invalid, match=r"Mã 1\.001193 đã có ở mục “Đăng ký khai sinh”"):
        shown(world, "procedure", title="Đăng ký khai sinh lưu động")


def test_a_consultation_says_how_long_and_where_to_write(world: World, reader: Reader) -> None:
    html = page(reader, shown(world, "consultation"))
    text = main_of(html)
    assert "Đang lấy ý kiến" in text and "còn 12 ngày" in text
    assert "mailto:cat-trang@ven-bien.example" in html
    assert "Trung tâm hành chính Cát Trắng" in text
    assert "du-thao.pdf" in html


def test_a_consultation_changes_its_state_at_midnight_by_itself(
    world: World, reader: Reader, days_later: Callable[[int], None]
) -> None:
    article = shown(world, "consultation", {"opens_on": day(1), "closes_on": day(2)})
    path = publishing.address(article.id, article.slug)
    states = []
    for days in range(4):
        days_later(days)
        states.append(LexborHTMLParser(reader.text(path)).css_first(".window-state").text())
    assert states == ["Sắp lấy ý kiến", "Đang lấy ý kiến", "Đang lấy ý kiến", "Đã kết thúc"]
    assert "kết quả tiếp thu chưa được công bố" in reader.text(path)
    assert "Cách gửi ý kiến" not in reader.text(path)


def test_the_page_of_a_consultation_is_kept_until_midnight_in_vietnam(world: World, reader: Reader) -> None:
    article = shown(world, "consultation")
    marks: list[Page] = []

    def note(environ: dict[str, object], start: Callable[..., object]) -> object:
        answer = reader.app.wsgi_app(environ, start)
        marks.append(environ[MARK])  # type: ignore[arg-type]
        return answer

    Client(note).get(publishing.address(article.id, article.slug), headers={"Host": HOSTS["cat-trang"]})
    assert marks[0].expires == clock.next_midnight().timestamp()


def test_results_are_shown_and_linked_from_the_list(world: World, reader: Reader) -> None:
    past = {"opens_on": day(-30), "closes_on": day(-10)}
    shown(world, "consultation", past, title="Dự thảo cũ chưa có kết quả")
    result = {"result": "<p>Tiếp thu 3 ý kiến<script>alert(1)</script>.</p>", "result_on": day(-1), "opinions": "1.204"}
    done = shown(world, "consultation", {**past, **result}, title="Dự thảo cũ đã có kết quả")
    shown(world, "consultation", title="Dự thảo đang lấy ý kiến")
    html = page(reader, done)
    assert "Tiếp thu 3 ý kiến" in html and "1.204" in html and "alert(1)" not in html
    listed = reader.text("/chuyen-muc/lay-y-kien-du-thao")
    titles = [head.text() for head in LexborHTMLParser(listed).css("main h2")]
    assert titles[0] == "Dự thảo đang lấy ý kiến"
    assert "Kết quả tiếp thu chưa được công bố." in listed
    assert f"{publishing.address(done.id, done.slug)}#ket-qua" in listed


def test_a_press_review_says_first_whose_words_these_are(world: World, reader: Reader) -> None:
    html = page(reader, shown(world, "press_review"))
    text = main_of(html)
    for words in ("Mùa lúa mới ở vùng cao", "Nhà báo Suối Trong", "Báo Vùng Cao"):
        assert words in text
    assert text.index("Trích bài báo") < text.index("Năm nay lúa được mùa")
    assert 'href="https://bao-vung-cao.example/mua-lua-moi"' in html


def test_a_press_review_tells_the_hour_of_the_work_only_where_it_is_known(world: World, reader: Reader) -> None:
    told = {
        (9, 41): "Đăng lúc Thứ sáu, 27/02/2026, 09:41",
        (0, 0): "Đăng ngày 27/02/2026",
    }
    for (hour, minute), words in told.items():
        at = datetime(2026, 2, 27, hour, minute, tzinfo=clock.VIETNAM)
        origin = replace(sample("press_review").origin, source_published_at=at)
        assert words in main_of(page(reader, shown(world, "press_review", origin=origin)))


def test_urgent_notices_stand_first_and_those_that_are_over_leave_the_side(
    world: World, reader: Reader, days_later: Callable[[int], None]
) -> None:
    urgent = shown(world, "notice", title="Thông báo khẩn về bão số 9")
    plain = shown(world, "notice", {"is_urgent": False, "expires_on": day(1)}, title="Thông báo lịch cắt điện")
    path = "/chuyen-muc/thong-bao"

    def order(html: str, place: str) -> list[str]:
        return [
            link.text() for link in LexborHTMLParser(html).css(f"{place} a") if link.text().startswith("Thông báo ")
        ]

    html = reader.text(path)
    assert order(html, "main h2") == [urgent.title, plain.title]
    assert order(reader.text("/chuyen-muc/chinh-tri"), ".aside")[:2] == [urgent.title, plain.title]
    days_later(2)
    html = reader.text(path)
    assert "Đã hết hạn" in html
    assert order(reader.text("/chuyen-muc/chinh-tri"), ".aside") == [urgent.title]
    assert "Thông báo này đã hết hạn" in page(reader, plain)
    days_later(20)
    assert order(reader.text(path), "main h2") == [plain.title, urgent.title]


def test_nothing_of_an_unfinished_item_is_public(world: World, reader: Reader) -> None:
    with world.desk(FAR_CHIEF) as (actor, unit_id):
        draft = publishing.create(actor, unit_id, ready(actor, unit_id, "document"))
    assert reader.get(publishing.address(draft.id, draft.slug)).status_code == 404
    assert "15/QĐ-UBND" not in reader.text("/chuyen-muc/van-ban")
