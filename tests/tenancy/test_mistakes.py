"""Every mistake in a tenant file is reported with its cure."""

from __future__ import annotations

from datetime import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from congxa.core.errors import Invalid
from congxa.tenancy.files import find, load, read
from congxa.tenancy.mistakes import Mistake, explain
from congxa.tenancy.schema import TABLES, TenantSpec
from congxa.tenancy.values import contrast
from tenancy.cases import BROKEN, Case, edit, mistakes_in

# --- mistakes


@pytest.mark.parametrize(
    ("name", "file", "key", "wrong", "mend"),
    [
        ("syntax", "xa-hai.toml", "dòng 2", "chưa đóng ngoặc kép", "thêm dấu ngoặc kép"),
        ("impossible-date", "xa-hai.toml", "dòng 6", "ngày không có thật", "2020-01-01"),
        ("not-utf8", "xa-hai.toml", "cả tệp", "không phải UTF-8", "lưu lại"),
        ("unknown-key", "xa-hai.toml", "site.titel", "không có khóa này", "“title”"),
        ("key-in-the-wrong-table", "xa-hai.toml", "theme", "không có khóa này", "bảng site"),
        ("wrong-type", "xa-hai.toml", "code", "phải là chữ", "ngoặc kép"),
        ("date-in-quotes", "xa-hai.toml", "valid_from", "phải là ngày", "không có ngoặc kép"),
        ("missing-key", "xa-hai.toml", "name", "thiếu khóa", "thêm khóa"),
        ("missing-inheritable-key", "huyen-mau.toml", "site.theme", "thiếu khóa", "thêm khóa"),
        ("slug-is-not-the-file-name", "xa-hai.toml", "slug", "“xa-ba” khác tên tệp", "“xa-hai”"),
        ("bad-slug", "Xã Hai.toml", "slug", "không phải tên địa chỉ", "“xa-hai”"),
        ("reserved-slug", "quan-ly.toml", "slug", "tên dành riêng", "chọn tên khác"),
        ("bad-host", "xa-hai.toml", "site.hosts[1]", "không phải tên miền", "không có https://"),
        ("host-twice-in-one-file", "xa-hai.toml", "site.hosts", "có hai lần", "giữ lại một"),
        ("reserved-host", "xa-hai.toml", "site.hosts[1]", "dành riêng", "chọn tên khác"),
        ("host-below-the-site-domain", "xa-hai.toml", "site.hosts[1]", "dành riêng", "không cần ghi"),
        ("host-below-a-neighbours", "xa-hai.toml", "site.hosts[1]", "của xa-mot.toml", "cấp trên"),
        ("missing-parent", "xa-hai.toml", "parent", "“huyen-mua”", "“huyen-mau”"),
        ("parent-cannot-hold-it", "huyen-hai.toml", "parent", "huyện không thể thuộc huyện", "tỉnh"),
        ("code-of-another-kind", "xa-hai.toml", "code", "“992” không phải mã", "5 chữ số"),
        ("bad-colour", "xa-hai.toml", "site.tokens.accent", "“red” không phải mã màu", "#9b1c1c"),
        ("low-contrast", "xa-hai.toml", "site.tokens.primary", "là 1,4, cần ít nhất 4,5", "“#857000”"),
        ("image-of-another-host", "xa-hai.toml", "site.tokens.emblem", "không phải đường dẫn ảnh", "emblem.svg"),
        ("unknown-theme", "xa-hai.toml", "site.theme", "“nui-rug”", "“nui-rung”"),
        ("unknown-section-kind", "xa-hai.toml", "site.sections[2].kind", "“press”", "press_review"),
        ("duplicate-section", "xa-hai.toml", "site.sections", "“tin-tuc” có hai lần", "đổi tên"),
        ("no-sections", "xa-hai.toml", "site.sections", "danh sách trống", "bỏ khóa này"),
        ("bad-link", "xa-hai.toml", "site.links[1].url", "không bắt đầu bằng https://", "https://"),
        ("bad-email", "xa-hai.toml", "site.contact.email", "không phải địa chỉ thư", "@"),
        ("bad-phone", "xa-hai.toml", "site.contact.phone", "không phải số điện thoại", "chữ số"),
        ("unknown-state", "xa-hai.toml", "site.state", "“open”", "active, hidden, suspended, archived"),
        ("ends-before-it-begins", "xa-hai.toml", "valid_to", "2019-06-30 trước", "hai ngày"),
        ("policy-without-children", "xa-hai.toml", "policy", "không có đơn vị cấp dưới", "bỏ bảng này"),
        ("no-policy", "huyen-mau.toml", "policy", "phải có chính sách", "[policy]"),
        ("deadline-of-no-days", "huyen-mau.toml", "policy.deadline_days.critical", "quá nhỏ", "từ 1 trở lên"),
        ("all-children-unreadable", "xa-mot.toml", "dòng 1", "không đọc được", "ngoặc kép"),
    ],
)
def test_one_mistake_is_reported_once_with_its_cure(
    case: Case, name: str, file: str, key: str, wrong: str, mend: str
) -> None:
    (mistake,) = mistakes_in(case(name))
    assert (mistake.file, mistake.key) == (file, key)
    assert wrong in mistake.wrong
    assert mend in mistake.mend


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("duplicate-slug", [("xa-hai.toml", "slug", "khác tên tệp"), ("xa-hai.toml", "slug", "xa-mot.toml")]),
        (
            "duplicate-host",
            [("xa-hai.toml", "site.hosts[2]", "xa-mot.toml"), ("xa-mot.toml", "site.hosts[1]", "xa-hai.toml")],
        ),
        ("duplicate-code", [("xa-hai.toml", "code", "xa-mot.toml"), ("xa-mot.toml", "code", "xa-hai.toml")]),
        (
            "circle",  # and a commune that hangs below it
            [
                ("xa-ba.toml", "parent", "xa-ba → xa-hai → xa-ba"),
                ("xa-bon.toml", "parent", "xã không thể thuộc xã"),
                ("xa-hai.toml", "parent", "xa-hai → xa-ba → xa-hai"),
            ],
        ),
    ],
)
def test_a_mistake_between_two_files_names_the_other(case: Case, name: str, found: list[tuple[str, str, str]]) -> None:
    mistakes = mistakes_in(case(name))
    assert [(mistake.file, mistake.key) for mistake in mistakes] == [(file, key) for file, key, _ in found]
    for mistake, (_, _, words) in zip(mistakes, found, strict=True):
        assert words in mistake.wrong and mistake.mend


