"""The audit record says what changed in the same words at the desk and at the office."""

from __future__ import annotations

import pytest
from flask import session
from flask_babel import refresh

from congxa import oversight, publishing
from congxa.app import create_manage_app
from congxa.config import Settings
from congxa.web.changes import changes_in_words


@pytest.mark.parametrize(
    "title", [*publishing.STATE_TITLES.items(), *oversight.TASK_STATE_TITLES.items()], ids=lambda pair: pair[0].value
)
def test_every_state_is_said_in_the_words_of_its_package(built: Settings, title: tuple[str, str]) -> None:
    state, words = title
    with create_manage_app(built).test_request_context():
        assert list(changes_in_words({"state": [None, str(state)]})) == [("Trạng thái", "–", words)]


def test_what_holds_several_facts_is_taken_apart_into_those_that_differ(built: Settings) -> None:
    rule = {"verdict": "block", "kind": "host", "host": "xau.example", "path": "", "url": ""}
    other = {**rule, "host": "khac.example"}
    with create_manage_app(built).test_request_context():
        assert list(changes_in_words({"rule": [rule, other]})) == [("Tên miền", "xau.example", "khac.example")]
        assert list(changes_in_words({"rule": [None, {"verdict": "block", "kind": "host"}]})) == [
            ("Quyết định", "–", "chặn"),
            ("Loại", "–", "cả tên miền"),
        ]
        assert list(changes_in_words({"is_active": [True, False], "units": [None, ["a", "b"]], "mới": [1, 2]})) == [
            ("Đang hiện", "có", "không"),
            ("Đơn vị nhận", "–", "a, b"),
            ("mới", "1", "2"),
        ]


def test_the_facts_of_an_item_are_told_in_the_words_of_its_kind(built: Settings) -> None:
    before = {"number": "15/QĐ-UBND", "type": "quyet-dinh", "issued_on": "2026-01-05", "files": [7]}
    after = {**before, "type": "nghi-quyet", "issued_on": "2026-01-06", "files": [7, 9]}
    with create_manage_app(built).test_request_context():
        assert list(changes_in_words({"fields": (before, after)})) == [
            ("Hình thức văn bản", "Quyết định", "Nghị quyết"),
            ("Ngày ban hành", "05/01/2026", "06/01/2026"),
            ("Tệp văn bản", "tệp số 7", "tệp số 7; tệp số 9"),
        ]
        assert list(changes_in_words({"fields": ({}, {"week": "2026-11-23"})})) == [
            ("Tuần có ngày", "–", "Tuần 48 (23/11 - 29/11/2026)")
        ]
        session["language"] = "en"
        refresh()
        assert list(changes_in_words({"fields": ({"is_urgent": True}, {})})) == [("Urgent notice", "yes", "–")]
        assert ("Type of document", "Decision", "Resolution") in list(changes_in_words({"fields": (before, after)}))


def test_rows_of_an_arrangement_are_told_by_their_names(built: Settings) -> None:
    menu = [{"title": "Tin tức", "path": "/tin-tuc", "items": [{"title": "Điểm báo", "section": "diem-bao"}]}]
    blocks = [{"kind": "hotline", "title": None}, {"kind": "columns", "title": "Tin trong xã"}]
    with create_manage_app(built).test_request_context():
        told = list(changes_in_words({"menu": (None, menu), "blocks": ([], blocks)}))
    assert told == [
        ("Danh mục", "–", "Tin tức → /tin-tuc (Điểm báo → diem-bao)"),
        ("Khối trên trang", "–", "Đường dây nóng, Tin trong xã"),
    ]
