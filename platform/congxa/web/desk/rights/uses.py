"""Which works stand on a record, as the desk names and links them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from congxa import copyright as rights
from congxa import media, publishing
from congxa.copyright import WorkKind
from congxa.core.text import shorten
from congxa.identity import Permission
from congxa.web.desk.words import _
from congxa.web.requests import current_actor, current_unit, here

MOST = 100


class Use(NamedTuple):
    """A work that stands on a record: what it is, what it is called, where it is changed."""

    kind: str
    title: str
    address: str


def uses_of(*, agreement_id: int = 0, contributor_id: int = 0) -> tuple[Sequence[Use], int]:
    """The newest works of the unit on this record, and how many there are in all."""
    actor, unit_id = current_actor(), current_unit().unit_id
    stands = rights.works_on(unit_id, agreement_id=agreement_id, contributor_id=contributor_id)
    first = stands[:MOST]
    by_kind = {kind: [stand.work_id for stand in first if stand.work is kind] for kind in WorkKind}
    pictures = media.pictures(unit_id, by_kind[WorkKind.PICTURE])
    files = media.files_of(unit_id, by_kind[WorkKind.FILE])
    found = []
    for work, number in first:
        if work is WorkKind.ARTICLE:
            article = publishing.article_for(actor, Permission.DESK_READ, unit_id, number)
            found.append(Use(_("Bài"), shorten(article.title, 120), here("desk.article", article_id=number)))
        elif work is WorkKind.PICTURE and number in pictures:
            title = pictures[number].alt or pictures[number].filename
            found.append(Use(_("Ảnh"), shorten(title, 120), here("desk.picture", picture_id=number)))
        elif work is WorkKind.FILE and number in files:
            found.append(Use(_("Tệp"), files[number].shown_title, here("desk.file", file_id=number)))
    return found, len(stands)
