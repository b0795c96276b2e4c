"""The pictures of an article being written: what each lacks, and which can be its cover."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from congxa import copyright as rights
from congxa import media
from congxa.copyright import WorkKind
from congxa.media import Evidence, Picture
from congxa.publishing.drafts import Draft, shown_html
from congxa.publishing.pictures.markup import shown_pictures
from congxa.web.desk.articles.form import ArticleForm
from congxa.web.desk.fields import read_number
from congxa.web.desk.pictures.evidence import sentence_of
from congxa.web.desk.pictures.lacks import lacks_of
from congxa.web.desk.words import _
from congxa.web.requests import current_unit


@dataclass(frozen=True)
class Shown:
    """A picture of the article being written, and what it lacks."""

    label: str
    picture: Picture
    lacks: list[str]
    said: str = ""  # what its file says of itself
    credit: str = ""  # what readers will find below it


def names_in(*drafts: Draft) -> dict[int, str]:
    """What each picture of these texts is called, so that no two are called the same."""
    numbers = {number for draft in drafts for number in shown_pictures(shown_html(draft))}
    numbers |= {draft.cover_id for draft in drafts if draft.cover_id is not None}
    names = {each.id: each.alt or each.filename for each in media.pictures(current_unit().unit_id, numbers).values()}
    often = Counter(names.values())
    return {number: f"{name}, {number}" if often[name] > 1 else name for number, name in names.items()}


def covers(library: Iterable[Picture], form: ArticleForm) -> list[Picture]:
    """The pictures that may be chosen as cover: those of the library, and the one that is chosen."""
    chosen = read_number(form.cover_id)
    offered = list(library)
    if chosen and chosen not in {picture.id for picture in offered}:
        offered = [*media.pictures(current_unit().unit_id, [chosen]).values(), *offered]
    return offered


def shown_in(form: ArticleForm) -> list[Shown]:
    """The pictures of the body in their order, then the cover if it is none of them."""
    unit_id = current_unit().unit_id
    in_body, cover = shown_pictures(form.body), read_number(form.cover_id)
    labels = {number: _("Ảnh %(number)s", number=place) for place, number in enumerate(in_body, start=1)}
    if cover and cover not in labels:
        labels[cover] = _("Ảnh đại diện")
    pictures = media.pictures(unit_id, labels)
    origins, said = rights.origins(unit_id, WorkKind.PICTURE, pictures), media.evidence_of(unit_id, pictures)
    shown = []
    for number, label in labels.items():
        if number in pictures:
            picture, file = pictures[number], said.get(number, Evidence())
            origin = origins.get(number)
            lacks = lacks_of(origin, in_body.get(number) or picture.alt, file)
            credit = str(rights.credit_of(origin, is_cropped=picture.crop is not None))
            shown.append(Shown(label, picture, lacks, sentence_of(file), credit))
    return shown
