"""What a file says of itself against what is claimed of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from congxa import copyright
from congxa.copyright import Basis, Illustration, Origin, contradictions, is_credited_in, is_press, offers, press_in
from congxa.media import Evidence

TODAY = date(2026, 11, 23)
OWN = Origin(Basis.OWN_STAFF, author="Hồ Văn Suối")
GIVEN = Origin(Basis.CONTRIBUTOR, author="Hồ Văn Suối")
AGREED = Origin(Basis.AGREEMENT, author="Lâm Văn Mẫu", source_name="TTXVN")
OPEN = Origin(Basis.OPEN_LICENCE, author="A", licence="cc-by", licence_version="4.0", source_url="https://a.example/")
FREE = Origin(Basis.PUBLIC_DOMAIN, source_name="Thư viện")
HARMLESS = (Path(__file__).parent / "harmless.txt").read_text("utf-8").splitlines()


def said(**facts: str) -> Evidence:
    return Evidence(
        {name: (value,) for name, value in facts.items() if name != "created"},
        created=facts.get("created", ""),
        is_known=True,
    )


CASES: tuple[tuple[Origin, Evidence, str], ...] = (
    (OWN, said(copyright="© TTXVN"), "press"),
    (OWN, said(copyright="© 2021 Thông tấn xã Việt Nam"), "press"),
    (OWN, said(credit="AFP"), "press"),
    (OWN, said(credit="AFP via Getty Images"), "press"),
    (OWN, said(source="REUTERS"), "press"),
    (OWN, said(credit="Tuổi Trẻ"), "press"),
    (OWN, said(credit="Báo Tuổi trẻ"), "press"),
    (OWN, said(copyright="Bản quyền thuộc Báo Thanh Niên"), "press"),
    (OWN, said(credit="Nhan Dan"), "press"),
    (OWN, said(author="Shutterstock.com"), "press"),
    (OWN, said(web_statement="https://www.gettyimages.com/eula"), "press"),
    (OWN, said(caption="Lũ ở thượng nguồn. Ảnh: TTXVN"), "press"),
    (GIVEN, said(copyright="VnExpress"), "press"),
    (FREE, said(copyright="Getty Images"), "press"),
    (OPEN, said(copyright="Alamy Stock Photo"), "press"),
    (AGREED, said(copyright="© TTXVN", author="Lâm Văn Mẫu"), ""),
    (AGREED, said(author="Trần Văn Khác"), "author"),
    (replace(AGREED, basis=Basis.SYNDICATED), said(author="Trần Văn Khác"), ""),
    (OWN, said(copyright="Công ty Ảnh Sao Mai"), "holder"),
    (replace(OWN, note="Công ty của tác giả"), said(copyright="Công ty Ảnh Sao Mai"), ""),
    (OWN, said(copyright="© Hồ Văn Suối 2026"), ""),
    (OWN, said(copyright="Ho Van Suoi", author="HO VAN SUOI"), ""),
    (OWN, said(copyright="UBND xã Khe Sanh"), ""),
    (OWN, said(copyright="Đài Truyền thanh"), ""),
    (OWN, said(copyright="Copyright 2026. All rights reserved."), ""),
    (OWN, said(author="Trần Văn Khác"), "author"),
    (replace(OWN, note="Máy mượn của anh Khác"), said(author="Trần Văn Khác"), ""),
    (OWN, said(author="Suối"), ""),
    (OWN, said(author="OLYMPUS DIGITAL CAMERA"), ""),
    (OWN, said(author="Đoàn Thanh niên xã", copyright="Đoàn Thanh niên xã"), ""),
    (OWN, said(created="2026-11-20T08:00:00"), ""),
    (replace(AGREED, source_published_at=datetime(2026, 11, 1, tzinfo=UTC)), said(created="2026-11-20"), "date"),
    (replace(AGREED, source_published_at=datetime(2026, 11, 19, 20, tzinfo=UTC)), said(created="2026-11-20"), ""),
    (OPEN, said(licence="https://creativecommons.org/licenses/by-sa/4.0/", author="A"), "licence"),
    (OPEN, said(licence="https://creativecommons.org/licenses/by/3.0/", author="A"), "licence"),
    (OPEN, said(licence="https://creativecommons.org/licenses/by/4.0/", author="A"), ""),
    (FREE, said(usage="Giấy phép https://creativecommons.org/licenses/by-nc/4.0/"), "licence"),
    (FREE, said(licence="https://creativecommons.org/publicdomain/zero/1.0/"), ""),
    (OWN, Evidence({"copyright": ("TTXVN",)}), ""),
    (Origin(), said(copyright="TTXVN"), ""),
)


@pytest.mark.parametrize(("origin", "evidence", "key"), CASES)
def test_a_file_that_says_something_else_is_told(origin: Origin, evidence: Evidence, key: str) -> None:
    assert [each.key for each in contradictions(origin, evidence, TODAY)] == ([key] if key else [])


def test_the_message_says_whose_it_is_what_is_claimed_and_how_to_mend_it() -> None:
    (found,) = contradictions(OWN, said(copyright="© TTXVN"), TODAY)
    assert found.message == (
        "Trong tệp ghi bản quyền hoặc nguồn của TTXVN, nhưng nguồn gốc đang khai là “Do cán bộ đơn vị viết hoặc chụp”."
        " Nếu ảnh là của TTXVN: chọn Theo thỏa thuận hoặc xin phép. Nếu tệp ghi nhầm: tải ảnh gốc từ máy lên."
    )


def test_the_gate_stops_own_work_that_is_an_agencys() -> None:
    evidence = said(copyright="© TTXVN")
    found = copyright.gaps("news", OWN, [Illustration("Ảnh 2", OWN, "Lũ", evidence=evidence)], True, TODAY)
    assert [problem.field for problem in found] == ["pictures"]
    assert found[0].message.startswith("Ảnh 2: Trong tệp ghi bản quyền hoặc nguồn của TTXVN")
    assert copyright.gaps("news", OWN, [Illustration("Ảnh 2", OWN, "Lũ", evidence=evidence)], False, TODAY) == ()
    assert copyright.gaps("news", OWN, [Illustration("Ảnh 2", OWN, "Lũ", evidence=said())], True, TODAY) == ()


def test_two_hundred_ordinary_lines_name_nobody_of_the_press() -> None:
    assert len(set(HARMLESS)) >= 200
    assert [line for line in HARMLESS if is_credited_in(line)] == []
    assert [line for line in HARMLESS if press_in(line)] == []


@pytest.mark.parametrize(
    "line",
    [
        *(
            "Ảnh: TTXVN",
            "Nguồn: VnExpress",
            "Theo báo Nhân Dân",
            "ẢNH: TUỔI TRẺ",
            "Ảnh: Báo Cao Bằng",
            "Nguon: Tuoi Tre",
        ),
        *("(Nguồn: Thanh Niên)", "Ảnh: Lao Động.", "Photo: Reuters", "Theo Tạp chí Cộng sản", "Ảnh: AFP/Getty Images"),
        *("Nguồn: Tuổi Trẻ Online", "Theo VTV", "Ảnh: Báo Vùng Cao", "Anh: Bao Quang Tri", "Nguồn: Tân Hoa Xã"),
    ],
)
def test_a_credit_of_the_press_is_seen(line: str) -> None:
    assert is_credited_in(line)


def test_an_address_of_the_press_is_known_with_its_subdomains() -> None:
    assert is_press("https://m.vnexpress.net/a.html")
    assert not is_press("https://vnexpress.net.example/a")
    assert not is_press("https://khe-sanh.gov.vn/")
    assert not is_press("không phải địa chỉ")


def test_a_form_is_offered_what_the_file_says() -> None:
    assert offers(said(author="Lâm Văn Mẫu", credit="TTXVN")) == Origin(author="Lâm Văn Mẫu", source_name="TTXVN")
    assert offers(said(copyright="© Getty Images")).source_name == "Getty Images"
    free = offers(said(author="A", licence="https://creativecommons.org/licenses/by-sa/4.0/"))
    assert (free.basis, free.licence, free.licence_version) == (Basis.OPEN_LICENCE, "cc-by-sa", "4.0")
    assert offers(Evidence()) == Origin()
