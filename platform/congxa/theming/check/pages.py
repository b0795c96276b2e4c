"""Can every page be rendered in a theme, and does every page keep what a public page must have?"""

from __future__ import annotations

import re
import traceback
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from jinja2 import Environment, TemplateError, TemplateNotFound, TemplateSyntaxError, UndefinedError
from jinja2.meta import find_undeclared_variables

from congxa.tenancy.mistakes import Mistake
from congxa.tenancy.values import nearest
from congxa.theming.check.samples import NotBuilt, trial
from congxa.theming.check.workshop import Workshop
from congxa.theming.folders import BASE, Theme

FOOTER = "thông tin bắt buộc ở chân trang, Thông tư 09/2014/TT-BTTTT điều 2 khoản 3"
_FACTS = {
    "governing_body": "cơ quan chủ quản",
    "managing_body": "cơ quan quản lý trang",
    "responsible_role": "người chịu trách nhiệm nội dung",
    "address": "địa chỉ",
    "phone": "điện thoại",
    "email": "thư điện tử",
}
_SKIP = re.compile(r'<a\b[^>]*class="[^"]*\bskip-link\b[^"]*"[^>]*href="#([\w-]+)"')


def check(workshop: Workshop, theme: Theme) -> Iterator[Mistake]:
    """The mistakes that show when templates are read and rendered, with full samples and with empty ones."""
    unread = False
    for name, file in _own(theme).items():
        for mistake in _syntax(workshop, theme, name, file):
            unread = True
            yield mistake
    if unread:
        return  # what cannot be read cannot be rendered; the rest would only repeat it
    # What breaks a part breaks every page that has it: the first one is enough. What no sample can show in base either
    # is not the author's mistake; the pages of base are tried with real content (tests/plan/test_themes.py).
    told = {each.wrong for each in _rendered(workshop, _base(theme))}
    for mistake in _rendered(workshop, theme) if theme.name != BASE else ():
        if mistake.wrong not in told:
            told.add(mistake.wrong)
            yield mistake


def _rendered(workshop: Workshop, theme: Theme) -> Iterator[Mistake]:
    for full in (True, False):
        environment, context = trial(workshop, theme, full=full)
        for name in sorted(environment.list_templates()):
            yield from _render(theme, environment, context, name)


def _base(theme: Theme) -> Theme:
    return replace(theme, name=BASE, folders=theme.folders[-1:])


def _own(theme: Theme) -> dict[str, Path]:
    folder = theme.folders[0] / "templates"
    return {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*")) if path.is_file()}


def _syntax(workshop: Workshop, theme: Theme, name: str, file: Path) -> Iterator[Mistake]:
    environment, _context = trial(workshop, theme, full=True)
    where = f"{theme.name}/templates/{name}"
    try:
        source = file.read_text("utf-8")
        tree = environment.parse(source)
        environment.compile(source)
    except UnicodeDecodeError:
        return
    except TemplateSyntaxError as error:
        yield Mistake(where, f"dòng {error.lineno}", *_fault(environment, error.message or ""))
        return
    for unknown in sorted(find_undeclared_variables(tree) - workshop.names - set(environment.globals) - {"_"}):
        mend = nearest(unknown, workshop.names, "xem trong docs/themes.md trang này nhận được gì")
        yield Mistake(where, _line_of(source, unknown), f"không trang nào nhận được “{unknown}”", mend)


def _fault(environment: Environment, message: str) -> tuple[str, str]:
    found = re.search(r"No (filter|test) named '([^']+)'", message)
    if found:
        known = environment.filters if found[1] == "filter" else environment.tests
        return f"không có bộ lọc “{found[2]}”", nearest(found[2], known, "xem danh sách bộ lọc trong docs/themes.md")
    return f"sai cú pháp Jinja: {message}", "sửa dòng này; thẻ mở nào cũng phải có thẻ đóng"


def _render(theme: Theme, environment: Environment, context: dict[str, Any], name: str) -> Iterator[Mistake]:
    own = f"{theme.name}/templates/"
    try:
        page = environment.get_template(name).render(context)
    except (TemplateError, NotBuilt, TypeError, ValueError, KeyError, AttributeError, RecursionError) as error:
        folder = theme.folders[0] / "templates"
        yield Mistake(*_place(error, folder, own, name), *_runtime(error, environment, context))
    else:
        if page.lstrip()[:15].lower().startswith("<!doctype html"):
            yield from _must_have(own + _holder(theme, name), page)


def _holder(theme: Theme, name: str) -> str:
    """The file to mend: the page when it is the theme's own, else the layout."""
    return name if (theme.folders[0] / "templates" / name).is_file() else "layout.html"


def _place(error: Exception, folder: Path, own: str, name: str) -> tuple[str, str]:
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename.startswith(str(folder))]
    if not frames:
        return own + name, "cả tệp"
    file = Path(frames[-1].filename).relative_to(folder).as_posix()
    return own + file, f"dòng {frames[-1].lineno}"


def _runtime(error: Exception, environment: Environment, context: dict[str, Any]) -> tuple[str, str]:
    if isinstance(error, TemplateNotFound):
        mend = nearest(str(error.name), environment.list_templates(), "sửa tên mẫu, hoặc tạo mẫu này")
        return f"gọi mẫu không có: “{error.name}”", mend
    if isinstance(error, NotBuilt):
        return f"không có tệp đã dựng “{error}”", "sửa tên, hoặc thêm vào build.mjs rồi chạy “npm run build”"
    if isinstance(error, UndefinedError):
        attribute = re.search(r"has no attribute '([^']+)'", error.message or "")
        if attribute:
            sample = next(iter(context.values()), None)
            known = sample._known if sample is not None else ()
            return f"không có “.{attribute[1]}” ở đây", nearest(attribute[1], known, "xem docs/themes.md")
        missing = re.search(r"'([^']+)' is undefined", error.message or "")
        if missing:
            return f"không có “{missing[1]}”", nearest(
                missing[1], [*context, *environment.globals], "xem docs/themes.md"
            )
    return f"không dựng được trang: {error}", "sửa dòng này"


def _line_of(source: str, name: str) -> str:
    found = re.search(rf"\b{re.escape(name)}\b", source)
    return f"dòng {source.count(chr(10), 0, found.start()) + 1}" if found else "cả tệp"


def _must_have(where: str, page: str) -> Iterator[Mistake]:
    lacks = []
    if "<main" not in page:
        lacks.append(("thiếu <main>", 'đặt nội dung chính vào một thẻ <main id="noi-dung" tabindex="-1">'))
    elif page.count("<main") > 1:
        lacks.append(("có hơn một <main>", "chỉ giữ một"))
    skip = _SKIP.search(page)
    if skip is None or f'id="{skip[1]}"' not in page:
        lacks.append(("thiếu liên kết bỏ qua danh mục", 'đặt <a class="skip-link" href="#noi-dung"> ngay sau <body>'))
    if not re.search(r"<html\b[^>]*\slang=", page):
        lacks.append(("thiếu lang ở thẻ <html>", 'ghi <html lang="{{ frame.site.spec.site.languages[0] }}">'))
    if "width=device-width" not in page:
        lacks.append(("thiếu thẻ viewport", 'chép thẻ <meta name="viewport"> của base'))
    footer = page[page.rfind("<footer") :] if "<footer" in page else ""
    for name, words in _FACTS.items():
        if f".contact.{name}⟩" not in footer:
            lacks.append((f"chân trang thiếu {words}", f"thêm {{{{ contact.{name} }}}} ({FOOTER})"))
    for wrong, mend in lacks:
        yield Mistake(where, "cả trang", wrong, mend)
