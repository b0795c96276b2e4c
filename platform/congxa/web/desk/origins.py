"""Where does a work come from, as a form asks it: large buttons first, then what the choice demands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import datetime
from functools import cached_property

from flask import render_template, request

from congxa import copyright as rights
from congxa import publishing
from congxa.copyright import Agreement, Basis, BasisFacts, Origin, WorkKind
from congxa.core import clock
from congxa.core.errors import Invalid
from congxa.core.text import short_date
from congxa.identity import Permission
from congxa.web.desk.fields import read_number, read_text
from congxa.web.desk.moments import at_time, read_day, read_time, write_day, write_time
from congxa.web.desk.papers import Option, papers
from congxa.web.desk.words import _
from congxa.web.requests import current_actor, current_person, current_unit

DETAILS = (
    *("contributor_id", "agreement_id", "licence", "licence_version", "author", "source_name", "source_url"),
    *("source_published_at", "agreement", "proof_id", "scope", "valid_from", "valid_until", "note"),
)
TYPED = ("author", "source_name", "source_url", "agreement", "note", "licence", "licence_version", "scope")
# Fields that only some bases have a use for; all others stand with every basis.
_ONLY_WITH: Mapping[str, frozenset[Basis]] = {
    "contributor_id": frozenset({Basis.CONTRIBUTOR}),
    "agreement_id": frozenset({Basis.AGREEMENT, Basis.PERMISSION}),
    "agreement": frozenset({Basis.AGREEMENT, Basis.PERMISSION}),
    "licence": frozenset({Basis.OPEN_LICENCE}),
    "licence_version": frozenset({Basis.OPEN_LICENCE}),
}


@dataclass(frozen=True)
class OriginForm:
    """The fields as they were typed."""

    basis: str = ""
    author: str = ""
    source_name: str = ""
    source_url: str = ""
    source_published_at: str = ""
    source_published_time: str = ""
    agreement: str = ""
    note: str = ""
    contributor_id: str = ""
    agreement_id: str = ""
    licence: str = ""
    licence_version: str = ""
    scope: str = ""
    valid_from: str = ""
    valid_until: str = ""
    proof_id: str = ""

    @classmethod
    def typed(cls, form: Mapping[str, str]) -> OriginForm:
        """What stands in a sent form."""
        return cls(**{each.name: read_text(form, each.name) for each in fields(cls)})

    @classmethod
    def of(cls, origin: Origin) -> OriginForm:
        """The fields for what is kept."""
        days = {name: day.isoformat() if (day := getattr(origin, name)) else "" for name in rights.DAYS}
        records = {name: str(getattr(origin, name) or "") for name in rights.RECORDS}
        return cls(
            basis=origin.basis.value if origin.basis else "",
            source_published_at=write_day(origin.source_published_at),
            source_published_time=write_time(origin.source_published_at),
            **{name: getattr(origin, name) for name in TYPED},
            **days,
            **records,
        )

    def origin(self, standing: Origin | None = None) -> Origin:
        """The origin that the fields say; Invalid at ``basis`` or at a day.

        ``standing`` is what is kept: a day and hour that did not change keep their seconds. Whoever newly says that a
        work is their own, and names nobody, is its author.
        """
        basis = self._basis()
        if basis is Basis.SYNDICATED and (standing is None or standing.basis is not basis):
            raise Invalid.at("basis", _("Căn cứ này do hệ thống ghi khi cấp trên gửi tin về. Hãy chọn căn cứ khác."))
        own = basis is Basis.OWN_STAFF and (standing is None or standing.basis is not basis)
        texts = {name: getattr(self, name) for name in TYPED}
        return Origin(
            basis=basis,
            source_published_at=self._published_at(standing),
            valid_from=read_day(self.valid_from, "valid_from"),
            valid_until=read_day(self.valid_until, "valid_until"),
            contributor_id=read_number(self.contributor_id),
            agreement_id=read_number(self.agreement_id),
            proof_id=read_number(self.proof_id),
            **(texts | ({"author": current_person().name} if own and not self.author else {})),
        )

    def chosen(self) -> Basis | None:
        """The basis that is chosen; None when none is, or none of ours."""
        return Basis(self.basis) if self.basis in tuple(Basis) else None

    def _basis(self) -> Basis | None:
        if self.basis and self.chosen() is None:
            raise Invalid.at("basis", _("Căn cứ đã chọn không có trong danh sách. Hãy chọn lại."))
        return self.chosen()

    def _published_at(self, standing: Origin | None) -> datetime | None:
        kept = standing.source_published_at if standing else None
        typed = (self.source_published_at, self.source_published_time)
        if kept is not None and typed == (write_day(kept), write_time(kept)):
            return kept
        day = read_day(self.source_published_at, "source_published_at")
        hour = read_time(self.source_published_time, "source_published_time")
        if day is None and self.source_published_time:
            raise Invalid.at("source_published_at", _("Đã ghi giờ đăng mà chưa ghi ngày. Hãy chọn ngày."))
        return at_time(day, hour) if day else None


@dataclass(frozen=True)
class OriginFields:
    """What the templates need to draw the fields: the choices, what the chosen one demands, and the rest.

    The lists to choose from are read when the template asks for them.
    """

    work: WorkKind
    form: OriginForm
    choices: tuple[BasisFacts, ...]
    demanded: tuple[str, ...]
    others: tuple[str, ...]
    from_file: tuple[str, ...] = ()  # those that hold what the file says, and that nobody has saved yet
    kind: str = ""  # key of the article's kind
    is_for_several: bool = False  # works of any sort and by anybody, all at once
    byline: str = ""  # as it was typed

    @property
    def open_rest(self) -> bool:
        """Whether what is not demanded is shown unfolded: nothing is chosen yet, or something is typed there."""
        return self.form.chosen() is None or any(getattr(self.form, name) for name in self.others)

    @property
    def asks_byline(self) -> bool:
        """Whether the text may bear another name than that of its author: only what the unit itself wrote or issued."""
        if not self.kind or not publishing.kind_of(self.kind).has_byline:
            return False
        basis = self.form.chosen()
        return rights.may_bear_byline(basis) and bool(basis or self.byline)

    @property
    def person(self) -> str:
        """Who is the author of own work."""
        return current_person().name

    @property
    def may_keep_records(self) -> bool:
        """Whether this person may enter an agreement or a contributor."""
        return current_actor().may(Permission.RIGHTS_EDIT, current_unit().unit_id)

    @cached_property
    def agreements(self) -> list[Option]:
        """The agreements to choose from, and the one that is chosen."""
        rows = rights.usable_agreements(current_unit().unit_id, clock.today(), self._kept("agreement_id"))
        return [(row.id, _agreement_in_words(row)) for row in rows]

    @cached_property
    def contributors(self) -> list[Option]:
        """The contributors to choose from, and the one that is chosen."""
        rows = rights.usable_contributors(current_unit().unit_id, clock.today(), self._kept("contributor_id"))
        return [
            (row.id, row.name if row.proof_id else _("%(name)s (chưa có bản đồng ý)", name=row.name)) for row in rows
        ]

    @cached_property
    def proofs(self) -> list[Option]:
        """The papers of the library that may be a proof: the chosen one, then the newest."""
        return papers(self.form.proof_id)

    @property
    def licences(self) -> list[Option]:
        """The open licences to choose from."""
        return [(row.key, row.name) for row in rights.licences()]

    @property
    def versions(self) -> list[Option]:
        """All versions of all licences, the newest first."""
        found = {version for licence in rights.licences() for version in licence.versions}
        return [(version, version) for version in sorted(found, reverse=True)]

    def _kept(self, name: str) -> list[int]:
        number = read_number(getattr(self.form, name))
        return [number] if number is not None else []


def fields_for(
    work: WorkKind, form: OriginForm, missing: tuple[str, ...] = (), *, kind: str = "", byline: str = ""
) -> OriginFields:
    """The fields for a work; ``missing`` are fields that something else than the basis demands, ``kind`` the key of an
    article's kind, which may demand more, ``byline`` what is typed as such."""
    today = clock.today()
    offered, of_kind = rights.bases(work, today), rights.kind_facts(kind, today)
    choices = tuple(row for row in offered if row.by_hand or row.key is form.chosen())
    facts = next((row for row in choices if row.key is form.chosen()), None)
    demanded = set(facts.demanded_of(work)) if facts else set()
    record = facts.record if facts else None
    if record:
        demanded = (demanded - record.gives) | {record.field}
    if "proof" in demanded:
        demanded = (demanded - {"proof"}) | {"proof_id"}
    wanted = {*demanded, *missing}
    if of_kind and facts:
        wanted |= set(of_kind.text) - (record.gives if record else set())
    shown = [name for name in DETAILS if _has_use(name, facts)]
    others = tuple(name for name in shown if name not in wanted)
    demands = tuple(name for name in shown if name in wanted)
    return OriginFields(work, form, choices, demands, others, kind=kind, byline=byline)