def test_all_mistakes_of_all_files_are_listed_at_once_by_file_and_key(case: Case) -> None:
    mistakes = mistakes_in(case("many"))
    assert [(mistake.file, mistake.key) for mistake in mistakes] == [
        ("huyen-mau.toml", "policy.stale_after_days"),
        ("huyen-mau.toml", "policy.stale_days"),
        ("huyen-mau.toml", "site.theme"),
        ("huyen-mau.toml", "site.tokens.primary"),
        ("xa-ba.toml", "dòng 1"),
        ("xa-bon.toml", "valid_to"),
        ("xa-hai.toml", "code"),
        ("xa-hai.toml", "site.contact.phone"),
        ("xa-hai.toml", "site.hosts[1]"),
        ("xa-mot.toml", "code"),
        ("xa-mot.toml", "site.hosts[1]"),
    ]
    assert all(mistake.wrong and mistake.mend for mistake in mistakes)


def test_a_mistake_prints_as_file_key_wrong_mend() -> None:
    assert str(Mistake("a.toml", "site.theme", "không có giao diện “x”", "chọn “base”")) == (
        "a.toml: site.theme: không có giao diện “x”: chọn “base”"
    )


def test_a_code_may_be_used_again_after_its_unit_ended(case: Case) -> None:
    folder = case("duplicate-code")
    edit(folder / "xa-hai.toml", "valid_from = 2020-01-01\nvalid_to = 2025-06-30", "valid_from = 2025-07-01")
    assert mistakes_in(folder) == []
    edit(folder / "xa-hai.toml", "2025-07-01", "2025-06-30")
    assert [(mistake.file, mistake.key) for mistake in mistakes_in(folder)] == [
        ("xa-hai.toml", "code"),
        ("xa-mot.toml", "code"),
    ]


