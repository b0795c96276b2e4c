"""Two versions of an article side by side; pure."""

from __future__ import annotations

import random
import time
from dataclasses import replace
from datetime import UTC, datetime

from flask import Flask
from flask_babel import Babel

from congxa.copyright import Basis, Origin
from congxa.publishing import Draft
from congxa.web.desk.articles.compare import Passage, changed_fields, changes, compare, lines_of
from congxa.web.desk.articles.inline import pieces_of, rows_of

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
        "[Ảnh số 7] Cầu treo",
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
        fields = changed_fields(DRAFT, other)
        compared = [change.field for change in changes(DRAFT, other, SECTIONS)]
        same_words = changes(
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
    assert compared == fields
    assert [(change.field, change.is_form_alone) for change in same_words] == [("Nội dung", True)]
    said = [line for one in between(DRAFT, other) if one.field == "Nguồn gốc" for line in one.right]
    assert "Căn cứ: Trích dẫn" in said and "Ngày đăng của bài gốc: 02/01/2026 07:00" in said


def test_the_words_that_changed_are_told_within_their_line() -> None:
    pieces = pieces_of("Cầu dài 86 mét, rộng 2 mét.", "Cầu treo dài 86 mét, rộng 3 mét.")
    assert [(piece.how.value, piece.words) for piece in pieces] == [
        ("same", "Cầu "),
        ("added", "treo "),
        ("same", "dài 86 mét, rộng "),
        ("dropped", "2 "),
        ("added", "3 "),
        ("same", "mét."),
    ]


def test_a_line_that_moved_down_is_followed_and_what_is_new_is_whole() -> None:
    rows = rows_of(["Bà con họp ở nhà văn hóa.", "Kết luận."], ["Mở đầu mới.", "Bà con họp ở trụ sở xã.", "Kết luận."])
    assert [[piece.how.value for piece in row.pieces] for row in rows] == [
        ["added"],
        ["same", "dropped", "added", "same"],
        ["same"],
    ]


def test_left_and_right_can_be_read_out_of_the_one_text() -> None:
    rng = random.Random(7)
    words = ["xã", "thôn", "bà", "con", "cầu", "suối,", "đường.", "họp", "mới;", "120", "hộ"]
    for _ in range(200):
        left = [" ".join(rng.choices(words, k=rng.randint(1, 14))) for _ in range(rng.randint(0, 8))]
        right = [line for line in left if rng.random() > 0.2]
        right = [" ".join(w for w in line.split() if rng.random() > 0.15) or "x" for line in right]
        read = {side: [] for side in ("dropped", "added")}  # type: dict[str, list[str]]
        for row in rows_of(left, right):
            for side, lines in read.items():
                lines.extend(row.folded)
                line = "".join(piece.words for piece in row.pieces if piece.how.value in ("same", side))
                lines.extend([line] if line else [])
        assert [[line.split() for line in read[side]] for side in read] == [
            [x.split() for x in left],
            [x.split() for x in right],
        ]


def test_a_novel_in_one_paragraph_takes_no_longer() -> None:
    rng = random.Random(7)
    words = [f"từ{rng.randint(1, 900)}" for _ in range(10_000)]
    left, right = " ".join(words), " ".join(word for word in words if rng.random() > 0.05)
    sentences = left.replace(" từ7 ", ". Từ7 ")
    begun = time.process_time()
    for one, other in ((left, right), (sentences, sentences.replace("từ8 ", "từ tám "))):
        assert pieces_of(one, other)
    assert time.process_time() - begun < 3
