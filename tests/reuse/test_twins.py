"""The same picture at two units is told to the desk, and is a breach when both claim it as their own."""

from __future__ import annotations

import io
import random

import pytest
from PIL import Image, ImageOps

from cast import CHIEF, FAR_CHIEF, NEIGHBOUR, SUPERVISOR, World
from congxa import oversight, publishing, reuse
from congxa.copyright import Basis, Origin
from congxa.core import clock
from congxa.core.db import db
from congxa.media import prints
from congxa.media.prints import PicturePrint, kept_prints, signed
from congxa.oversight import Finding
from media.scenes import scene
from publishing.desk import OWN
from reuse.pictures import jpeg, shows

FOREIGN = Origin(Basis.PUBLIC_DOMAIN, author="Lê Thị Núi", source_name="Báo Vùng Cao")
KEY = "picture_claimed_twice"


def scanned(world: World) -> list[Finding]:
    with world.office(SUPERVISOR) as (_actor, unit_id):
        units = [world.unit(slug).unit_id for slug in ("suoi-trong", "ban-moi")]
        oversight.scan(units, clock.now(), [KEY])
        rows = db.session.query(Finding).filter(Finding.check == KEY).order_by(Finding.unit_id).all()
        db.session.expunge_all()
        assert unit_id
        return rows


def test_every_picture_is_printed_at_its_intake_and_a_blank_one_is_not(world: World) -> None:
    with world.desk(CHIEF) as (actor, unit_id):
        first = publishing.add_picture(actor, unit_id, "a.jpg", jpeg(scene(1)), "Ảnh", "", OWN).id
        blank = publishing.add_picture(actor, unit_id, "b.jpg", jpeg(Image.new("RGB", (300, 200))), "Ảnh", "", OWN).id
        assert set(kept_prints(unit_id, [first, blank])) == {first}


def test_the_same_picture_of_a_neighbour_is_told_with_what_is_said_of_it_there(world: World) -> None:
    shows(world, NEIGHBOUR, scene(11), FOREIGN)
    with world.desk(CHIEF) as (actor, unit_id):
        copy = jpeg(ImageOps.mirror(scene(11)).resize((300, 200)), 40)
        number = publishing.add_picture(actor, unit_id, "cua-toi.jpg", copy, "Ảnh", "", OWN).id
        other = publishing.add_picture(actor, unit_id, "khac.jpg", jpeg(scene(12)), "Ảnh", "", OWN).id
        told = reuse.twins_of(unit_id, [number, other])
    assert set(told) == {number}
    (claim,) = told[number]
    assert claim.unit_id == world.unit("ban-moi").unit_id
    assert (claim.basis, claim.author, claim.source_name) == (Basis.PUBLIC_DOMAIN, "Lê Thị Núi", "Báo Vùng Cao")
    assert claim.title == "Bài có ảnh của ban-moi"


def test_however_often_a_picture_stands_elsewhere_each_of_its_places_is_told(world: World) -> None:
    for quality in range(50, 74, 4):
        shows(world, NEIGHBOUR, Image.open(io.BytesIO(jpeg(scene(22), quality))), FOREIGN)
    shows(world, FAR_CHIEF, scene(22).resize((400, 300)), FOREIGN)
    with world.desk(CHIEF) as (actor, unit_id):
        number = publishing.add_picture(actor, unit_id, "a.jpg", jpeg(scene(22)), "Ảnh", "", OWN).id
        told = reuse.twins_of(unit_id, [number])[number]
    assert len({claim.picture_id for claim in told}) == 7
    assert {claim.unit_id for claim in told} == {world.unit(slug).unit_id for slug in ("ban-moi", "cat-trang")}


