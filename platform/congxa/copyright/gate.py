"""What is missing before an item may go out? Pure: what is demanded stands in ``data/bases.toml``, what else is asked
in ``data/gate.toml``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple, Protocol

from congxa.copyright import quotation
from congxa.copyright.claims import contradictions
from congxa.copyright.origin import Origin, WorkKind
from congxa.copyright.quotation import Limits
from congxa.copyright.records.facts import Records
from congxa.copyright.rules import Work, breaches
from congxa.copyright.table import basis_facts, demands, kind_facts, must_say, rules
from congxa.core import clock
from congxa.core.errors import Problem
from congxa.core.words import Words, say, together
from congxa.media import Evidence

_TEXT, _PICTURE, _FILE = WorkKind.ARTICLE, WorkKind.PICTURE, WorkKind.FILE
# Where what a message asks for is done.
_WHERE = {
    _TEXT: say("Bổ sung ở mục Nguồn gốc."),
    _PICTURE: say("Mở ảnh để bổ sung."),
    _FILE: say("Mở tệp để bổ sung."),
}
_FIELDS = {"proof": "proof_id"}  # what a demand is called in a form, where it is called otherwise
_CHOOSE = say("Chọn căn cứ sử dụng ở mục Nguồn gốc.")


@dataclass(frozen=True)
class Gap(Problem):
    """One thing that is missing. ``lack`` says it where the work itself is seen: without where it is mended."""

    lack: str


class Period(Protocol):
    """When a unit's policy demands origins: ``tenancy``'s ProvenanceRule."""

    @property
    def required_from(self) -> date: ...

    @property
    def valid_to(self) -> date | None: ...


class Illustration(NamedTuple):
    """A picture as the gate sees it: ``label`` names it in messages ("Ảnh 2"), ``alt`` is what it shows, in words."""

    label: str
    origin: Origin | None
    alt: str
    is_cropped: bool = False
    evidence: Evidence | None = None  # what its file says of itself


class Enclosure(NamedTuple):
    """A film, a recording or a paper of an item: ``sort`` is a key of ``media.SORTS``, ``field`` where it is chosen."""

    label: str
    origin: Origin | None
    sort: str
    field: str


@dataclass(frozen=True)
class Beside:
    """What the gate looks at beside origins: the formatted text itself, the files, what may be quoted, the records.

    Without ``records`` nothing is asked of them: an origin that names one is believed.
    """

    html: str = ""
    files: Sequence[Enclosure] = ()
    limits: Limits | None = None
    records: Records | None = None


def is_required(policy_periods: Iterable[Period], published_at: datetime) -> bool:
    """Whether a work published at this moment must say where it comes from, by the unit's policy.

    The dates of the periods are dates in Vietnam, both ends included.
    """
    day = clock.local(published_at).date()
    return any(
        period.required_from <= day and (period.valid_to is None or day <= period.valid_to) for period in policy_periods
    )


def gaps(
    kind: str,
    origin: Origin | None,
    pictures: Sequence[tuple[str, Origin | None, str] | Illustration],
    required: bool,
    on: date = date.max,
    *,
    text: bool = True,
    beside: Beside = Beside(),
) -> tuple[Gap, ...]:
    """Everything that an article of this kind still lacks before it may go out.

    ``pictures`` are (label, origin, alt); see ``Illustration``. With ``required`` False (the unit's policy does not
    demand origins at that date) only the words for those who cannot see a picture are asked for. ``on`` is the date
    in Vietnam whose law is asked; without it, what holds until further notice, and no period is asked. ``text`` False:
    the text is the unit's own official act, which nobody's right protects; its pictures are judged as ever.
    """
    shown = [Illustration(*picture) for picture in pictures]
    found = list(_text_gaps(kind, origin, shown, on, beside)) if required and text else []
    for picture in shown:
        if required:
            found.extend(_picture_gaps(kind, picture, on, beside.records))
            for each in contradictions(picture.origin, picture.evidence, on):
                found.append(Gap("pictures", together([picture.label, each.message], ": "), each.message))
        if not picture.alt.strip():
            lack = say("%(label)s chưa có mô tả cho người không xem được ảnh.", label=picture.label)
            found.append(_gap("pictures", lack, _WHERE[_PICTURE]))
    if required:
        for file in beside.files:
            found.extend(_file_gaps(kind, file, on, beside.records))
    return tuple(found)


def file_gaps(kind: str, file: Enclosure, on: date, records: Records | None) -> tuple[Gap, ...]:
    """What one file lacks to be public on this date in an item of this kind."""
    return tuple(_file_gaps(kind, file, on, records))


def _text_gaps(
    kind: str, origin: Origin | None, pictures: Sequence[Illustration], on: date, beside: Beside
) -> Iterator[Gap]:
    if origin is None or origin.basis is None:
        yield _gap("basis", say("%(label)s chưa có nguồn gốc.", label=say("Bài")), _CHOOSE)
    demanded = kind_facts(kind, on)
    names = {key: say(row.press_name) if kind == "press_review" else say(row.name) for key, row in demands().items()}
    for field in _lacking(_TEXT, origin, demanded.text if demanded else (), on):
        yield _gap(_FIELDS.get(field, field), _lacks(say("Bài"), names[field], field), _WHERE[_TEXT])
    if origin is None or origin.basis is None:
        return
    measure = quotation.measure(beside.html, quotation.shortest_on(on)) if beside.html else None
    shown = [(picture.label, picture.origin) for picture in pictures]
    day = None if on == date.max else on
    work = Work(_TEXT, say("Bài"), kind, origin, day, beside.records, measure, beside.limits, pictures=shown)
    for rule in rules(on):
        for figures in breaches(rule, work):
            lack = together([say(rule.message, **figures), say(rule.mend, **figures)])
            yield Gap(rule.field, lack, lack)


def _picture_gaps(kind: str, picture: Illustration, on: date, records: Records | None) -> Iterator[Gap]:
    demanded = kind_facts(kind, on)
    more: tuple[str, ...] = demanded.pictures if demanded else ()
    facts = basis_facts(picture.origin.basis, on) if picture.origin and picture.origin.basis else None
    if facts is not None and facts.own:
        more = tuple(field for field in more if field != "source_name")
    for lack in _work_gaps(_PICTURE, picture.label, kind, picture.origin, on, records, more, picture.is_cropped):
        yield _gap("pictures", lack, _WHERE[_PICTURE])


def _file_gaps(kind: str, file: Enclosure, on: date, records: Records | None) -> Iterator[Gap]:
    is_silent = file.origin is None or file.origin.basis is None
    if is_silent and not must_say(file.sort, on):
        return
    for lack in _work_gaps(_FILE, file.label, kind, file.origin, on, records):
        yield _gap(file.field, lack, _WHERE[_FILE])


def _work_gaps(
    sort: WorkKind,
    label: str,
    kind: str,
    origin: Origin | None,
    on: date,
    records: Records | None,
    more: tuple[str, ...] = (),
    is_cropped: bool = False,
) -> Iterator[str]:
    """What a picture or a file lacks."""
    if origin is None or origin.basis is None:
        yield say("%(label)s chưa có nguồn gốc.", label=label)
        return
    for field in _lacking(sort, origin, more, on):
        yield _lacks(label, say(demands()[field].name), field)
    day = None if on == date.max else on
    work = Work(sort, label, kind, origin, day, records, is_cropped=is_cropped)
    for rule in rules(on):
        for figures in breaches(rule, work):
            yield together([say(rule.message, **figures), say(rule.mend, **figures)])


def _lacks(label: str, name: Words, field: str) -> Words:
    if demands()[field].chosen:
        return say("%(label)s chưa chọn %(name)s.", label=label, name=name)
    return say("%(label)s chưa có %(name)s.", label=label, name=name)


def _gap(field: str, lack: str, where: Words) -> Gap:
    return Gap(field, together([lack, where]), lack)


def _lacking(sort: WorkKind, origin: Origin | None, more: tuple[str, ...], on: date) -> list[str]:
    """The demanded fields that are empty, in the order in which a form shows them.

    Where a form asks for a record of the unit in their place, that is what is empty.
    """
    facts = basis_facts(origin.basis, on) if origin is not None and origin.basis is not None else None
    demanded = {*more, *(facts.demanded_of(sort) if facts else ())}
    empty = {field for field in demanded if not _is_said(origin, field)}
    record = facts.record if facts else None
    if record and empty & record.gives and not _is_said(origin, record.field):
        empty = (empty - record.gives) | {record.field}
    return [field for field in demands() if field in empty]


def _is_said(origin: Origin | None, field: str) -> bool:
    if origin is None:
        return False
    if field == "proof":
        return any((origin.proof_id, origin.agreement_id, origin.contributor_id))
    return bool(getattr(origin, field))
