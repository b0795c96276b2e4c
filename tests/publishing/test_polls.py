"""One vote for each reader in a poll that is open; what was chosen from stays as it was read."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from cast import FAR_CHIEF, World
from congxa import publishing
from congxa.core import clock
from congxa.core.db import DbRole, Scope, db, transaction
from congxa.core.errors import Invalid, Missing
from congxa.publishing import Article
from congxa.publishing.kinds.poll import queries, voting
from congxa.publishing.kinds.poll.models import PollVote
from congxa.publishing.kinds.poll.results import results_of
from congxa.publishing.kinds.poll.rules import key_of
from congxa.publishing.kinds.poll.voting import NotCounted, voter_of
from publishing.samples import sample, shown

GOOD = "Hài lòng"


def days(ahead: int) -> str:
    return (clock.today() + timedelta(days=ahead)).isoformat()


def vote(world: World, poll: Article, option: str = GOOD, voter: str = "mot", unit: str = "cat-trang") -> None:
    """As the public face does it: in its role, with the site in the address as scope."""
    facts = world.unit(unit)
    with transaction(Scope(DbRole.SITE, (facts.unit_id,), facts.lineage)):
        voting.vote(facts.unit_id, poll.id, key_of(option), voter)


def votes(world: World, poll: Article) -> dict[str, str]:
    with world.desk(FAR_CHIEF) as (_, unit_id):
        kind = publishing.kind_of("poll")
        return dict(kind.told(unit_id, poll.id, kind.read(poll.fields)))


def refusal(world: World, **fields: object) -> dict[str, list[str]]:
    with world.desk(FAR_CHIEF) as (actor, unit_id), pytest.raises(Invalid) as refused:
        publishing.create(actor, unit_id, sample("poll", fields))
    return refused.value.by_field()


def test_a_poll_needs_two_options_that_differ(world: World) -> None:
    assert "cần ít nhất 2" in refusal(world, options=[{"text": "Có"}])["options"][0]
    same = refusal(world, options=[{"text": "Có"}, {"text": "Không"}, {"text": "CÓ"}])["options"]
    assert same == ["Dòng 1 và dòng 3 là cùng một phương án. Hãy sửa hoặc xóa một dòng."]
    many = [{"text": f"Phương án {number}"} for number in range(11)]
    assert "tối đa 10" in refusal(world, options=many)["options"][0]


def test_a_poll_does_not_close_before_it_opens(world: World) -> None:
    said = refusal(world, opens_on="25/11/2026", closes_on="24/11/2026")["closes_on"][0]
    assert said.startswith("Ngày kết thúc 24/11/2026 đứng trước ngày bắt đầu 25/11/2026.")


def test_votes_are_counted_for_their_option(world: World) -> None:
    poll = shown(world, "poll")
    vote(world, poll, GOOD, "mot")
    vote(world, poll, GOOD, "hai")
    vote(world, poll, "Chưa hài lòng", "ba")
    assert votes(world, poll) == {
        "Số phiếu": "3",
        "Rất hài lòng": "0 (0,0%)",
        "Hài lòng": "2 (66,7%)",
        "Chưa hài lòng": "1 (33,3%)",
    }


def test_a_second_vote_of_the_same_reader_changes_nothing(world: World) -> None:
    poll = shown(world, "poll")
    vote(world, poll)
    with pytest.raises(NotCounted) as refused:
        vote(world, poll, "Rất hài lòng")
    assert refused.value.title == "Bạn đã bỏ phiếu"
    assert votes(world, poll)["Số phiếu"] == "1"
    assert votes(world, poll)["Rất hài lòng"] == "0 (0,0%)"


def test_the_same_reader_may_vote_in_another_poll(world: World) -> None:
    first, second = shown(world, "poll"), shown(world, "poll")
    vote(world, first)
    vote(world, second)
    assert votes(world, second)["Số phiếu"] == "1"


@pytest.mark.parametrize(
    ("opens", "closes", "title"),
    [(1, 9, "Chưa đến ngày bình chọn"), (-9, -1, "Thăm dò đã kết thúc")],
)
def test_there_is_no_voting_outside_of_the_days_of_a_poll(world: World, opens: int, closes: int, title: str) -> None:
    poll = shown(world, "poll", {"opens_on": days(opens), "closes_on": days(closes)})
    with pytest.raises(NotCounted) as refused:
        vote(world, poll)
    assert refused.value.title == title


def test_both_days_of_the_window_belong_to_it(world: World) -> None:
    poll = shown(world, "poll", {"opens_on": days(0), "closes_on": days(0)})
    vote(world, poll)
    assert votes(world, poll)["Số phiếu"] == "1"


def test_an_option_that_the_poll_has_not_is_refused(world: World) -> None:
    poll = shown(world, "poll")
    with pytest.raises(Invalid, match="không có trong cuộc thăm dò"):
        vote(world, poll, "Phương án bịa")


def test_a_poll_that_was_withdrawn_takes_no_vote(world: World) -> None:
    poll = shown(world, "poll")
    with world.desk(FAR_CHIEF) as (actor, unit_id):
        publishing.withdraw(actor, unit_id, poll.id, poll.version, "Hỏi nhầm.")
    with pytest.raises(Missing):
        vote(world, poll)


def test_on_a_neighbours_site_the_poll_does_not_exist(world: World) -> None:
    poll = shown(world, "poll")
    with pytest.raises(Missing):
        vote(world, poll, unit="suoi-trong")
    assert votes(world, poll)["Số phiếu"] == "0"


def test_what_is_no_poll_takes_no_vote(world: World) -> None:
    with pytest.raises(Missing):
        vote(world, shown(world, "event"))


def test_the_options_stay_once_somebody_has_voted(world: World) -> None:
    poll = shown(world, "poll")
    fewer = {"options": [{"text": "Rất hài lòng"}, {"text": "Hài lòng"}]}
    with world.desk(FAR_CHIEF) as (actor, unit_id):
        poll = publishing.save(actor, unit_id, poll.id, sample("poll", fewer), poll.version)
    vote(world, poll)
    with world.desk(FAR_CHIEF) as (actor, unit_id), pytest.raises(Invalid) as refused:
        publishing.save(actor, unit_id, poll.id, sample("poll"), poll.version)
    assert refused.value.by_field()["options"][0].startswith("Đã có 1 phiếu, nên không sửa được các phương án.")
    with world.desk(FAR_CHIEF) as (actor, unit_id):  # everything else can still be changed
        longer = sample("poll", {**fewer, "closes_on": days(20)})
        assert publishing.save(actor, unit_id, poll.id, longer, poll.version).fields["closes_on"] == days(20)


def test_a_voter_is_known_again_in_one_poll_and_in_no_other() -> None:
    one = voter_of("bí mật", 1, "203.0.113.7", "Trình duyệt")
    assert one == voter_of("bí mật", 1, "203.0.113.7", "Trình duyệt")
    others = {
        voter_of("bí mật", 2, "203.0.113.7", "Trình duyệt"),
        voter_of("bí mật", 1, "203.0.113.8", "Trình duyệt"),
        voter_of("bí mật", 1, "203.0.113.7", "Trình duyệt khác"),
        voter_of("bí mật khác", 1, "203.0.113.7", "Trình duyệt"),
    }
    assert len(others | {one}) == 5


def test_a_household_with_many_new_addresses_is_one_voter() -> None:
    first, second = (voter_of("bí mật", 1, f"2001:db8:1:2::{end}", "Trình duyệt") for end in ("1", "beef"))
    assert first == second
    assert first != voter_of("bí mật", 1, "2001:db8:1:3::1", "Trình duyệt")
    mapped, plain = (voter_of("bí mật", 1, said, "") for said in ("::ffff:203.0.113.7", "203.0.113.7"))
    assert mapped == plain


def test_who_voted_is_forgotten_once_the_poll_is_over_and_the_votes_stay(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    over, running = (shown(world, "poll", {"closes_on": days(ahead)}) for ahead in (0, 5))
    vote(world, over)
    vote(world, running)
    tomorrow = clock.now() + timedelta(days=1)
    clock.set_clock(lambda: tomorrow)
    try:
        with world.desk(FAR_CHIEF):
            assert voting.forget_voters() == 1
            kept = dict(iter(db.session.execute(select(PollVote.article_id, PollVote.voter))))
    finally:
        clock.set_clock(None)
    assert kept == {over.id: None, running.id: "mot"}
    assert votes(world, over)["Số phiếu"] == "1"


def test_the_newest_open_poll_is_the_one_to_show(world: World) -> None:
    with world.public("cat-trang") as unit_id:
        assert queries.open_poll(unit_id) is None
    shown(world, "poll", {"closes_on": days(-1), "opens_on": days(-3)})
    poll = shown(world, "poll")
    with world.public("cat-trang") as unit_id:
        story = queries.open_poll(unit_id)
        assert story is not None
        assert story.id == poll.id
        assert queries.choices(story)[1] == (key_of(GOOD), GOOD)


def test_shares_are_of_all_votes_and_nobody_divides_by_zero() -> None:
    assert [result.share for result in results_of(["Có", "Không"], {})] == [0.0, 0.0]
    assert [(result.votes, result.share) for result in results_of(["Có", "Không"], {1: 3})] == [(0, 0.0), (3, 100.0)]
