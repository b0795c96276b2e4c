"""Does a caption credit the press?"""

from __future__ import annotations

import pytest

from congxa.copyright import is_credited_in
from congxa.oversight.checks.captions import captions_in


@pytest.mark.parametrize(
    "caption",
    [
        "Ảnh: Báo Vùng Cao",
        "Cầu treo. Ảnh: TTXVN",
        "Nguồn: VnExpress",
        "Theo báo Nhân Dân",
        "(Nguồn ảnh của Báo Quảng Trị)",
        "ẢNH: TUỔI TRẺ",
        "Ảnh: Báo Cao Bằng",
    ],
)
def test_a_credit_of_the_press_is_seen(caption: str) -> None:
    assert is_credited_in(caption)


@pytest.mark.parametrize(
    "caption",
    [
        "Bà con đọc báo tại nhà văn hóa",
        "Ảnh: Nguyễn Văn Mẫu",
        "Công an xã thông báo",
        "Nguồn: UBND xã",
        "Theo báo cáo của UBND xã",
        "Lễ báo công dâng Bác",
        "",
    ],
)
def test_ordinary_words_are_not(caption: str) -> None:
    assert not is_credited_in(caption)


def test_captions_are_read_from_the_figures_of_a_body() -> None:
    body = (
        '<figure><img src="/tep/7" data-picture="7"><figcaption>Ảnh: <em>Báo Vùng Cao</em></figcaption></figure>'
        '<figure><img src="/tep/8" data-picture="8"></figure><figure><figcaption>Không ảnh</figcaption></figure>'
        '<figure><img data-picture="x"><figcaption>Số hỏng</figcaption></figure>'
    )
    assert captions_in(body) == {7: "Ảnh: Báo Vùng Cao"}
