"""A picture or a file of one unit in the library of another: its bytes, its words, and where it comes from."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from congxa import audit, copyright, media, tenancy
from congxa.copyright import Basis, Origin, WorkKind
from congxa.core.actor import Actor
from congxa.media import File, Picture


def adopt_picture(actor: Actor, unit_id: int, source: Picture) -> Picture:
    """A copy of a picture that the present work may see; the copy that was taken before, when there is one. Raises
    Refused and Invalid (no room)."""
    copy = media.add(actor, unit_id, source.filename, media.storage.get(source.key), source.alt, source.caption)
    if copy.adopted_id is None and not copyright.origins(unit_id, WorkKind.PICTURE, [copy.id]):
        copy.adopted_unit_id, copy.adopted_id = source.unit_id, source.id
        if source.crop:
            copy.crop, copy.edition = list(source.crop), copy.edition + 1
        copy.focus_x, copy.focus_y = source.focus_x, source.focus_y
        origin = copyright.origins(source.unit_id, WorkKind.PICTURE, [source.id]).get(source.id)
        copyright.set_origin(
            unit_id, WorkKind.PICTURE, copy.id, carried(origin, source.unit_id, until=source.rights_until)
        )
        subject = audit.Subject("picture", copy.id, copy.filename)
        audit.record(actor, audit.Event.PICTURE_ADOPTED, unit_id, subject, note=tenancy.title_of(source.unit_id))
    return copy


def adopt_file(actor: Actor, unit_id: int, source: File) -> File:
    """As ``adopt_picture``, for a film, a recording or a paper."""
    copy = media.add_file(
        actor, unit_id, source.filename, media.storage.get(source.key), source.title, source.description
    )
    origin = copyright.origins(source.unit_id, WorkKind.FILE, [source.id]).get(source.id)
    if origin is not None and not copyright.origins(unit_id, WorkKind.FILE, [copy.id]):
        copyright.set_origin(
            unit_id, WorkKind.FILE, copy.id, carried(origin, source.unit_id, until=source.rights_until)
        )
    return copy


def carried(origin: Origin | None, source_unit_id: int, address: str = "", until: date | None = None) -> Origin:
    """Where a copy says that it comes from. What the giving unit made itself or was sent is not the taking unit's own
    work: it is used with the leave that giving it gives, under the name of that unit. Records of the giving unit
    (contributor, proof, its own notes) are not the taking unit's to name; the day on which a contributor's consent ends
    (``until``, the last day of the right to the source) is therefore said with the copy."""
    plain = replace(origin or Origin(), contributor_id=None, proof_id=None, note="")
    if plain.basis not in (Basis.OWN_STAFF, Basis.CONTRIBUTOR):
        return plain
    if until is not None and plain.basis is Basis.CONTRIBUTOR:
        plain = replace(plain, valid_until=until)
    return replace(plain, basis=Basis.SYNDICATED, source_name=tenancy.title_of(source_unit_id), source_url=address)
