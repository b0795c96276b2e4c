"""What is kept to find again what stands elsewhere: public texts and known press texts with their prints, and what
was said about a passage."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, ForeignKeyConstraint, Index, SmallInteger, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from congxa.core.db import Base


class PublicText(Base):
    """The text of a public item whose words may be somebody's; leaves with the item."""

    __tablename__ = "public_text"
    __table_args__ = (
        UniqueConstraint("unit_id", "id"),
        UniqueConstraint("unit_id", "article_id"),
        ForeignKeyConstraint(["unit_id", "article_id"], ["article.unit_id", "article.id"]),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"))
    article_id: Mapped[int] = mapped_column(BigInteger)
    title: Mapped[str]
    path: Mapped[str]  # where the public finds it
    published_at: Mapped[datetime]
    body: Mapped[str]  # cleaned, without markup


class PublicPrint(Base):
    """One print of a public text (``winnowing``)."""

    __tablename__ = "public_print"
    __table_args__ = (
        ForeignKeyConstraint(["unit_id", "text_id"], ["public_text.unit_id", "public_text.id"], ondelete="CASCADE"),
        Index("ix_public_print_text_id", "text_id"),
    )

    print: Mapped[int] = mapped_column(primary_key=True)
    text_id: Mapped[int] = mapped_column(primary_key=True)
    unit_id: Mapped[int]


class PressBatch(Base):
    """Press texts that an office brought in together, and may take back together; the row itself stays."""

    __tablename__ = "press_batch"
    __table_args__ = (UniqueConstraint("unit_id", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"))
    name: Mapped[str]
    size: Mapped[int]
    added_at: Mapped[datetime]
    added_by: Mapped[str]
    revoked_at: Mapped[datetime | None]
    revoked_by: Mapped[str]


class PressText(Base):
    """A text of the press, kept to compare with and never shown but for the passages that are equal."""

    __tablename__ = "press_text"
    __table_args__ = (
        UniqueConstraint("unit_id", "id"),
        ForeignKeyConstraint(["unit_id", "batch_id"], ["press_batch.unit_id", "press_batch.id"]),
        Index("ix_press_text_batch_id", "batch_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"))
    batch_id: Mapped[int]
    newspaper: Mapped[str]
    title: Mapped[str]
    author: Mapped[str]
    address: Mapped[str]
    published_at: Mapped[datetime | None]
    body: Mapped[str]


class PressPrint(Base):
    """One print of a press text."""

    __tablename__ = "press_print"
    __table_args__ = (
        ForeignKeyConstraint(["unit_id", "text_id"], ["press_text.unit_id", "press_text.id"], ondelete="CASCADE"),
        Index("ix_press_print_text_id", "text_id"),
    )

    print: Mapped[int] = mapped_column(primary_key=True)
    text_id: Mapped[int] = mapped_column(primary_key=True)
    unit_id: Mapped[int]


class ReuseAnswer(Base):
    """What the editor said of the passages that an article shares with one other text."""

    __tablename__ = "reuse_answer"
    __table_args__ = (
        UniqueConstraint("unit_id", "article_id", "source"),
        ForeignKeyConstraint(["unit_id", "article_id"], ["article.unit_id", "article.id"]),
    )

    id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    unit_id: Mapped[int]
    article_id: Mapped[int] = mapped_column(BigInteger)
    source: Mapped[str]  # bai:<number of the other article> | bao:<number of the press text>
    words: Mapped[int]  # how many words were equal when it was said
    said: Mapped[str]
    at: Mapped[datetime]
    by: Mapped[str]


class PictureTwin(Base):
    """Two public pictures of two units that are one; written by the one that came later."""

    __tablename__ = "picture_twin"
    __table_args__ = (
        ForeignKeyConstraint(["unit_id", "picture_id"], ["picture.unit_id", "picture.id"], ondelete="CASCADE"),
        ForeignKeyConstraint(
            ["other_unit_id", "other_picture_id"],
            ["picture.unit_id", "picture.id"],
            name="fk_picture_twin_other_unit_id_other_picture_id",
            ondelete="CASCADE",
        ),
        Index("ix_picture_twin_other", "other_unit_id", "other_picture_id"),
        Index("ix_picture_twin_unit_id", "unit_id"),
    )

    picture_id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    other_picture_id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    unit_id: Mapped[int]
    other_unit_id: Mapped[int]
    distance: Mapped[int] = mapped_column(SmallInteger)
