"""Taking files in, and saying what they are."""

from __future__ import annotations

import io
import re
from typing import BinaryIO

from sqlalchemy import insert, select

from congxa import audit, identity
from congxa.core import clock, text
from congxa.core.actor import Actor
from congxa.core.db import changed, db, hold
from congxa.core.errors import Conflict, Invalid, Missing, Problem
from congxa.core.words import say
from congxa.media.files.intake import FileFacts, examine
from congxa.media.files.models import File, FilePage
from congxa.media.quota import refuse_beyond
from congxa.media.sorting import refold
from congxa.media.store import kept
from congxa.tenancy import directory

MAX_TITLE = 300
MAX_DESCRIPTION = 1000
MAX_NAME = 120


def add_file(
    actor: Actor, unit_id: int, filename: str, data: bytes | BinaryIO, title: str = "", description: str = ""
) -> File:
    """Take an upload into the unit's library; the same bytes again give the file that is there already, with the words
    that it has (``describe_file`` changes them). A large upload is given as an open file, not as bytes.

    Raises Invalid at ``file`` (see ``intake.examine``), ``title`` or ``description``; Unavailable when files cannot
    be kept.
    """
    identity.require(actor, identity.Permission.FILE_UPLOAD, unit_id)
    _check_words(title, description)
    source = io.BytesIO(data) if isinstance(data, bytes) else data
    facts = examine(source, bare_name(filename))
    hold(f"file:{facts.sha256}", unit_id)  # a form that was sent twice: the second finds the file of the first
    standing = db.session.scalar(select(File).where(File.unit_id == unit_id, File.sha256 == facts.sha256))
    if standing is not None:
        if standing.binned_at is not None:  # who sends it again wants it
            standing.binned_at, standing.binned_by = None, ""
            audit.record(actor, audit.Event.FILE_TAKEN_BACK, unit_id, _subject(standing))
        return standing
    refuse_beyond(unit_id, facts.size)
    file = _row(actor, unit_id, filename, facts)
    _name(file, title, description)
    db.session.add(file)
    db.session.flush()
    file.key = f"{directory().by_id[unit_id].slug}/tep/{file.id}/goc.{facts.form.ending}"
    source.seek(0)
    kept.put(file.key, source, file.content_type)
    _keep_pages(file, facts)
    db.session.flush()
    audit.record(actor, audit.Event.FILE_UPLOADED, unit_id, _subject(file), {"sha256": (None, facts.sha256)})
    return file


def describe_file(
    actor: Actor, unit_id: int, file_id: int, title: str, description: str, version: int | None = None
) -> File:
    """Say what a file is called and what is in it.

    Raises Missing for a file out of scope, Conflict when somebody changed it after ``version``, Invalid at ``title``
    or ``description``.
    """
    file = db.session.scalar(select(File).where(File.unit_id == unit_id, File.id == file_id))
    if file is None:
        raise Missing(say("Không tìm thấy tệp này."))
    identity.require(actor, identity.Permission.FILE_UPLOAD, unit_id)
    _check_words(title, description)
    if version is not None and version != file.version:
        raise Conflict(say("Có người vừa sửa thông tin tệp này. Hãy xem lại bản mới nhất rồi sửa."))
    before = {"title": file.title, "description": file.description}
    _name(file, title, description)
    changes = audit.difference(before, {"title": file.title, "description": file.description})
    if changes:
        audit.record(actor, audit.Event.FILE_CHANGED, unit_id, _subject(file), changes)
        changed(f"file:{file.id}")
    db.session.flush()
    return file


def bare_name(filename: str) -> str:
    """What the person called it, without folders and control characters."""
    return text.line(re.split(r"[\\/]", filename)[-1])


def _row(actor: Actor, unit_id: int, filename: str, facts: FileFacts) -> File:
    stem = re.sub(r'["<>|:*?]', " ", bare_name(filename).rsplit(".", 1)[0])
    name = text.shorten(text.line(stem), MAX_NAME).strip(". ") or "tep"
    return File(
        unit_id=unit_id,
        key="",
        sha256=facts.sha256,
        filename=f"{name}.{facts.form.ending}",
        sort=facts.form.sort,
        content_type=facts.form.content_type,
        size=facts.size,
        pages=len(facts.pages),
        width=facts.width,
        height=facts.height,
        seconds=facts.seconds,
        has_pictures=False,
        folder="",
        tags=[],
        created_at=clock.now(),
        created_by=actor.name,
        evidence=facts.evidence.as_facts() if facts.evidence.is_known else {},
    )


def _name(file: File, title: str, description: str) -> None:
    file.title, file.description = text.line(title), text.line(description)
    refold(file)


def _keep_pages(file: File, facts: FileFacts) -> None:
    if not facts.pages:
        return
    rows = [
        {
            "unit_id": file.unit_id,
            "file_id": file.id,
            "number": number,
            "width": page.width,
            "height": page.height,
            "text": page.text,
        }
        for number, page in enumerate(facts.pages, start=1)
    ]
    db.session.execute(insert(FilePage), rows)


def _check_words(title: str, description: str) -> None:
    problems = [
        Problem(
            field,
            say(
                "%(name)s dài %(length)s ký tự; tối đa %(limit)s. Hãy rút ngắn lại.",
                name=name,
                length=len(words),
                limit=text.number(limit),
            ),
        )
        for field, name, words, limit in (
            ("title", say("Tên tệp"), title, MAX_TITLE),
            ("description", say("Mô tả tệp"), description, MAX_DESCRIPTION),
        )
        if len(words) > limit
    ]
    if problems:
        raise Invalid(problems)


def _subject(file: File) -> audit.Subject:
    return audit.Subject("file", file.id, file.shown_title)