@pytest.mark.parametrize("few", [prints.FEW, -2])
def test_a_picture_is_found_again_up_to_the_last_bit_that_may_differ_and_no_further(
    world: World, monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    monkeypatch.setattr(prints, "FEW", few)  # below the size of a table that was never counted: as of many
    stored = shows(world, NEIGHBOUR, scene(31), FOREIGN)
    with world.desk(NEIGHBOUR) as (_actor, unit_id):
        whole = kept_prints(unit_id, [stored])[stored].whole
    chance = random.Random(1)
    with world.desk(CHIEF) as (actor, unit_id):
        number = publishing.add_picture(actor, unit_id, "a.jpg", jpeg(scene(32)), "Ảnh", "", OWN).id
        db.session.flush()
        mine = db.session.query(PicturePrint).filter_by(picture_id=number, part=0)
        for across, down in [(bits, 0) for bits in range(15)] * 3 + [(10, 14), (10, 15), (0, 14), (0, 15)]:
            mine.update({"across": turned(whole.across, across, chance), "down": turned(whole.down, down, chance)})
            db.session.expire_all()
            told = reuse.twins_of(unit_id, [number])
            assert bool(told) == (across <= 10 and down <= 14), (across, down)


def turned(bits: int, count: int, chance: random.Random) -> int:
    return signed(bits ^ sum(1 << place for place in chance.sample(range(64), count)))


def test_a_picture_that_is_not_public_there_is_told_to_nobody(world: World) -> None:
    with world.desk(NEIGHBOUR) as (actor, unit_id):
        publishing.add_picture(actor, unit_id, "kin.jpg", jpeg(scene(13)), "Ảnh", "", OWN)
    with world.desk(CHIEF) as (actor, unit_id):
        number = publishing.add_picture(actor, unit_id, "a.jpg", jpeg(scene(13), 60), "Ảnh", "", OWN).id
        assert reuse.twins_of(unit_id, [number]) == {}


def test_two_units_that_claim_one_picture_have_a_finding_each(world: World) -> None:
    shows(world, NEIGHBOUR, scene(14))
    shows(world, CHIEF, scene(14).crop((24, 16, 456, 304)) if scene(14).width == 480 else scene(14))
    rows = scanned(world)
    assert {row.unit_id for row in rows} == {world.unit(slug).unit_id for slug in ("suoi-trong", "ban-moi")}
    assert {row.state for row in rows} == {"open"}
    mine = next(row for row in rows if row.unit_id == world.unit("suoi-trong").unit_id)
    assert "thị trấn Bản Mới" in mine.title
    assert mine.mend
    assert mine.evidence["rule"].startswith("Luật Sở hữu trí tuệ")
    assert [row.recurrence for row in scanned(world)] == [0, 0]


def test_it_closes_at_both_when_one_says_where_the_picture_comes_from(world: World) -> None:
    shows(world, NEIGHBOUR, scene(15))
    number = shows(world, CHIEF, scene(15))
    assert len(scanned(world)) == 2
    with world.desk(CHIEF) as (actor, unit_id):
        publishing.describe_picture(actor, unit_id, number, "Cánh đồng", "", FOREIGN)
    assert {row.state for row in scanned(world)} == {"closed"}


def test_it_closes_when_one_takes_the_article_down(world: World) -> None:
    shows(world, NEIGHBOUR, scene(16))
    shows(world, CHIEF, scene(16))
    assert len(scanned(world)) == 2
    with world.desk(CHIEF) as (actor, unit_id):
        (article,) = publishing.all_articles(actor, unit_id)
        publishing.withdraw(actor, unit_id, article.id, article.version, "Ảnh của nơi khác.")
    assert {row.state for row in scanned(world)} == {"closed"}


def test_a_picture_that_only_one_of_them_claims_is_no_breach(world: World) -> None:
    shows(world, NEIGHBOUR, scene(17))
    shows(world, CHIEF, scene(17), FOREIGN)
    assert scanned(world) == []


def test_the_other_unit_may_lie_under_another_office(world: World) -> None:
    shows(world, FAR_CHIEF, scene(18))
    shows(world, CHIEF, scene(18))
    (row,) = scanned(world)
    assert row.evidence["other"]["unit"] == "cat-trang"


def test_two_pictures_that_only_look_a_little_alike_are_left_alone(world: World) -> None:
    shows(world, NEIGHBOUR, scene(19))
    shows(world, CHIEF, scene(20))
    assert scanned(world) == []


def test_pictures_that_came_before_there_were_prints_get_them_by_the_command(world: World) -> None:
    number = shows(world, NEIGHBOUR, scene(21))
    with world.desk(NEIGHBOUR) as (_actor, unit_id):
        db.session.query(PicturePrint).delete()
        reuse.reindex(unit_id)
        assert set(kept_prints(unit_id, [number])) == {number}
