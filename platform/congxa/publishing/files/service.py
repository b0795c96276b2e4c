"""Files together with what they stand in: what the desk changes in one go."""

from __future__ import annotations

from typing import BinaryIO

from congxa import audit, copyright, identity, links, media
from congxa.copyright import Origin, WorkKind
from congxa.core import clock
from congxa.core.actor import Actor
from congxa.core.db import changed
from congxa.core.errors import Invalid, Problem
from congxa.core.words import say
from congxa.identity import Permission
from congxa.media import File
from congxa.publishing import gate
from congxa.publishing.archive import refuse_archived
from congxa.publishing.files import uses
from congxa.publishing.states import ArticleState
from congxa.publishing.syndicated import bonds


def add_file(
    actor: Actor, unit_id: int, filename: str, data: bytes | BinaryIO, title: str = "", description: str = ""
) -> File:
    """Take an upload into the library, as ``media.add_file`` does; Conflict on an archived site."""
    refuse_archived(unit_id)
    return media.add_file(actor, unit_id, filename, data, title, description)


def describe_file(
    actor: Actor,
    unit_id: int,
    file_id: int,
    title: str,
    description: str,
    version: int,
    origin: Origin | None = None,
) -> File:
    """Change the words of a file and, where it is said, its origin, wherever it is used; one that the public sees is
    changed only by who may publish, and must keep what the gate asks for.

    Raises Missing for another unit's file, Conflict on an archived site, on an older version or for another origin of
    what came from above, Invalid.
    """
    refuse_archived(unit_id)
    file = media.file_for(actor, unit_id, file_id)
    public = uses.is_file_live(unit_id, file_id)
    identity.require(actor, Permission.ARTICLE_PUBLISH if public else Permission.FILE_UPLOAD, unit_id)
    if origin is not None:
        origin = _checked(actor, file, origin)
        _refuse_gaps(file, origin)
    media.describe_file(actor, unit_id, file_id, title, description, version)
    if origin is not None:
        _set_origin(actor, file, origin)
    if public:
        changed(f"file:{file_id}", *(f"article:{article.id}" for article in uses.articles_with_file(unit_id, file_id)))
    return file


def _checked(actor: Actor, file: File, origin: Origin) -> Origin:
    plain, standing = copyright.tidied(origin), copyright.origins(file.unit_id, WorkKind.FILE, [file.id]).get(file.id)
    bonds.refuse_other_origin_of(actor, file, standing or Origin(), plain)
    problems = copyright.check(WorkKind.FILE, plain, clock.now())
    if problems:
        raise Invalid(problems)
    links.refuse_blocked(file.unit_id, {"source_url": (say("Địa chỉ nguồn của tệp"), plain.source_url)})
    return copyright.settled(file.unit_id, WorkKind.FILE, plain, standing, clock.today())


def _refuse_gaps(file: File, origin: Origin) -> None:
    """A change may not open a gap in an item that is public."""
    found: dict[Problem, None] = {}
    for item in uses.articles_with_file(file.unit_id, file.id):
        if item.state == ArticleState.PUBLISHED:
            at = item.published_at or clock.now()
            found.update(dict.fromkeys(gate.file_gaps(file.unit_id, item.kind, file, origin, at)))
    if found:
        raise Invalid(found)


def _set_origin(actor: Actor, file: File, origin: Origin) -> None:
    before = copyright.set_origin(file.unit_id, WorkKind.FILE, file.id, origin) or Origin()
    changes = audit.difference(before.as_facts(), origin.as_facts())
    if changes:
        subject = audit.Subject("file", file.id, file.filename)
        audit.record(actor, audit.Event.FILE_CHANGED, file.unit_id, subject, changes)
