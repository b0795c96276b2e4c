"""A file taken off the site: told where it stood, gone for readers, found by nobody, and back in one act."""

from __future__ import annotations

import pytest

from cast import CHIEF, CONTRIBUTOR, NEIGHBOUR, World
from congxa import audit, media, publishing
from congxa.core.actor import Actor
from congxa.core.db import db
from congxa.core.errors import Conflict, Invalid, Missing, Refused
from congxa.media import File
from congxa.publishing.library.found import Asked, files_found
from congxa.publishing.library.places import places_of_file
from congxa.publishing.library.withdrawal import restore_file, withdraw_file
from media import papers
from publishing.desk import published

REASON = "Bản này có lỗi ở trang 2"


def kept(actor: Actor, unit_id: int) -> File:
    return media.add_file(actor, unit_id, "ke-hoach.pdf", papers.pdf(2), "Kế hoạch")


def test_a_file_goes_everywhere_at_once_and_comes_back_as_it_was(world: World) -> None:
    with world.desk(CHIEF) as (actor, unit_id):
        file = kept(actor, unit_id)
        article = published(actor, unit_id, fields={"files": [file.id]})
        [place] = places_of_file(unit_id, file.id)
        assert (place.id, place.is_public) == (article.id, True)
        assert "trang 1" in publishing.rows.shown(article).text
    with world.desk(CHIEF) as (actor, unit_id):
        withdraw_file(actor, unit_id, file.id, f" {REASON} ")
        assert {f"file:{file.id}", f"article:{article.id}"} <= db.session.info["tags"]
        record = audit.records(actor, [unit_id])[0]
        assert (record.event, record.note) == (audit.Event.FILE_WITHDRAWN, REASON)
        assert list(media.file_library(actor, unit_id)) == []  # nobody chooses it
        assert [each.id for each in files_found(actor, unit_id, Asked(state="withdrawn"))[0]] == [file.id]
        assert "trang 1" not in media.text_of_files(unit_id, [file.id])  # nobody finds its words
        with pytest.raises(Conflict):
            withdraw_file(actor, unit_id, file.id, REASON)
    with world.public("suoi-trong") as unit_id:
        assert media.files_of(unit_id, [file.id])[file.id].withdrawn_reason == REASON  # so that it can be said
    with world.desk(CHIEF) as (actor, unit_id):
        restore_file(actor, unit_id, file.id)
        assert audit.records(actor, [unit_id])[0].event == audit.Event.FILE_RESTORED
        assert [each.id for each in media.file_library(actor, unit_id)] == [file.id]
        assert "trang 1" in media.text_of_files(unit_id, [file.id])
        with pytest.raises(Conflict):
            restore_file(actor, unit_id, file.id)


@pytest.mark.parametrize(("reason", "message"), [("  ", "Chưa ghi lý do gỡ tệp"), ("a" * 501, "dài 501 ký tự")])
def test_readers_are_owed_a_reason_and_a_short_one(world: World, reason: str, message: str) -> None:
    with world.desk(CHIEF) as (actor, unit_id):
        file = kept(actor, unit_id)
        with pytest.raises(Invalid, match=message):
            withdraw_file(actor, unit_id, file.id, reason)


def test_only_who_may_withdraw_does_and_only_what_is_the_unit_s(world: World) -> None:
    with world.desk(CONTRIBUTOR) as (actor, unit_id):
        file = kept(actor, unit_id)
        with pytest.raises(Refused):
            withdraw_file(actor, unit_id, file.id, REASON)
        with pytest.raises(Refused):
            restore_file(actor, unit_id, file.id)
    with world.desk(NEIGHBOUR) as (actor, unit_id), pytest.raises(Missing):
        withdraw_file(actor, unit_id, file.id, REASON)
