"""What may stand in the file of a unit about its site: how it looks, what it is made of, what its desk may do."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, ValidationInfo, field_validator

from congxa.tenancy.blocks import MOST_BLOCKS, Block
from congxa.tenancy.menus import Menu, MenuEntry
from congxa.tenancy.shape import Closed, Several, refuse_repeats
from congxa.tenancy.values import Colour, Email, GroundColour, Host, ImagePath, Line, Phone, Slug, Url

State = Literal["active", "hidden", "suspended", "archived"]
Language = Literal["vi", "en"]
Part = Literal["front", "menu", "links", "look"]


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
