"""Folders and tags: how are they written, and which does a unit have? Of pictures and files alike."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TypeAlias

from sqlalchemy import func, select

from congxa.core import text
from congxa.core.db import db
from congxa.core.errors import Invalid
from congxa.core.words import say
from congxa.media.files.models import File
from congxa.media.models import Picture

LEVELS = 3
MAX_FOLDER = 60  # characters of one level
MOST_FOLDERS = 300
MAX_TAG = 40
MOST_TAGS = 20

Kept: TypeAlias = Picture | File
Shelf: TypeAlias = type[Picture] | type[File]


def folder_of(typed: str) -> str:
    """The path of a folder as it is kept: ``Lễ hội/2026``; empty for none. Invalid at ``folder``."""
    levels = [level for level in map(text.line, re.split(r"[/\\]", text.clean(typed))) if level]
    if len(levels) > LEVELS:
        words = say(
            "Thư mục “%(folder)s” có %(count)s cấp; tối đa %(most)s cấp.",
            folder=text.shorten("/".join(levels), 100),
            count=len(levels),
            most=LEVELS,
        )
        raise Invalid.at("folder", say("%(words)s Hãy bớt dấu gạch chéo.", words=words))
    for level in levels:
        if len(level) > MAX_FOLDER:
            words = say(
                "Tên thư mục “%(level)s” dài %(length)s ký tự; tối đa %(most)s.",
                level=text.shorten(level, 40),
                length=len(level),
                most=MAX_FOLDER,
            )
            raise Invalid.at("folder", say("%(words)s Hãy rút ngắn lại.", words=words))
    return "/".join(levels)


def tags_of(typed: str) -> list[str]:
    """The tags that were typed with commas between, each once, as first written. Invalid at ``tags``."""
    tags: dict[str, str] = {}
    for tag in map(text.line, re.split(r"[,;\n]", text.clean(typed))):
        tag = tag.removeprefix("#").strip()
        if len(tag) > MAX_TAG:
            words = say(
                "Nhãn “%(tag)s” dài %(length)s ký tự; tối đa %(most)s.",
                tag=text.shorten(tag, 30),
                length=len(tag),
                most=MAX_TAG,
            )
            raise Invalid.at("tags", say("%(words)s Hãy rút ngắn, hoặc thêm dấu phẩy giữa các nhãn.", words=words))
        if tag:
            tags.setdefault(tag.casefold(), tag)
    refuse_too_many(list(tags.values()))
    return list(tags.values())


def refuse_too_many(tags: Sequence[str], of: str = "") -> None:
    """Raise Invalid at ``tags`` when one thing would bear more than ``MOST_TAGS``."""
    if len(tags) > MOST_TAGS:
        whose = say("“%(of)s” sẽ có", of=of) if of else say("Có")
        raise Invalid.at(
            "tags",
            say(
                "%(whose)s %(count)s nhãn; tối đa %(most)s. Hãy bỏ bớt nhãn.",
                whose=whose,
                count=len(tags),
                most=MOST_TAGS,
            ),
        )


def with_tags(standing: Iterable[str], add: Iterable[str], remove: Iterable[str]) -> list[str]:
    """The tags after some are added and others taken away; case makes no difference."""
    gone = {tag.casefold() for tag in remove}
    tags: dict[str, str] = {}
    for tag in (*standing, *add):
        if tag.casefold() not in gone:
            tags.setdefault(tag.casefold(), tag)
    return list(tags.values())


def folders(unit_id: int, shelf: Shelf) -> dict[str, int]:
    """The folders of a unit with how many things lie in each, in the order of their names; the bin is left out."""
    rows = db.session.execute(
        select(shelf.folder, func.count())
        .where(shelf.unit_id == unit_id, shelf.folder != "", shelf.binned_at.is_(None))
        .group_by(shelf.folder)
    )
    return dict(sorted(((row[0], row[1]) for row in rows), key=lambda pair: text.fold(pair[0])))


def tags(unit_id: int, shelf: Shelf) -> dict[str, int]:
    """The tags of a unit with how many things bear each, the most used first."""
    each = func.unnest(shelf.tags).label("tag")
    named = select(each).where(shelf.unit_id == unit_id, shelf.binned_at.is_(None)).subquery()
    rows = db.session.execute(select(named.c.tag, func.count()).group_by(named.c.tag))
    return dict(sorted(((row[0], row[1]) for row in rows), key=lambda pair: (-pair[1], text.fold(pair[0]))))


def refuse_new_folder(unit_id: int, shelf: Shelf, folder: str) -> None:
    """Raise Invalid at ``folder`` when it would be one more than ``MOST_FOLDERS``."""
    if not folder:
        return
    standing = folders(unit_id, shelf)
    if folder not in standing and len(standing) >= MOST_FOLDERS:
        words = say("Thư viện đã có %(most)s thư mục, không thêm được nữa.", most=MOST_FOLDERS)
        raise Invalid.at(
            "folder", say("%(words)s Hãy chọn một thư mục có sẵn, hoặc gộp bớt thư mục rồi thử lại.", words=words)
        )


def refold(thing: Kept) -> None:
    """Write anew the words by which a thing is found: what is said of it, its name, its folder and its tags."""
    said = (thing.alt, thing.caption) if isinstance(thing, Picture) else (thing.title,)
    thing.folded = text.fold(" ".join((*said, thing.filename, thing.folder.replace("/", " "), *thing.tags)))