def _agreement_in_words(row: Agreement) -> str:
    said = {"partner": row.partner, "number": row.number}
    if row.valid_until is None:
        return _("%(partner)s, số %(number)s", **said)
    return _("%(partner)s, số %(number)s (đến %(day)s)", day=short_date(row.valid_until), **said)


def _has_use(name: str, facts: BasisFacts | None) -> bool:
    return facts is None or name not in _ONLY_WITH or facts.key in _ONLY_WITH[name]


def details(work: str) -> str:
    """The fields that the choice just made demands; asked for by htmx, with all that was typed so far."""
    return render_template("desk/origin_details.html", origin=_asked(WorkKind(work)), errors=None)


def presets(work: str) -> str:
    """The whole question with its large buttons, for a dialog that is made in the browser."""
    return render_template("desk/origin.html", origin=_asked(WorkKind(work)), errors=None)


def _asked(work: WorkKind) -> OriginFields:
    form, me = OriginForm.typed(request.args), current_person().name
    if form.chosen() is Basis.OWN_STAFF and not form.author:
        form = replace(form, author=me)
    elif form.author == me and form.chosen() is not Basis.OWN_STAFF:
        form = replace(form, author="")  # filled in by the button that was pressed before
    kind = request.args.get("of_kind", "")
    known = kind if kind in publishing.all_kinds() else ""
    return fields_for(work, form, kind=known, byline=read_text(request.args, "byline"))
