"""Files together with what they stand in: what the desk changes in one go."""

from __future__ import annotations

from typing import BinaryIO

from congxa import identity, media
from congxa.core.actor import Actor
from congxa.core.db import changed
from congxa.identity import Permission
from congxa.media import File
from congxa.publishing.archive import refuse_archived
from congxa.publishing.files import uses


def add_file(
    actor: Actor, unit_id: int, filename: str, data: bytes | BinaryIO, title: str = "", description: str = ""
) -> File:
    """Take an upload into the library, as ``media.add_file`` does; Conflict on an archived site."""
    refuse_archived(unit_id)
    return media.add_file(actor, unit_id, filename, data, title, description)


def describe_file(actor: Actor, unit_id: int, file_id: int, title: str, description: str, version: int) -> File:
    """Change the words of a file, wherever it is used; one that the public sees is changed only by who may publish.

    Raises Missing for another unit's file, Conflict on an archived site or on an older version, Invalid.
    """
    refuse_archived(unit_id)
    file = media.file_for(actor, unit_id, file_id)
    public = uses.is_file_live(unit_id, file_id)
    identity.require(actor, Permission.ARTICLE_PUBLISH if public else Permission.FILE_UPLOAD, unit_id)
    media.describe_file(actor, unit_id, file_id, title, description, version)
    if public:
        changed(*(f"article:{article.id}" for article in uses.articles_with_file(unit_id, file_id)))
    return file
