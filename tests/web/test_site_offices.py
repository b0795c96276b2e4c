"""What a reader sees of offices, budgets, public information and questions."""

from __future__ import annotations

import pytest

from cast import World
from congxa import publishing
from congxa.config import Settings
from congxa.publishing import Article
from publishing.samples import shown
from web.site_reader import Reader, site_app

OFFICES, BUDGETS = "/chuyen-muc/to-chuc-bo-may", "/chuyen-muc/cong-khai-ngan-sach"
INFORMATION, QUESTIONS = "/chuyen-muc/thong-tin-cong-khai", "/chuyen-muc/hoi-dap"
NOINDEX = '<meta name="robots" content="noindex, follow">'


@pytest.fixture
def reader(settings: Settings, world: World) -> Reader:
    return Reader(site_app(settings), "cat-trang")


def address_of(article: Article) -> str:
    return publishing.address(article.id, article.slug)


def in_order(page: str, *words: str) -> bool:
    places = [page.index(each) for each in words]
    return places == sorted(places)


@pytest.mark.parametrize(
    ("address", "words"),
    [
        (OFFICES, "Sơ đồ tổ chức sẽ hiện ở đây."),
        (BUDGETS, "Chưa có số liệu ngân sách được công khai."),
        (INFORMATION, "Danh mục thông tin phải được công khai sẽ hiện ở đây."),
        (QUESTIONS, "Chưa có câu hỏi nào được trả lời."),
    ],
)
def test_an_empty_section_says_what_will_be_there(reader: Reader, address: str, words: str) -> None:
    assert words in reader.text(address)


def test_the_section_of_offices_is_the_chart_with_a_table_below(reader: Reader, world: World) -> None:
    top = shown(world, "office", title="Ủy ban nhân dân xã")
    shown(world, "office", {"parent": [top.id]}, title="Bộ phận một cửa")
    page = reader.text(OFFICES)
    assert in_order(
        page, "Ủy ban nhân dân xã</a>", '<ul>\n<li><div class="org-unit">', "Bộ phận một cửa</a>", "Danh bạ"
    )
    assert 'href="tel:02330000001"' in page
    assert 'href="mailto:vp@cat-trang.vn"' in page
    assert '<th scope="col">Người tiếp nhận, cung cấp thông tin</th>' in page


def test_the_page_of_an_office_has_its_tasks_its_contacts_and_its_place(reader: Reader, world: World) -> None:
    top = shown(world, "office", title="Ủy ban nhân dân xã")
    below = shown(world, "office", {"parent": [top.id]}, title="Bộ phận một cửa")
    page = reader.text(address_of(below))
    assert f'Trực thuộc: <a href="{address_of(top)}">Ủy ban nhân dân xã</a>' in page
    assert in_order(page, "Chức năng, nhiệm vụ", "Tham mưu tổng hợp.", "Trần Thị Cát", "Chánh Văn phòng")
    assert f'<a href="{address_of(below)}">Bộ phận một cửa</a>' in reader.text(address_of(top))


def test_a_budget_is_a_chart_and_a_table_with_sums_and_shares(reader: Reader, world: World) -> None:
    page = reader.text(address_of(shown(world, "budget")))
    for words in (
        "<dt>Giai đoạn</dt><dd>Quyết toán</dd>",
        "(30 ngày liên tục)",
        '<rect width="67.5" height="10"/>',
        "Cộng chi</th>",
        "5.000",
        "96,5%",
        "82,0%",
    ):
        assert words in page, words
    assert "style=" not in page


def test_budgets_stand_by_year_and_are_asked_for_by_year_and_stage(reader: Reader, world: World) -> None:
    shown(world, "budget")
    shown(world, "budget", {"year": 2026, "stage": "estimate"}, title="Công khai dự toán năm 2026")
    page = reader.text(BUDGETS)
    assert in_order(page, 'id="nam-2026"', "Công khai dự toán năm 2026", 'id="nam-2025"')
    assert NOINDEX not in page
    asked = reader.text(f"{BUDGETS}?nam=2025&giai-doan=settlement")
    assert "Công khai dự toán năm 2026" not in asked
    assert NOINDEX in asked
    assert "Không có mục nào của năm và giai đoạn" in reader.text(f"{BUDGETS}?nam=2026&giai-doan=settlement")


@pytest.mark.parametrize("query", ["nam=abc", "nam=2025'", "giai-doan=%25", "nam=" + "9" * 5000])
def test_what_is_no_year_and_no_stage_is_no_condition(reader: Reader, world: World, query: str) -> None:
    shown(world, "budget")
    assert "Công khai quyết toán ngân sách năm 2025" in reader.text(f"{BUDGETS}?{query}")


def test_the_newest_list_is_in_force_and_the_older_ones_say_so(reader: Reader, world: World) -> None:
    old = shown(world, "information", title="Danh mục thông tin năm 2024")
    new = shown(world, "information")
    page = reader.text(INFORMATION)
    assert in_order(page, "Danh mục hiện hành:", "Danh mục thông tin năm 2026", "Kế hoạch sử dụng đất", "năm 2024")
    assert f'Đã có danh mục mới hơn: <a href="{address_of(new)}">' in reader.text(address_of(old))
    assert "Đã có danh mục mới hơn" not in reader.text(address_of(new))


def test_entries_are_asked_for_by_words(reader: Reader, world: World) -> None:
    shown(world, "information")
    page = reader.text(f"{INFORMATION}?q=ke+hoach")
    assert "1 trong 2 mục thông tin" in page
    assert "Dự toán ngân sách hằng năm" not in page
    assert NOINDEX in page
    assert "Không có mục nào có những từ này." in reader.text(f"{INFORMATION}?q=%25%27%22%3Cscript%3E")


def test_a_question_stands_with_its_answer_and_whoever_gave_it(reader: Reader, world: World) -> None:
    page = reader.text(address_of(shown(world, "question")))
    assert in_order(page, "Câu hỏi</h2>", "Bà H., thôn Một", "cần giấy tờ gì?", "Trả lời</h2>", "Bộ phận Tư pháp")


def test_questions_are_asked_for_by_area_and_by_words_of_the_answer(reader: Reader, world: World) -> None:
    shown(world, "question")
    shown(world, "question", {"area": "Đất đai"}, title="Thủ tục tách thửa đất ở", body="<p>Nộp đơn ở huyện.</p>")
    by_area = reader.text(f"{QUESTIONS}?linh-vuc=%C4%90%E1%BA%A5t+%C4%91ai")
    assert "Thủ tục tách thửa" in by_area
    assert "Giấy tờ để đăng ký" not in by_area
    by_words = reader.text(f"{QUESTIONS}?q=GIAY+chung+sinh")
    assert "Giấy tờ để đăng ký" in by_words
    assert "Thủ tục tách thửa" not in by_words
    assert NOINDEX in by_words


@pytest.mark.parametrize("query", ["%25", "100%25", "'", "%22%27--", "a" * 5000, "_", "\\"])
def test_whatever_is_asked_gets_an_answer(reader: Reader, world: World, query: str) -> None:
    shown(world, "question")
    assert "Không có câu hỏi nào khớp." in reader.text(f"{QUESTIONS}?q={query}")