def test_a_host_may_lie_below_that_of_the_unit_above(case: Case) -> None:
    assert mistakes_in(case("sound")) == []


@pytest.mark.parametrize(
    ("said", "key"),
    [
        ("valid_from = 2026-10-01\nvalid_to = 2026-09-30", "policy.syndication[1].valid_to"),
        ('valid_from = 2026-10-01\nlive_at_once = ["all"]', "policy.syndication[1].live_at_once[1]"),
        ("may_decline = true", "policy.syndication[1].valid_from"),
        ("valid_from = 2026-10-01\nmay_refuse = true", "policy.syndication[1].may_refuse"),
    ],
)
def test_a_mistake_in_what_holds_for_sent_items_is_named(case: Case, said: str, key: str) -> None:
    folder = case("sound")
    file = folder / "huyen-mau.toml"
    file.write_text(f"{file.read_text()}\n[[policy.syndication]]\n{said}\n")
    assert [mistake.key for mistake in mistakes_in(folder)] == [key]


def test_an_empty_folder_is_a_mistake(tmp_path: Path) -> None:
    (mistake,) = mistakes_in(tmp_path)
    assert "không có tệp" in mistake.wrong


@pytest.mark.parametrize(
    ("name", "files"),
    [
        ("syntax", ["xa-hai.toml"]),
        ("missing-parent", ["xa-hai.toml"]),
        ("circle", ["xa-bon.toml", "xa-ba.toml", "xa-hai.toml"]),
        ("missing-inheritable-key", ["huyen-mau.toml", "xa-mot.toml"]),
    ],
)
def test_what_cannot_be_completed_is_not_loaded(case: Case, name: str, files: list[str]) -> None:
    with pytest.raises(Invalid) as refused:
        load(case(name))
    assert {problem.field for problem in refused.value.problems} == set(files)


_TEXT = st.text(max_size=5) | st.just("x" * 400)
_SCALAR = _TEXT | st.integers() | st.floats() | st.booleans() | st.dates() | st.datetimes() | st.just(time(1))
_TABLE = st.dictionaries(_TEXT | st.sampled_from(["slug", "url", "kind"]), _SCALAR, max_size=3)
_SINGLE_TABLES = ("", "site", "site.tokens", "site.contact", "policy", "policy.deadline_days")
_PLACES = [(table, key) for table in _SINGLE_TABLES for key in (*TABLES[table].model_fields, "unknown")]


@given(place=st.sampled_from(_PLACES), value=_SCALAR | _TABLE | st.lists(_SCALAR | _TABLE, max_size=3))
def test_whatever_stands_at_a_key_is_accepted_or_explained(place: tuple[str, str], value: object) -> None:
    table, key = place
    data = read(BROKEN / "sound")["huyen-mau"].own
    (find(data, table) if table else data)[key] = value
    try:
        TenantSpec.model_validate(data)
    except ValidationError as error:
        for found in error.errors():
            wrong, mend = explain(found)
            assert wrong and mend


# --- contrast


@pytest.mark.parametrize(
    ("colour", "ratio"), [("#000000", 21.0), ("#ffffff", 1.0), ("#767676", 4.54), ("#777777", 4.48)]
)
def test_contrast_is_that_of_wcag(colour: str, ratio: float) -> None:
    assert contrast(colour) == pytest.approx(ratio, abs=0.005)


def test_the_colour_that_is_proposed_carries_white_text(case: Case) -> None:
    (mistake,) = mistakes_in(case("low-contrast"))
    assert contrast(mistake.mend.split("“")[1].removesuffix("”")) >= 4.5
