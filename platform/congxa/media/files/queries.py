"""Reading the library of files."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import select

from congxa import identity
from congxa.core import text
from congxa.core.actor import Actor
from congxa.core.db import db
from congxa.core.errors import Missing
from congxa.core.words import say
from congxa.media.evidence import Evidence
from congxa.media.files.models import File, FilePage
from congxa.media.queries import LARGEST_ID

FILES_ON_PAGE = 24


def file_library(actor: Actor, unit_id: int, sort: str = "", page: int = 1, words: str = "") -> Sequence[File]:
    """A page of the unit's files to choose from, the newest first; one more than ``FILES_ON_PAGE`` when there is a
    further page.

    ``sort``: only those of one sort (or several, with a comma between); ``words``: only those whose title or name has
    every one of them, with or without marks.
    """
    identity.require(actor, identity.Permission.DESK_READ, unit_id)
    offered = (File.unit_id == unit_id, File.binned_at.is_(None), File.withdrawn_at.is_(None))
    newest_first = select(File).where(*offered).order_by(File.id.desc())
    if sort:
        newest_first = newest_first.where(File.sort.in_(sort.split(",")))
    for word in text.fold(words).split()[:8]:
        newest_first = newest_first.where(File.folded.contains(word, autoescape=True))
    return db.session.scalars(newest_first.offset((page - 1) * FILES_ON_PAGE).limit(FILES_ON_PAGE + 1)).all()


def file_for(actor: Actor, unit_id: int, file_id: int) -> File:
    """One file of the unit; Missing when it is another unit's or nobody's."""
    identity.require(actor, identity.Permission.DESK_READ, unit_id)
    found = files_of(unit_id, [file_id]).get(file_id)
    if found is None:
        raise Missing(say("Không tìm thấy tệp này."))
    return found


def files_of(unit_id: int, file_ids: Iterable[int]) -> dict[int, File]:
    """Those of the files that the unit has and that the present scope may see, by id, in the order that was asked."""
    wanted = [number for number in dict.fromkeys(file_ids) if 0 < number <= LARGEST_ID]
    if not wanted:
        return {}
    rows = db.session.scalars(select(File).where(File.unit_id == unit_id, File.id.in_(wanted)))
    found = {file.id: file for file in rows}
    return {number: found[number] for number in wanted if number in found}


def file_pages(unit_id: int, file_id: int, start: int = 1, length: int = 10) -> Sequence[FilePage]:
    """Pages of a PDF from the page ``start`` on (the first is 1)."""
    pages = select(FilePage).where(FilePage.unit_id == unit_id, FilePage.file_id == file_id)
    return db.session.scalars(pages.where(FilePage.number >= start).order_by(FilePage.number).limit(length)).all()


def text_of_files(unit_id: int, file_ids: Iterable[int], limit: int = 200_000) -> str:
    """The words of these PDFs, for finding them; cut at about ``limit`` characters. Those of a withheld or
    withdrawn file are not to be found."""
    words, length = [], 0
    is_shown = (File.is_withheld.is_(False), File.withdrawn_at.is_(None))
    shown = select(File.id).where(File.unit_id == unit_id, File.id.in_(list(file_ids)), *is_shown)
    pages = select(FilePage.text).where(FilePage.unit_id == unit_id, FilePage.file_id.in_(shown))
    for said in db.session.scalars(pages.order_by(FilePage.file_id, FilePage.number).execution_options(yield_per=50)):
        words.append(said)
        length += len(said)
        if length > limit:
            break
    return "\n".join(words)[:limit]


def evidence_of_file(unit_id: int, file_id: int) -> Evidence:
    """What a file of the unit says of itself; for the desk, the public face may not read it."""
    said = db.session.scalar(select(File.evidence).where(File.unit_id == unit_id, File.id == file_id))
    return Evidence.from_facts(said or {})


def file_with_hash(unit_id: int, sha256: str) -> File | None:
    """The file of the unit with these very bytes, if the present scope may see one."""
    return db.session.scalar(select(File).where(File.unit_id == unit_id, File.sha256 == sha256))
