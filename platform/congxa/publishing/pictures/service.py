"""Pictures together with their origins: what the desk changes in one go."""

from __future__ import annotations

from datetime import datetime

from congxa import audit, copyright, identity, links, media
from congxa.copyright import Origin, WorkKind
from congxa.core import clock
from congxa.core.actor import Actor
from congxa.core.db import changed
from congxa.core.errors import Invalid, Problem
from congxa.core.words import say
from congxa.identity import Permission
from congxa.media import Evidence, Picture
from congxa.publishing import gate
from congxa.publishing.archive import refuse_archived
from congxa.publishing.pictures import uses
from congxa.publishing.syndicated import bonds


def add_picture(
    actor: Actor,
    unit_id: int,
    filename: str,
    data: bytes,
    alt: str = "",
    caption: str = "",
    origin: Origin | None = None,
) -> Picture:
    """Take an upload into the library and, where it is said, note where it comes from.

    Bytes that are in the library already give the picture that is there: what it lacks is filled in, and one that
    the public sees stays as it is (``describe_picture`` asks for the right to change it). Raises Conflict on an
    archived site, Invalid: ``file``, ``alt``, ``caption`` and the fields of ``Origin``.
    """
    identity.require(actor, Permission.PICTURE_UPLOAD, unit_id)
    plain = _checked(unit_id, origin or Origin(), None)
    picture = media.add(actor, unit_id, filename, data, alt, caption)
    if uses.is_live(unit_id, picture.id):
        return picture
    media.describe(actor, picture.id, picture.alt or alt, picture.caption or caption)
    is_said = bonds.keeps_origin_of(actor, picture) or copyright.origins(unit_id, WorkKind.PICTURE, [picture.id])
    if plain != Origin() and not is_said:
        _set_origin(actor, picture, plain)
    return picture


def describe_picture(actor: Actor, unit_id: int, picture_id: int, alt: str, caption: str, origin: Origin) -> Picture:
    """Change the words and the origin of a picture, wherever it is used.

    A picture that the public sees is changed only by who may publish, and must keep what the gate asks for. Raises
    Missing for another unit's picture, Conflict on an archived site or for another origin of what came from above,
    Invalid with every problem.
    """
    picture = media.picture_for(actor, unit_id, picture_id)
    public = uses.is_live(unit_id, picture_id)
    identity.require(actor, Permission.ARTICLE_PUBLISH if public else Permission.PICTURE_UPLOAD, unit_id)
    standing = copyright.origins(unit_id, WorkKind.PICTURE, [picture_id]).get(picture_id)
    bonds.refuse_other_origin_of(actor, picture, standing or Origin(), copyright.tidied(origin))
    plain = _checked(unit_id, origin, standing)
    _refuse_gaps(picture, alt, plain)
    media.describe(actor, picture_id, alt, caption)
    _set_origin(actor, picture, plain)
    if public:
        _announce(picture)
    return picture


def _checked(unit_id: int, origin: Origin, standing: Origin | None) -> Origin:
    refuse_archived(unit_id)
    plain = copyright.tidied(origin)
    problems = copyright.check(WorkKind.PICTURE, plain, clock.now())
    if problems:
        raise Invalid(problems)
    links.refuse_blocked(unit_id, {"source_url": (say("Địa chỉ nguồn của ảnh"), plain.source_url)})
    return copyright.settled(unit_id, WorkKind.PICTURE, plain, standing, clock.today())


def _refuse_gaps(picture: Picture, alt: str, origin: Origin) -> None:
    """A change may not open a gap in an article or a banner that is public."""
    now, unit_id = clock.now(), picture.unit_id
    places = [(each.kind, each.published_at or now) for each in uses.articles_showing(unit_id, picture.id)]
    if uses.is_on_banner(unit_id, picture.id):
        places.append(("", now))  # a banner is shown today, whenever it was made
    said = media.evidence_of(unit_id, [picture.id]).get(picture.id) if places else None
    found: dict[Problem, None] = {}
    for kind, at in places:
        found.update(dict.fromkeys(_gaps_at(picture, kind, origin, alt, at, said)))
    if found:
        raise Invalid(found)


def _gaps_at(
    picture: Picture, kind: str, origin: Origin, alt: str, at: datetime, said: Evidence | None
) -> tuple[Problem, ...]:
    is_cropped = picture.crop is not None
    return gate.picture_gaps(
        picture.unit_id, kind, say("Ảnh này"), origin, alt, at, is_cropped=is_cropped, evidence=said
    )


def _set_origin(actor: Actor, picture: Picture, origin: Origin) -> None:
    before = copyright.set_origin(picture.unit_id, WorkKind.PICTURE, picture.id, origin) or Origin()
    changes = audit.difference(before.as_facts(), origin.as_facts())
    if changes:
        subject = audit.Subject("picture", picture.id, picture.filename)
        audit.record(actor, audit.Event.PICTURE_CHANGED, picture.unit_id, subject, changes)


def _announce(picture: Picture) -> None:
    changed(f"picture:{picture.id}", f"front:{picture.unit_id}", f"banner:{picture.unit_id}")
    for article in uses.articles_showing(picture.unit_id, picture.id):
        changed(f"article:{article.id}", f"section:{article.section_id}")
