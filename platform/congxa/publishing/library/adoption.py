"""A picture or a file of one unit in the library of another: its bytes, its words, where it comes from, and what
becomes of it in the library from which it was taken."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date
from typing import TypeAlias

from congxa import audit, copyright, media, tenancy
from congxa.copyright import Basis, Origin, WorkKind
from congxa.core.actor import Actor, system_actor
from congxa.media import File, Picture
from congxa.publishing.expiry.places import announce_places
from congxa.publishing.library.withdrawal import restore, withdraw

Work: TypeAlias = Picture | File
_Key: TypeAlias = tuple[int, WorkKind, int]
_CHANGED = {Picture: audit.Event.PICTURE_CHANGED, File: audit.Event.FILE_CHANGED}
_KINDS = {Picture: WorkKind.PICTURE, File: WorkKind.FILE}


def adopt_picture(actor: Actor, unit_id: int, source: Picture) -> Picture:
    """A copy of a picture that the present work may see, in line with it; the copy that was taken before, when there is
    one. The same bytes with an origin that the taking unit has said are its own, and stay so. Raises Refused and
    Invalid (no room)."""
    copy = media.add(actor, unit_id, source.filename, media.storage.get(source.key), source.alt, source.caption)
    if _is_free(copy):
        copy.adopted_unit_id, copy.adopted_id = source.unit_id, source.id
        if source.crop:
            copy.crop, copy.edition = list(source.crop), copy.edition + 1
        copy.focus_x, copy.focus_y = source.focus_x, source.focus_y
        subject = audit.Subject("picture", copy.id, copy.filename)
        audit.record(actor, audit.Event.PICTURE_ADOPTED, unit_id, subject, note=tenancy.title_of(source.unit_id))
    follow([(copy, source)])
    return copy


def adopt_file(actor: Actor, unit_id: int, source: File) -> File:
    """As ``adopt_picture``, for a film, a recording or a paper."""
    copy = media.add_file(
        actor, unit_id, source.filename, media.storage.get(source.key), source.title, source.description
    )
    if _is_free(copy):
        copy.adopted_unit_id, copy.adopted_id = source.unit_id, source.id
    follow([(copy, source)])
    return copy


def follow(pairs: Collection[tuple[Work, Work]]) -> list[int]:
    """Bring copies in line with their sources, (copy, source): where they come from, and whether readers see them;
    gives the ids of those that changed. What is no copy of that source is left alone."""
    taken = [(copy, source) for copy, source in pairs if _is_of(copy, source)]
    said, given = _origins(copy for copy, _ in taken), _origins(source for _, source in taken)
    turned = []
    for copy, source in taken:
        actor = system_actor(tenancy.title_of(source.unit_id), frozenset(), (copy.unit_id,))
        before, above = said.get(_key(copy), Origin()), given.get(_key(source))
        after = carried(above, source.unit_id, until=source.rights_until)
        if before != after:
            _say(actor, copy, before, after)
        if any([before != after, _follow_withdrawal(actor, copy, source)]):
            turned.append(copy.id)
    return turned


def _say(actor: Actor, copy: Work, before: Origin, after: Origin) -> None:
    kind = _KINDS[type(copy)]
    copyright.set_origin(copy.unit_id, kind, copy.id, after)
    subject = audit.Subject(kind.value, copy.id, copy.filename)
    changes = audit.difference(before.as_facts(), after.as_facts())
    audit.record(actor, _CHANGED[type(copy)], copy.unit_id, subject, changes)
    announce_places(copy.unit_id, kind, [copy.id])


def _follow_withdrawal(actor: Actor, copy: Work, source: Work) -> bool:
    """What the unit itself took off before stays off when it is back above."""
    was_above, copy.withdrawn_above = copy.withdrawn_above, source.is_gone
    is_theirs = was_above and copy.withdrawn_by == actor.name
    if source.is_gone:
        reason = source.withdrawn_reason or "Hết quyền dùng."
        if copy.withdrawn_at is None or (is_theirs and copy.withdrawn_reason != reason):
            withdraw(actor, copy, reason)
            return True
    elif copy.withdrawn_at is not None and is_theirs:
        restore(actor, copy)
        return True
    return was_above != source.is_gone


def _is_free(work: Work) -> bool:
    """Whether nobody has said yet whose it is."""
    return work.adopted_id is None and not _origins([work])


def _is_of(copy: Work, source: Work) -> bool:
    return (copy.adopted_unit_id, copy.adopted_id) == (source.unit_id, source.id)


def _origins(works: Iterable[Work]) -> dict[_Key, Origin]:
    """Read together for each unit and kind."""
    numbers: defaultdict[tuple[int, WorkKind], set[int]] = defaultdict(set)
    for unit_id, kind, number in map(_key, works):
        numbers[unit_id, kind].add(number)
    return {
        (unit_id, kind, number): origin
        for (unit_id, kind), several in numbers.items()
        for number, origin in copyright.origins(unit_id, kind, several).items()
    }


def _key(work: Work) -> _Key:
    return work.unit_id, _KINDS[type(work)], work.id


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
