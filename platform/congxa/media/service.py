"""Taking pictures in, and saying what they show."""

from __future__ import annotations

import re

from PIL import Image
from sqlalchemy import select

from congxa import audit, identity
from congxa.core import clock, text
from congxa.core.actor import Actor
from congxa.core.db import changed, current_scope, db, hold
from congxa.core.errors import Invalid, Missing, Problem
from congxa.core.words import say
from congxa.media import renditions
from congxa.media.intake import PictureFacts, examine
from congxa.media.models import Picture
from congxa.media.prints import keep_prints
from congxa.media.quota import refuse_beyond
from congxa.media.sorting import refold
from congxa.media.store import kept
from congxa.tenancy import directory

MAX_ALT = 300
MAX_CAPTION = 500
MAX_NAME = 120


def add(actor: Actor, unit_id: int, filename: str, data: bytes, alt: str = "", caption: str = "") -> Picture:
    """Take an upload into the unit's library, with its smallest rendition; the same bytes again give the picture that
    is there already, with the words that it has (``describe`` changes them).

    Raises Invalid at ``file`` (see ``intake.examine``), ``alt`` or ``caption``; Unavailable when files cannot be kept.
    """
    identity.require(actor, identity.Permission.PICTURE_UPLOAD, unit_id)
    _check_words(alt, caption)
    facts, shown = examine(data, filename)
    hold(f"picture:{facts.sha256}", unit_id)  # a form that was sent twice: the second finds the picture of the first
    standing = db.session.scalar(select(Picture).where(Picture.unit_id == unit_id, Picture.sha256 == facts.sha256))
    if standing is not None:
        _take_back(actor, standing)
        return standing
    refuse_beyond(unit_id, facts.size)
    picture = _row(actor, unit_id, filename, facts)
    picture.alt, picture.caption = text.line(alt), text.line(caption)
    refold(picture)
    db.session.add(picture)
    db.session.flush()
    picture.key = f"{directory().by_id[unit_id].slug}/anh/{picture.id}-{facts.sha256[:12]}/goc.{facts.ending}"
    _keep(picture, data, shown)
    keep_prints(picture, shown)
    db.session.flush()
    subject = audit.Subject("picture", picture.id, picture.filename)
    audit.record(actor, audit.Event.PICTURE_UPLOADED, unit_id, subject, {"sha256": (None, facts.sha256)})
    return picture


def _take_back(actor: Actor, picture: Picture) -> None:
    """Who sends a picture again that lies in the bin wants it."""
    if picture.binned_at is None:
        return
    picture.binned_at, picture.binned_by = None, ""
    subject = audit.Subject("picture", picture.id, picture.filename)
    audit.record(actor, audit.Event.PICTURE_TAKEN_BACK, picture.unit_id, subject)


def describe(actor: Actor, picture_id: int, alt: str, caption: str) -> Picture:
    """Say what a picture shows (for those who do not see it) and what stands below it.

    Raises Missing for a picture out of scope, Invalid at ``alt`` or ``caption``.
    """
    picture = db.session.get(Picture, picture_id)
    if picture is None or picture.unit_id not in current_scope().units:  # one that a unit above shares is only seen
        raise Missing(say("Không tìm thấy ảnh này."))
    identity.require(actor, identity.Permission.PICTURE_UPLOAD, picture.unit_id)
    _check_words(alt, caption)
    before = {"alt": picture.alt, "caption": picture.caption}
    picture.alt, picture.caption = text.line(alt), text.line(caption)
    refold(picture)
    changes = audit.difference(before, {"alt": picture.alt, "caption": picture.caption})
    if changes:
        subject = audit.Subject("picture", picture.id, picture.filename)
        audit.record(actor, audit.Event.PICTURE_CHANGED, picture.unit_id, subject, changes)
        changed(f"picture:{picture.id}")
    return picture


def _row(actor: Actor, unit_id: int, filename: str, facts: PictureFacts) -> Picture:
    return Picture(
        unit_id=unit_id,
        key="",
        sha256=facts.sha256,
        filename=_name(filename, facts.ending),
        content_type=facts.content_type,
        width=facts.width,
        height=facts.height,
        size=facts.size,
        created_at=clock.now(),
        created_by=actor.name,
        evidence=facts.evidence.as_facts(),
        folder="",
        tags=[],
        has_renditions=False,
        crop=None,
        edition=0,
    )


def _keep(picture: Picture, data: bytes, shown: Image.Image) -> None:
    # The original is evidence and the source of every rendition; no public address leads to it.
    kept.put(picture.key, data, picture.content_type)
    renditions.make_smallest(picture, shown)


def _name(filename: str, ending: str) -> str:
    """The name for lists: what the person called it, without folders, with the ending of what it really is."""
    name = re.split(r"[\\/]", filename)[-1]
    stem = text.line(re.sub(r'["<>|:*?]', " ", name.rsplit(".", 1)[0]))
    return f"{text.shorten(stem, MAX_NAME).strip('. ') or 'anh'}.{ending}"


def _check_words(alt: str, caption: str) -> None:
    problems = [
        Problem(
            field,
            say(
                "%(title)s dài %(length)s ký tự; tối đa %(limit)s. Hãy rút ngắn lại.",
                title=title,
                length=len(words),
                limit=limit,
            ),
        )
        for field, title, words, limit in (
            ("alt", say("Mô tả ảnh"), alt, MAX_ALT),
            ("caption", say("Chú thích ảnh"), caption, MAX_CAPTION),
        )
        if len(words) > limit
    ]
    if problems:
        raise Invalid(problems)
