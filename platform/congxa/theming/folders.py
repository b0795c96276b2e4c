"""Which themes lie in the folder, and where does each look for what it does not hold itself?

A theme is a folder with a ``theme.toml``, ``templates/`` and ``images/``. It holds only what differs: what is missing
is looked for in its parent, and at last in ``base``, which is complete.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from congxa.tenancy.values import TEXT_CONTRAST, Colour, Line, Slug

BASE = "base"


class ThemeFile(BaseModel):
    """What ``theme.toml`` says."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: Line
    parent: Slug | None = None
    stylesheets: tuple[str, ...]  # stable names of built files, in the order in which a page loads them
    fonts: tuple[str, ...] = ()  # built font files that a page asks for at once, before its stylesheets name them
    surface: Colour = "#ffffff"  # the ground of its pages: links in a site's colour must be readable on it
    # How strongly text stands out from the ground: 4.5 (WCAG 2.1, 1.4.3), or 7 for weak eyes (1.4.6).
    contrast: Annotated[float, Field(ge=TEXT_CONTRAST, le=15)] = TEXT_CONTRAST


@dataclass(frozen=True)
class Theme:
    """A theme with its ancestry. ``folders``: where it looks, its own first, ``base`` last."""

    name: str
    title: str
    stylesheets: tuple[str, ...]
    fonts: tuple[str, ...]
    surface: str
    contrast: float
    folders: tuple[Path, ...]


def read_themes(folder: Path) -> dict[str, Theme]:
    """Every theme of the folder by name. Raises ValueError, naming the file, for one that cannot be read."""
    files = {path.parent.name: _read(path) for path in sorted(folder.glob("*/theme.toml"))}
    if BASE not in files:
        raise ValueError(f"{folder}: không có giao diện “{BASE}”.")
    return {name: _theme(folder, name, files) for name in files}


def _read(path: Path) -> ThemeFile:
    try:
        return ThemeFile.model_validate(tomllib.loads(path.read_text("utf-8")))
    except (tomllib.TOMLDecodeError, ValidationError) as error:
        raise ValueError(f"{path}: {error}") from None


def _theme(folder: Path, name: str, files: dict[str, ThemeFile]) -> Theme:
    line = [name]
    while line[-1] != BASE:
        parent = files[line[-1]].parent or BASE
        if parent not in files or parent in line:
            raise ValueError(f"{folder / line[-1] / 'theme.toml'}: parent “{parent}” không có hoặc tạo thành vòng.")
        line.append(parent)
    said = files[name]
    folders = tuple(folder / step for step in line)
    return Theme(name, said.title, said.stylesheets, said.fonts, said.surface, said.contrast, folders)
