"""The audit record says what changed in the same words at the desk and at the office."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from flask import session
from flask_babel import refresh

from congxa import oversight, publishing
from congxa.app import create_manage_app
from congxa.config import Settings
from congxa.tenancy.schema import TABLES, TenantSpec
from congxa.web.changes import changes_in_words
from congxa.web.unit_words import SETTINGS


@pytest.mark.parametrize(
    ("of", "titles"), [("article", publishing.STATE_TITLES), ("directive_task", oversight.TASK_STATE_TITLES)]
)
def test_every_state_is_said_in_the_words_of_its_package(built: Settings, of: str, titles: Mapping[str, str]) -> None:
    with create_manage_app(built).test_request_context():
        said = {state: list(changes_in_words({"state": [None, str(state)]}, of)) for state in titles}
    assert said == {state: [("Trạng thái", "–", words)] for state, words in titles.items()}


def test_an_agreement_is_told_in_words(built: Settings) -> None:
    before = {"works": ["article"], "valid_until": None, "covers_below": False}
    after = {"works": ["article", "picture"], "valid_until": "2026-12-31", "covers_below": True}
    with create_manage_app(built).test_request_context():
        assert list(changes_in_words({name: [before[name], after[name]] for name in before}, "agreement")) == [
            ("Gồm", "bài", "bài, ảnh"),
            ("Được dùng đến", "–", "2026-12-31"),
            ("Đơn vị trực thuộc dùng chung", "không", "có"),
        ]


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


def test_every_setting_of_a_unit_has_words() -> None:
    tables = {"": TenantSpec, **{key: model for key, model in TABLES.items() if key.count(".") <= 1}}
    lists = {"site.sections", "site.blocks", "site.menu", "site.links", "site.board"}
    lists |= {"policy.provenance", "policy.syndication", "policy.quotation"}
    keys = {
        f"{table}.{name}" if table else name
        for table, model in tables.items()
        if table not in lists
        for name in model.model_fields
    }
    assert keys == set(SETTINGS)


def test_the_settings_of_a_unit_are_told_in_words(built: Settings) -> None:
    changes = {
        "kind": [None, "commune"],
        "site.state": ["active", "archived"],
        "site.desk.may_arrange": [[], ["front", "look"]],
        "site.desk.four_eyes": [False, True],
        "site.sections": [[], [{"slug": "tin", "name": "Tin tức", "kind": "news", "menu": True}]],
        "site.board": [[], [{"role": "Trưởng ban biên tập"}]],
        "policy.provenance": [[], [{"required_from": "2026-10-01", "valid_to": None, "basis": "Quy chế"}]],
        "site.contact.phone": ["0233 000", "0233 111"],
    }
    with create_manage_app(built).test_request_context():
        assert list(changes_in_words(changes, "unit")) == [
            ("Loại đơn vị", "–", "xã"),
            ("Tình trạng của trang", "đang hoạt động", "lưu trữ, chỉ đọc"),
            ("Phần bàn làm việc được tự sắp xếp", "–", "trang chủ, màu và hình"),
            ("Mỗi bài phải qua hai người", "không", "có"),
            ("Chuyên mục", "–", "Tin tức"),
            ("Ban biên tập", "–", "Trưởng ban biên tập"),
            ("Quy định ghi nguồn gốc", "–", "từ 2026-10-01"),
            ("Điện thoại", "0233 000", "0233 111"),
        ]
