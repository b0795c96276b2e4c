"""What may stand in the file of a unit, and what is the unit once inheritance has filled it?

One set of models serves both questions: ``TenantSpec`` is the finished unit with every key in place, and a single
file may leave out what its parent says (``files.INHERITED``). All models are frozen, strict and closed: a number in
quotes or an unknown key is a mistake. What stands about the site is in ``site``, about demands in ``policy``.
"""

from __future__ import annotations

import hashlib
import json
import re
from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, Field, ValidationInfo, field_validator

from congxa.tenancy.blocks import Block
from congxa.tenancy.menus import MenuEntry, MenuLeaf
from congxa.tenancy.policy import USUAL_BIN_DAYS, Deadlines, Policy, ProvenanceRule, QuotationRule, SyndicationRule
from congxa.tenancy.shape import Closed, refuse_reversed
from congxa.tenancy.site import BoardSeat, Contact, DeskRights, English, Section, Site, SiteLink, Tokens
from congxa.tenancy.values import Line, Slug, refuse

Kind = Literal["province", "district", "commune", "ward", "town", "special_zone"]

KIND_WORDS: dict[str, str] = {
    "province": "tỉnh",
    "district": "huyện",
    "commune": "xã",
    "ward": "phường",
    "town": "thị trấn",
    "special_zone": "đặc khu",
}
# Digits of the official code of a unit (General Statistics Office): province 2, district 3, lowest tier 5.
_CODE_DIGITS = {"province": 2, "district": 3}


class TenantSpec(Closed):
    """A unit and its site, complete. ``valid_to`` is the unit's last day; whether the site serves is ``site.state``."""

    slug: Slug
    name: Line
    kind: Kind
    code: str
    parent: Slug | None = None
    valid_from: date
    valid_to: date | None = None
    area_km2: Annotated[float, Field(gt=0, allow_inf_nan=False)] | None = None
    population: Annotated[int, Field(ge=0)] | None = None
    site: Site
    policy: Policy | None = None

    @field_validator("code")
    @classmethod
    def _has_the_digits_of_its_kind(cls, code: str, info: ValidationInfo) -> str:
        digits = _CODE_DIGITS.get(info.data.get("kind", ""), 5)
        if "kind" in info.data and not re.fullmatch(rf"[0-9]{{{digits}}}", code):
            raise refuse(f"“{code}” không phải mã đơn vị", f"ghi {digits} chữ số theo danh mục hành chính")
        return code

    @field_validator("valid_to")
    @classmethod
    def _ends_after_it_begins(cls, end: date | None, info: ValidationInfo) -> date | None:
        return refuse_reversed(info.data.get("valid_from"), end)

    @property
    def bin_days(self) -> int:
        """For how many days the unit keeps what it has thrown away."""
        return self.policy.bin_days if self.policy else USUAL_BIN_DAYS

    def digest(self) -> str:
        """The SHA-256 of all that this unit is: equal exactly when nothing differs, over runs and machines."""
        content = json.dumps(self.model_dump(mode="json"), sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(content.encode()).hexdigest()


# Where each model stands in the file: tells which keys are known in a table.
TABLES: dict[str, type[BaseModel]] = {
    "": TenantSpec,
    "site": Site,
    "site.tokens": Tokens,
    "site.contact": Contact,
    "site.english": English,
    "site.sections": Section,
    "site.blocks": Block,
    "site.menu": MenuEntry,
    "site.menu.items": MenuLeaf,
    "site.links": SiteLink,
    "site.board": BoardSeat,
    "site.desk": DeskRights,
    "policy": Policy,
    "policy.deadline_days": Deadlines,
    "policy.provenance": ProvenanceRule,
    "policy.syndication": SyndicationRule,
    "policy.quotation": QuotationRule,
}
