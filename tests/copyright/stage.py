"""What the tests of rights keep: an agreement and a contributor, each with its proof."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from congxa import copyright as rights
from congxa import media
from congxa.copyright import Agreement, AgreementDraft, Contributor, ContributorDraft, WorkKind
from congxa.core import clock
from congxa.core.actor import Actor
from media.papers import pdf

CONTACT = "0999 000 111, ngõ nhỏ cuối bản"


def proof(actor: Actor, unit_id: int) -> int:
    """The scan of a contract in the unit's library."""
    return media.add_file(actor, unit_id, "thoa-thuan.pdf", pdf(1), "Bản chụp thỏa thuận").id


def agreement(actor: Actor, unit_id: int, **changes: Any) -> Agreement:
    """An agreement with the newspaper of the samples, in force this year and the next."""
    said: dict[str, Any] = {
        "number": "03/TT-BBT",
        "partner": "Báo Vùng Cao",
        "signed_on": clock.today() - timedelta(days=100),
        "valid_from": clock.today() - timedelta(days=90),
        "valid_until": clock.today() + timedelta(days=200),
        "works": tuple(WorkKind),
        "scope": "Đăng lại tin, bài, ảnh.",
        "proof_id": proof(actor, unit_id),
    }
    return rights.make_agreement(actor, unit_id, AgreementDraft(**said | changes))


def contributor(actor: Actor, unit_id: int, **changes: Any) -> Contributor:
    """A contributor whose consent is kept."""
    said: dict[str, Any] = {"name": "Cộng tác viên Mẫu", "contact": CONTACT, "proof_id": proof(actor, unit_id)}
    return rights.make_contributor(actor, unit_id, ContributorDraft(**said | changes))


def rights_kept(actor: Actor, unit_id: int) -> dict[str, int]:
    """One of each: parameter of the address -> number."""
    return {"agreement_id": agreement(actor, unit_id).id, "contributor_id": contributor(actor, unit_id).id}


def yesterday() -> date:
    """The day before today, in Vietnam."""
    return clock.today() - timedelta(days=1)
