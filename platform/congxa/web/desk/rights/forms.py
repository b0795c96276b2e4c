"""The forms of agreements and contributors: what was typed, kept as it was typed, and the draft that it says."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TypeAlias

from werkzeug.datastructures import MultiDict

from congxa.copyright import AgreementDraft, ContributorDraft, WorkKind
from congxa.web.desk.fields import read_number, read_text
from congxa.web.desk.moments import read_day

Errors: TypeAlias = dict[str, list[str]]


@dataclass(frozen=True)
class AgreementForm:
    """The fields of an agreement as they were typed."""

    number: str = ""
    partner: str = ""
    signed_on: str = ""
    valid_from: str = ""
    valid_until: str = ""
    scope: str = ""
    proof_id: str = ""
    note: str = ""
    works: tuple[str, ...] = tuple(WorkKind)
    covers_below: bool = False

    @classmethod
    def typed(cls, form: MultiDict[str, str]) -> AgreementForm:
        """What stands in a sent form."""
        texts = {each.name: read_text(form, each.name) for each in fields(cls) if each.type == "str"}
        return cls(**texts, works=tuple(form.getlist("works")), covers_below="covers_below" in form)

    @classmethod
    def of(cls, draft: AgreementDraft) -> AgreementForm:
        """The fields for what is kept."""
        facts = draft.as_facts()
        texts = {each.name: str(facts[each.name] or "") for each in fields(cls) if each.type == "str"}
        return cls(**texts, works=tuple(draft.works), covers_below=draft.covers_below)

    def draft(self) -> AgreementDraft:
        """What the fields say; Invalid at a day that is none."""
        days = {name: read_day(getattr(self, name), name) for name in ("signed_on", "valid_from", "valid_until")}
        return AgreementDraft(
            number=self.number,
            partner=self.partner,
            scope=self.scope,
            note=self.note,
            proof_id=read_number(self.proof_id),
            works=tuple(work for work in WorkKind if work in self.works),
            covers_below=self.covers_below,
            **days,
        )


@dataclass(frozen=True)
class ContributorForm:
    """The fields of a contributor as they were typed."""

    name: str = ""
    contact: str = ""
    terms: str = ""
    valid_until: str = ""
    proof_id: str = ""
    note: str = ""

    @classmethod
    def typed(cls, form: MultiDict[str, str]) -> ContributorForm:
        """What stands in a sent form."""
        return cls(**{each.name: read_text(form, each.name) for each in fields(cls)})

    @classmethod
    def of(cls, draft: ContributorDraft) -> ContributorForm:
        """The fields for what is kept."""
        day = draft.valid_until.isoformat() if draft.valid_until else ""
        proof = str(draft.proof_id or "")
        return cls(draft.name, draft.contact, draft.terms, day, proof, draft.note)

    def draft(self) -> ContributorDraft:
        """What the fields say; Invalid at a day that is none."""
        day = read_day(self.valid_until, "valid_until")
        return ContributorDraft(self.name, self.contact, self.terms, day, read_number(self.proof_id), self.note)
