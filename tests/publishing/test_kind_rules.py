"""What is told of procedures, consultations and press reviews before anybody is asked. Pure."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from congxa.copyright import Basis, Origin
from congxa.core import clock
from congxa.publishing import kind_of
from congxa.publishing.kinds.consultation.window import window
from congxa.publishing.kinds.notice.queries import has_expired

TODAY = date(2026, 11, 25)
FAR = (clock.today() + timedelta(days=30)).isoformat()


def problems(kind: str, **facts: Any) -> dict[str, str]:
    kept, unfit = kind_of(kind).tidy(facts)
    assert unfit == []
    return {problem.field: problem.message for problem in kind_of(kind).check(kind_of(kind).read(kept))}


def missing(kind: str, origin: Origin, on: date = TODAY, **facts: Any) -> dict[str, str]:
    kept, _ = kind_of(kind).tidy(facts)
    return {problem.field: problem.message for problem in kind_of(kind).missing(kept, "<p>Lời.</p>", origin, on)}


@pytest.mark.parametrize(
    ("today", "state", "days"),
    [
        (date(2026, 11, 19), "coming", 1),
        (date(2026, 11, 20), "open", 10),
        (date(2026, 11, 30), "open", 0),
        (date(2026, 12, 1), "closed", 0),
    ],
)
def test_a_window_opens_and_closes_by_itself(today: date, state: str, days: int) -> None:
    kept = {"opens_on": "2026-11-20", "closes_on": "2026-11-30"}
    found = window(kind_of("consultation").read(kept), today)
    assert (found.state, found.days, found.has_result) == (state, days, False)


@pytest.mark.parametrize(
    ("facts", "field", "words"),
    [
        ({"opens_on": "2026-03-05", "closes_on": "2026-03-01"}, "closes_on", "trước ngày bắt đầu 05/03/2026"),
        ({"opens_on": "2026-03-05", "result_on": "2026-03-01", "result": "x"}, "result_on", "trước ngày bắt đầu"),
        ({"result_on": FAR, "result": "x"}, "result_on", "ở tương lai"),
        ({"result": "Tiếp thu"}, "result_on", "chưa ghi ngày công bố"),
        ({"result_on": "2026-03-01"}, "result", "chưa có kết quả"),
    ],
)
def test_days_of_a_consultation_that_contradict_each_other_are_told(
    facts: dict[str, str], field: str, words: str
) -> None:
    assert words in problems("consultation", **facts)[field]


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("https://dichvucong.gov.vn/p/home", ""),
        ("https://dichvucong.quangtri.gov.vn/", ""),
        ("http://dichvucong.gov.vn/", "phải bắt đầu bằng https://"),
        ("https://dichvucong.gov.vn.xau.example/", "phải thuộc Cổng Dịch vụ công"),
        ("https://xau.example/dichvucong.gov.vn", "phải thuộc Cổng Dịch vụ công"),
        ("https://tindichvucong.gov.vn/", "phải thuộc Cổng Dịch vụ công"),
    ],
)
def test_papers_are_sent_only_to_the_portal_of_the_state(address: str, words: str) -> None:
    assert words in problems("procedure", online="full", online_url=address).get("online_url", "")


def test_an_online_procedure_leads_somewhere_and_another_one_does_not() -> None:
    assert "chưa có địa chỉ nộp hồ sơ" in missing("procedure", Origin(), online="part")["online_url"]
    assert "online_url" not in missing("procedure", Origin(), online="none")
    assert (
        "không nộp trực tuyến"
        in problems("procedure", online="none", online_url="https://dichvucong.gov.vn/")["online_url"]
    )


@pytest.mark.parametrize("basis", [Basis.OWN_STAFF, Basis.PURE_NEWS, Basis.OFFICIAL_DOCUMENT])
def test_a_press_review_is_a_quotation_or_stands_on_leave(basis: Basis) -> None:
    facts = {"work_title": "Mùa lúa mới"}
    assert "phải là trích dẫn" in missing("press_review", Origin(basis), **facts)["basis"]
    for allowed in (Basis.QUOTATION, Basis.AGREEMENT, Basis.PERMISSION):
        assert missing("press_review", Origin(allowed), **facts) == {}


def test_a_press_review_names_one_work_since_the_decree() -> None:
    origin = Origin(Basis.QUOTATION)
    assert "“Tên bài báo gốc” còn trống" in missing("press_review", origin)["work_title"]
    assert missing("press_review", origin, date(2024, 12, 24)) == {}
    assert problems("press_review", work_title="Cầu treo “bắc” qua suối, niềm vui của bản") == {}
    for several in ("Bài một; Bài hai", "“Bài một” và “Bài hai”", "Bài một | Bài hai"):
        assert "chỉ trích một bài" in problems("press_review", work_title=several)["work_title"]


def test_a_notice_is_over_after_its_last_day() -> None:
    assert not has_expired({}, TODAY)
    assert not has_expired({"expires_on": "2026-11-25"}, TODAY)
    assert has_expired({"expires_on": "2026-11-24"}, TODAY)
