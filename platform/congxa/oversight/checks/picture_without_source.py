"""Which pictures stand on public pages, in an article or on a banner, though nobody has said by what right?

A photograph of the press is a protected work, and its author and source are named. Where that is written stands in
``data/laws.toml``; what each basis demands is data of ``copyright``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from sqlalchemy import case, select

from congxa import copyright as rights
from congxa.core import clock
from congxa.core.db import db
from congxa.core.text import shorten
from congxa.media.models import Picture
from congxa.oversight.checks.captions import captions_in
from congxa.oversight.checks.found import Found
from congxa.oversight.laws import law_of
from congxa.oversight.states import Severity
from congxa.publishing import Article, ArticleState, Banner, PictureUse, address
from congxa.tenancy import SiteFacts

KEY = "picture_without_source"
TITLE = "Ảnh thiếu nguồn"
SEVERITY = Severity.HIGH
# Only a body with captions is worth the way from the database.
_CAPTIONED = case((Article.body.contains("<figcaption"), Article.body), else_="")
_OWN = (None, rights.Basis.OWN_STAFF, rights.Basis.CONTRIBUTOR)
_MEND = (
    "Mở thư viện ảnh, chọn ảnh này và ghi nguồn gốc: ai chụp, lấy ở đâu, được phép dùng thế nào."
    " Nếu không xác định được, hãy thay bằng ảnh do đơn vị chụp."
)


@dataclass
class _Shown:
    """A picture with the public articles and banners that show it: kind, id, title, path and version of each."""

    picture_id: int
    filename: str
    captions: list[str]
    shown_by: list[tuple[str, date]] = field(default_factory=list)  # of each: its kind, and the day it went out
    pages: list[dict[str, object]] = field(default_factory=list)


def check(unit: SiteFacts, now: datetime) -> Iterable[Found]:
    """One breach for each picture in public use whose origin has gaps or contradicts its caption."""
    shown = _in_articles(unit.unit_id, now)
    _add_banners(shown, unit.unit_id, now)
    origins = rights.origins(unit.unit_id, rights.WorkKind.PICTURE, shown)
    beside = rights.Beside(records=rights.records_of(unit.unit_id, origins.values()))
    on = clock.local(now).date()
    for picture in shown.values():
        gaps = _gaps(picture, origins.get(picture.picture_id), on, beside)
        if gaps:
            yield _found(picture, gaps, law_of(KEY, on))


def _in_articles(unit_id: int, now: datetime) -> dict[int, _Shown]:
    rows = db.session.execute(
        select(Picture.id, Picture.filename, Picture.caption, Article.kind, _CAPTIONED.label("body"))
        .add_columns(Article.id.label("article_id"), Article.title, Article.slug, Article.version)
        .add_columns(Article.published_at)
        .join(PictureUse, (PictureUse.unit_id == Picture.unit_id) & (PictureUse.picture_id == Picture.id))
        .join(Article, (Article.unit_id == PictureUse.unit_id) & (Article.id == PictureUse.owner_id))
        .where(PictureUse.unit_id == unit_id, PictureUse.owner_kind == "article", PictureUse.is_live)
        .where(Article.state == ArticleState.PUBLISHED.value, Article.published_at <= now)
        .order_by(Picture.id, Article.id)
    )
    shown: dict[int, _Shown] = {}
    for row in rows:
        picture = shown.setdefault(row.id, _Shown(row.id, row.filename, [row.caption] if row.caption else []))
        path = address(row.article_id, row.slug)
        page = {"kind": "article", "id": row.article_id, "title": row.title, "path": path, "version": row.version}
        if page in picture.pages:
            continue  # once as the cover, once in the body
        said = captions_in(row.body).get(row.id)
        picture.captions.extend([said] if said else [])
        picture.shown_by.append((row.kind, clock.local(row.published_at).date()))
        picture.pages.append(page)
    return shown


def _add_banners(shown: dict[int, _Shown], unit_id: int, now: datetime) -> None:
    rows = db.session.execute(
        select(Picture.id, Picture.filename, Picture.caption)
        .add_columns(Banner.id.label("banner_id"), Banner.title, Banner.version)
        .join(Banner, (Banner.unit_id == Picture.unit_id) & (Banner.picture_id == Picture.id))
        .where(Picture.unit_id == unit_id, Banner.is_active)
        .where(Banner.expires_at.is_(None) | (Banner.expires_at > now))
        .order_by(Picture.id, Banner.id)
    )
    for row in rows:
        picture = shown.setdefault(row.id, _Shown(row.id, row.filename, [row.caption] if row.caption else []))
        picture.shown_by.append(("", date.max))  # nobody wrote down when: no record is asked for its days
        page = {"kind": "banner", "id": row.banner_id, "title": row.title, "path": "/", "version": row.version}
        picture.pages.append(page)


def _gaps(picture: _Shown, origin: rights.Origin | None, on: date, beside: rights.Beside) -> list[str]:
    # The strictest of the kinds that show the picture counts; a banner is of no kind. The words for the blind are the
    # gate's business alone. Today's law is asked of all; what stands on a record is asked as the gate asked it, on the
    # day on which the item went out: an agreement that was closed since lets stand what stood on it.
    said = [("Ảnh", origin, "-")]
    found = [
        gap.message
        for kind, out_on in picture.shown_by
        for gaps in (
            rights.gaps(kind, None, said, True, on),
            rights.gaps(kind, None, said, True, out_on, beside=beside),
        )
        for gap in gaps
        if gap.field == "pictures"
    ]
    press = next((caption for caption in picture.captions if rights.is_credited_in(caption)), None)
    if press and (origin.basis if origin else None) in _OWN:
        found.append(f"Chú thích ghi “{shorten(press, 120)}” nhưng nguồn gốc không ghi báo nào.")
    return list(dict.fromkeys(found))


def _found(picture: _Shown, gaps: list[str], law: str) -> Found:
    first = picture.pages[0]
    place = "Ảnh trong bài" if first["kind"] == "article" else "Ảnh của biểu ngữ"
    return Found(
        subject_kind="picture",
        subject_id=picture.picture_id,
        target="",
        severity=SEVERITY,
        title=f"{place} “{first['title']}” chưa ghi đủ nguồn",
        detail=" ".join(gaps),
        mend=_MEND,
        evidence={
            "path": first["path"],
            "article_version": first["version"] if first["kind"] == "article" else None,
            "picture": picture.filename,
            "excerpt": picture.captions[-1] if picture.captions else "",
            "pages": picture.pages,
            "gaps": gaps,
            "rule": law,
        },
    )
