"""What is kept of votes."""

from __future__ import annotations

from datetime import date

from sqlalchemy import BigInteger, ForeignKey, ForeignKeyConstraint, SmallInteger, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from congxa.core.db import Base


class PollVote(Base):
    """One vote in a poll. The public face may add one, and read what was voted for, never by whom."""

    __tablename__ = "poll_vote"
    __table_args__ = (
        UniqueConstraint("article_id", "voter"),
        ForeignKeyConstraint(["unit_id", "article_id"], ["article.unit_id", "article.id"]),
    )

    id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"))
    article_id: Mapped[int] = mapped_column(BigInteger)
    choice: Mapped[int] = mapped_column(SmallInteger)  # the place of the option in the poll, from 0
    voter: Mapped[str | None]  # see ``voting.voter_of``; None once the poll is over
    voted_on: Mapped[date]  # the day alone: moments could be matched with somebody's visit
