"""``congxa themes check``: what an author asks before a unit gets to see the theme."""

from __future__ import annotations

import sys
from dataclasses import fields
from pathlib import Path

import click

from congxa import publishing
from congxa.cli.work import Friendly, json_option, say
from congxa.config import settings
from congxa.publishing.public import Column, Story
from congxa.tenancy.schema import TABLES
from congxa.theming import Theme
from congxa.theming.check import Workshop
from congxa.theming.check import check as mistakes_of
from congxa.web import built, site
from congxa.web.site.frame import Frame, UnitLink
from congxa.web.site.lists import Pages
from congxa.web.site.menu import MenuItem


@click.group(name="themes", cls=Friendly)
def group() -> None:
    """Giao diện của các trang (thư mục themes/)."""


@group.command()
@click.option("--theme", "names", multiple=True, metavar="TÊN", help="Chỉ kiểm tra giao diện này; ghi được nhiều lần.")
@click.option("--folder", type=click.Path(path_type=Path), help="Thư mục các giao diện; mặc định là của nền tảng.")
@json_option
def check(names: tuple[str, ...], folder: Path | None, as_json: bool) -> None:
    """Liệt kê mọi lỗi của các giao diện cùng một lúc; không cần cơ sở dữ liệu."""
    try:
        mistakes = mistakes_of(workshop(folder or settings().themes), names)
    except built.NotBuilt as error:
        raise click.ClickException(str(error)) from None
    if not mistakes:
        say({"mistakes": []}, as_json, "Không có lỗi.")
        return
    data = [{"file": one.file, "place": one.key, "wrong": one.wrong, "mend": one.mend} for one in mistakes]
    say({"mistakes": data}, as_json, *map(str, mistakes), f"{len(mistakes)} lỗi.")
    sys.exit(1)


def workshop(folder: Path) -> Workshop:
    """The themes of a folder, and what the platform gives to every template."""
    shown = {name for table in TABLES.values() for name in table.model_fields}
    shown |= {field.name for kind in (Frame, Theme) for field in fields(kind)}
    shown |= {name for row in (Column, MenuItem, Pages, Story, UnitLink) for name in row._fields}
    return Workshop(
        folder=folder,
        behind=publishing.kind_templates(),
        functions=frozenset(site.FUNCTIONS),
        filters=frozenset(site.FILTERS),
        built=built.files(),
        facts=frozenset(shown),
    )
