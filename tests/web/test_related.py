"""Related items share words with the one that is read; without such the newest stand there."""

from __future__ import annotations

from datetime import UTC, datetime

from congxa.publishing.public import Story
from congxa.web.site.related import nearest


def story(number: int, title: str) -> Story:
    return Story(number, title, "", "", None, datetime(2026, 1, 1, tzinfo=UTC), "news", {})


NEWEST_FIRST = (
    story(5, "Hội nghị tổng kết phong trào thi đua"),
    story(4, "Khai giảng năm học mới"),
    story(3, "Nông dân trồng cà phê vui được mùa"),
    story(2, "Giá cà phê tăng, nông dân phấn khởi"),
    story(1, "Làm đường liên thôn"),
)


def test_those_that_share_words_come_first() -> None:
    found = nearest(9, "Tái canh vườn ca phe giúp NÔNG DÂN", NEWEST_FIRST, 3)
    assert [each.id for each in found] == [3, 2, 5]


def test_without_shared_words_the_newest_come_first_and_never_itself() -> None:
    assert [each.id for each in nearest(5, "Tiêm chủng mở rộng", NEWEST_FIRST, 2)] == [4, 3]


def test_a_section_of_one_has_none() -> None:
    assert nearest(5, "Hội nghị", NEWEST_FIRST[:1], 5) == []
