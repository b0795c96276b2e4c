"""Fields: what was typed becomes one canonical form, is read back, and is refused in words when it cannot be kept."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congxa.publishing import all_kinds
from congxa.publishing.kinds.fields import (
    Address,
    Choice,
    Day,
    Email,
    Field,
    Files,
    Flag,
    Items,
    Moment,
    Number,
    Phone,
    Rich,
    Rows,
    Text,
    Unfit,
    Words,
)

NAME = {"name": "fact", "label": "Điều ghi"}
TABLE = Rows(**NAME, columns=(Text(name="who", label="Ai"), Number(name="sum", label="Số tiền")), most=3)
FIELDS: list[Field] = [field for kind in all_kinds().values() for field in kind.fields]
TYPED = st.one_of(
    st.none(),
    st.booleans(),
    st.text(max_size=40),
    st.integers(-(10**20), 10**20),
    st.dates().map(date.isoformat),
    st.lists(st.one_of(st.text(max_size=10), st.integers(), st.dictionaries(st.text(max_size=6), st.text(max_size=8)))),
    st.dictionaries(st.text(max_size=6), st.text(max_size=8), max_size=3),
)


@given(field=st.sampled_from(FIELDS), typed=TYPED)
def test_whatever_is_typed_is_kept_in_one_form_or_refused_in_words(field: Field, typed: Any) -> None:
    try:
        kept = field.tidy(typed)
    except Unfit as refusal:
        assert len(str(refusal)) > 10
        return
    assert json.loads(json.dumps(kept)) == kept
    assert field.tidy(kept) == kept  # what is kept stays as it is when it is saved again
    field.read(kept)
    assert all(isinstance(line, str) and line for line in field.lines(kept))
    assert isinstance(field.html(kept), str)


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_a_day_comes_back_however_it_was_typed(day: date) -> None:
    field = Day(**NAME)
    for typed in (day.isoformat(), f"{day:%d/%m/%Y}", f"{day.day}.{day.month}.{day.year}"):
        assert field.tidy(typed) == day.isoformat()
    assert field.read(day.isoformat()) == day
    assert field.lines(day.isoformat()) == [f"{day:%d/%m/%Y}"]


@given(st.datetimes(datetime(1900, 1, 1), datetime(2199, 12, 31)))  # noqa: DTZ001 - hypothesis wants naive ones
def test_a_moment_is_one_in_vietnam(moment: datetime) -> None:
    kept = Moment(**NAME).tidy(f"{moment:%Y-%m-%dT%H:%M}")
    read = Moment(**NAME).read(kept)
    assert read is not None and read.utcoffset() is not None
    assert (read.replace(tzinfo=None), str(read)[-6:]) == (moment.replace(second=0, microsecond=0), "+07:00")


@given(st.integers(0, 10**15))
def test_a_number_comes_back_with_or_without_points(number: int) -> None:
    field = Number(**NAME)
    assert field.tidy(str(number)) == field.tidy(f"{number:,}".replace(",", ".")) == number
    assert field.read(number) == number


@pytest.mark.parametrize(
    ("field", "typed", "words"),
    [
        (Day(**NAME), "31/02/2026", "Không có ngày 31/02/2026. Hãy xem lại lịch"),
        (Day(**NAME), "29.02.2025", "Không có ngày 29/02/2025"),
        (Day(**NAME), "2026-13-01", "Không có ngày 01/13/2026"),
        (Day(**NAME), "5/1/26", "không phải là ngày. Ghi dạng ngày/tháng/năm"),
        (Day(**NAME), "01/01/1026", "Năm 1026 không hợp lý"),
        (Day(**NAME), "hôm qua", "“hôm qua” không phải là ngày"),
        (Moment(**NAME), "25/11/2026", "không phải là ngày giờ"),
        (Moment(**NAME), "25/11/2026 24:00", "không phải là ngày giờ"),
        (Moment(**NAME), "31/02/2026 09:00", "Không có ngày 31/02/2026"),
        (Number(**NAME), "1,5", "không phải là số nguyên"),
        (Number(**NAME), "١٢", "không phải là số nguyên"),
        (Number(**NAME, low=1, high=9), "10", "nằm ngoài khoảng từ 1 đến 9"),
        (Text(**NAME), "a" * 301, "Dài 301 ký tự; tối đa 300"),
        (Words(**NAME), "a" * 5_001, "Dài 5.001 ký tự; tối đa 5.000"),
        (Rich(**NAME), "a" * 200_001, "tối đa 200.000"),
        (Choice(**NAME, options=(("a", "A"), ("b", "B"))), "c", "“c” không có trong danh sách"),
        (Address(**NAME), "javascript:alert(1)", "không phải địa chỉ web"),
        (Address(**NAME), "www.example", "không phải địa chỉ web"),
        (Address(**NAME), "https://ai:mat-khau@host.example/", "không phải địa chỉ web"),
        (Email(**NAME), "xa@", "không phải địa chỉ thư điện tử"),
        (Phone(**NAME), "gọi tôi", "không phải số điện thoại"),
        (Phone(**NAME), "12", "Ghi 3 đến 15 chữ số"),
        (Files(**NAME, accept=("pdf",)), ["x"], "Mục đã chọn không có"),
        (Files(**NAME, accept=("pdf",), most=1), ["1", "2"], "Đã chọn 2 mục; tối đa 1"),
        (Items(**NAME, kind="document"), [str(2**63)], "Mục đã chọn không có"),
        (Items(**NAME, kind="document"), ["0"], "Mục đã chọn không có"),
        (TABLE, "x", "Không đọc được bảng"),
        (TABLE, [{"who": "x"}] * 4, "Bảng có 4 dòng; tối đa 3"),
        (TABLE, [{"who": "x"}, {"sum": "nhiều"}], "Dòng 2, cột “Số tiền”: “nhiều” không phải là số nguyên"),
    ],
)
def test_what_cannot_be_kept_is_told_with_the_way_to_mend_it(field: Field, typed: Any, words: str) -> None:
    with pytest.raises(Unfit) as refusal:
        field.tidy(typed)
    assert words in str(refusal.value)


def test_an_empty_value_is_always_kept() -> None:
    for field in FIELDS:
        assert not field.tidy("") and not field.tidy(None) and not field.tidy([])


def test_rows_in_which_nothing_stands_are_left_out_and_numbers_are_named_once() -> None:
    assert TABLE.tidy([{"who": " "}, {"who": "Ban quản lý chợ", "sum": "1.200"}, {}, "x"]) == [
        {"who": "Ban quản lý chợ", "sum": 1200}
    ]
    assert Items(**NAME, kind="document").tidy(["3", "3", "", "5"]) == [3, 5]
    assert Flag(**NAME).tidy("1") is True
    assert TABLE.lines([{"who": "Ban quản lý chợ", "sum": 1200}]) == ["Ban quản lý chợ · 1.200"]


def test_addresses_reach_the_index_of_links_from_rows_too() -> None:
    table = Rows(**NAME, columns=(Address(name="where", label="Ở đâu"),))
    assert table.html([{"where": 'https://a.example/?x=1&y="'}]) == (
        '<a href="https://a.example/?x=1&amp;y=&quot;"></a>'
    )
    assert Address(**NAME).html("https://a.example/") == "https://a.example/"


def test_a_moment_typed_with_wide_digits_is_kept_as_any_other() -> None:
    kept = Moment(**NAME).tidy("２５/１１/２０２６ ０９:３０")
    assert kept == "2026-11-25T09:30+07:00"
    assert Moment(**NAME).read(kept) is not None
