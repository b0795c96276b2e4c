"""What programs and messengers see of a page: the data of schema.org, and the picture beside a shared link."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageDraw

from cast import CHIEF, NEIGHBOUR, SUPERVISOR, World
from congxa import links, publishing
from congxa.config import Settings
from congxa.media import share_picture
from congxa.media.lettering import Lettering
from congxa.publishing import Article
from congxa.web.built import built_file
from congxa.web.site import schema_org
from publishing.desk import add_picture, draft, published
from web.site_reader import Reader, saying, site_app

BASE = "http://suoi-trong.vn.example"
NASTY = 'Tin </script><script>alert("1")</script> & <!-- "hay" \u2028'


@pytest.fixture
def reader(settings: Settings, world: World) -> Reader:
    return Reader(site_app(settings), "suoi-trong")


def address_of(article: Article) -> str:
    return publishing.address(article.id, article.slug)


def data_of(page: str) -> list[dict[str, Any]]:
    """What the page says to programs, as a browser would cut the scripts out of it."""
    scripts = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    return [json.loads(script) for script in scripts]


def kinds_of(page: str) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for data in data_of(page):
        assert data["@context"] == "https://schema.org"
        for thing in data.get("@graph", [data]):
            found[thing["@type"]] = thing
    return found


def test_the_front_page_says_whose_it_is_and_how_it_is_searched(reader: Reader) -> None:
    things = kinds_of(reader.text())
    office = things["GovernmentOrganization"]
    assert office["name"] == "Ủy ban nhân dân Suối Trong"
    assert office["parentOrganization"]["name"] == "Ủy ban nhân dân huyện Núi Cao"
    assert office["email"] == "suoi-trong@nui-cao.example"
    action = things["WebSite"]["potentialAction"]
    address = action["target"]["urlTemplate"].removeprefix(BASE).replace("{search_term_string}", "nha")
    assert reader.get(address).status_code == 200
    assert action["query-input"] == "required name=search_term_string"


def test_an_article_tells_programs_what_it_tells_people(reader: Reader, world: World) -> None:
    with world.desk(CHIEF) as (actor, unit_id):
        news = address_of(published(actor, unit_id, title="Khánh thành nhà văn hóa thôn Một"))
    things = kinds_of(reader.text(news))
    article = things["NewsArticle"]
    assert article["headline"] == "Khánh thành nhà văn hóa thôn Một"
    assert article["author"] == {"@type": "Person", "name": "Ban biên tập"}
    assert article["publisher"]["@type"] == "GovernmentOrganization"
    assert article["articleSection"] == "Chính trị"
    assert article["mainEntityOfPage"] == BASE + news
    assert article["datePublished"].endswith("+07:00")
    assert article["dateModified"] >= article["datePublished"]
    steps = things["BreadcrumbList"]["itemListElement"]
    assert [(step["position"], step["item"]) for step in steps] == [
        (1, f"{BASE}/"),
        (2, f"{BASE}/chuyen-muc/chinh-tri"),
        (3, BASE + news),
    ]


def test_no_title_ends_the_script(reader: Reader, world: World) -> None:
    with world.desk(CHIEF) as (actor, unit_id):
        path = address_of(published(actor, unit_id, title=NASTY.replace("\u2028", ""), byline="</script>"))
    page = reader.text(path)
    assert "<script>alert" not in page
    assert kinds_of(page)["NewsArticle"]["headline"].startswith("Tin </script><script>alert")
    assert json.loads(re.sub("<[^>]*>", "", str(schema_org.as_script({"name": NASTY}))))["name"] == NASTY


def test_a_blocked_address_leaves_in_no_script(reader: Reader, world: World) -> None:
    with world.desk(CHIEF) as (actor, unit_id):
        path = address_of(published(actor, unit_id, title="Mời vào https://w88-example.test/vao chơi"))
        other = address_of(published(actor, unit_id, title="Tin khác của thôn"))
    with world.office(SUPERVISOR) as (actor, unit_id):
        links.block(actor, unit_id, "w88-example.test", "Cờ bạc")
    assert "NewsArticle" not in kinds_of(reader.text(path))
    assert "w88-example" not in json.dumps(data_of(reader.text(path)))
    assert "NewsArticle" in kinds_of(reader.text(other))


def shared_picture(reader: Reader, path: str) -> tuple[str, Image.Image]:
    page = reader.text(path)
    found = re.search(rf'<meta property="og:image" content="{BASE}(/og/[^"]+)">', page)
    assert found is not None
    answer = reader.get(found[1])
    assert (answer.status_code, answer.content_type) == (200, "image/jpeg")
    assert len(answer.data) <= share_picture.LARGEST
    picture = Image.open(io.BytesIO(answer.data))
    picture.load()
    assert picture.size == (1200, 630)
    for name, value in (("width", "1200"), ("height", "630"), ("type", "image/jpeg")):
        assert f'<meta property="og:image:{name}" content="{value}">' in page
    assert '<meta name="twitter:card" content="summary_large_image">' in page
    return found[1], picture


def colour_at(picture: Image.Image, x: int, y: int) -> tuple[int, ...]:
    pixel = picture.convert("RGB").getpixel((x, y))
    assert isinstance(pixel, tuple)
    return tuple(round(part) for part in pixel)


def is_near(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    return all(abs(a - b) <= 12 for a, b in zip(one, other, strict=True))


def test_a_shared_article_has_a_picture_with_its_cover(reader: Reader, world: World) -> None:
    with world.desk(CHIEF) as (actor, unit_id):
        with_cover = address_of(published(actor, unit_id, cover_id=add_picture(actor, unit_id, "blue")))
        without = address_of(published(actor, unit_id, title="Bài không có ảnh nào cả"))
    _, covered = shared_picture(reader, with_cover)
    assert is_near(colour_at(covered, 600, 100), (0, 0, 255))
    primary = tuple(bytes.fromhex(world.unit("suoi-trong").spec.site.tokens.primary[1:]))
    _, plain = shared_picture(reader, without)
    assert is_near(colour_at(plain, 30, 30), primary)
    assert is_near(colour_at(covered, 30, 490), primary)


def test_the_site_itself_has_a_picture(reader: Reader) -> None:
    for path in ("/", "/chuyen-muc/chinh-tri", "/so-do"):
        shared_picture(reader, path)


def test_another_title_makes_another_picture_and_the_old_address_leads_there(
    reader: Reader, world: World, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    with world.desk(CHIEF) as (actor, unit_id):
        article = published(actor, unit_id)
        path, number = address_of(article), article.id
    first, _ = shared_picture(reader, path)
    tokens = world.unit("suoi-trong").spec.site.tokens.model_copy(update={"primary": "#0b3d91"})
    with saying(monkeypatch, tokens=tokens):
        second, picture = shared_picture(reader, path)
        assert second != first
        assert is_near(colour_at(picture, 30, 30), (0x0B, 0x3D, 0x91))
        answer = reader.get(first)
        assert (answer.status_code, answer.location) == (302, second)
        folder = Path(settings.storage) / "suoi-trong" / "chia-se"
        assert [file.name for file in folder.glob(f"{number}*")] == [f"{number}.jpg"]


def test_what_is_not_public_has_no_picture(reader: Reader, world: World) -> None:
    with world.desk(CHIEF) as (actor, unit_id):
        hidden = publishing.create(actor, unit_id, draft()).id
    with world.desk(NEIGHBOUR) as (actor, unit_id):
        foreign = published(actor, unit_id).id
    for number in (hidden, foreign, 10**30):
        assert reader.get(f"/og/{number}-abc.jpg").status_code == 404


@pytest.fixture(scope="module")
def bold() -> Lettering:
    return Lettering(*(built_file(f"be-vietnam-pro-{part}-700-normal.woff2") for part in ("latin", "vietnamese")))


def drawn(bold: Lettering, words: str, size: int) -> tuple[int, int, int, int]:
    """The box of what is drawn when the room around it has no end."""
    image = Image.new("L", (2000, 600))
    rgb = Image.merge("RGB", (image, image, image))
    bold.write(ImageDraw.Draw(rgb), (100, 200), words, size, (255, 255, 255))
    box = rgb.getbbox()
    assert box is not None
    return box


@pytest.mark.parametrize("size", [24, 46, 66])
@pytest.mark.parametrize("words", ["ẪỄỖ ẤẾỐ ỲỶ", "ỵ ự ặ gyq ạ", "Đường Hướng Hoá"])
def test_no_mark_is_cut(bold: Lettering, words: str, size: int) -> None:
    left, top, right, bottom = drawn(bold, words, size)
    assert top >= 200
    assert bottom <= 200 + bold.height(1, size)
    assert left >= 99
    assert right <= 100 + bold.width(words, size) + 1


def test_letters_are_the_same_however_they_were_typed(bold: Lettering) -> None:
    assert drawn(bold, "Ủy ban xã Hướng Lập", 46) == drawn(bold, "Ủy ban xã Hướng Lập", 46)


def test_words_are_wrapped_and_what_does_not_fit_is_said_to_be_missing(bold: Lettering) -> None:
    words = "Ủy ban nhân dân xã tổ chức ngày hội đại đoàn kết toàn dân tộc tại thôn Cợp " * 3
    lines = bold.wrap(words, 46, 1080, 3)
    assert len(lines) == 3
    assert lines[-1].endswith("…")
    assert all(bold.width(line, 46) <= 1080 for line in lines)
    assert " ".join(bold.wrap(words, 46, 1080, 99)) == " ".join(words.split())
    endless = bold.wrap("https://" + "a" * 200, 46, 1080, 99)
    assert all(bold.width(line, 46) <= 1080 for line in endless)


def test_letters_that_the_font_has_not_are_left_out(bold: Lettering) -> None:
    assert bold.width("tin 🎉 mới", 46) == bold.width("tin  mới", 46)
