"""What is public without its rights by the rules of today, whatever its date? Asks the gate; has no rule of its own.

Each work is judged once: a text as the gate judges it, a picture or a file by the strictest of the items that show it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import select

from congxa import copyright, identity, media
from congxa.copyright import Origin, WorkKind
from congxa.core.actor import Actor
from congxa.core.db import db
from congxa.identity import Permission
from congxa.publishing import gate
from congxa.publishing.kinds import kind_of
from congxa.publishing.models import Article, Banner, FileUse, PictureUse
from congxa.publishing.rows import address
from congxa.publishing.states import ArticleState
from congxa.publishing.stock.judge import Judge
from congxa.publishing.stock.ranks import Rank, rank_of

BANNER = ""  # the kind of item that a banner is to the gate


@dataclass(frozen=True)
class Place:
    """A public page on which a work stands; ``article_id`` None for a banner, which stands on the front page."""

    article_id: int | None
    kind: str
    title: str
    path: str


@dataclass(frozen=True)
class StockWork:
    """A work that the public sees: what it lacks today (nothing: it is complete) and where it stands."""

    work: WorkKind
    id: int
    title: str
    origin: Origin | None
    places: tuple[Place, ...]
    gaps: tuple[str, ...]
    sort: str = ""  # of a file: key of media.SORTS
    is_cropped: bool = False  # of a picture

    @property
    def key(self) -> str:
        """``picture-12``: what forms and reports call it."""
        return f"{self.work.value}-{self.id}"

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of item in which it stands."""
        return tuple(dict.fromkeys(place.kind for place in self.places))

    @property
    def is_foreign(self) -> bool:
        """Whether it is, or may be, somebody else's."""
        facts = copyright.basis_facts(self.origin.basis, date.max) if self.origin and self.origin.basis else None
        return facts is None or not facts.own

    @property
    def rank(self) -> int:
        """How bad it is, 1 the worst."""
        return self._rank.rank

    @property
    def rank_words(self) -> str:
        """How the review calls the rank."""
        return self._rank.words

    @property
    def _rank(self) -> Rank:
        return rank_of(self.work, self.kinds, is_foreign=self.is_foreign)


def stock(actor: Actor, unit_id: int, on: date) -> list[StockWork]:
    """Every work that the public sees now, judged by the rules of this date with origins demanded of all."""
    identity.require(actor, Permission.DESK_READ, unit_id)
    return review(unit_id, on)


def review(unit_id: int, on: date) -> list[StockWork]:
    """The same for jobs, which ask for no permission."""
    articles = public_articles(unit_id)
    works = [*_texts(unit_id, articles), *_pictures(unit_id, articles), *_files(unit_id, articles)]
    judge = judge_of(unit_id, on, [(work, work.origin) for work in works])
    return [replace(work, gaps=judged(judge, work, work.origin, articles)) for work in works]


def judge_of(unit_id: int, on: date, said: Collection[tuple[StockWork, Origin | None]]) -> Judge:
    """Who judges works with these origins on this date."""
    records = copyright.records_of(unit_id, [origin for _, origin in said])
    pictures = {work.id: origin for work, origin in said if work.work is WorkKind.PICTURE and origin is not None}
    return Judge(on, gate.quotation_limits(unit_id, on), records, pictures)


def judged(judge: Judge, work: StockWork, origin: Origin | None, articles: Mapping[int, Article]) -> tuple[str, ...]:
    """What the work would lack with this origin, in the gate's own words. ``articles``: by id, with that of a text."""
    match work.work:
        case WorkKind.ARTICLE:
            found = judge.of_text(articles[work.id], origin)
        case WorkKind.PICTURE:
            found = judge.of_picture(work.kinds, origin, is_cropped=work.is_cropped)
        case WorkKind.FILE:
            found = judge.of_file(work.kinds, work.title, work.sort, origin)
    return tuple(dict.fromkeys(found))


def worst_first(works: Collection[StockWork], views: Mapping[int, int]) -> list[tuple[StockWork, int]]:
    """Those that lack something with how often their pages were read: by rank, then the most read, then the most
    shown."""
    lacking = [(work, sum(views.get(place.article_id or 0, 0) for place in work.places)) for work in works if work.gaps]
    return sorted(lacking, key=lambda pair: (pair[0].rank, -pair[1], -len(pair[0].places), pair[0].key))


def public_articles(unit_id: int, ids: Collection[int] | None = None) -> dict[int, Article]:
    """The public articles of a unit (or those of these numbers), by id."""
    public = select(Article).where(Article.unit_id == unit_id, Article.state == ArticleState.PUBLISHED.value)
    if ids is not None:
        public = public.where(Article.id.in_(ids))
    return {article.id: article for article in db.session.scalars(public.order_by(Article.id))}


def _texts(unit_id: int, articles: Mapping[int, Article]) -> list[StockWork]:
    origins = copyright.origins(unit_id, WorkKind.ARTICLE, articles)
    return [
        StockWork(WorkKind.ARTICLE, article.id, article.title, origins.get(article.id), (_place(article),), ())
        for article in articles.values()
        if kind_of(article.kind).needs_origin
    ]


def _pictures(unit_id: int, articles: Mapping[int, Article]) -> list[StockWork]:
    uses = select(PictureUse.picture_id, PictureUse.owner_kind, PictureUse.owner_id).where(
        PictureUse.unit_id == unit_id, PictureUse.is_live
    )
    banners = {row.id: row for row in db.session.scalars(select(Banner).where(Banner.unit_id == unit_id))}
    places: dict[int, list[Place]] = {}
    for number, owner_kind, owner_id in db.session.execute(uses.order_by(PictureUse.id)):
        if owner_kind == "article" and owner_id in articles:
            place = _place(articles[owner_id])
        elif owner_kind == "banner" and owner_id in banners:
            place = Place(None, BANNER, banners[owner_id].title, "/")
        else:
            continue
        if place not in places.setdefault(number, []):
            places[number].append(place)
    pictures = media.pictures(unit_id, places)
    origins = copyright.origins(unit_id, WorkKind.PICTURE, pictures)
    return [
        StockWork(
            WorkKind.PICTURE,
            each.id,
            each.alt or each.filename,
            origins.get(each.id),
            tuple(places[each.id]),
            (),
            is_cropped=each.crop is not None,
        )
        for each in pictures.values()
    ]


def _files(unit_id: int, articles: Mapping[int, Article]) -> list[StockWork]:
    uses = select(FileUse.file_id, FileUse.owner_id).where(FileUse.unit_id == unit_id, FileUse.is_live)
    places: dict[int, list[Place]] = {}
    for number, owner_id in db.session.execute(uses.order_by(FileUse.id)):
        if owner_id in articles and (place := _place(articles[owner_id])) not in places.setdefault(number, []):
            places[number].append(place)
    files = media.files_of(unit_id, places)
    origins = copyright.origins(unit_id, WorkKind.FILE, files)
    return [
        StockWork(WorkKind.FILE, file.id, file.shown_title, origins.get(file.id), tuple(places[file.id]), (), file.sort)
        for file in files.values()
    ]


def _place(article: Article) -> Place:
    return Place(article.id, article.kind, article.title, address(article.id, article.slug))
