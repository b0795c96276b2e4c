"""A picture and a file from above: read at the commune's desk, and gone for its readers when the district says so."""

from __future__ import annotations

import pytest

from cast import CHIEF, DISTRICT_CHIEF, World
from congxa import copyright as rights
from congxa import media, publishing, tenancy
from congxa.cli.timekeeper import deliver
from congxa.config import Settings
from congxa.copyright import WorkKind
from congxa.publishing import receiving, sending
from congxa.publishing.syndicated.sending import Sending
from media import papers
from publishing.desk import GOOD, OWN, add_picture, figure, published
from web.desk_reader import SitDown, desks
from web.site_reader import Reader, site_app

REASON = "Lộ số điện thoại của người dân"
WHOSE = "do Huyện Núi Cao ghi và chỉ sửa được trong thư viện của đơn vị ấy"


@pytest.fixture
def sit(settings: Settings, world: World) -> SitDown:
    return desks(settings)


@pytest.fixture
def ours(world: World) -> dict[str, str]:
    """The pages of a picture and of a file at the district's desk."""
    with world.desk(DISTRICT_CHIEF) as (chief, unit_id):
        picture = add_picture(chief, unit_id)
        file = media.add_file(chief, unit_id, "ke-hoach.pdf", papers.pdf(2), "Kế hoạch")
        publishing.describe_file(chief, unit_id, file.id, "Kế hoạch", "", file.version, OWN)
        body = GOOD.body + figure(picture, "Nhà văn hóa")
        item = published(chief, unit_id, body=body, cover_id=picture, fields={"files": [file.id]})
        sending.send(chief, unit_id, item.id, Sending(tenancy.directory().below[unit_id]))
    deliver()
    return {"picture": f"/anh/{picture}", "file": f"/tap-tin/{file.id}"}


@pytest.fixture
def theirs(world: World, ours: dict[str, str]) -> dict[str, str]:
    """The pages of what the commune has of it, and the path of the item for its readers."""
    with world.desk(CHIEF) as (chief, unit_id):
        copy = receiving.received(chief, unit_id)[0]
        item = next(row for row in publishing.all_articles(chief, unit_id) if row.id == copy.article_id)
        return {
            "picture": f"/anh/{item.cover_id}",
            "file": f"/tap-tin/{item.fields['files'][0]}",
            "item": publishing.address(item.id, item.slug),
        }


@pytest.mark.parametrize("sort", ["picture", "file"])
def test_the_form_shows_where_it_comes_from_to_read_and_keeps_the_words(
    sit: SitDown, world: World, theirs: dict[str, str], sort: str
) -> None:
    desk, words = sit(CHIEF), "alt" if sort == "picture" else "title"
    page = desk.get(theirs[sort])
    assert WHOSE in page.text and f"Tác giả: {OWN.author}" in page.text and "nhận từ Huyện Núi Cao" in page.text
    assert not page.all("[name=basis]") and not page.all("[name=author]")
    saved = desk.post(theirs[sort], page.form() | {words: "Lời của xã", "basis": "own_staff", "author": "Xã"})
    assert saved.status == 200 and "Lời của xã" in saved.html
    with world.desk(CHIEF) as (_chief, unit_id):
        said = rights.origins(unit_id, WorkKind(sort), [int(theirs[sort].rsplit("/", 1)[1])])
        assert [origin.author for origin in said.values()] == [OWN.author]


@pytest.mark.parametrize("sort", ["picture", "file"])
def test_the_unit_s_own_is_asked_as_ever(sit: SitDown, ours: dict[str, str], sort: str) -> None:
    page = sit(DISTRICT_CHIEF).get(ours[sort])
    assert page.all("[name=basis]") and "nhận từ" not in page.text


@pytest.mark.parametrize("sort", ["picture", "file"])
def test_the_district_takes_it_off_everywhere_and_the_commune_s_desk_says_who_and_why(
    sit: SitDown, ours: dict[str, str], theirs: dict[str, str], sort: str
) -> None:
    district, commune = sit(DISTRICT_CHIEF), sit(CHIEF)
    assert "đã theo tin về 2 đơn vị cấp dưới" in district.get(f"{ours[sort]}/go").text
    district.post(f"{ours[sort]}/go", {"reason": REASON})
    deliver()
    page = commune.get(theirs[sort])
    assert "Huyện Núi Cao gỡ lúc" in page.text and REASON in page.text
    assert "trong thư viện của họ" in page.text and "Cho hiện lại" not in page.text
    assert "nên đơn vị không cho hiện lại được" in commune.post(f"{theirs[sort]}/hien-lai").text
    assert "Huyện Núi Cao gỡ lúc" in commune.get(theirs[sort]).text
    district.post(f"{ours[sort]}/hien-lai")
    deliver()
    assert "Đang công khai" in commune.get(theirs[sort]).text


def test_the_commune_s_readers_no_longer_get_what_the_district_took_off(
    sit: SitDown, built: Settings, ours: dict[str, str], theirs: dict[str, str]
) -> None:
    reader, file = Reader(site_app(built), "suoi-trong"), f"{theirs['file']}/ke-hoach.pdf"
    picture = f"{theirs['picture'].replace('/anh/', '/tep/')}/640.webp"
    assert reader.get(file).status_code == 200
    assert picture in reader.text(theirs["item"])
    for page in ours.values():
        sit(DISTRICT_CHIEF).post(f"{page}/go", {"reason": REASON})
    deliver()
    gone = reader.get(file)
    assert gone.status_code == 410 and REASON in gone.text
    item = reader.text(theirs["item"])
    assert "tệp đã được gỡ khỏi trang" in item and "Ảnh đã được gỡ" in item and picture not in item
    for page in ours.values():
        sit(DISTRICT_CHIEF).post(f"{page}/hien-lai")
    deliver()
    assert reader.get(file).status_code == 200
    assert picture in reader.text(theirs["item"])
