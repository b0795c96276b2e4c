"""A copy of what the district sent bears the district's name: on its page, in lists and feeds, for search engines."""

from __future__ import annotations

import pytest

from cast import CHIEF, DISTRICT_CHIEF, World
from congxa import publishing
from congxa.cli.timekeeper import deliver
from congxa.config import Settings
from congxa.publishing import receiving, sending
from congxa.publishing.syndicated.sending import Sending
from publishing.desk import draft, published
from web.site_reader import Reader, site_app

TITLE = "Lịch tiêm phòng cho đàn gia súc"


@pytest.fixture
def reader(built: Settings) -> Reader:
    return Reader(site_app(built), "suoi-trong")


@pytest.fixture
def paths(world: World) -> tuple[str, str]:
    """The path of an item on the district's site, and of its copy in the commune."""
    with world.desk(DISTRICT_CHIEF) as (chief, unit_id):
        source = published(chief, unit_id, title=TITLE)
        sending.send(chief, unit_id, source.id, Sending([world.unit("suoi-trong").unit_id]))
        original = publishing.address(source.id, source.slug)
    deliver()
    with world.desk(CHIEF) as (chief, unit_id):
        copy = receiving.received(chief, unit_id)[0]
        return original, publishing.address(copy.article_id or 0, original.rsplit("/", 1)[1])


def test_the_page_names_the_district_and_points_to_the_original(reader: Reader, paths: tuple[str, str]) -> None:
    original, path = paths
    page = reader.text(path)
    address = page.split('<link rel="canonical" href="')[1].split('"')[0]
    assert address.endswith(original) and "nui-cao" in address
    assert f'Tin của <a href="{address}">huyện Núi Cao</a>' in page


def test_lists_and_feeds_say_it_too(reader: Reader, paths: tuple[str, str]) -> None:
    for path in ("/", "/chuyen-muc/chinh-tri", "/tin-tuc"):
        assert "Tin của huyện Núi Cao" in reader.text(path), path
    assert ">huyện Núi Cao</source>" in reader.text("/rss.xml")
    atom = reader.text("/atom.xml")
    assert 'rel="via"' in atom and paths[0] in atom


def test_the_site_s_own_items_bear_no_mark(reader: Reader, world: World) -> None:
    with world.desk(CHIEF) as (chief, unit_id):
        own = published(chief, unit_id, title="Tin của riêng xã")
    path = publishing.address(own.id, own.slug)
    page = reader.text(path)
    assert "given-by" not in page and 'rel="canonical" href="http' in page and f'{path}">' in page
    assert "given-by" not in reader.text("/") and "<source" not in reader.text("/rss.xml")


def test_the_mark_of_a_renamed_original_still_leads_there(reader: Reader, world: World, paths: tuple[str, str]) -> None:
    with world.desk(DISTRICT_CHIEF) as (chief, unit_id):
        source = publishing.all_articles(chief, unit_id)[0]
        publishing.save(chief, unit_id, source.id, draft(title="Lịch tiêm phòng tháng sau"), source.version)
    deliver()
    page = reader.get(paths[1])
    if page.status_code in (301, 302, 308):
        page = reader.get(page.headers["Location"].split("vn.example", 1)[-1])
    assert page.status_code == 200
    address = page.text.split('<link rel="canonical" href="')[1].split('"')[0]
    path = "/" + address.split("/", 3)[3]
    district = Reader(reader.app, "nui-cao")
    assert district.get(path).status_code in (200, 301, 302, 308)
