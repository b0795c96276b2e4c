"""The library of a unit: what is kept of an upload, and who sees it."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from cast import CHIEF, CONTRIBUTOR, NEIGHBOUR, SUPERVISOR, World
from congxa import audit, media
from congxa.core.db import db
from congxa.core.errors import Invalid, Missing, Refused


def photo(width: int = 1000, height: int = 500, colour: str = "green") -> bytes:
    buffer = io.BytesIO()
    secret = Image.Exif()
    secret[0x010E] = "toạ độ nhà riêng"
    Image.new("RGB", (width, height), colour).save(buffer, "JPEG", exif=secret)
    return buffer.getvalue()


def test_an_upload_is_kept_with_renditions_that_never_exceed_it_and_carry_no_metadata(world: World) -> None:
    with world.desk(CONTRIBUTOR) as (actor, unit_id):
        picture = media.add(actor, unit_id, r"C:\Ảnh\Chợ phiên.JPEG", photo(), alt="Chợ phiên", caption="Chợ")
        kept = {width: Image.open(io.BytesIO(media.rendition(picture, width))) for width in media.WIDTHS}
    assert picture.filename == "Chợ phiên.jpg"
    assert picture.key.startswith("suoi-trong/anh/")
    assert {width: image.size for width, image in kept.items()} == {
        320: (320, 160),
        640: (640, 320),
        960: (960, 480),
        1280: (1000, 500),
    }
    assert all(image.format == "WEBP" and not image.getexif() for image in kept.values())
    assert "nhà riêng".encode() not in media.rendition(picture, 1280)
    assert media.storage.get(picture.key) == photo()


def test_a_narrow_picture_is_shown_at_its_own_width(world: World) -> None:
    with world.desk(CONTRIBUTOR) as (actor, unit_id):
        picture = media.add(actor, unit_id, "nho.jpg", photo(200, 100))
    assert Image.open(io.BytesIO(media.rendition(picture, 960))).size == (200, 100)


def test_a_width_that_nobody_keeps_is_not_made_on_demand(world: World) -> None:
    with world.desk(CONTRIBUTOR) as (actor, unit_id):
        picture = media.add(actor, unit_id, "a.jpg", photo())
    with pytest.raises(Missing):
        media.rendition(picture, 333)


def test_the_same_bytes_are_one_picture_in_a_unit_and_another_in_the_next(world: World) -> None:
    with world.desk(CONTRIBUTOR) as (actor, unit_id):
        first = media.add(actor, unit_id, "a.jpg", photo())
        again = media.add(actor, unit_id, "b.jpg", photo(), alt="Sau mới có mô tả")
        assert again.id == first.id
        assert again.alt == ""  # words are changed by saying so, not by sending a file again
    with world.desk(NEIGHBOUR) as (actor, unit_id):
        assert media.add(actor, unit_id, "a.jpg", photo()).id != first.id


def test_a_refused_file_leaves_no_row(world: World) -> None:
    with world.desk(CONTRIBUTOR) as (actor, unit_id):
        with pytest.raises(Invalid):
            media.add(actor, unit_id, "anh.jpg", b"<svg xmlns='http://www.w3.org/2000/svg'/>")
        assert media.library(actor, unit_id) == []


def test_a_neighbour_finds_neither_picture_nor_library(world: World) -> None:
    with world.desk(CONTRIBUTOR) as (actor, unit_id):
        picture_id = media.add(actor, unit_id, "a.jpg", photo()).id
    with world.desk(NEIGHBOUR) as (actor, own_id):
        assert media.library(actor, own_id) == []
        with pytest.raises(Missing):
            media.picture_for(actor, own_id, picture_id)
        with pytest.raises(Missing):
            media.picture_for(actor, unit_id, picture_id)
        with pytest.raises(Missing):
            media.describe(actor, picture_id, "của tôi", "")


def test_a_number_beyond_all_pictures_is_missing(world: World) -> None:
    with world.desk(CHIEF) as (actor, unit_id), pytest.raises(Missing):
        media.picture_for(actor, unit_id, 10**30)


def test_a_supervisor_does_not_upload_for_a_commune(world: World) -> None:
    actor = world.actor(SUPERVISOR)
    with world.desk(CHIEF) as (_, unit_id), pytest.raises(Refused):
        media.add(actor, unit_id, "a.jpg", photo())


def test_what_is_said_of_a_picture_is_recorded_with_its_difference(world: World) -> None:
    with world.desk(CHIEF) as (actor, unit_id):
        picture = media.add(actor, unit_id, "a.jpg", photo(), alt="Cũ")
        media.describe(actor, picture.id, "Mới\nhai dòng", "")
        db.session.flush()
        newest = audit.records(actor, [unit_id])[0]
    assert newest.event == audit.Event.PICTURE_CHANGED
    assert newest.changes == {"alt": ["Cũ", "Mới hai dòng"]}


def test_the_public_sees_no_picture_that_stands_nowhere(world: World) -> None:
    with world.desk(CHIEF) as (actor, unit_id):
        picture_id = media.add(actor, unit_id, "a.jpg", photo()).id
    with world.public("suoi-trong") as unit_id:
        assert media.pictures(unit_id, [picture_id]) == {}


def test_a_browser_that_knows_no_webp_gets_a_jpeg_made_when_it_asks_and_kept(world: World) -> None:
    clear = io.BytesIO()
    Image.new("RGBA", (1400, 700), (0, 0, 0, 0)).save(clear, "PNG")
    with world.desk(CONTRIBUTOR) as (actor, unit_id):
        picture = media.add(actor, unit_id, "a.png", clear.getvalue())
        key = picture.key.replace("goc.png", "960.jpg")
        assert not media.storage.exists(key)
        shown = Image.open(io.BytesIO(media.fallback(picture)))
        assert (shown.format, shown.size, shown.info.get("progressive")) == ("JPEG", (960, 480), 1)
        assert shown.getpixel((0, 0)) == (255, 255, 255)  # what was clear is white, not black
        assert media.storage.get(key) == media.fallback(picture)
