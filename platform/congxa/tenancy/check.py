"""What is wrong in the files of ``tenants/``, all of it at once?

Two sorts of rules: a file must fit the schema once it has what it inherits (``_misfits``), and the files must fit each
other (the rest). The latter read what a file says even where its other keys are wrong: no mistake hides another.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from congxa.tenancy.files import INHERITED, Files, ancestors, complete, find, read
from congxa.tenancy.fitting import misfits
from congxa.tenancy.mistakes import Mistake, explain, explain_syntax, key_of
from congxa.tenancy.schema import KIND_WORDS, TenantSpec
from congxa.tenancy.values import nearest

# Under which kinds a unit may stand. A unit without a parent is the top of its own tree.
_MAY_STAND_UNDER: dict[str, tuple[str, ...]] = {
    "province": (),
    "district": ("province",),
    "commune": ("district", "province"),
    "ward": ("district", "province"),
    "town": ("district", "province"),
    "special_zone": ("province",),
}


@dataclass(frozen=True)
class _Folder:
    files: Files
    themes: frozenset[str]
    kinds: frozenset[str]
    reserved: frozenset[str]

    def says(self, slug: str, key: str) -> str:
        """The text that a unit's own file says at a key; empty if it says none."""
        value = find(self.files[slug].own, key)
        return value if isinstance(value, str) else ""

    def hosts(self) -> Iterator[tuple[str, str, str]]:
        """Slug, key and host of every host that a file claims."""
        for slug, file in self.files.items():
            said = find(file.own, "site.hosts")
            for position, host in enumerate(said if isinstance(said, list) else ()):
                if isinstance(host, str):
                    yield slug, key_of(("site", "hosts", position)), host

    def mistake(self, slug: str, key: str, wrong: str, mend: str) -> Mistake:
        return Mistake(self.files[slug].name, key, wrong, mend)


def check(folder: Path, themes: frozenset[str], kinds: frozenset[str], own_reserved: frozenset[str]) -> list[Mistake]:
    """Every mistake of every file, by file and key; none means that the folder can be applied.

    ``themes`` and ``kinds`` are the names of the themes and of the kinds of content that exist. ``own_reserved`` are
    words and hosts that the platform keeps for itself, such as ``quan-ly``, ``www`` and the site domain: no slug may be
    one; no host may be one or lie below one.
    """
    seen = _Folder(read(folder), themes, kinds, own_reserved)
    if not seen.files:
        return [Mistake(folder.name, "*.toml", "không có tệp đơn vị nào", "thêm tệp <tên-đơn-vị>.toml vào thư mục")]
    return sorted({mistake for rule in _RULES for mistake in rule(seen)})


def _syntax(seen: _Folder) -> Iterator[Mistake]:
    for slug, file in seen.files.items():
        if file.fault:
            yield seen.mistake(slug, *explain_syntax(file.fault))


def _misfits(seen: _Folder) -> Iterator[Mistake]:
    errors = {slug: _schema_errors(slug, seen.files) for slug in seen.files if not seen.files[slug].fault}
    for slug, found in errors.items():
        line = list(ancestors(slug, seen.files))
        for error in found:
            key = key_of(error["loc"])
            above = {key_of(other["loc"]) for ancestor in line for other in errors.get(ancestor, ())}
            if not _is_inherited(error, slug, seen.files) or not (key in above or _is_cut_off(slug, line, seen.files)):
                yield seen.mistake(slug, key, *explain(error))


def _schema_errors(slug: str, files: Files) -> list[ErrorDetails]:
    try:
        TenantSpec.model_validate(complete(slug, files))
    except ValidationError as error:
        # A list whose every entry is wrong counts as too short as well: the entries are reported.
        return [found for found in error.errors() if found["type"] != "too_short" or not found["input"]]
    return []


def _is_inherited(error: ErrorDetails, slug: str, files: Files) -> bool:
    """Is it about something that this file leaves to its parent?"""
    named = [step for step in error["loc"] if isinstance(step, str)]
    listed = next((place for place, step in enumerate(error["loc"]) if isinstance(step, int)), len(error["loc"]))
    said = find(files[slug].own, ".".join(named[:listed])) is not None
    return not said and any(f"{'.'.join(named)}.".startswith(f"{key}.") for key in INHERITED)


