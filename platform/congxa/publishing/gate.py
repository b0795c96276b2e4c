"""May this article go out at this moment, and if not, what is missing?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from congxa import copyright, links, media
from congxa.copyright import Illustration, Origin, WorkKind
from congxa.core import clock
from congxa.core.errors import Invalid, Problem
from congxa.core.text import short_moment
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
    found = copyright.gaps(
        key,
        draft.origin,
        illustrations(unit_id, draft),
        is_origin_required(unit_id, at),
        on,
        text=kind.needs_origin,
    )
    return (
        *ended(draft, at),
        *kind.missing(draft.fields, draft.body, draft.origin, on),
        *found,
        *blocked(unit_id, kind, draft),
    )


def ended(draft: Draft, at: datetime) -> tuple[Problem, ...]:
    """A time on the site that is over before it begins."""
    if draft.expires_at is None or draft.expires_at > at:
        return ()
    moment = short_moment(draft.expires_at)
    message = f"Bài kết thúc đăng lúc {moment}, trước khi đăng. Hãy sửa hoặc xóa thời điểm kết thúc đăng."
    return (Problem("expires_at", message),)


def picture_gaps(
    unit_id: int, kind: str, label: str, origin: Origin | None, alt: str, at: datetime
) -> tuple[Problem, ...]:
    """What one picture lacks to be public at this moment, at ``pictures``: in an article of this kind, or, with no
    kind, on a banner."""
    required = is_origin_required(unit_id, at)
    found = copyright.gaps(kind, None, [(label, origin, alt)], required, clock.local(at).date())
    return tuple(problem for problem in found if problem.field == "pictures")


def is_origin_required(unit_id: int, at: datetime) -> bool:
    """Whether the unit's policy demands origins of what is published at this moment."""
    policy = directory().by_id[unit_id].spec.policy
    return policy is not None and copyright.is_required(policy.provenance, at)


def blocked(unit_id: int, kind: Kind, draft: Draft) -> tuple[Problem, ...]:
    """The links of a draft that a supervising unit has blocked."""
    labels = {field.name: field.label for field in kind.fields}
    try:
        fields = {"body": ("Nội dung", draft.body), "source_url": ("Địa chỉ bài gốc", draft.origin.source_url)}
        fields |= {name: (labels[name], html) for name, html in kind.html(draft.fields).items()}
        links.refuse_blocked(unit_id, fields)
    except Invalid as refusal:
        return refusal.problems
    return ()


def illustrations(unit_id: int, draft: Draft) -> Sequence[Illustration]:
    """The pictures of a draft as the gate sees them: those of the body in their order, then the cover if it is none
    of them."""
    alts = shown_pictures(shown_html(draft))
    labels = {picture_id: f"Ảnh {number}" for number, picture_id in enumerate(alts, start=1)}
    if draft.cover_id is not None and draft.cover_id not in labels:
        cover = media.pictures(unit_id, [draft.cover_id]).get(draft.cover_id)
        labels[draft.cover_id], alts[draft.cover_id] = "Ảnh đại diện", cover.alt if cover else ""
    origins = copyright.origins(unit_id, WorkKind.PICTURE, labels)
    return [Illustration(label, origins.get(key), alts[key]) for key, label in labels.items()]
