"""The library: sorted, cut, taken off the pages, thrown away, shared; each with its way back."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import timedelta

import pytest
from PIL import Image, ImageDraw

from cast import CHIEF, CONTRIBUTOR, DISTRICT_CHIEF, FAR_CHIEF, NEIGHBOUR, World
from congxa import audit, copyright, media, publishing
from congxa.cli import jobs
from congxa.copyright import Basis, Origin, WorkKind
from congxa.core import clock
from congxa.core.db import db
from congxa.core.errors import Conflict, Invalid, Missing, Refused
from congxa.media import Picture
from congxa.media.duplicates import alike
from congxa.media.quota import Room, room
from congxa.publishing import public
from congxa.publishing.library import bin as library_bin
from congxa.publishing.library import sharing
from congxa.publishing.library.cutting import Cut, cut_picture
from congxa.publishing.library.found import Asked, pictures_found
from congxa.publishing.library.places import places_of_picture
from congxa.publishing.library.sorting import Change, plan, rename_folder, sort
from congxa.publishing.library.withdrawal import restore_picture, withdraw_picture
from copyright.stage import agreement, contributor
from publishing.desk import add_picture, draft, figure, published

OWN = Origin(basis=Basis.OWN_STAFF, author="Nguyễn Văn Mẫu")


def scene(shift: int = 0, form: str = "PNG", **options: object) -> bytes:
    """A drawing with enough in it to be told from others."""
    image = Image.new("RGB", (900, 600), "skyblue")
    pen = ImageDraw.Draw(image)
    for number in range(24):
        x, y = (number * 131 + shift * 57) % 900, (number * number * 37 + shift * 91) % 600
        pen.rectangle((x, y, x + 170, y + 110), fill=((number * 53 + shift) % 256, (number * 97) % 256, shift % 256))
    buffer = io.BytesIO()
    image.save(buffer, form, **options)
    return buffer.getvalue()


def test_pictures_move_into_folders_and_bear_tags_and_it_is_said_before_what_will_happen(world: World) -> None:
    with world.desk(CONTRIBUTOR) as (actor, unit_id):
        one, two = (add_picture(actor, unit_id, colour) for colour in ("red", "blue"))
        change = Change.typed(" Lễ hội / 2026 ", "Xuân, cồng chiêng, xuân")
        wanted = plan(actor, unit_id, Picture, [one, two], change)
        assert (wanted.moved, wanted.tagged, wanted.same) == (2, 2, 0)
        assert media.pictures(unit_id, [one])[one].folder == ""  # nothing is done yet
        sort(actor, unit_id, Picture, [one, two], change)
        assert plan(actor, unit_id, Picture, [one, two], change).same == 2
        kept = media.pictures(unit_id, [one])[one]
        assert (kept.folder, kept.tags) == ("Lễ hội/2026", ["Xuân", "cồng chiêng"])
        sort(actor, unit_id, Picture, [two], Change.typed("", "", "XUÂN"))
        assert media.sorting.folders(unit_id, Picture) == {"Lễ hội/2026": 1}
        assert media.sorting.tags(unit_id, Picture) == {"cồng chiêng": 2, "Xuân": 1}


def test_what_stands_on_a_record_lacks_nothing_and_may_be_shared_while_the_record_holds(world: World) -> None:
    with world.desk(DISTRICT_CHIEF) as (actor, unit_id):
        kept = agreement(actor, unit_id)
        said = Origin(
            Basis.AGREEMENT,
            author="Nhà báo Mẫu",
            source_url="https://bao-vung-cao.example/1",
            source_published_at=clock.now(),
            agreement_id=kept.id,
        )
        picture = add_picture(actor, unit_id, origin=said)
        assert pictures_found(actor, unit_id, Asked(lacking=True)) == ([], 0)
        assert sharing.share_picture(actor, unit_id, picture, True).is_shared
        sharing.share_picture(actor, unit_id, picture, False)
        kept.works = ["article"]
        db.session.flush()
        assert [row.id for row in pictures_found(actor, unit_id, Asked(lacking=True))[0]] == [picture]
        with pytest.raises(Invalid, match="03/TT-BBT"):
            sharing.share_picture(actor, unit_id, picture, True)


def test_a_folder_is_renamed_with_all_below_it(world: World) -> None:
    with world.desk(CONTRIBUTOR) as (actor, unit_id):
        one, two = (add_picture(actor, unit_id, colour) for colour in ("red", "blue"))
        sort(actor, unit_id, Picture, [one], Change.typed("Lễ hội"))
        sort(actor, unit_id, Picture, [two], Change.typed("Lễ hội/2026"))
        assert rename_folder(actor, unit_id, Picture, "Lễ hội", "Văn hóa/Lễ") == 2
        assert set(media.sorting.folders(unit_id, Picture)) == {"Văn hóa/Lễ", "Văn hóa/Lễ/2026"}
        with pytest.raises(Invalid, match="bên trong chính nó"):
            rename_folder(actor, unit_id, Picture, "Văn hóa/Lễ", "Văn hóa/Lễ/Nữa")


@pytest.mark.parametrize(
    ("folder", "tags", "words"),
    [
        ("a/b/c/d", "", "4 cấp; tối đa 3"),
        ("x" * 61, "", "61 ký tự"),
        (None, "n" * 41, "41 ký tự"),
        (None, ",".join(f"nhãn {number}" for number in range(21)), "21 nhãn"),
    ],
)
def test_too_much_is_said_with_its_numbers(folder: str | None, tags: str, words: str) -> None:
    with pytest.raises(Invalid, match=words):
        Change.typed(folder, tags)


def test_a_unit_neither_sorts_nor_throws_away_what_is_anothers(world: World) -> None:
    with world.desk(CONTRIBUTOR) as (actor, unit_id):
        number = add_picture(actor, unit_id)
    with world.desk(NEIGHBOUR) as (actor, unit_id):
        with pytest.raises(Missing):
            sort(actor, unit_id, Picture, [number], Change.typed("Của tôi"))
        with pytest.raises(Missing):
            library_bin.throw_away(actor, unit_id, Picture, [number])
        with pytest.raises(Missing):
            withdraw_picture(actor, unit_id, number, "Không phải của tôi")
        with pytest.raises(Missing):
            cut_picture(actor, unit_id, number, Cut((0, 0, 100, 100)))


def test_the_library_is_searched_by_words_folder_tag_rights_and_use(world: World) -> None:
    with world.desk(CHIEF) as (actor, unit_id):
        market = publishing.add_picture(actor, unit_id, "a.png", scene(1), "Chợ phiên vùng cao", "", OWN).id
        bare = publishing.add_picture(actor, unit_id, "b.png", scene(2)).id
        sort(actor, unit_id, Picture, [market], Change.typed("Lễ hội/2026", "chợ"))
        published(actor, unit_id, cover_id=market)

        def found(**asked: object) -> list[int]:
            return [picture.id for picture in pictures_found(actor, unit_id, Asked(**asked))[0]]  # type: ignore[arg-type]

        assert found(words="cho phien") == [market]
        assert found(folder="Lễ hội") == [market]
        assert found(folder="Lễ") == []
        assert found(tag="chợ") == [market]
        assert found(lacking=True) == [bare]
        assert found(unused=True) == [bare]
        assert found(by=actor.name, since=clock.today(), until=clock.today()) == [bare, market]
        assert found(until=clock.today() - timedelta(days=1)) == []


def test_a_crop_makes_another_edition_from_the_untouched_original(world: World) -> None:
    with world.desk(CHIEF) as (actor, unit_id):
        picture = publishing.add_picture(actor, unit_id, "a.png", scene(), "Cảnh", "", OWN)
        before = media.rendition(picture, 640)
        cut_picture(actor, unit_id, picture.id, Cut((100, 50, 640, 360), 20, 80))
        shown = Image.open(io.BytesIO(media.rendition(picture, 640)))
        assert shown.size == (640, 360)
        assert (picture.edition, picture.has_renditions) == (1, False)
        assert media.storage.get(picture.key) == scene()
        cut_picture(actor, unit_id, picture.id, Cut(None, 50, 50))
        assert picture.crop is None
        assert picture.edition == 2
        assert media.rendition(picture, 640) == before
        article = published(actor, unit_id, body=f"<p>Chữ.</p>{figure(picture.id, 'Cảnh')}", cover_id=picture.id)
        cut_picture(actor, unit_id, picture.id, Cut((0, 0, 600, 600), 0, 100))
        assert f"article:{article.id}" in db.session.info["tags"]
    with world.public("suoi-trong") as unit_id:
        row = public.pictures(unit_id, [picture.id])[picture.id]
        assert (row.width, row.height, row.edition) == (600, 600, 3)
        assert public.by_id(unit_id, [article.id])[0].cover_look == "3-0-100"


@pytest.mark.parametrize("crop", [(0, 0, 10, 300), (-1, 0, 300, 300), (700, 0, 300, 300), (0, 500, 300, 101)])
def test_a_crop_that_leaves_the_picture_is_refused(world: World, crop: tuple[int, int, int, int]) -> None:
    with world.desk(CHIEF) as (actor, unit_id):
        picture = publishing.add_picture(actor, unit_id, "a.png", scene())
        with pytest.raises(Invalid):
            cut_picture(actor, unit_id, picture.id, Cut(crop))
        with pytest.raises(Invalid):
            cut_picture(actor, unit_id, picture.id, Cut(None, 101, 0))


def test_sizes_are_made_by_the_job_and_the_smallest_at_once(world: World) -> None:
    with world.desk(CONTRIBUTOR) as (actor, unit_id):
        picture = media.add(actor, unit_id, "a.png", scene(5))
        folder = picture.key.rsplit("/", 1)[0]
        assert media.storage.exists(f"{folder}/320.webp")
        assert not media.storage.exists(f"{folder}/640.webp")
    with world.app.app_context():
        assert media.make_waiting((unit_id,)) == [picture.id]
        assert media.make_waiting((unit_id,)) == []
    assert all(media.storage.exists(f"{folder}/{name}") for name in ("640.webp", "900.webp", "960.jpg"))


def test_a_withdrawn_picture_is_a_placeholder_to_readers_until_it_is_back(world: World) -> None:
    with world.desk(CHIEF) as (actor, unit_id):
        number = add_picture(actor, unit_id)
        article = published(actor, unit_id, body=f"<p>Chữ.</p>{figure(number, 'Nhà')}", cover_id=number)
        [place] = places_of_picture(unit_id, number)
        assert (place.kind, place.id, place.is_public) == ("article", article.id, True)
    with world.desk(CHIEF) as (actor, unit_id):
        with pytest.raises(Invalid, match="lý do"):
            withdraw_picture(actor, unit_id, number, "  ")
        withdraw_picture(actor, unit_id, number, "Chưa có quyền dùng")
        assert {f"picture:{number}", f"article:{article.id}", f"front:{unit_id}"} <= db.session.info["tags"]
        assert audit.records(actor, [unit_id])[0].event == audit.Event.PICTURE_WITHDRAWN
        assert media.library(actor, unit_id) == []  # nobody chooses it
    with world.public("suoi-trong") as unit_id:
        assert public.pictures(unit_id, [number])[number].is_gone
        assert public.by_id(unit_id, [article.id])[0].cover_id is None
    with world.desk(CHIEF) as (actor, unit_id):
        restore_picture(actor, unit_id, number)
        with pytest.raises(Conflict):
            restore_picture(actor, unit_id, number)
    with world.public("suoi-trong") as unit_id:
        assert not public.pictures(unit_id, [number])[number].is_gone
        assert public.by_id(unit_id, [article.id])[0].cover_id == number


def test_a_contributor_does_not_withdraw(world: World) -> None:
    with world.desk(CONTRIBUTOR) as (actor, unit_id):
        number = add_picture(actor, unit_id)
        with pytest.raises(Refused):
            withdraw_picture(actor, unit_id, number, "Không đẹp")


def test_only_what_readers_do_not_see_goes_into_the_bin_and_it_comes_back(world: World) -> None:
    with world.desk(CHIEF) as (actor, unit_id):
        shown, idle = add_picture(actor, unit_id, "red"), add_picture(actor, unit_id, "blue")
        published(actor, unit_id, cover_id=shown)
        with pytest.raises(Conflict, match="1 ảnh đang hiện"):
            library_bin.throw_away(actor, unit_id, Picture, [shown, idle])
        assert library_bin.throw_away(actor, unit_id, Picture, [idle]) == 1
        assert [each.id for each in media.library(actor, unit_id)] == [shown]
        assert [each.id for each in pictures_found(actor, unit_id, Asked(state="bin"))[0]] == [idle]
        assert library_bin.take_back(actor, unit_id, Picture, [idle]) == 1
        assert len(media.library(actor, unit_id)) == 2


def test_the_bin_is_emptied_after_its_days_bytes_and_all_but_not_what_a_draft_shows(world: World) -> None:
    with world.desk(CHIEF) as (actor, unit_id):
        idle = publishing.add_picture(actor, unit_id, "a.png", scene(1), "Cảnh", "", OWN)
        drafted = publishing.add_picture(actor, unit_id, "b.png", scene(2), "Cảnh", "", OWN)
        publishing.create(actor, unit_id, draft(cover_id=drafted.id))
        library_bin.throw_away(actor, unit_id, Picture, [idle.id, drafted.id])
        days = publishing.bin_days(unit_id)
    with world.desk(CHIEF) as (_, unit_id):
        assert library_bin.purge(unit_id, clock.now() + timedelta(days=days, minutes=-5)) == 0
    with world.desk(CHIEF) as (_, unit_id):
        assert library_bin.purge(unit_id, clock.now() + timedelta(days=days, minutes=5)) == 1
    with world.desk(CHIEF) as (_, unit_id):
        assert set(media.pictures(unit_id, [idle.id, drafted.id])) == {drafted.id}
        assert copyright.origins(unit_id, WorkKind.PICTURE, [idle.id]) == {}
    assert not media.storage.exists(idle.key)
    assert media.storage.exists(drafted.key)


def test_a_draft_with_a_picture_from_the_bin_does_not_go_out(world: World) -> None:
    with world.desk(CHIEF) as (actor, unit_id):
        number = add_picture(actor, unit_id)
        article = publishing.create(actor, unit_id, draft(cover_id=number))
        library_bin.throw_away(actor, unit_id, Picture, [number])
        with pytest.raises(Invalid, match="thùng rác"):
            publishing.publish(actor, unit_id, article.id, article.version)


def test_an_upload_beyond_the_room_is_refused_with_what_to_do(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    with world.desk(CONTRIBUTOR) as (actor, unit_id):
        media.add(actor, unit_id, "a.png", scene(1))
        now = room(unit_id)
        assert now.used == len(scene(1))
        monkeypatch.setattr("congxa.media.quota.room", lambda _: Room(now.used, now.used + 100, 0))
        with pytest.raises(Invalid, match="tăng dung lượng"):
            media.add(actor, unit_id, "b.png", scene(2))
        assert media.add(actor, unit_id, "a.png", scene(1)) is not None  # what is there takes no more room


def test_the_room_is_nearly_full_at_four_fifths() -> None:
    assert [Room(used, 100, 0).is_nearly_full for used in (79, 80)] == [False, True]
    assert Room(200, 100, 0).percent == 100


def test_a_recompressed_picture_is_recognised_and_another_is_not(world: World) -> None:
    with world.desk(CONTRIBUTOR) as (actor, unit_id):
        first = media.add(actor, unit_id, "a.png", scene(1))
        again = media.add(actor, unit_id, "b.jpg", scene(1, "JPEG", quality=40))
        other = media.add(actor, unit_id, "c.png", scene(40))
        [like] = alike(again)
        assert like.picture_id == first.id
        assert like.percent >= 85
        assert alike(other) == []


def share(world: World, origin: Origin = OWN) -> int:
    """A picture that the district shares."""
    with world.desk(DISTRICT_CHIEF) as (actor, unit_id):
        picture = publishing.add_picture(actor, unit_id, "huyen.png", scene(7), "Trụ sở huyện", "Trụ sở", origin)
        sharing.share_picture(actor, unit_id, picture.id, True)
        return picture.id


def test_a_picture_is_shared_only_with_words_and_rights_and_only_downwards(world: World) -> None:
    with world.desk(DISTRICT_CHIEF) as (actor, unit_id):
        bare = publishing.add_picture(actor, unit_id, "a.png", scene(3))
        with pytest.raises(Invalid):
            sharing.share_picture(actor, unit_id, bare.id, True)
    with world.desk(CHIEF) as (actor, unit_id):
        picture = publishing.add_picture(actor, unit_id, "a.png", scene(3), "Cảnh", "", OWN)
        with pytest.raises(Conflict):
            sharing.share_picture(actor, unit_id, picture.id, True)


def test_communes_below_see_what_is_shared_and_others_do_not(world: World) -> None:
    number = share(world)
    with world.desk(DISTRICT_CHIEF) as (actor, unit_id):
        hidden = publishing.add_picture(actor, unit_id, "b.png", scene(8), "Không chia sẻ", "", OWN).id
    for person in (CHIEF, NEIGHBOUR):
        with world.desk(person) as (actor, unit_id):
            assert [each.id for each in sharing.shared_pictures(actor, unit_id)] == [number]
            assert db.session.get(Picture, hidden) is None
            assert media.pictures(unit_id, [number]) == {}  # seen, and not its own
            with pytest.raises(Missing):
                media.describe(actor, number, "của xã", "")
    with world.desk(FAR_CHIEF) as (actor, unit_id):
        assert list(sharing.shared_pictures(actor, unit_id)) == []
        assert db.session.get(Picture, number) is None


def test_a_copy_bears_words_and_credit_and_follows_its_source_off_the_pages_and_back(world: World) -> None:
    number = share(world)
    with world.desk(CHIEF) as (actor, unit_id):
        copy = sharing.adopt_shared(actor, unit_id, number)
        assert (copy.unit_id, copy.alt, copy.caption) == (unit_id, "Trụ sở huyện", "Trụ sở")
        origin = copyright.origins(unit_id, WorkKind.PICTURE, [copy.id])[copy.id]
        assert (origin.basis, origin.author, origin.source_name) == (Basis.SYNDICATED, OWN.author, "Huyện Núi Cao")
        assert sharing.adopt_shared(actor, unit_id, number).id == copy.id
    with world.desk(NEIGHBOUR) as (actor, own_id):  # had it before, by a right of its own
        kept = publishing.add_picture(actor, own_id, "huyen.png", scene(7), "Trụ sở", "", OWN)
        assert sharing.adopt_shared(actor, own_id, number).id == kept.id
    with world.desk(DISTRICT_CHIEF) as (actor, district_id):
        withdraw_picture(actor, district_id, number, "Người trong ảnh yêu cầu")
    with world.desk(CHIEF) as (actor, unit_id):
        assert publishing.follow_sources(unit_id) == [copy.id]
        row = media.pictures(unit_id, [copy.id])[copy.id]
        assert (row.withdrawn_by, row.withdrawn_reason) == ("Huyện Núi Cao", "Người trong ảnh yêu cầu")
        assert list(sharing.shared_pictures(actor, unit_id)) == []
    with world.desk(NEIGHBOUR) as (_, own_id):
        assert publishing.follow_sources(own_id) == []
        assert media.pictures(own_id, [kept.id])[kept.id].withdrawn_at is None
    with world.desk(DISTRICT_CHIEF) as (actor, district_id):
        restore_picture(actor, district_id, number)
    with world.desk(CHIEF) as (_, unit_id):
        assert publishing.follow_sources(unit_id) == [copy.id]
        assert media.pictures(unit_id, [copy.id])[copy.id].withdrawn_at is None


def test_a_copy_follows_its_source_also_when_that_is_shared_no_more(world: World) -> None:
    number = share(world)
    with world.desk(CHIEF) as (actor, unit_id):
        copy_id = sharing.adopt_shared(actor, unit_id, number).id
    with world.desk(DISTRICT_CHIEF) as (actor, district_id):
        sharing.share_picture(actor, district_id, number, False)
        said = replace(OWN, author="Người chụp mới")
        publishing.describe_picture(actor, district_id, number, "Trụ sở huyện", "Trụ sở", said)
        withdraw_picture(actor, district_id, number, "Người trong ảnh yêu cầu")
    jobs.follow_pictures(0)
    with world.desk(CHIEF) as (_, unit_id):
        assert media.pictures(unit_id, [copy_id])[copy_id].withdrawn_reason == "Người trong ảnh yêu cầu"
        assert copyright.origins(unit_id, WorkKind.PICTURE, [copy_id])[copy_id].author == "Người chụp mới"
    with world.desk(DISTRICT_CHIEF) as (actor, district_id):
        restore_picture(actor, district_id, number)
    jobs.follow_pictures(0)
    with world.desk(CHIEF) as (_, unit_id):
        assert media.pictures(unit_id, [copy_id])[copy_id].withdrawn_at is None


def test_the_end_of_a_contributor_s_consent_goes_with_the_copy(world: World) -> None:
    """The record itself is the giving unit's and is not seen here; its day is."""
    last = clock.today() + timedelta(days=20)
    with world.desk(DISTRICT_CHIEF) as (actor, unit_id):
        person = contributor(actor, unit_id, valid_until=last)
        number = publishing.add_picture(
            actor, unit_id, "a.png", scene(7), "Trụ sở huyện", "", Origin(Basis.CONTRIBUTOR, contributor_id=person.id)
        ).id
        sharing.share_picture(actor, unit_id, number, True)
    with world.desk(CHIEF) as (actor, unit_id):
        copy = sharing.adopt_shared(actor, unit_id, number)
        db.session.refresh(copy)
        assert copy.rights_until == last