def _is_cut_off(slug: str, line: list[str], files: Files) -> bool:
    """Does the line of ancestors end early (missing, unreadable, in a circle), so that what is missing is unknown?"""
    top = files[line[-1] if line else slug]
    return top.parent is not None or top.fault is not None


def _slugs(seen: _Folder) -> Iterator[Mistake]:
    for stem in seen.files:
        slug = seen.says(stem, "slug")
        if slug in seen.reserved:
            yield seen.mistake(stem, "slug", f"“{slug}” là tên dành riêng của hệ thống", "chọn tên khác")
        if not slug or slug == stem:
            continue
        yield seen.mistake(stem, "slug", f"“{slug}” khác tên tệp", f"đổi thành “{stem}” hoặc đổi tên tệp")
        for other, file in seen.files.items():
            if other != stem and seen.says(other, "slug") == slug:
                yield seen.mistake(
                    stem, "slug", f"“{slug}” đã dùng trong {file.name}", "mỗi đơn vị một tên: chọn tên khác"
                )


def _hosts(seen: _Folder) -> Iterator[Mistake]:
    owners: dict[str, set[str]] = {}
    for slug, _, host in seen.hosts():
        owners.setdefault(host, set()).add(slug)
    for slug, key, host in seen.hosts():
        if seen.reserved & _and_above(host):
            mend = "chọn tên khác; địa chỉ <tên-đơn-vị>.<tên miền hệ thống> có sẵn, không cần ghi"
            yield seen.mistake(slug, key, f"tên miền “{host}” dành riêng cho hệ thống", mend)
        for other in owners[host] - {slug}:
            wrong = f"tên miền “{host}” cũng ở {seen.files[other].name}"
            yield seen.mistake(slug, key, wrong, "giữ tên miền ở một tệp, xóa ở tệp kia")
        line = list(ancestors(slug, seen.files))
        if not _is_cut_off(slug, line, seen.files):
            for above in _and_above(host) - {host}:
                for other in owners.get(above, set()) - {slug, *line}:
                    wrong = f"tên miền “{host}” nằm dưới “{above}” của {seen.files[other].name}"
                    yield seen.mistake(slug, key, wrong, "dùng tên miền của mình hoặc của đơn vị cấp trên")


def _and_above(host: str) -> set[str]:
    """The host and every domain that it lies in."""
    labels = host.split(".")
    return {".".join(labels[start:]) for start in range(len(labels))}


def _parents(seen: _Folder) -> Iterator[Mistake]:
    for slug, file in seen.files.items():
        parent = file.parent
        if parent is None:
            continue
        if parent not in seen.files:
            mend = nearest(parent, seen.files.keys() - {slug}, f"thêm tệp {parent}.toml hoặc sửa tên đơn vị cấp trên")
            yield seen.mistake(slug, "parent", f"không có đơn vị “{parent}”", mend)
        elif circle := _circle(slug, seen.files):
            wrong = "đơn vị nằm dưới chính mình: " + " → ".join(circle)
            yield seen.mistake(slug, "parent", wrong, "sửa đơn vị cấp trên ở một trong các tệp này")
        else:
            yield from _kinds(seen, slug, parent)


def _circle(slug: str, files: Files) -> list[str]:
    """The way from a unit up to itself; empty if there is none."""
    line = [slug, *ancestors(slug, files)]
    return [*line, slug] if files[line[-1]].parent == slug else []


def _kinds(seen: _Folder, slug: str, parent: str) -> Iterator[Mistake]:
    kind, above = seen.says(slug, "kind"), seen.says(parent, "kind")
    if kind not in _MAY_STAND_UNDER or above not in _MAY_STAND_UNDER or above in _MAY_STAND_UNDER[kind]:
        return
    allowed = " hoặc ".join(KIND_WORDS[each] for each in _MAY_STAND_UNDER[kind])
    wrong = f"{KIND_WORDS[kind]} không thể thuộc {KIND_WORDS[above]}"
    yield seen.mistake(slug, "parent", wrong, f"chọn cấp trên là {allowed}" if allowed else "bỏ khóa này")


