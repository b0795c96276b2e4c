"""A vote on the public site: the only thing that a reader writes, without a cookie."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import timedelta

import pytest
from werkzeug.test import Client, TestResponse

from cast import FAR_CHIEF, World
from congxa import publishing
from congxa.app import Platform, create_app
from congxa.config import Settings
from congxa.core import clock
from congxa.publishing import Article
from congxa.publishing.kinds.poll.rules import key_of
from publishing.samples import sample, shown

HOST = "http://cat-trang.vn.example"
NEIGHBOUR_HOST = "http://suoi-trong.vn.example"
SAME = {"Sec-Fetch-Site": "same-origin"}


@pytest.fixture(scope="module")
def platform(built: Settings) -> Platform:
    return create_app(built)


@pytest.fixture
def reader(platform: Platform, world: World) -> Iterator[Client]:
    yield Client(platform.wsgi)


def address_of(poll: Article) -> str:
    return publishing.address(poll.id, poll.slug)


def send(
    reader: Client,
    poll_id: int,
    option: str = "Hài lòng",
    address: str = "203.0.113.7",
    host: str = HOST,
    **headers: str,
) -> TestResponse:
    said = SAME | {name.replace("_", "-"): value for name, value in headers.items()}
    return reader.post(
        f"/tham-do/{poll_id}",
        base_url=host,
        data={"chon": key_of(option)} if option else {},
        headers={name: value for name, value in said.items() if value},
        environ_overrides={"REMOTE_ADDR": address},
    )


def read(reader: Client, path: str) -> str:
    answer = reader.get(path, base_url=HOST)
    assert answer.status_code == 200
    return answer.text


def test_a_vote_leads_back_to_the_poll_which_then_shows_the_result(reader: Client, world: World) -> None:
    poll = shown(world, "poll")
    answer = send(reader, poll.id)
    assert answer.status_code == 303
    assert answer.location == f"{HOST}{address_of(poll)}?da-bo-phieu"
    assert "Set-Cookie" not in answer.headers
    page = read(reader, f"{address_of(poll)}?da-bo-phieu")
    assert "Đã ghi phiếu của bạn." in page
    assert '<rect width="100.0" height="10"/>' in page
    assert "1 phiếu" in page


def test_before_voting_the_page_asks_and_shows_no_result(reader: Client, world: World) -> None:
    page = read(reader, address_of(shown(world, "poll")))
    assert page.count('type="radio"') == 3
    assert "Kết quả bình chọn" not in page


def test_the_second_vote_gets_a_clear_answer_and_changes_nothing(reader: Client, world: World) -> None:
    poll = shown(world, "poll")
    send(reader, poll.id)
    answer = send(reader, poll.id, "Rất hài lòng")
    assert answer.status_code == 409
    assert "<h1>Bạn đã bỏ phiếu</h1>" in answer.text
    assert f'href="{address_of(poll)}?da-bo-phieu"' in answer.text
    assert "1 phiếu" in read(reader, f"{address_of(poll)}?da-bo-phieu")


def test_two_readers_at_two_addresses_both_count(reader: Client, world: World) -> None:
    poll = shown(world, "poll")
    assert send(reader, poll.id, address="203.0.113.7").status_code == 303
    assert send(reader, poll.id, address="203.0.113.8").status_code == 303
    assert "2 phiếu" in read(reader, f"{address_of(poll)}?da-bo-phieu")


def test_a_kept_page_of_a_poll_is_dropped_by_a_vote(reader: Client, world: World) -> None:
    """The answer after voting is made for each reader and never kept."""
    poll = shown(world, "poll")
    for _ in range(50):  # what the publication dropped arrives through Redis, a moment later
        if reader.get(address_of(poll), base_url=HOST).headers["X-Cache"] == "hit":
            break
        time.sleep(0.05)
    assert reader.get(address_of(poll), base_url=HOST).headers["X-Cache"] == "hit"
    send(reader, poll.id)
    assert reader.get(address_of(poll), base_url=HOST).headers["X-Cache"] == "miss"
    voted = f"{address_of(poll)}?da-bo-phieu"
    assert [reader.get(voted, base_url=HOST).headers["X-Cache"] for _ in range(2)] == ["off", "off"]


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec_Fetch_Site": "cross-site"},
        {"Sec_Fetch_Site": "same-site"},
        {"Sec_Fetch_Site": "", "Origin": "https://evil.example"},
        {"Sec_Fetch_Site": "", "Origin": "null"},
    ],
)
def test_a_vote_sent_from_another_site_is_refused(reader: Client, world: World, headers: dict[str, str]) -> None:
    poll = shown(world, "poll")
    answer = send(reader, poll.id, **headers)
    assert answer.status_code == 403
    assert "Phiếu được gửi từ một trang khác" in answer.text
    assert "0 phiếu" in read(reader, f"{address_of(poll)}?da-bo-phieu")


def test_an_older_browser_that_says_only_its_origin_may_vote(reader: Client, world: World) -> None:
    assert send(reader, shown(world, "poll").id, Sec_Fetch_Site="", Origin=HOST).status_code == 303


@pytest.mark.parametrize(
    ("option", "words"), [("", "Bạn chưa chọn phương án nào."), ("Phương án bịa", "không có trong cuộc thăm dò")]
)
def test_no_option_and_an_unknown_one_get_a_clear_answer(reader: Client, world: World, option: str, words: str) -> None:
    answer = send(reader, shown(world, "poll").id, option)
    assert answer.status_code == 422
    assert words in answer.text


def test_a_poll_that_is_over_shows_its_result_and_takes_no_vote(reader: Client, world: World) -> None:
    ended = (clock.today() - timedelta(days=1)).isoformat()
    poll = shown(world, "poll", {"opens_on": ended, "closes_on": ended})
    page = read(reader, address_of(poll))
    assert "Đã kết thúc" in page
    assert "Kết quả bình chọn" in page
    assert 'type="radio"' not in page
    answer = send(reader, poll.id)
    assert answer.status_code == 409
    assert "Thăm dò đã kết thúc" in answer.text


def test_a_poll_to_come_shows_its_options_and_takes_no_vote(reader: Client, world: World) -> None:
    first = (clock.today() + timedelta(days=1)).isoformat()
    poll = shown(world, "poll", {"opens_on": first})
    page = read(reader, address_of(poll))
    assert "Chưa bắt đầu" in page
    assert "Rất hài lòng" in page
    assert send(reader, poll.id).status_code == 409


@pytest.mark.parametrize("poll_id", [999, 99_999_999_999_999_999_999])
def test_a_poll_that_is_not_there_is_not_found(reader: Client, world: World, poll_id: int) -> None:
    assert send(reader, poll_id).status_code == 404


def test_on_a_neighbours_site_and_after_its_withdrawal_a_poll_is_not_found(reader: Client, world: World) -> None:
    poll = shown(world, "poll")
    assert send(reader, poll.id, host=NEIGHBOUR_HOST).status_code == 404
    with world.desk(FAR_CHIEF) as (actor, unit_id):
        publishing.withdraw(actor, unit_id, poll.id, poll.version, "Hỏi nhầm.")
    assert send(reader, poll.id).status_code == 404


def test_the_address_of_voting_opened_by_hand_leads_to_the_poll(reader: Client, world: World) -> None:
    poll = shown(world, "poll")
    answer = reader.get(f"/tham-do/{poll.id}", base_url=HOST)
    assert answer.status_code == 303
    assert answer.location == f"{HOST}{address_of(poll)}"


def test_one_address_cannot_try_without_end(reader: Client, world: World) -> None:
    poll = shown(world, "poll")
    answers = [send(reader, poll.id, address="203.0.113.99").status_code for _ in range(31)]
    assert answers[0] == 303
    assert set(answers[1:30]) == {409}
    assert answers[30] == 429


def test_a_form_that_is_far_too_large_is_refused(reader: Client, world: World) -> None:
    poll = shown(world, "poll")
    answer = reader.post(f"/tham-do/{poll.id}", base_url=HOST, headers=SAME, data={"chon": "x" * 20_000})
    assert answer.status_code == 413


def test_the_list_says_where_each_poll_stands(reader: Client, world: World) -> None:
    assert "Chưa có cuộc thăm dò nào." in read(reader, "/chuyen-muc/tham-do-y-kien")
    shown(world, "poll")
    page = read(reader, "/chuyen-muc/tham-do-y-kien")
    assert '<span class="badge badge-good">Đang nhận bình chọn</span>' in page


def test_words_of_a_poll_are_escaped(reader: Client, world: World) -> None:
    options = [{"text": "<script>alert(1)</script>"}, {"text": 'Có "nháy"'}]
    with world.desk(FAR_CHIEF) as (actor, unit_id):
        poll = publishing.create(actor, unit_id, sample("poll", {"options": options}))
        poll = publishing.publish(actor, unit_id, poll.id, poll.version)
    page = read(reader, address_of(poll))
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


def test_devices_of_one_home_share_the_limit_of_votes(reader: Client, world: World) -> None:
    poll = shown(world, "poll")
    answers = [
        send(reader, poll.id, address=f"2001:db8:7:9::{number:x}", User_Agent=f"Trình duyệt {number}").status_code
        for number in range(31)
    ]
    assert answers[30] == 429
