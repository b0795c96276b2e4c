"""May this article go out at this moment, and if not, what is missing?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from congxa import copyright, links, media
from congxa.copyright import Beside, Enclosure, Illustration, Limits, Origin, WorkKind
from congxa.core import clock
from congxa.core.errors import Invalid, Problem
from congxa.core.text import short_moment
from congxa.core.words import say
from congxa.media import Evidence, File
from congxa.publishing.drafts import Draft, shown_html
from congxa.publishing.kinds import Kind, kind_of
from congxa.publishing.pictures.markup import shown_pictures
from congxa.tenancy import directory


def missing(unit_id: int, key: str, draft: Draft, at: datetime) -> tuple[Problem, ...]:
    """Everything that keeps this cleaned draft of the kind ``key`` from being public with ``at`` as its date of
    publication.

    The facts that its kind demands, origins of text and pictures as the unit's policy and the law demand them at that
    date, words for every picture, and no link that is blocked now.
    """
    kind, on = kind_of(key), clock.local(at).date()
    shown, enclosed = illustrations(unit_id, draft), enclosures(unit_id, kind, draft)
    said = [draft.origin, *(each.origin for each in shown), *(each.origin for each in enclosed)]
    beside = Beside(
        html=shown_html(draft),
        files=enclosed,
        limits=quotation_limits(unit_id, on),
        records=copyright.records_of(unit_id, said),
    )
    required = is_origin_required(unit_id, at)
    found = copyright.gaps(key, draft.origin, shown, required, on, text=kind.needs_origin, beside=beside)
    return (
        *ended(draft, at),
        *kind.missing(draft.fields, draft.body, draft.origin, on),
        *found,
        *thrown_away(unit_id, draft),
        *blocked(unit_id, kind, draft),
    )


def ended(draft: Draft, at: datetime) -> tuple[Problem, ...]:
    """A time on the site that is over before it begins."""
    if draft.expires_at is None or draft.expires_at > at:
        return ()
    moment = short_moment(draft.expires_at)
    message = say(
        "Bài kết thúc đăng lúc %(moment)s, trước khi đăng. Hãy sửa hoặc xóa thời điểm kết thúc đăng.", moment=moment
    )
    return (Problem("expires_at", message),)


def picture_gaps(
    unit_id: int,
    kind: str,
    label: str,
    origin: Origin | None,
    alt: str,
    at: datetime,
    *,
    is_cropped: bool = False,
    evidence: Evidence | None = None,
) -> tuple[Problem, ...]:
    """What one picture lacks to be public at this moment, at ``pictures``: in an article of this kind, or, with no
    kind, on a banner."""
    required = is_origin_required(unit_id, at)
    beside = Beside(records=copyright.records_of(unit_id, [origin]))
    shown = [Illustration(label, origin, alt, is_cropped, evidence)]
    found = copyright.gaps(kind, None, shown, required, clock.local(at).date(), beside=beside)
    return tuple(problem for problem in found if problem.field == "pictures")


def file_gaps(unit_id: int, key: str, file: File, origin: Origin | None, at: datetime) -> tuple[Problem, ...]:
    """What one file lacks to be public at this moment in an item of this kind, at ``origin``."""
    if not is_origin_required(unit_id, at):
        return ()
    records = copyright.records_of(unit_id, [origin])
    enclosed, on = Enclosure(_called(file), origin, file.sort, "basis"), clock.local(at).date()
    return copyright.file_gaps(key, enclosed, on, records)


def quotation_limits(unit_id: int, on: date) -> Limits | None:
    """How much a text of the unit may quote on this date: by its policy or, where that is silent, as is usual."""
    policy = directory().by_id[unit_id].spec.policy
    return copyright.limits_on(on, policy.quotation if policy else ())


def thrown_away(unit_id: int, draft: Draft) -> tuple[Problem, ...]:
    """The pictures of a draft that lie in the bin: readers would not see them, and one day nobody would."""
    places = {
        number: say("Ảnh %(number)s", number=place)
        for place, number in enumerate(shown_pictures(shown_html(draft)), start=1)
    }
    if draft.cover_id is not None:
        places.setdefault(draft.cover_id, say("Ảnh đại diện"))
    return tuple(
        Problem(
            "pictures",
            say(
                "%(picture)s đang ở trong thùng rác. Lấy ảnh ra khỏi thùng rác hoặc bỏ ảnh khỏi bài.",
                picture=places[number],
            ),
        )
        for number, picture in media.pictures(unit_id, places).items()
        if picture.binned_at is not None
    )


def is_origin_required(unit_id: int, at: datetime) -> bool:
    """Whether the unit's policy demands origins of what is published at this moment."""
    policy = directory().by_id[unit_id].spec.policy
    return policy is not None and copyright.is_required(policy.provenance, at)


def asks_for_two(unit_id: int) -> bool:
    """Whether the unit lets nothing out that only one person has seen."""
    return directory().by_id[unit_id].spec.site.desk.four_eyes


def blocked(unit_id: int, kind: Kind, draft: Draft) -> tuple[Problem, ...]:
    """The links of a draft that a supervising unit has blocked."""
    labels = {field.name: say(field.label) for field in kind.fields}
    try:
        fields = {
            "body": (say("Nội dung"), draft.body),
            "source_url": (say("Địa chỉ bài gốc"), draft.origin.source_url),
        }
        fields |= {name: (labels[name], html) for name, html in kind.html(draft.fields).items()}
        links.refuse_blocked(unit_id, fields)
    except Invalid as refusal:
        return refusal.problems
    return ()


def illustrations(unit_id: int, draft: Draft) -> Sequence[Illustration]:
    """The pictures of a draft as the gate sees them: those of the body in their order, then the cover if it is none
    of them."""
    alts = shown_pictures(shown_html(draft))
    labels = {picture_id: say("Ảnh %(number)s", number=number) for number, picture_id in enumerate(alts, start=1)}
    covers = [draft.cover_id] if draft.cover_id is not None and draft.cover_id not in labels else []
    pictures = media.pictures(unit_id, [*labels, *covers])
    for cover_id in covers:
        labels[cover_id], alts[cover_id] = say("Ảnh đại diện"), pictures[cover_id].alt if cover_id in pictures else ""
    origins = copyright.origins(unit_id, WorkKind.PICTURE, labels)
    cropped = {number for number, picture in pictures.items() if picture.crop}
    said = media.evidence_of(unit_id, labels)
    return [
        Illustration(label, origins.get(key), alts[key], key in cropped, said.get(key)) for key, label in labels.items()
    ]


def enclosures(unit_id: int, kind: Kind, draft: Draft) -> Sequence[Enclosure]:
    """The films, recordings and papers of a draft as the gate sees them, each at the field that names it."""
    chosen = [(name, number) for name, numbers in kind.file_ids(draft.fields).items() for number in numbers]
    known = media.files_of(unit_id, [number for _, number in chosen])
    origins = copyright.origins(unit_id, WorkKind.FILE, known)
    return [
        Enclosure(_called(known[number]), origins.get(number), known[number].sort, name)
        for name, number in chosen
        if number in known
    ]


def _called(file: File) -> str:
    return say("%(sort)s “%(title)s”", sort=say(file.sort_title), title=file.shown_title)
