"""Where does a work come from, as a form asks it: plain choices first, then what the choice demands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import datetime

from flask import render_template, request

from congxa import copyright as rights
from congxa.copyright import Basis, BasisFacts, Origin, WorkKind
from congxa.core import clock
from congxa.core.errors import Invalid
from congxa.web.desk.fields import read_text
from congxa.web.desk.moments import read_day, start_of, write_day
from congxa.web.desk.words import _

OWN, OTHER = "own", "other"
DETAILS = ("author", "source_name", "source_url", "source_published_at", "agreement", "note")


@dataclass(frozen=True)
class OriginForm:
    """The fields as they were typed. ``place`` is the first question about a picture: ``own``, ``other`` or empty."""

    basis: str = ""
    author: str = ""
    source_name: str = ""
    source_url: str = ""
    source_published_at: str = ""
    agreement: str = ""
    note: str = ""
    place: str = ""

    @classmethod
    def typed(cls, form: Mapping[str, str]) -> OriginForm:
        """What stands in a sent form."""
        return cls(**{each.name: read_text(form, each.name) for each in fields(cls)})

    @classmethod
    def of(cls, origin: Origin) -> OriginForm:
        """The fields for what is kept."""
        basis = origin.basis.value if origin.basis else ""
        return cls(
            basis=basis,
            author=origin.author,
            source_name=origin.source_name,
            source_url=origin.source_url,
            source_published_at=write_day(origin.source_published_at),
            agreement=origin.agreement,
            note=origin.note,
            place=(OWN if origin.basis is Basis.OWN_STAFF else OTHER) if basis else "",
        )

    def origin(self, standing: Origin | None = None) -> Origin:
        """The origin that the fields say; Invalid at ``basis`` or ``source_published_at``.

        ``standing`` is what is kept: a day that did not change keeps its time of day.
        """
        return Origin(
            basis=self._basis(),
            author=self.author,
            source_name=self.source_name,
            source_url=self.source_url,
            source_published_at=self._published_at(standing),
            agreement=self.agreement,
            note=self.note,
        )

    def chosen(self) -> str:
        """The basis that is chosen, also by the first question about a picture; empty when none is."""
        if self.place == OWN:
            return Basis.OWN_STAFF.value
        return "" if self.place == OTHER and self.basis == Basis.OWN_STAFF.value else self.basis

    def _basis(self) -> Basis | None:
        try:
            return Basis(self.chosen()) if self.chosen() else None
        except ValueError:
            raise Invalid.at("basis", _("Căn cứ đã chọn không có trong danh sách. Hãy chọn lại.")) from None

    def _published_at(self, standing: Origin | None) -> datetime | None:
        kept = standing.source_published_at if standing else None
        if kept is not None and self.source_published_at == write_day(kept):
            return kept
        day = read_day(self.source_published_at, "source_published_at")
        return start_of(day) if day else None


@dataclass(frozen=True)
class OriginFields:
    """What the templates need to draw the fields: the choices, what the chosen one demands, and the rest."""

    work: WorkKind
    form: OriginForm
    choices: tuple[BasisFacts, ...]
    demanded: tuple[str, ...]
    others: tuple[str, ...]

    @property
    def open_rest(self) -> bool:
        """Whether what is not demanded is shown unfolded: nothing is chosen yet, or something is typed there."""
        return not self.form.chosen() or any(getattr(self.form, name) for name in self.others)


def fields_for(work: WorkKind, form: OriginForm, missing: tuple[str, ...] = ()) -> OriginFields:
    """The fields for a work; ``missing`` are fields that something else than the basis demands (the article's kind)."""
    choices = rights.bases(work, clock.today())
    facts = next((row for row in choices if row.key.value == form.chosen()), None)
    wanted = {*(facts.demands if facts else ()), *missing}
    demanded = tuple(name for name in DETAILS if name in wanted)
    return OriginFields(work, form, choices, demanded, tuple(name for name in DETAILS if name not in demanded))


def details(work: str) -> str:
    """The fields that the choice just made demands; asked for by htmx, with all that was typed so far."""
    form = OriginForm.typed(request.args)
    return render_template("desk/origin_details.html", origin=fields_for(WorkKind(work), form), errors=None)
