"""Where other units show the same picture, in words for the pages of the desk."""

from __future__ import annotations

from dataclasses import dataclass

from congxa import copyright as rights
from congxa import reuse, tenancy
from congxa.copyright import WorkKind
from congxa.core import clock
from congxa.reuse import Claim
from congxa.web.desk.words import _
from congxa.web.requests import current_unit, public_url


@dataclass(frozen=True)
class Twin:
    """A picture of the article, and what another unit says of the same one."""

    picture_id: int
    owner: str
    url: str
    title: str
    claim: str
    is_claimed_twice: bool


def twins_of(*picture_ids: int) -> list[Twin]:
    """Where other units show these pictures of the unit, and what they say of them; in the order that is asked."""
    unit_id = current_unit().unit_id
    claims = reuse.twins_of(unit_id, picture_ids)
    if not claims:
        return []
    owns = rights.origins(unit_id, WorkKind.PICTURE, claims)
    is_own = {number: reuse.is_own(owns[number].basis if number in owns else None) for number in claims}
    asked = [number for number in dict.fromkeys(picture_ids) if number in claims]
    return [_twin(number, claim, is_own[number]) for number in asked for claim in claims[number]]


def _twin(picture_id: int, claim: Claim, is_own: bool) -> Twin:
    unit = tenancy.directory().by_id[claim.unit_id]
    return Twin(
        picture_id=picture_id,
        owner=unit.full_title,
        url=public_url(unit, claim.path),
        title=claim.title,
        claim=_claim_in_words(claim),
        is_claimed_twice=is_own and reuse.is_own(claim.basis),
    )


def _claim_in_words(claim: Claim) -> str:
    if claim.basis is None:
        return _("chưa khai nguồn gốc")
    facts = rights.basis_facts(claim.basis, clock.today())
    names = ", ".join(name for name in (claim.author, claim.source_name) if name)
    title = _(facts.title) if facts else str(claim.basis)
    return f"“{title}” ({names})" if names else f"“{title}”"
