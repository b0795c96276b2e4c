"""On which agreements and contributors do the samples stand? Kept as records, each with its drawn proof."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import cache
from importlib.resources import files
from typing import Any

from congxa import copyright as rights
from congxa import publishing, tenancy
from congxa.copyright import AgreementDraft, Basis, ContributorDraft, Origin, WorkKind
from congxa.core import clock
from congxa.core.actor import Actor
from congxa.demo.papers import paper_file
from congxa.demo.samples import Provenance, SampleArticle, UnitFacts
from congxa.tenancy import SiteFacts

_NUMBER = re.compile(r"số (\S+)")


@dataclass(frozen=True)
class KeptRights:
    """The records of a unit: agreements by what the samples say of them, contributors by name."""

    agreements: Mapping[str, int]
    contributors: Mapping[str, int]

    def origin(self, provenance: Provenance) -> Origin:
        """The origin that a sample says, standing on its record."""
        said = Origin.from_facts(provenance)
        if said.basis is Basis.AGREEMENT:
            return replace(said, agreement_id=self.agreements.get(said.agreement))
        if said.basis is Basis.CONTRIBUTOR:
            return replace(said, contributor_id=self.contributors.get(said.author))
        return said


def keep_rights(
    actor: Actor, unit: SiteFacts, facts: UnitFacts, samples: Iterable[SampleArticle], now: datetime
) -> KeptRights:
    """Make the records on which the samples stand, and those that show how records look."""
    today = clock.local(now).date()
    proofs = {key: _proof(actor, unit, facts, row, now) for key, row in _book()["proof"].items()}
    said = [sample.provenance for sample in samples]
    agreements = {
        words: _agreement(actor, unit, words, row["source_name"] or "", today, proofs["agreement"])
        for row in said
        if row.get("basis") == Basis.AGREEMENT and (words := row["agreement"] or "")
    }
    contributors = {
        name: _contributor(actor, unit, {"name": name}, today, proofs["contributor"])
        for name in dict.fromkeys(row["author"] or "" for row in said if row.get("basis") == Basis.CONTRIBUTOR)
    }
    _show_more(actor, unit, today, proofs)
    return KeptRights(agreements, contributors)


def _agreement(actor: Actor, unit: SiteFacts, words: str, partner: str, today: date, proof_id: int) -> int:
    """The agreement of which a sample speaks: in force until the end of the year, as it says."""
    found = _NUMBER.search(words)
    start = date(today.year - 1, 1, 1)
    draft = AgreementDraft(
        number=found[1] if found else words,
        partner=partner,
        signed_on=start,
        valid_from=start,
        valid_until=date(today.year, 12, 31),
        works=tuple(WorkKind),
        scope="Sử dụng tin, bài, ảnh; ghi tên báo, tác giả và địa chỉ bài gốc.",
        proof_id=proof_id,
        note="Thỏa thuận mẫu.",
    )
    return rights.make_agreement(actor, unit.unit_id, draft).id


def _show_more(actor: Actor, unit: SiteFacts, today: date, proofs: Mapping[str, int]) -> None:
    has_below = bool(tenancy.directory().below.get(unit.unit_id))
    for row in (*_book()["agreement"], *(_book()["shared"] if has_below else ())):
        start = today + timedelta(days=row["from_days"])
        draft = AgreementDraft(
            number=row["number"],
            partner=row["partner"],
            signed_on=start,
            valid_from=start,
            valid_until=today + timedelta(days=row["until_days"]),
            works=tuple(map(WorkKind, row["works"])),
            scope=row["scope"],
            covers_below=row in _book()["shared"],
            proof_id=proofs["agreement"],
            note="Thỏa thuận mẫu.",
        )
        made = rights.make_agreement(actor, unit.unit_id, draft)
        if row.get("closed"):
            rights.close_agreement(actor, unit.unit_id, made.id)
    for row in _book()["contributor"]:
        _contributor(actor, unit, row, today, proofs["contributor"])


def _contributor(actor: Actor, unit: SiteFacts, row: Mapping[str, Any], today: date, proof_id: int) -> int:
    draft = ContributorDraft(
        name=row["name"],
        contact="Liên hệ mẫu, không có thật.",
        terms=row.get("terms", "Đăng bài, ảnh trên trang của đơn vị và cho biên tập khi cần."),
        valid_until=today + timedelta(days=row["until_days"]) if "until_days" in row else None,
        proof_id=proof_id if row.get("proof", True) else None,
        note="Hồ sơ mẫu.",
    )
    return rights.make_contributor(actor, unit.unit_id, draft).id


def _proof(actor: Actor, unit: SiteFacts, facts: UnitFacts, row: Mapping[str, Any], now: datetime) -> int:
    paper = paper_file(facts, row, now)
    return publishing.add_file(actor, unit.unit_id, paper.filename, paper.make(), paper.title).id


@cache
def _book() -> dict[str, Any]:
    return tomllib.loads(files("congxa.demo").joinpath("data/rights.toml").read_text("utf-8"))
