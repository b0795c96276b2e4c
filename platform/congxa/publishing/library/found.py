"""Which pictures and files of the library answer to what somebody asks for?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import ColumnElement, func, not_, or_, select

from congxa import copyright, identity, media
from congxa.copyright import Beside, Illustration, WorkKind
from congxa.core import clock, text
from congxa.core.actor import Actor
from congxa.core.db import db
from congxa.core.words import say
from congxa.identity import Permission
from congxa.media import PAGE, File, Picture, is_shown
from congxa.publishing.models import FileUse, PictureUse

# How many of the newest pictures are looked through for rights that are missing: the rules are no SQL.
LOOKED_THROUGH = 5000
USABLE = "usable"  # a state that is asked for by the editor alone: what may be put into a text


@dataclass(frozen=True)
class Asked:
    """The conditions; what is empty asks for nothing. ``folder``: with all below it; ``state``: what is in use when
    empty, or ``withdrawn``, ``shared``, ``bin``, ``usable``."""

    words: str = ""
    folder: str = ""
    tag: str = ""
    by: str = ""
    since: date | None = None
    until: date | None = None
    sort: str = ""
    lacking: bool = False
    unused: bool = False
    state: str = ""


def pictures_found(actor: Actor, unit_id: int, asked: Asked, page: int = 1) -> tuple[Sequence[Picture], int]:
    """A page of the unit's pictures that answer to all conditions, the newest first, and how many there are."""
    identity.require(actor, Permission.DESK_READ, unit_id)
    wanted = _conditions(Picture, unit_id, asked)
    if asked.unused:
        wanted.append(not_(select(PictureUse.id).where(PictureUse.picture_id == Picture.id).exists()))
    if asked.state == "withdrawn":
        wanted.append(not_(is_shown()))
    if asked.state == USABLE:
        wanted.append(is_shown())
    if asked.state == "shared":
        wanted.append(Picture.is_shared.is_(True))
    if asked.lacking:
        newest = db.session.scalars(
            select(Picture).where(*wanted).order_by(Picture.id.desc()).limit(LOOKED_THROUGH)
        ).all()
        lacking = _lacking(unit_id, newest)
        return lacking[(page - 1) * PAGE : page * PAGE], len(lacking)
    rows = select(Picture).where(*wanted).order_by(Picture.id.desc()).offset((page - 1) * PAGE).limit(PAGE)
    return db.session.scalars(rows).all(), _count(Picture, wanted)


def files_found(actor: Actor, unit_id: int, asked: Asked, page: int = 1) -> tuple[Sequence[File], int]:
    """The same for files."""
    identity.require(actor, Permission.DESK_READ, unit_id)
    wanted = _conditions(File, unit_id, asked)
    if asked.unused:
        wanted.append(not_(select(FileUse.id).where(FileUse.file_id == File.id).exists()))
    if asked.state == "withdrawn":
        wanted.append(or_(File.withdrawn_at.is_not(None), File.is_withheld))
    if asked.sort:
        wanted.append(File.sort.in_(asked.sort.split(",")))
    rows = select(File).where(*wanted).order_by(File.id.desc()).offset((page - 1) * PAGE).limit(PAGE)
    return db.session.scalars(rows).all(), _count(File, wanted)


def _conditions(shelf: type[Picture] | type[File], unit_id: int, asked: Asked) -> list[ColumnElement[bool]]:
    is_binned = shelf.binned_at.is_not(None)
    found = [shelf.unit_id == unit_id, is_binned if asked.state == "bin" else not_(is_binned)]
    found += with_words(shelf, asked.words)
    if asked.folder:
        found.append(or_(shelf.folder == asked.folder, shelf.folder.startswith(f"{asked.folder}/", autoescape=True)))
    if asked.tag:
        found.append(shelf.tags.contains([asked.tag]))
    if asked.by:
        found.append(shelf.created_by == asked.by)
    if asked.since:
        found.append(shelf.created_at >= _start(asked.since))
    if asked.until:
        found.append(shelf.created_at < _start(asked.until + timedelta(days=1)))
    return found


def with_words(shelf: type[Picture] | type[File], words: str) -> list[ColumnElement[bool]]:
    """The conditions for these words to be said of it: its title, name, folder and labels, with marks or without."""
    return [shelf.folded.contains(word, autoescape=True) for word in text.fold(words).split()[:8]]


def senders(unit_id: int, shelf: type[Picture] | type[File]) -> list[str]:
    """Who sent what lies there, in the order of the names."""
    names = db.session.scalars(select(shelf.created_by).where(shelf.unit_id == unit_id).distinct())
    return sorted(names, key=text.fold)


def _count(shelf: type[Picture] | type[File], wanted: list[ColumnElement[bool]]) -> int:
    return db.session.scalar(select(func.count()).select_from(shelf).where(*wanted)) or 0


def _lacking(unit_id: int, pictures: Sequence[Picture]) -> list[Picture]:
    ids = [picture.id for picture in pictures]
    origins, said = copyright.origins(unit_id, WorkKind.PICTURE, ids), media.evidence_of(unit_id, ids)
    beside, today = Beside(records=copyright.records_of(unit_id, origins.values())), clock.today()

    def lacks(picture: Picture) -> bool:
        origin, is_cropped = origins.get(picture.id), bool(picture.crop)
        shown = [Illustration(say("Ảnh"), origin, picture.alt, is_cropped, said.get(picture.id))]
        return any(gap.field == "pictures" for gap in copyright.gaps("", None, shown, True, today, beside=beside))

    return [picture for picture in pictures if lacks(picture)]


def _start(day: date) -> datetime:
    return datetime.combine(day, time(), clock.VIETNAM)
