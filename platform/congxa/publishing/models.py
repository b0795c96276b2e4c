"""What is kept of sections, articles, their revisions and banners."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, ForeignKeyConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from congxa.core.db import Base


class Section(Base):
    """A node of a site's menu; comes from the tenant file. One that the file no longer names stays, out of use."""

    __tablename__ = "section"
    __table_args__ = (UniqueConstraint("unit_id", "slug"), UniqueConstraint("unit_id", "id"))

    id: Mapped[int] = mapped_column(primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"))
    slug: Mapped[str]
    title: Mapped[str]
    kind: Mapped[str]  # key of a kind (publishing.kinds): what its articles are
    position: Mapped[int]
    in_menu: Mapped[bool]
    is_active: Mapped[bool]


class Article(Base):
    """A published piece with title, author and publish date of its own."""

    __tablename__ = "article"
    __table_args__ = (
        UniqueConstraint("unit_id", "id"),
        ForeignKeyConstraint(["unit_id", "section_id"], ["section.unit_id", "section.id"]),
        ForeignKeyConstraint(
            ["unit_id", "cover_id"], ["picture.unit_id", "picture.id"], name="fk_article_unit_id_cover_id"
        ),
        Index("ix_article_unit_id_section_id_published_at", "unit_id", "section_id", "published_at"),
        Index("ix_article_unit_id_published_at", "unit_id", "published_at"),
        Index("ix_article_unit_id_kind_published_at", "unit_id", "kind", "published_at"),
        Index(
            "ix_article_changing_documents",
            "unit_id",
            postgresql_where="kind = 'document' and (fields ? 'replaces' or fields ? 'amends')",
        ),
        Index("ix_article_publish_at", "publish_at", postgresql_where="state = 'scheduled'"),
        Index("ix_article_expires_at", "expires_at", postgresql_where="state = 'published'"),
        Index("ix_article_binned_at", "binned_at", postgresql_where="binned_at is not null"),
        UniqueConstraint("unit_id", "form_key"),
        Index("ix_article_rights_until", "unit_id", "rights_until", postgresql_where="rights_until is not null"),
    )

    id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"))
    section_id: Mapped[int]
    kind: Mapped[str]  # key of a kind (publishing.kinds)
    title: Mapped[str]
    slug: Mapped[str]
    summary: Mapped[str]
    body: Mapped[str]  # HTML, cleaned at the save
    byline: Mapped[str]
    fields: Mapped[dict[str, Any]] = mapped_column(default=dict)  # the kind's own facts, as Kind.tidy makes them
    cover_id: Mapped[int | None] = mapped_column(BigInteger)
    state: Mapped[str]  # ArticleState
    version: Mapped[int] = mapped_column()  # rises with every save; a save on an older one is a conflict
    publish_at: Mapped[datetime | None]  # the moment for which it is scheduled
    published_at: Mapped[datetime | None]
    expires_at: Mapped[datetime | None]  # the moment at which it goes off the site by itself
    state_note: Mapped[str]  # why it was returned or withdrawn
    source_unit_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"))  # which unit above sent it, if one did
    source_article_id: Mapped[int | None] = mapped_column(BigInteger)
    form_key: Mapped[str | None]  # of the form that made it: sent twice, it makes one item
    rights_until: Mapped[date | None]  # the last day on which its text may be shown; None: no end
    is_withheld: Mapped[bool] = mapped_column(default=False)  # that day is over: readers find the title alone
    created_at: Mapped[datetime]
    created_by: Mapped[str]
    updated_at: Mapped[datetime]
    updated_by: Mapped[str]
    written_by: Mapped[str]  # who saved the text last; eyes.Eyes says what follows
    approved_by: Mapped[str]
    has_second_eyes: Mapped[bool]
    binned_at: Mapped[datetime | None]  # row-level security hides what has it; core.db.open_bin shows it
    binned_by: Mapped[str] = mapped_column(default="")

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012


class ArticleRevision(Base):
    """An article as it stood after one save."""

    __tablename__ = "article_revision"
    __table_args__ = (
        UniqueConstraint("unit_id", "article_id", "number"),
        ForeignKeyConstraint(["unit_id", "article_id"], ["article.unit_id", "article.id"]),
    )

    id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"))
    article_id: Mapped[int] = mapped_column(BigInteger)
    number: Mapped[int]  # the article's version after the save
    content: Mapped[dict[str, Any]]  # title, summary, body, section, byline, cover, provenance, state
    at: Mapped[datetime]
    by: Mapped[str]


class Banner(Base):
    """A linked picture for public campaigns and related agencies, never commercial."""

    __tablename__ = "banner"
    __table_args__ = (
        UniqueConstraint("unit_id", "id"),
        ForeignKeyConstraint(["unit_id", "picture_id"], ["picture.unit_id", "picture.id"]),
    )

    id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"))
    title: Mapped[str]
    url: Mapped[str]
    picture_id: Mapped[int] = mapped_column(BigInteger)
    position: Mapped[int]
    is_active: Mapped[bool]
    expires_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012


class PictureUse(Base):
    """Where a picture is used; decides whether the public may see it."""

    __tablename__ = "picture_use"
    __table_args__ = (
        UniqueConstraint("unit_id", "picture_id", "owner_kind", "owner_id", "field"),
        ForeignKeyConstraint(["unit_id", "picture_id"], ["picture.unit_id", "picture.id"]),
        Index("ix_picture_use_owner", "unit_id", "owner_kind", "owner_id"),
    )

    id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"))
    picture_id: Mapped[int] = mapped_column(BigInteger)
    owner_kind: Mapped[str]  # article | banner
    owner_id: Mapped[int] = mapped_column(BigInteger)
    field: Mapped[str]  # body | cover | picture
    is_live: Mapped[bool]  # whether its owner is public now


class FileUse(Base):
    """Where a file is used; decides whether the public may see it."""

    __tablename__ = "file_use"
    __table_args__ = (
        UniqueConstraint("unit_id", "file_id", "owner_kind", "owner_id", "field"),
        ForeignKeyConstraint(["unit_id", "file_id"], ["file.unit_id", "file.id"]),
        Index("ix_file_use_owner", "unit_id", "owner_kind", "owner_id"),
    )

    id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"))
    file_id: Mapped[int] = mapped_column(BigInteger)
    owner_kind: Mapped[str]  # article
    owner_id: Mapped[int] = mapped_column(BigInteger)
    field: Mapped[str]  # name of the field of the kind
    is_live: Mapped[bool]  # whether its owner is public now
