"""What may stand in the menu of a site?"""

from __future__ import annotations

import re
from typing import Annotated, Self

from pydantic import AfterValidator, Field, field_validator, model_validator

from congxa.core.words import say
from congxa.tenancy.shape import Closed, refuse_repeats
from congxa.tenancy.values import Line, Slug, Url, refuse

MOST_ENTRIES = 16
MOST_BELOW = 15
HOME_PATH, NEWS_PATH = "/", "/tin-tuc"


def _check_path(value: str) -> str:
    """A path on the site itself: never the start of another address."""
    if not re.fullmatch(r"/(?:[\w.-]+(?:/[\w.-]+)*/?)?(?:\?[\w=&%.-]*)?", value, re.ASCII) or ".." in value:
        raise refuse(
            say("“%(value)s” không phải đường dẫn trên trang", value=value),
            say("ghi đường dẫn bắt đầu bằng một dấu /, ví dụ “/so-do”; địa chỉ nơi khác ghi ở khóa url"),
        )
    return value


SitePath = Annotated[str, Field(max_length=300), AfterValidator(_check_path)]


class MenuLeaf(Closed):
    """An entry without any below it; leads to exactly one of: a section, a path of the site, another address."""

    title: Line
    section: Slug | None = None
    path: SitePath | None = None
    url: Url | None = None

    @model_validator(mode="after")
    def _leads_to_one_place(self) -> Self:
        if sum(target is not None for target in (self.section, self.path, self.url)) != 1:
            raise refuse(
                say("mục “%(title)s” phải dẫn tới đúng một nơi", title=self.title),
                say(
                    "ghi một trong ba khóa: section (tên địa chỉ chuyên mục), path (đường dẫn trên trang),"
                    " url (nơi khác)"
                ),
            )
        return self


class MenuEntry(MenuLeaf):
    """An entry of the menu, with those below it."""

    items: Annotated[tuple[MenuLeaf, ...], Field(strict=False, max_length=MOST_BELOW)] = ()

    @field_validator("items")
    @classmethod
    def _has_no_repeats(cls, items: tuple[MenuLeaf, ...]) -> tuple[MenuLeaf, ...]:
        refuse_repeats((item.title for item in items), say("mục"))
        return items


Menu = Annotated[tuple[MenuEntry, ...], Field(strict=False, max_length=MOST_ENTRIES)]


def outgoing(menu: tuple[MenuEntry, ...]) -> tuple[dict[str, str], ...]:
    """Title and address of the entries that lead to another site."""
    leaves = (leaf for entry in menu for leaf in (entry, *entry.items))
    return tuple({"title": leaf.title, "url": leaf.url} for leaf in leaves if leaf.url)
