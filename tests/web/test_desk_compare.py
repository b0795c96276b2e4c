"""Two versions of an article side by side; pure."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from flask import Flask
from flask_babel import Babel

from congxa.copyright import Basis, Origin
from congxa.publishing import Draft
from congxa.web.desk.articles.compare import Passage, changed_fields, compare, lines_of

SECTIONS = {"chinh-tri": "Chính trị", "diem-bao": "Điểm báo"}
DRAFT = Draft(
    title="Bản Suối Trong có cầu mới",
    section="chinh-tri",
    body="".join(f"<p>Dòng {number}.</p>" for number in range(1, 11)),
    origin=Origin(Basis.OWN_STAFF, "Hồ Văn Mẫu"),
)


def between(left: Draft, right: Draft) -> list[Passage]:
    app = Flask(__name__)
    Babel(app, default_locale="vi")
    with app.test_request_context():
        return compare(left, right, SECTIONS)


def test_text_is_read_line_by_line_with_the_addresses_of_links() -> None:
    html = (
        '<h2>Mục</h2><p>Một&nbsp;&amp; hai<br>ba <a href="https://a.example/x">đây</a></p>'
        "<ul><li>bốn</li></ul><table><tbody><tr><th>A</th><td>B</td></tr></tbody></table>"
        '<figure><img src="/tep/7/960.webp" data-picture="7" alt="Cầu"><figcaption>Cầu treo</figcaption></figure>'
    )
    app = Flask(__name__)
    Babel(app, default_locale="vi")
    with app.test_request_context():
        lines = lines_of(html)
    assert lines == [
        "Mục",
        "Một & hai",
        "ba đây (https://a.example/x)",
        "bốn",
        "A | B",
        "[ảnh số 7] Cầu treo",
    ]


def test_equal_versions_have_no_passages() -> None:
    assert between(DRAFT, DRAFT) == []


def test_a_changed_line_stands_between_the_equal_ones_around_it() -> None:
    body = DRAFT.body.replace("Dòng 9.", "Dòng chín.")
    found = between(DRAFT, replace(DRAFT, body=body))
    assert [(one.is_same, one.left, one.right, one.left_out) for one in found] == [
        (True, ("Dòng 7.", "Dòng 8."), ("Dòng 7.", "Dòng 8."), 6),
        (False, ("Dòng 9.",), ("Dòng chín.",), 0),
        (True, ("Dòng 10.",), ("Dòng 10.",), 0),
    ]


def test_every_field_that_a_form_has_is_compared() -> None:
    other = Draft(
        title="Tiêu đề khác hẳn",
        section="diem-bao",
        summary="Tóm tắt",
        body="<p>Khác.</p>",
        byline="Người khác",
        cover_id=4,
        origin=Origin(
            Basis.QUOTATION, "", "Báo Vùng Cao", "https://b.example/", datetime(2026, 1, 2, tzinfo=UTC), "12", "x"
        ),
    )
    app = Flask(__name__)
    Babel(app, default_locale="vi")
    with app.test_request_context():
        fields = changed_fields(DRAFT, other, SECTIONS)
        same_words = changed_fields(
            DRAFT, replace(DRAFT, body=DRAFT.body.replace("<p>Dòng 1.", "<p><em>Dòng</em> 1.")), SECTIONS
        )
    assert fields == [
        "Tiêu đề",
        "Chuyên mục",
        "Tóm tắt",
        "Nội dung",
        "Tác giả ghi dưới bài",
        "Ảnh đại diện",
        "Nguồn gốc",
    ]
    assert same_words == ["Định dạng của nội dung"]
    said = [line for one in between(DRAFT, other) if one.field == "Nguồn gốc" for line in one.right]
    assert "Căn cứ: Trích dẫn" in said and "Ngày đăng của bài gốc: 02/01/2026" in said
