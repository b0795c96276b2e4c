"""What does one line of an import say? Pure: reads JSON, believes nothing."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from congxa.copyright import DAYS, RECORDS, Basis, Origin, moment_of
from congxa.core.errors import Invalid, Problem
from congxa.core.words import say
from congxa.publishing.drafts import Draft
from congxa.publishing.kinds import all_kinds

DEMANDED = ("title", "section", "body", "published_at", "provenance")
TEXTS = ("title", "section", "body", "summary", "byline")
KNOWN = (*DEMANDED, "summary", "byline", "kind", "cover", "fields")
ORIGIN_TEXTS = ("author", "source_name", "source_url", "agreement", "note", "licence", "licence_version", "scope")
ORIGIN_KNOWN = ("basis", "source_published_at", *ORIGIN_TEXTS, *DAYS, *RECORDS)


@dataclass(frozen=True)
class ImportedArticle:
    """An article that was public elsewhere, or is sample content; ``published_at`` is aware."""

    draft: Draft
    published_at: datetime


def read_line(line: str) -> ImportedArticle:
    """The article of one line. Raises Invalid with everything that cannot be read; fields are the keys."""
    try:
        said = json.loads(line)
    except ValueError as error:
        raise Invalid.at(
            "", say("Dòng này không phải JSON (%(error)s). Mỗi dòng là một đối tượng {…}.", error=error)
        ) from None
    if not isinstance(said, dict):
        raise Invalid.at("", say("Dòng này không phải một đối tượng JSON {…}."))
    # A missing key is told by _key_problems.
    problems = [*_key_problems(said), *_origin_problems(said.get("provenance", {}))]
    if problems:
        raise Invalid(problems)
    return ImportedArticle(_draft(said), moment_of(said["published_at"]))


def _draft(said: Mapping[str, Any]) -> Draft:
    return Draft(
        **_texts(said),
        cover_id=said.get("cover"),
        kind=said.get("kind") or None,
        fields=said.get("fields") or {},
        origin=Origin.from_facts(said["provenance"]),
    )


def _texts(said: Mapping[str, Any]) -> dict[str, Any]:
    return {name: said.get(name) or "" for name in TEXTS}


def _key_problems(said: Mapping[str, Any]) -> Iterable[Problem]:
    yield from (Problem(key, say("Thiếu khóa “%(key)s”.", key=key)) for key in DEMANDED if key not in said)
    yield from _strangers(said, KNOWN, "")
    yield from _not_texts(said, TEXTS, "")
    if "published_at" in said and not _is_moment(said["published_at"]):
        yield Problem("published_at", _no_moment("published_at"))
    if said.get("kind") and said["kind"] not in all_kinds():
        yield Problem("kind", say("kind không hợp lệ; dùng một trong: %(kinds)s.", kinds=", ".join(all_kinds())))
    if not isinstance(said.get("fields") or {}, dict):
        yield Problem("fields", say("fields phải là một đối tượng {…}."))
    cover = said.get("cover")
    if cover is not None and (not isinstance(cover, int) or isinstance(cover, bool)):
        yield Problem("cover", say("cover phải là số của một ảnh trong thư viện của đơn vị."))


def _origin_problems(provenance: object) -> Iterable[Problem]:
    if not isinstance(provenance, dict):
        yield Problem("provenance", say("provenance phải là một đối tượng {…}."))
        return
    yield from _strangers(provenance, ORIGIN_KNOWN, "provenance.")
    yield from _not_texts(provenance, ORIGIN_TEXTS, "provenance.")
    if provenance.get("basis") and provenance["basis"] not in tuple(Basis):
        yield Problem("basis", say("provenance.basis không hợp lệ; dùng một trong: %(bases)s.", bases=", ".join(Basis)))
    if provenance.get("basis") == Basis.SYNDICATED:
        yield Problem("basis", say("Căn cứ này do hệ thống ghi khi cấp trên gửi tin về; hãy ghi căn cứ của chính bài."))
    for name in DAYS:
        if provenance.get(name) and not _is_day(provenance[name]):
            yield Problem(name, say("provenance.%(name)s phải là ngày dạng 2026-12-31.", name=name))
    for name in RECORDS:
        said = provenance.get(name)
        if said is not None and (not isinstance(said, int) or isinstance(said, bool)):
            yield Problem(name, say("provenance.%(name)s phải là số của một hồ sơ hoặc tệp của đơn vị.", name=name))
    published = provenance.get("source_published_at")
    if published and not _is_moment(published):
        yield Problem("source_published_at", _no_moment("provenance.source_published_at"))


def _strangers(said: Mapping[str, Any], known: tuple[str, ...], prefix: str) -> Iterable[Problem]:
    for key in said:
        if key not in known:
            yield Problem(
                prefix + key,
                say("Khóa “%(prefix)s%(key)s” không có trong định dạng; xóa đi hoặc sửa tên.", prefix=prefix, key=key),
            )


def _not_texts(said: Mapping[str, Any], names: tuple[str, ...], prefix: str) -> Iterable[Problem]:
    for name in names:
        if said.get(name) is not None and not isinstance(said[name], str):
            yield Problem(
                name, say("%(prefix)s%(name)s phải là chữ, đặt trong dấu nháy kép.", prefix=prefix, name=name)
            )


def _is_moment(value: object) -> bool:
    try:
        return isinstance(value, str) and bool(moment_of(value))
    except (ValueError, OverflowError):
        return False


def _is_day(value: object) -> bool:
    try:
        return isinstance(value, str) and bool(date.fromisoformat(value))
    except ValueError:
        return False


def _no_moment(key: str) -> str:
    return say("%(key)s phải là ngày giờ dạng 2021-02-27T09:41:00+07:00.", key=key)