def _codes(seen: _Folder) -> Iterator[Mistake]:
    holders: dict[str, list[str]] = {}
    for slug in seen.files:
        holders.setdefault(seen.says(slug, "code"), []).append(slug)
    for code, slugs in holders.items():
        for slug, other in itertools.permutations(slugs if code else (), 2):
            if _overlap(seen, slug, other):
                wrong = f"mã “{code}” cùng thời gian cũng ở {seen.files[other].name}"
                yield seen.mistake(slug, "code", wrong, "sửa mã, hoặc ngày valid_from, valid_to của một trong hai tệp")


def _overlap(seen: _Folder, one: str, other: str) -> bool:
    (start, end), (other_start, other_end) = (_validity(seen, slug) for slug in (one, other))
    return start <= other_end and other_start <= end


def _validity(seen: _Folder, slug: str) -> tuple[date, date]:
    start, end = (find(seen.files[slug].own, key) for key in ("valid_from", "valid_to"))
    return (start if type(start) is date else date.min), (end if type(end) is date else date.max)


def _themes(seen: _Folder) -> Iterator[Mistake]:
    for slug in seen.files:
        theme = seen.says(slug, "site.theme")
        if theme and theme not in seen.themes:
            mend = nearest(theme, seen.themes, "chọn một trong: " + ", ".join(sorted(seen.themes)))
            yield seen.mistake(slug, "site.theme", f"không có giao diện “{theme}”", mend)


def _section_kinds(seen: _Folder) -> Iterator[Mistake]:
    for slug, file in seen.files.items():
        said = find(file.own, "site.sections")
        for position, section in enumerate(said if isinstance(said, list) else ()):
            kind = find(section, "kind")
            if isinstance(kind, str) and kind not in seen.kinds:
                mend = nearest(kind, seen.kinds, "chọn một trong: " + ", ".join(sorted(seen.kinds)))
                key = key_of(("site", "sections", position, "kind"))
                yield seen.mistake(slug, key, f"không có loại nội dung “{kind}”", mend)


def _arrangements(seen: _Folder) -> Iterator[Mistake]:
    """Blocks and menu name sections of this very site. Inherited ones are at fault only beside sections of its own."""
    for slug, file in seen.files.items():
        for path, wrong, mend in misfits(find(complete(slug, seen.files), "site")):
            if find(file.own, f"site.{path[0]}") is not None:
                yield seen.mistake(slug, key_of(("site", *path)), wrong, mend)
            elif find(file.own, "site.sections") is not None:
                above = f"{key_of(('site', *path))} lấy của đơn vị cấp trên: {wrong}"
                yield seen.mistake(slug, "site.sections", above, f"ghi site.{path[0]} riêng trong tệp này, hoặc {mend}")


def _policies(seen: _Folder) -> Iterator[Mistake]:
    supervising = {file.parent for file in seen.files.values()}
    all_read = not any(file.fault for file in seen.files.values())  # an unreadable file may be a child
    for slug, file in seen.files.items():
        if all_read and slug not in supervising and "policy" in file.own:
            wrong = "đơn vị không có đơn vị cấp dưới thì không đặt chính sách"
            yield seen.mistake(slug, "policy", wrong, "bỏ bảng này; chính sách của cấp trên được áp dụng")
        whole = not _is_cut_off(slug, list(ancestors(slug, seen.files)), seen.files)
        if slug in supervising and whole and "policy" not in complete(slug, seen.files):
            wrong = "đơn vị có đơn vị cấp dưới phải có chính sách giám sát"
            yield seen.mistake(slug, "policy", wrong, "thêm bảng [policy]; tệp khe-sanh.toml là mẫu có chú giải")


_RULES: tuple[Callable[[_Folder], Iterator[Mistake]], ...] = (
    _syntax,
    _misfits,
    _slugs,
    _hosts,
    _parents,
    _codes,
    _themes,
    _section_kinds,
    _arrangements,
    _policies,
)
