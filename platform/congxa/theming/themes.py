"""Rendering a page in a theme: its own template, else its parent's, else the one of ``base``."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from email.utils import format_datetime
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from congxa.core import clock, text
from congxa.core.errors import Missing
from congxa.theming.folders import BASE, Theme, read_themes

__all__ = ["BASE", "Theme", "ThemeUnknown", "Themes"]


class ThemeUnknown(LookupError):  # noqa: N818
    """A site names a theme that is not there; ``tenants check`` refuses this before it can happen."""


class Themes:
    """The themes of one folder, read once; templates are compiled at their first use and kept."""

    def __init__(self, folder: Path, behind: Sequence[Path] = ()) -> None:
        """``behind``: folders of templates in which every theme looks last, those of the kinds of content."""
        self._themes = read_themes(folder)
        self._environments = {name: environment_of(theme, behind) for name, theme in self._themes.items()}
        self._digests: dict[Path, str] = {}

    def offer(self, functions: Mapping[str, object], filters: Mapping[str, Callable[..., object]]) -> None:
        """What every template may call beside the notation of dates and numbers. Before anything is rendered."""
        for environment in self._environments.values():
            environment.globals.update(functions)
            environment.filters.update(filters)

    def names(self) -> frozenset[str]:
        """The names of all themes."""
        return frozenset(self._themes)

    def theme(self, name: str) -> Theme:
        """One theme. Raises ThemeUnknown."""
        if name not in self._themes:
            raise ThemeUnknown(name)
        return self._themes[name]

    def render(self, theme: str, template: str, /, **context: object) -> str:
        """A template in a theme. Raises ThemeUnknown; TemplateNotFound; UndefinedError for a name nobody gave."""
        if theme not in self._environments:
            raise ThemeUnknown(theme)
        return self._environments[theme].get_template(template).render(context)

    def templates(self, theme: str) -> list[str]:
        """The names of all templates that a theme can render, its own and those it inherits."""
        return self._environments[theme].list_templates()

    def compile(self, theme: str, template: str) -> None:
        """Read a template without rendering it. Raises TemplateSyntaxError, with file and line."""
        self._environments[theme].get_template(template)

    def image(self, theme: str, path: str) -> Path:
        """The file of a picture such as ``images/emblem.svg``, as near to the theme as there is one. Raises Missing."""
        for folder in self.theme(theme).folders if path.isprintable() else ():
            inside = (folder / "images").resolve()
            file = (folder / path).resolve()
            if file.is_relative_to(inside) and file.is_file():
                return file
        raise Missing("Giao diện không có ảnh này.")

    def images(self, theme: str) -> list[str]:
        """The pictures that a theme has, its own and those it inherits, as ``images/emblem.svg``."""
        folders = [folder / "images" for folder in self.theme(theme).folders]
        files = (file.relative_to(inside.parent) for inside in folders for file in inside.rglob("*") if file.is_file())
        return sorted({file.as_posix() for file in files})

    def image_digest(self, theme: str, path: str) -> str:
        """Twelve hexadecimal digits that change when the picture does; read once. Raises Missing."""
        file = self.image(theme, path)
        if file not in self._digests:
            self._digests[file] = hashlib.sha256(file.read_bytes()).hexdigest()[:12]
        return self._digests[file]


def environment_of(theme: Theme, behind: Sequence[Path]) -> Environment:
    """Where a theme looks for templates, and how they are read: what nobody gave is an error."""
    environment = Environment(
        loader=FileSystemLoader([*(folder / "templates" for folder in theme.folders), *behind]),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,
        cache_size=-1,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        short_date=text.short_date,
        short_moment=text.short_moment,
        date_in_words=text.date_in_words,
        date_in_english=text.date_in_english,
        number=text.number,
        shorten=text.shorten,
        dialled=text.dialled,
        unbroken=text.unbroken,
        age=lambda moment: text.age_in_words(moment, clock.now()),
        moment_in_words=_moment_in_words,
        has_hour=clock.has_hour,
        machine_date=lambda moment: clock.local(moment).date().isoformat(),
        machine_moment=lambda moment: clock.local(moment).isoformat(timespec="minutes"),
        exact_moment=lambda moment: clock.local(moment).isoformat(timespec="seconds"),
        mail_moment=lambda moment: format_datetime(clock.local(moment)),
    )
    return environment


def _moment_in_words(moment: datetime) -> str:
    """``Thứ bảy, 27/02/2021, 09:41``."""
    weekday = text.date_in_words(clock.local(moment).date()).split(",")[0]
    return f"{weekday}, {text.short_date(moment)}, {clock.local(moment):%H:%M}"
