"""Banners: linked pictures under the same link rules as texts."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import select

from cast import CHIEF, EDITOR, NEIGHBOUR, SUPERVISOR, World
from congxa import copyright as rights
from congxa import links, media, publishing
from congxa.copyright import Origin, WorkKind
from congxa.core.db import db
from congxa.core.errors import Conflict, Invalid, Missing, Refused
from congxa.links import OutboundLink
from congxa.publishing import Banner, BannerDraft
from publishing.desk import OWN, add_picture

URL = "https://dichvucong.gov.vn/"


def test_a_banner_is_public_indexed_and_can_be_taken_off(world: World) -> None:
    with world.desk(CHIEF) as (chief, unit_id):
        picture = add_picture(chief, unit_id)
        banner = publishing.create_banner(chief, unit_id, "Dịch vụ công", URL, picture)
    with world.public("suoi-trong") as unit_id:
        assert db.session.scalar(select(Banner.url)) == URL
        assert set(media.pictures(unit_id, [picture])) == {picture}
        row = db.session.scalars(select(OutboundLink).where(OutboundLink.owner_kind == "banner")).one()
        assert (row.field, row.element, row.host) == ("url", "banner", "dichvucong.gov.vn")
    off = BannerDraft("Dịch vụ công", URL, picture, is_active=False)
    with world.desk(CHIEF) as (chief, unit_id):
        publishing.save_banner(chief, unit_id, banner.id, banner.version, off)
    with world.public("suoi-trong") as unit_id:
        assert db.session.scalar(select(Banner.id)) is None
        assert media.pictures(unit_id, [picture]) == {}


def test_every_mistake_of_a_banner_is_told_at_once(world: World) -> None:
    with world.office(SUPERVISOR) as (supervisor, office_id):
        links.block(supervisor, office_id, "bad.example", "Cờ bạc")
    with world.desk(CHIEF) as (chief, unit_id):
        with pytest.raises(Invalid) as refusal:
            publishing.create_banner(chief, unit_id, "", "javascript:alert(1)", 10**20)
        assert set(refusal.value.by_field()) == {"title", "url", "picture_id"}
        with pytest.raises(Invalid) as refusal:
            publishing.create_banner(chief, unit_id, "Quảng cáo", "https://bad.example/", add_picture(chief, unit_id))
        assert set(refusal.value.by_field()) == {"url"}
        assert publishing.banners(chief, unit_id) == []


def test_two_who_change_a_banner_do_not_overwrite_each_other(world: World) -> None:
    with world.desk(CHIEF) as (chief, unit_id):
        picture = add_picture(chief, unit_id)
        banner = publishing.create_banner(chief, unit_id, "Dịch vụ công", URL, picture)
        typed = BannerDraft("Dịch vụ công quốc gia", URL, picture)
        publishing.save_banner(chief, unit_id, banner.id, 1, typed)
        with pytest.raises(Conflict):
            publishing.save_banner(chief, unit_id, banner.id, 1, replace(typed, title="Khác"))
        assert banner.title == "Dịch vụ công quốc gia"


def test_banners_are_the_chiefs_business_and_their_units_own(world: World) -> None:
    with world.desk(CHIEF) as (chief, unit_id):
        picture = add_picture(chief, unit_id)
        banner = publishing.create_banner(chief, unit_id, "Dịch vụ công", URL, picture)
    with world.desk(EDITOR) as (actor, unit_id), pytest.raises(Refused):
        publishing.create_banner(actor, unit_id, "Dịch vụ công", URL, picture)
    with world.desk(NEIGHBOUR) as (neighbour, own_id):
        with pytest.raises(Missing):
            publishing.banner_for(neighbour, own_id, banner.id)
        with pytest.raises(Invalid):
            publishing.create_banner(neighbour, own_id, "Dịch vụ công", URL, picture)


def test_a_banner_goes_out_only_when_its_picture_says_where_it_comes_from(world: World) -> None:
    with world.desk(CHIEF) as (chief, unit_id):
        unsaid = add_picture(chief, unit_id, origin=Origin())
        with pytest.raises(Invalid) as refusal:
            publishing.create_banner(chief, unit_id, "Dịch vụ công", URL, unsaid)
        assert "chưa có nguồn gốc" in refusal.value.by_field()["picture_id"][0]
        publishing.describe_picture(chief, unit_id, unsaid, "Dịch vụ công", "", OWN)
        assert publishing.create_banner(chief, unit_id, "Dịch vụ công", URL, unsaid).is_active


def test_a_banner_that_lacks_an_origin_can_be_taken_off_but_not_kept(world: World) -> None:
    with world.desk(CHIEF) as (chief, unit_id):
        picture = add_picture(chief, unit_id)
        banner = publishing.create_banner(chief, unit_id, "Dịch vụ công", URL, picture)
        rights.set_origin(unit_id, WorkKind.PICTURE, picture, Origin())  # as it was before origins were demanded
        typed = BannerDraft("Dịch vụ công quốc gia", URL, picture)
        with pytest.raises(Invalid) as refusal:
            publishing.save_banner(chief, unit_id, banner.id, banner.version, typed)
        assert set(refusal.value.by_field()) == {"picture_id"}
        off = publishing.save_banner(chief, unit_id, banner.id, banner.version, replace(typed, is_active=False))
        assert not off.is_active


def test_the_picture_of_a_public_banner_keeps_its_origin_and_its_words(world: World) -> None:
    with world.desk(CHIEF) as (chief, unit_id):
        picture = add_picture(chief, unit_id)
        publishing.create_banner(chief, unit_id, "Dịch vụ công", URL, picture)
        with pytest.raises(Invalid) as refusal:
            publishing.describe_picture(chief, unit_id, picture, "", "", Origin())
        assert len(refusal.value.by_field()["pictures"]) == 2
        assert rights.origins(unit_id, WorkKind.PICTURE, [picture]) == {picture: OWN}
