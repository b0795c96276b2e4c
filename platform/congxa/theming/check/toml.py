"""Is every ``theme.toml`` written as it should be, and does every theme lead back to base?"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from congxa.tenancy.mistakes import Mistake, explain, explain_syntax, key_of
from congxa.tenancy.values import nearest
from congxa.theming.folders import BASE, Theme, ThemeFile

FILE = "theme.toml"
_MISSING = "thêm khóa này; themes/base/theme.toml là mẫu"


@dataclass(frozen=True)
class Read:
    """The folders by name, what their files say as far as it can be read, and what is wrong with them."""

    folders: dict[str, Path]
    said: dict[str, ThemeFile]
    mistakes: list[Mistake]


def read(folder: Path) -> Read:
    """Every theme of the folder."""
    folders = {path.name: path for path in sorted(folder.iterdir()) if path.is_dir()} if folder.is_dir() else {}
    said: dict[str, ThemeFile] = {}
    mistakes: list[Mistake] = []
    if BASE not in folders:
        mistakes.append(Mistake(str(folder), BASE, "không có giao diện “base”", "chép thư mục themes/base vào đây"))
    for name, path in folders.items():
        found = _read(name, path / FILE)
        if isinstance(found, ThemeFile):
            said[name] = found
        else:
            mistakes += found
    return Read(folders, said, mistakes)


def lines_of(read: Read) -> tuple[dict[str, Theme], list[Mistake]]:
    """The themes with their ancestry. One whose parent is not there is looked at as a child of base."""
    themes: dict[str, Theme] = {}
    mistakes: list[Mistake] = []
    for name, path in read.folders.items():
        line = [name]
        while line[-1] != BASE:
            said = read.said.get(line[-1])
            parent = said.parent or BASE if said else BASE
            if parent not in read.folders or parent in line:
                if line[-1] == name or parent in line:
                    mistakes.append(_no_parent(read, name, parent))
                parent = BASE
            line.append(parent)
        own = read.said.get(name)
        folders = tuple(path.parent / step for step in line)
        themes[name] = (
            Theme(name, own.title, own.stylesheets, own.fonts, own.surface, own.contrast, folders)
            if own
            else Theme(name, name, (), (), "#ffffff", 4.5, folders)
        )
    return themes, mistakes


def _no_parent(read: Read, name: str, parent: str) -> Mistake:
    if parent in read.folders:
        return Mistake(f"{name}/{FILE}", "parent", f"“{parent}” tạo thành vòng", "chọn một giao diện không dựa vào nó")
    others = [other for other in read.folders if other != name]
    mend = nearest(parent, others, "chọn một trong: " + ", ".join(others))
    return Mistake(f"{name}/{FILE}", "parent", f"không có giao diện “{parent}”", mend)


def _read(name: str, file: Path) -> ThemeFile | list[Mistake]:
    where = f"{name}/{FILE}"
    try:
        return ThemeFile.model_validate(tomllib.loads(file.read_text("utf-8")))
    except FileNotFoundError:
        return [Mistake(where, "cả tệp", "không có tệp này", "tạo tệp; themes/base/theme.toml là mẫu")]
    except UnicodeDecodeError:
        return [Mistake(where, "cả tệp", "tệp không phải UTF-8", "lưu lại tệp với bảng mã UTF-8")]
    except tomllib.TOMLDecodeError as error:
        return [Mistake(where, *explain_syntax(str(error)))]
    except ValidationError as error:
        return [Mistake(where, key_of(each["loc"]), *_explain(each)) for each in error.errors()]


def _explain(error: ErrorDetails) -> tuple[str, str]:
    if error["type"] == "missing":
        return "thiếu khóa bắt buộc", _MISSING
    if error["type"] == "extra_forbidden":
        known = list(ThemeFile.model_fields)
        mend = nearest(str(error["loc"][-1]), known, "bỏ đi; các khóa dùng được: " + ", ".join(known))
        return "không có khóa này", mend
    return explain(error)
