"""Writing the origin of one public work, and nothing else of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from congxa import audit, copyright, links, media
from congxa.copyright import Origin, WorkKind
from congxa.core.actor import Actor
from congxa.core.db import db
from congxa.core.errors import Missing
from congxa.core.words import say
from congxa.media import File, Picture
from congxa.publishing.expiry.places import announce_places
from congxa.publishing.hands import require_with
from congxa.publishing.intake import Prepared
from congxa.publishing.kinds import kind_of
from congxa.publishing.models import Article, Section
from congxa.publishing.queries import draft_of
from congxa.publishing.rows import announce, locked, record, write
from congxa.publishing.states import permission_to_save
from congxa.publishing.syndicated import bonds

_EVENTS = {WorkKind.PICTURE: audit.Event.PICTURE_CHANGED, WorkKind.FILE: audit.Event.FILE_CHANGED}


def give(actor: Actor, unit_id: int, kind: WorkKind, number: int, origin: Origin) -> None:
    """Put this origin, checked before, in the place of what is said of a work. Opens no gap that was not there: the
    text and the pictures stay as they are.

    Raises Missing, Refused, Conflict for what is said above, Invalid for a blocked address.
    """
    links.refuse_blocked(unit_id, {"source_url": (say("Địa chỉ nguồn"), origin.source_url)})
    if kind is WorkKind.ARTICLE:
        _give_text(actor, unit_id, number, origin)
        return
    shelf: Mapping[int, Picture | File] = (
        media.pictures(unit_id, [number]) if kind is WorkKind.PICTURE else media.files_of(unit_id, [number])
    )
    if number not in shelf:
        raise Missing(say("Không tìm thấy nội dung này."))
    work = shelf[number]
    before = copyright.origins(unit_id, kind, [number]).get(number, Origin())
    refuse_bound(actor, work, before, origin)
    copyright.set_origin(unit_id, kind, number, origin)
    changes = audit.difference(before.as_facts(), origin.as_facts())
    audit.record(actor, _EVENTS[kind], unit_id, audit.Subject(kind.value, number, work.filename), changes)
    announce_places(unit_id, kind, [number])


def refuse_bound(actor: Actor, work: Article | Picture | File, before: Origin, after: Origin) -> None:
    """Raise Conflict where it is not said here, but above, where a work comes from."""
    if isinstance(work, Article):
        bonds.refuse_locked(actor, work)
        bonds.refuse_other_origin(actor, work, before, after)
    else:
        bonds.refuse_other_origin_of(actor, work, before, after)


def _give_text(actor: Actor, unit_id: int, number: int, origin: Origin) -> None:
    article = locked(unit_id, number)
    require_with(actor, permission_to_save(article.state), article)
    before, section = draft_of(article), db.session.get(Section, article.section_id)
    refuse_bound(actor, article, before.origin, origin)
    assert section is not None
    announce(article)
    write(article, Prepared(replace(before, origin=origin), section, kind_of(article.kind)), actor)
    changes = audit.difference(before.origin.as_facts(), origin.as_facts())
    record(actor, article, audit.Event.ARTICLE_SAVED, changes)
