"""May this arrangement be kept? Everything that is wrong in shape, sections, themes and links, each at its field."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError

from congxa import links
from congxa.core.errors import Invalid, Missing, Problem
from congxa.core.words import say, together
from congxa.tenancy import PARTS, Content, Part
from congxa.tenancy.fitting import misfits
from congxa.tenancy.mistakes import explain
from congxa.tenancy.site import Site
from congxa.theming import Themes

_ROWS = {"blocks": say("Khối"), "menu": say("Mục"), "links": say("Liên kết"), "items": say("Mục con")}
_NAMES = {
    "theme": say("Giao diện"),
    "primary": say("Màu chính"),
    "accent": say("Màu nhấn"),
    "header_image": say("Ảnh đầu trang"),
    "emblem": say("Biểu trưng"),
    "title": say("Tên"),
    "url": say("Địa chỉ"),
    "path": say("Đường dẫn"),
    "count": say("Số mục"),
    "sections": say("Chuyên mục"),
    "section": say("Chuyên mục"),
}
_EMPTY = {
    "title": say("Chưa ghi tên. Hãy ghi tên, hoặc bỏ dòng này."),
    "url": say("Chưa ghi địa chỉ. Hãy ghi đầy đủ, có https://."),
}


def tidy(unit_id: int, part: Part, typed: Content, site: Site, themes: Themes) -> dict[str, Any]:
    """The canonical content of a part, or Invalid. ``site``: the tenant file's, whose sections the part must fit."""
    try:
        read = PARTS[part].model_validate(typed)
    except ValidationError as error:
        raise Invalid(dict.fromkeys(_explained(error))) from None
    content = read.model_dump(mode="json")
    problems = [*_misfits(content, site), *_look(content, themes), *_blocked(unit_id, content)]
    if problems:
        raise Invalid(problems)
    return content


def _explained(error: ValidationError) -> Iterator[Problem]:
    for found in error.errors():
        path = found["loc"]
        name = str(path[-1])
        if name in _EMPTY and (found["input"] in ("", None) or found["type"] == "missing"):
            yield Problem(_field(path), together([_where(path[:-1]), _EMPTY[name]], ""))
            continue
        wrong, mend = explain(found)
        yield Problem(
            _field(path), say("%(path)s%(wrong)s. Cách sửa: %(mend)s.", path=_where(path), wrong=wrong, mend=mend)
        )


def _misfits(content: Content, site: Site) -> Iterator[Problem]:
    sections = [section.model_dump() for section in site.sections]
    for path, wrong, mend in misfits({**content, "sections": sections}):
        yield Problem(
            _field(path), say("%(path)s%(wrong)s. Cách sửa: %(mend)s.", path=_where(path), wrong=wrong, mend=mend)
        )


def _look(content: Content, themes: Themes) -> Iterator[Problem]:
    theme = content.get("theme")
    if theme is None:
        return
    if theme not in themes.names():
        yield Problem(
            "theme", say("Không có giao diện “%(theme)s”. Hãy chọn một giao diện trong danh sách.", theme=theme)
        )
        return
    for name in ("header_image", "emblem"):
        path = content["tokens"].get(name)
        try:
            if path:
                themes.image(theme, path)
        except Missing:
            title = themes.theme(theme).title
            yield Problem(
                f"tokens-{name}",
                say(
                    "%(name)s: giao diện “%(title)s” không có ảnh “%(path)s”. Hãy chọn ảnh khác.",
                    name=_NAMES[name],
                    title=title,
                    path=path,
                ),
            )


def _blocked(unit_id: int, content: Content) -> Iterator[Problem]:
    """The links that a supervising unit has blocked, each at its own row."""
    fields = {
        f"links-{number}-url": (link["title"], link["url"]) for number, link in enumerate(content.get("links", ()))
    }
    for number, entry in enumerate(content.get("menu", ())):
        rows = [(f"menu-{number}", entry), *((f"menu-{number}-items-{n}", e) for n, e in enumerate(entry["items"]))]
        fields |= {f"{name}-url": (row["title"], row["url"]) for name, row in rows if row["url"]}
    try:
        links.refuse_blocked(unit_id, fields)
    except Invalid as refusal:
        yield from refusal.problems


def _field(path: tuple[int | str, ...]) -> str:
    return "-".join(map(str, path))


def _where(path: tuple[int | str, ...]) -> str:
    """``Khối 3, Số mục: ``; empty for the whole form."""
    said: list[str] = []
    for step, after in zip(path, (*path[1:], None), strict=True):
        if isinstance(after, int) and step in _ROWS:
            said.append(together([_ROWS[step], str(after + 1)]))
        elif isinstance(step, str) and step in _NAMES:
            said.append(_NAMES[step])
    return together([together(said, ", "), ": " if said else ""], "")
