"""Rows planted by hand: what is public on a site, without the way through the editors."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select

from cast import World
from congxa import links
from congxa.copyright.models import Provenance
from congxa.core import clock
from congxa.core.db import DbRole, Scope, db, transaction
from congxa.links.models import OutboundLink
from congxa.media.models import Picture
from congxa.publishing.models import Article, Banner, PictureUse, Section

BAD = "w88-example.test"
_QUOTED = {"source_name": "Báo Vùng Cao", "source_url": "https://bao-vung-cao.example/a"}


def desk(world: World, slug: str) -> tuple[int, Scope]:
    """The id and the desk's scope of a unit."""
    facts = world.unit(slug)
    return facts.unit_id, Scope(DbRole.DESK, (facts.unit_id,), facts.lineage)


def plant_article(
    world: World,
    slug: str,
    *,
    section: str = "chinh-tri",
    body: str = "<p>Nội dung.</p>",
    age_days: int = 1,
    title: str = "Bài mẫu",
    state: str = "published",
) -> int:
    """A public article, with its links in the index; gives its id."""
    unit_id, scope = desk(world, slug)
    with transaction(scope) as session:
        row = session.scalars(select(Section).where(Section.unit_id == unit_id, Section.slug == section)).one()
        moment = clock.now() - timedelta(days=age_days)
        article = Article(
            unit_id=unit_id,
            section_id=row.id,
            kind=row.kind,
            title=title,
            slug="bai-mau",
            summary="Tóm tắt.",
            body=body,
            byline="",
            cover_id=None,
            state=state,
            publish_at=None,
            published_at=moment,
            state_note="",
            created_at=moment,
            created_by="Mẫu",
            updated_at=moment,
            updated_by="Mẫu",
            written_by="Mẫu",
            approved_by="",
            has_second_eyes=False,
        )
        session.add(article)
        session.flush()
        owner = links.Owner("article", article.id, unit_id, title, f"/bai-viet/bai-mau-{article.id}")
        links.index(owner, {"body": body}, live=state == "published", by="Mẫu")
        return article.id


def edit_article(world: World, slug: str, article_id: int, body: str) -> None:
    """Another body, and what stands in the index follows it."""
    unit_id, scope = desk(world, slug)
    with transaction(scope) as session:
        article = session.get_one(Article, article_id)
        article.body = body
        owner = links.Owner("article", article_id, unit_id, article.title, f"/bai-viet/bai-mau-{article_id}")
        links.index(owner, {"body": body}, live=True, by="Mẫu")


def plant_link(world: World, slug: str, article_id: int, url: str, *, host: str = BAD) -> None:
    """One row of the index, as the save of an article would write it."""
    unit_id, scope = desk(world, slug)
    with transaction(scope) as session:
        session.add(
            OutboundLink(
                unit_id=unit_id,
                owner_kind="article",
                owner_id=article_id,
                owner_title="Bài mẫu",
                owner_path=f"/bai-viet/bai-mau-{article_id}",
                field="body",
                position=0,
                element="a",
                url=url,
                host=host,
                domain=".".join(host.split(".")[-2:]),
                host_reversed=".".join(reversed(host.split("."))) + ".",
                anchor_text="khuyến mãi",
                is_hidden=False,
                via="",
                is_live=True,
                first_seen_at=clock.now(),
                first_seen_by="Mẫu",
            )
        )


def plant_picture(
    world: World, slug: str, article_id: int, *, caption: str = "", basis: str = "", author: str = ""
) -> int:
    """A picture shown by an article; with an origin when a basis is given."""
    unit_id, scope = desk(world, slug)
    with transaction(scope) as session:
        picture = Picture(
            unit_id=unit_id,
            key=f"{slug}-{article_id}",
            sha256="0",
            filename="anh.jpg",
            content_type="image/jpeg",
            width=800,
            height=600,
            size=1,
            alt="Ảnh mẫu",
            caption=caption,
            created_at=clock.now(),
            created_by="Mẫu",
        )
        session.add(picture)
        session.flush()
        for field in ("body", "cover"):
            use = {"owner_kind": "article", "owner_id": article_id, "field": field, "is_live": True}
            session.add(PictureUse(unit_id=unit_id, picture_id=picture.id, **use))
    if basis:
        say_origin(world, slug, "picture", picture.id, basis=basis, author=author)
    return picture.id


def say_origin(
    world: World, slug: str, kind: str, work_id: int, *, basis: str, author: str = "", quoted: bool = False
) -> None:
    """Where a work comes from; a quoted one names author, newspaper, address and date."""
    unit_id, scope = desk(world, slug)
    said = _QUOTED if quoted else {"source_name": "", "source_url": ""}
    published: datetime | None = clock.now() - timedelta(days=2) if quoted else None
    with transaction(scope) as session:
        session.add(
            Provenance(
                unit_id=unit_id,
                work_kind=kind,
                work_id=work_id,
                basis=basis,
                author=author or ("Nhà báo Mẫu" if quoted else ""),
                agreement="",
                note="",
                source_published_at=published,
                **said,
            )
        )


def withdraw(world: World, slug: str, article_id: int) -> None:
    """The article leaves the public, with everything that it carries."""
    unit_id, scope = desk(world, slug)
    with transaction(scope) as session:
        session.get_one(Article, article_id).state = "withdrawn"
        links.set_live(unit_id, "article", article_id, False)
        for use in session.scalars(select(PictureUse).where(PictureUse.owner_id == article_id)):
            use.is_live = False


def plant_banner(world: World, slug: str, url: str, picture_id: int | None = None) -> int:
    """A banner in use, with its link in the index; with a picture of its own, or with the one that is given."""
    unit_id, scope = desk(world, slug)
    if picture_id is None:
        picture_id = plant_picture(world, slug, plant_article(world, slug), basis="own_staff", author="Mẫu")
    with transaction(scope) as session:
        banner = Banner(
            unit_id=unit_id,
            title="Biểu ngữ mẫu",
            url=url,
            picture_id=picture_id,
            position=0,
            is_active=True,
            expires_at=None,
        )
        session.add(banner)
        session.flush()
        links.index(links.Owner("banner", banner.id, unit_id, banner.title, ""), {"url": url}, live=True, by="Mẫu")
        return banner.id


__all__ = [
    "BAD",
    "db",
    "edit_article",
    "plant_article",
    "plant_banner",
    "plant_link",
    "plant_picture",
    "say_origin",
    "withdraw",
]


def say_facts(world: World, slug: str, article_id: int, **facts: Any) -> None:
    """Give a planted article the facts of its kind, past every check."""
    unit_id, scope = desk(world, slug)
    with transaction(scope) as session:
        row = session.scalars(select(Article).where(Article.unit_id == unit_id, Article.id == article_id)).one()
        row.fields = facts
