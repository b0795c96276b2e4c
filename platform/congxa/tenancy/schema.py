"""What may stand in the file of a unit, and what is the unit once inheritance has filled it?

One set of models serves both questions: ``TenantSpec`` is the finished unit with every key in place, and a single
file may leave out what its parent says (``files.INHERITED``). All models are frozen, strict and closed: a number in
quotes or an unknown key is a mistake.
"""

from __future__ import annotations

import hashlib
import json
import re
from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, Field, ValidationInfo, field_validator

from congxa.tenancy.blocks import MOST_BLOCKS, Block
from congxa.tenancy.menus import Menu, MenuEntry, MenuLeaf
from congxa.tenancy.shape import Closed, Several, refuse_repeats
from congxa.tenancy.values import (
    Colour,
    Days,
    Email,
    GroundColour,
    Host,
    ImagePath,
    Line,
    Phone,
    Slug,
    Url,
    refuse,
)

Kind = Literal["province", "district", "commune", "ward", "town", "special_zone"]
State = Literal["active", "hidden", "suspended", "archived"]
Language = Literal["vi", "en"]
Part = Literal["front", "menu", "links", "look"]

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


class Tokens(Closed):
    """What a unit changes in its theme. White text stands on ``primary``."""

    primary: GroundColour
    accent: Colour
    header_image: ImagePath | None = None
    emblem: ImagePath | None = None


class Contact(Closed):
    """What the footer must say (Circular 09/2014/TT-BTTTT, article 2.3); a role answers, not a person's name."""

    managing_body: Line
    governing_body: Line
    address: Line
    phone: Phone
    email: Email
    responsible_role: Line
    copyright_note: Line


class English(Closed):
    """What the English pages say of the unit; what is left out follows from its Vietnamese name."""

    name: Line | None = None
    managing_body: Line | None = None
    governing_body: Line | None = None
    address: Line | None = None
    responsible_role: Line | None = None


class Section(Closed):
    """A column of the site; its position is its place in the file."""

    slug: Slug
    name: Line
    kind: Line  # key of a kind of content; which there are is said to ``check``
    menu: bool = True


class SiteLink(Closed):
    title: Line
    url: Url


class BoardSeat(Closed):
    """A seat of the editorial board, as a role."""

    role: Line


class DeskRights(Closed):
    """What the desk may arrange by itself (what is not named here is as the file says), and how much room it has."""

    may_arrange: Several[Part] = ()
    four_eyes: bool = False  # nobody puts out what nobody else has seen
    quota_mb: Annotated[int, Field(ge=1, le=10_000_000)] = 10_240  # what its pictures and files may take together

    @field_validator("may_arrange")
    @classmethod
    def _has_no_repeats(cls, values: tuple[str, ...]) -> tuple[str, ...]:
        refuse_repeats(values, "phần")
        return values


class Site(Closed):
    """``hosts``: the canonical one first; none means that the site answers only below the site domain.

    Without ``blocks`` the front page is the usual one (``blocks.USUAL_BLOCKS``), without ``menu`` the menu is made of
    the sections.
    """

    hosts: Several[Host] = ()
    state: State = "active"
    title: Line
    slogan: Line
    theme: Slug
    languages: Several[Language] = Field(min_length=1)
    tokens: Tokens
    contact: Contact
    english: English = English()
    sections: Several[Section] = Field(min_length=1)
    blocks: Annotated[tuple[Block, ...], Field(strict=False, max_length=MOST_BLOCKS)] = ()
    menu: Menu = ()
    links: Several[SiteLink] = ()
    board: Several[BoardSeat] = ()
    desk: DeskRights = DeskRights()

    @field_validator("hosts", "languages")
    @classmethod
    def _has_no_repeats(cls, values: tuple[str, ...], info: ValidationInfo) -> tuple[str, ...]:
        refuse_repeats(values, "tên miền" if info.field_name == "hosts" else "ngôn ngữ")
        return values

    @field_validator("menu")
    @classmethod
    def _has_one_entry_per_title(cls, menu: tuple[MenuEntry, ...]) -> tuple[MenuEntry, ...]:
        refuse_repeats((entry.title for entry in menu), "mục")
        return menu

    @field_validator("sections")
    @classmethod
    def _has_one_section_per_slug(cls, sections: tuple[Section, ...]) -> tuple[Section, ...]:
        refuse_repeats((section.slug for section in sections), "chuyên mục")
        return sections


class Deadlines(Closed):
    """Days that a unit has to put a finding right, by its severity."""

    critical: Days
    high: Days
    medium: Days
    low: Days


class ProvenanceRule(Closed):
    """From which publication date on (to ``valid_to``, inclusive) every work must say where it comes from."""

    required_from: date
    valid_to: date | None = None
    basis: Line

    @field_validator("valid_to")
    @classmethod
    def _ends_after_it_begins(cls, end: date | None, info: ValidationInfo) -> date | None:
        return _check_order(info.data.get("required_from"), end)


class SyndicationRule(Closed):
    """What holds, from one date on (to ``valid_to``, inclusive), for items that this unit sends to the units below."""

    valid_from: date
    valid_to: date | None = None
    may_decline: bool = True  # whether a unit below may refuse what it is sent
    live_at_once: Several[Literal["locked", "adaptable"]] = ("locked",)  # what is public there without being approved

    @field_validator("valid_to")
    @classmethod
    def _ends_after_it_begins(cls, end: date | None, info: ValidationInfo) -> date | None:
        return _check_order(info.data.get("valid_from"), end)


USUAL_BIN_DAYS = 30


class QuotationRule(Closed):
    """How much of a text may be quoted from ``valid_from`` on (to ``valid_to``, inclusive)."""

    max_share: Annotated[int, Field(ge=1, le=100)]  # percent of the whole text
    max_words: Annotated[int, Field(ge=1, le=10_000)]  # of all quotations together
    max_words_each: Annotated[int, Field(ge=1, le=10_000)]  # of one quotation
    valid_from: date
    valid_to: date | None = None
    basis: Line

    @field_validator("valid_to")
    @classmethod
    def _ends_after_it_begins(cls, end: date | None, info: ValidationInfo) -> date | None:
        return _check_order(info.data.get("valid_from"), end)


class Policy(Closed):
    """What a supervising unit asks of itself and of all units below it."""

    stale_after_days: Days
    answer_within_days: Days = 10  # a citizen's question
    deadline_days: Deadlines
    bin_days: Days = USUAL_BIN_DAYS  # how long what was thrown away can be taken back
    copied_words: Annotated[int, Field(ge=20, le=1000)] | None = None  # equal words that need an answer (reuse)
    allowed_hosts: Several[Host] = ()
    provenance: Several[ProvenanceRule] = ()
    syndication: Several[SyndicationRule] = ()
    quotation: Several[QuotationRule] = ()  # where it is silent, copyright/data/quotation.toml holds


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
        return _check_order(info.data.get("valid_from"), end)

    @property
    def bin_days(self) -> int:
        """For how many days the unit keeps what it has thrown away."""
        return self.policy.bin_days if self.policy else USUAL_BIN_DAYS

    def digest(self) -> str:
        """The SHA-256 of all that this unit is: equal exactly when nothing differs, over runs and machines."""
        content = json.dumps(self.model_dump(mode="json"), sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(content.encode()).hexdigest()


def _check_order(start: date | None, end: date | None) -> date | None:
    if start and end and end < start:
        raise refuse(f"ngày kết thúc {end} trước ngày bắt đầu {start}", "sửa một trong hai ngày")
    return end


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
