"""One vote: by whom, for what, and why not. The only thing that a reader writes."""

from __future__ import annotations

import hashlib
import hmac
from datetime import date

from sqlalchemy import delete, update
from sqlalchemy.dialects.postgresql import insert

from congxa.core import clock, events, text
from congxa.core.db import changed, current_scope, db, hold
from congxa.core.errors import Conflict, Invalid, Missing
from congxa.core.household import household
from congxa.core.words import say
from congxa.publishing import public
from congxa.publishing.events import ArticlePurged
from congxa.publishing.kinds.kind import Values
from congxa.publishing.kinds.poll.facts import FIELDS
from congxa.publishing.kinds.poll.models import PollVote
from congxa.publishing.kinds.poll.queries import closed_before
from congxa.publishing.kinds.poll.rules import PollState, key_of, state_of, texts
from congxa.publishing.public import AnyRow

LARGEST_ID = 2**63 - 1


class NotCounted(Conflict):
    """The poll takes no vote from this reader now. ``title`` says it in a few words."""

    def __init__(self, title: str, message: str) -> None:
        super().__init__(message)
        self.title = title


def poll(unit_id: int, poll_id: int) -> AnyRow:
    """A poll on the unit's site. Raises Missing for one that is withdrawn, another unit's, or no poll."""
    found = public.article(unit_id, poll_id) if poll_id <= LARGEST_ID else None
    if found is None or found.kind != "poll":
        raise Missing(say("Trang này không có cuộc thăm dò đó, hoặc cuộc thăm dò đã được gỡ. Phiếu chưa được ghi."))
    return found


def voter_of(secret: str, poll_id: int, address: str, agent: str) -> str:
    """Who votes, as 64 digits that say nothing: no two polls have the same for one reader, and without the server's
    secret nobody finds the address behind it."""
    key = hmac.new(secret.encode(), f"poll:{poll_id}".encode(), hashlib.sha256).digest()
    return hmac.new(key, f"{household(address)}\0{agent}".encode(), hashlib.sha256).hexdigest()


def vote(unit_id: int, poll_id: int, key: str, voter: str) -> AnyRow:
    """Count a vote for the option with this key (``rules.key_of``); gives the poll.

    Raises Missing, NotCounted outside of the poll's days and for a second vote, Invalid for an option that it has not.
    """
    hold("poll", poll_id, shared=True)  # the options stay as they are until this vote is counted
    found = poll(unit_id, poll_id)
    values: Values = {field.name: field.read(found.fields.get(field.name)) for field in FIELDS}
    _refuse_untimely(state_of(values, clock.today()), values["opens_on"], values["closes_on"])
    keys = [key_of(option) for option in texts(values["options"])]
    if key not in keys:
        raise Invalid.at("chon", _no_option(key))
    counted = db.session.connection().execute(
        insert(PollVote)
        .values(unit_id=unit_id, article_id=poll_id, choice=keys.index(key), voter=voter, voted_on=clock.today())
        .on_conflict_do_nothing()
        .inline()  # the public face may not read back what it has written
        .execution_options(preserve_rowcount=True)
    )
    if counted.rowcount != 1:
        raise NotCounted(
            "Bạn đã bỏ phiếu",
            "Mỗi người một phiếu: thiết bị và đường mạng này đã bỏ phiếu trong cuộc thăm dò, nên phiếu vừa gửi"
            " không được tính. Phiếu trước vẫn giữ nguyên.",
        )
    changed(f"article:{poll_id}")
    return found


def forget_voters() -> int:
    """Delete who voted in polls that are over: what was voted for stays. Gives how many votes it touched."""
    over = closed_before(current_scope().units, clock.today())
    if not over:
        return 0
    forgotten = db.session.connection().execute(
        update(PollVote).where(PollVote.article_id.in_(over), PollVote.voter.is_not(None)).values(voter=None)
    )
    return forgotten.rowcount


def _refuse_untimely(state: PollState, opens_on: date, closes_on: date) -> None:
    if state is PollState.COMING:
        raise NotCounted(
            "Chưa đến ngày bình chọn",
            f"Cuộc thăm dò nhận bình chọn từ ngày {text.short_date(opens_on)}, nên phiếu chưa được ghi."
            " Hãy quay lại khi đó.",
        )
    if state is PollState.CLOSED:
        raise NotCounted(
            "Thăm dò đã kết thúc",
            f"Cuộc thăm dò đã kết thúc ngày {text.short_date(closes_on)}. Phiếu không được ghi; hãy xem kết quả.",
        )


def _no_option(key: str) -> str:
    if not key:
        return "Bạn chưa chọn phương án nào. Hãy quay lại, chọn một phương án rồi bấm “Bình chọn”."
    return "Phương án vừa gửi không có trong cuộc thăm dò, có thể vì trang đã cũ. Hãy mở lại trang rồi chọn."


@events.listen(ArticlePurged)
def forget_votes(event: ArticlePurged) -> None:
    """A poll that leaves the bin for good takes its votes along."""
    of_poll = (PollVote.unit_id == event.unit_id, PollVote.article_id == event.article_id)
    db.session.execute(delete(PollVote).where(*of_poll))
