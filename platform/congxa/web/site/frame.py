"""What stands around every page of a site: names, menu, colours, contact. Made once, until tenant files change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from flask import current_app, g
from flask_babel import force_locale

from congxa import tenancy
from congxa.core import text
from congxa.tenancy import SiteFacts
from congxa.theming import Theme, Themes, digest_of, tokens_css
from congxa.web.requests import current_site, public_url
from congxa.web.site.addresses import theme_image_path, tokens_path
from congxa.web.site.menu import MenuItem, beyond, menu_of

NOTICES, DOCUMENTS = "notice", "document"  # the kinds whose sections stand beside the columns
ENGLISH_HOME = "/en/"
EMBLEM = "images/emblem.svg"
_PLACE_WORDS = ("huyện ", "thị xã ", "thành phố ", "tỉnh ")
_ORDER_OF_KINDS = ("province", "district", "town", "ward", "special_zone", "commune")


class UnitLink(NamedTuple):
    """A unit below this one, and where its site is."""

    title: str
    url: str
    population: int | None


@dataclass(frozen=True)
class Frame:
    """What a template may ask of the site itself."""

    site: SiteFacts
    theme: Theme
    name: str  # "Thị trấn Khe Sanh"
    kind_of_site: str  # "Trang thông tin điện tử"
    places: tuple[str, ...]  # ("Huyện Hướng Hóa", "Tỉnh Quảng Trị")
    url: str  # "https://…" without a slash behind
    menu: tuple[MenuItem, ...]
    emblem: str
    tokens: str  # the stylesheet
    tokens_path: str
    units: tuple[UnitLink, ...]
    home: str = "/"  # the front page in the language of this frame

    @property
    def language(self) -> str:
        """The language in which this frame speaks."""
        return self.site.spec.site.languages[0]

    @property
    def is_english(self) -> bool:
        """Whether it stands around an English page of a site that speaks Vietnamese first."""
        return self.home == ENGLISH_HOME

    @property
    def offers_english(self) -> bool:
        """Whether there are English pages beside the others."""
        return offers_english(self.site)

    @property
    def beyond_menu(self) -> tuple[MenuItem, ...]:
        """The sections to which the menu does not lead."""
        return beyond(self.site.spec.site, self.menu)

    @property
    def is_archived(self) -> bool:
        """Whether the site is kept for reading only."""
        return self.site.spec.site.state == "archived"


def offers_english(site: SiteFacts) -> bool:
    """Whether a site has English pages beside those in its own language."""
    languages = site.spec.site.languages
    return "en" in languages and len(languages) > 1


def themes() -> Themes:
    """The themes of this application."""
    found: Themes = current_app.extensions["congxa.themes"]
    return found


def current_frame() -> Frame:
    """The frame of the site in the request; kept until the directory has new facts about the site."""
    if "frame" not in g:
        site = current_site()
        kept: dict[int, Frame] = current_app.extensions["congxa.frames"]
        frame = kept.get(site.unit_id)
        if frame is None or frame.site is not site:
            with force_locale(site.spec.site.languages[0]):  # the first page asked for may be an English one
                frame = kept[site.unit_id] = make_frame(site, themes())
        g.frame = frame
    frame = g.frame
    assert isinstance(frame, Frame)
    return frame


def make_frame(facts: SiteFacts, known: Themes) -> Frame:
    """The frame of a site in its theme."""
    said, theme = facts.spec.site, known.theme(facts.spec.site.theme)
    header = said.tokens.header_image
    image = _image(known, theme, header) if header else None
    tokens = tokens_css(said.tokens, theme.surface, image, theme.contrast)
    return Frame(
        site=facts,
        theme=theme,
        name=facts.full_title,
        kind_of_site=said.title.removesuffix(facts.full_name).strip() or said.title,
        places=_places(said.contact.address, facts.full_name),
        url=public_url(facts, ""),
        menu=menu_of(said),
        emblem=_image(known, theme, said.tokens.emblem or EMBLEM),
        tokens=tokens,
        tokens_path=tokens_path(digest_of(tokens)),
        units=_units(facts),
    )


def _image(known: Themes, theme: Theme, path: str) -> str:
    return theme_image_path(theme.name, known.image_digest(theme.name, path), path)


def _places(address: str, own_name: str) -> tuple[str, ...]:
    """The larger units that the address ends with; a tenant file says them nowhere else."""
    parts = [part.strip() for part in address.split(",")]
    return tuple(text.capital(part) for part in parts if part.lower().startswith(_PLACE_WORDS) and part != own_name)


def _units(facts: SiteFacts) -> tuple[UnitLink, ...]:
    """The units below whose sites can be visited: a portal links its component sites (Circular 22/2023/TT-BTTTT)."""
    known = tenancy.directory()
    below = [known.by_id[unit_id] for unit_id in known.below.get(facts.unit_id, ())]
    visible = [unit for unit in below if unit.spec.site.state in ("active", "archived")]
    visible.sort(key=lambda unit: (_ORDER_OF_KINDS.index(unit.spec.kind), text.fold(unit.spec.name)))
    return tuple(UnitLink(unit.full_title, public_url(unit), unit.spec.population) for unit in visible)
