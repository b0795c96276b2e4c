"""The front page is made of blocks in the order in which the unit arranged them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import pytest

from cast import CHIEF, FAR_CHIEF, World
from congxa import publishing
from congxa.config import ROOT, Settings
from congxa.core import clock
from congxa.core.db import changed
from congxa.publishing import ArticleState, all_kinds
from congxa.publishing.pictures.uses import set_live
from congxa.tenancy.blocks import BLOCKS, NEWS, USUAL_BLOCKS, Block
from congxa.tenancy.fitting import misfits
from congxa.tenancy.menus import MenuEntry, MenuLeaf
from congxa.tenancy.site import SiteLink
from congxa.web.site.blocks import SHOW
from publishing.desk import add_picture, draft, published
from web.site_reader import Reader, saying, site_app


@pytest.fixture
def reader(settings: Settings, world: World) -> Reader:
    return Reader(site_app(settings), "suoi-trong")


@pytest.fixture
def every(settings: Settings, world: World) -> Reader:
    """A reader of the unit that has a section of every kind of content."""
    return Reader(site_app(settings), "cat-trang")


def headings(page: str) -> list[str]:
    return [re.sub(r"<[^>]*>", "", found).strip() for found in re.findall(r"<h2[^>]*>(.*?)</h2>", page)]


def write(world: World, section: str, title: str, facts: Mapping[str, Any] | None = None, cover: int = 0) -> None:
    """A public item in a section of Cát Trắng, with the facts that its block reads; what its kind demands besides is
    not what these tests are about."""
    with world.desk(FAR_CHIEF) as (actor, unit_id):
        item = publishing.create(actor, unit_id, draft(title=title, cover_id=cover or None))
        place = next(each for each in publishing.sections(unit_id) if each.slug == section)
        item.section_id, item.kind, item.fields = place.id, place.kind, dict(facts or {})
        item.state, item.published_at = ArticleState.PUBLISHED, clock.now()
        set_live(unit_id, "article", item.id, True)
        changed(f"kind:{unit_id}:{item.kind}")


def test_every_kind_of_block_has_its_function_its_template_and_fitting_kinds_of_content() -> None:
    assert set(SHOW) == set(BLOCKS)
    for kind, rules in BLOCKS.items():
        assert (ROOT / "themes/base/templates/blocks" / f"{kind}.html").is_file(), kind
        assert set(rules.shows) <= set(all_kinds()), kind
    assert set(NEWS) == {key for key, kind in all_kinds().items() if kind.is_news}


def test_the_usual_arrangement_fits_every_site() -> None:
    blocks = [block.model_dump() for block in USUAL_BLOCKS]
    assert list(misfits({"sections": [{"slug": "tin", "kind": "news"}], "blocks": blocks})) == []


def test_blocks_stand_where_and_in_the_order_in_which_they_were_arranged(
    every: Reader, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(world, "thong-bao", "Thông báo lịch tiếp công dân")
    write(world, "van-ban", "Về việc phân công nhiệm vụ", {"number": "12/QĐ-UBND"})
    write(world, "diem-bao", "Báo chí viết về Cát Trắng")
    arranged = (
        Block(kind="documents", title="Văn bản chỉ đạo"),
        Block(kind="column", sections=("diem-bao",)),
        Block(kind="hotline", place="aside"),
        Block(kind="notices", place="aside"),
    )
    with saying(monkeypatch, "cat-trang", blocks=arranged):
        page = every.text()
    main, _, aside = page.partition('<aside class="aside"')
    assert headings(main) == ["Văn bản chỉ đạo", "Điểm báo"]
    assert headings(aside) == ["Đường dây nóng", "Thông báo"]
    assert "<strong>12/QĐ-UBND</strong> Về việc phân công nhiệm vụ" in main
    assert "Tin nổi bật" not in page


def test_the_side_column_stands_beside_lists_and_articles_too(
    every: Reader, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(world, "hoi-dap", "Hỏi về thủ tục đăng ký khai sinh")
    arranged = (Block(kind="questions", place="aside", title="Dân hỏi"), Block(kind="highlights"))
    with saying(monkeypatch, "cat-trang", blocks=arranged):
        aside = every.text("/chuyen-muc/chinh-tri").partition('<aside class="aside"')[2]
    assert headings(aside) == ["Dân hỏi"]
    assert "Hỏi về thủ tục đăng ký khai sinh" in aside


def test_a_block_shows_as_many_lines_as_it_was_given(
    reader: Reader, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    with world.desk(CHIEF) as (actor, unit_id):
        for number in range(1, 10):
            published(actor, unit_id, title=f"Bản tin thứ {number}")
    for count in (1, 3, 8):
        blocks = (Block(kind="column", sections=("chinh-tri",), count=count),)
        with saying(monkeypatch, blocks=blocks):
            assert len(re.findall(r"Bản tin thứ \d", reader.text())) == count


def test_what_counts_today_stands_by_its_own_days(every: Reader, world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    today = clock.today()
    monday = today - timedelta(days=today.weekday())

    def day(offset: int) -> str:
        return (today + timedelta(days=offset)).isoformat()

    def row(offset: int, work: str) -> dict[str, str]:
        return {"day": day(offset), "time": "08:00", "work": work, "place": "Phòng họp số 1"}

    entries = [row(0, "Họp giao ban tuần"), row(-8, "Việc đã qua từ lâu")]
    write(world, "lich-cong-tac", "Lịch công tác tuần này", {"week": monday.isoformat(), "entries": entries})
    last_week = (monday - timedelta(days=7)).isoformat()
    write(world, "lich-cong-tac", "Lịch tuần trước", {"week": last_week, "entries": [row(0, "Của tuần trước")]})
    write(world, "su-kien", "Hội chợ đã tan", {"starts_at": f"{day(-2)}T08:00+07:00", "ends_at": ""})
    write(world, "su-kien", "Ngày hội còn xa", {"starts_at": f"{day(9)}T08:00+07:00", "ends_at": ""})
    write(
        world,
        "su-kien",
        "Hội thi đang diễn ra",
        {"starts_at": f"{day(-1)}T08:00+07:00", "ends_at": f"{day(1)}T17:00+07:00"},
    )
    write(world, "lay-y-kien-du-thao", "Dự thảo đang mở", {"opens_on": day(-3), "closes_on": day(0)})
    write(world, "lay-y-kien-du-thao", "Dự thảo đã đóng", {"opens_on": day(-9), "closes_on": day(-1)})
    options = [{"text": "Hài lòng"}, {"text": "Chưa hài lòng"}]
    write(world, "tham-do-y-kien", "Mức độ hài lòng", {"opens_on": day(0), "closes_on": day(5), "options": options})
    kinds = ("schedule", "events", "consultations", "poll")
    with saying(monkeypatch, "cat-trang", blocks=tuple(Block(kind=kind) for kind in kinds)):
        page = every.text()
    assert "Họp giao ban tuần" in page
    for gone in ("Việc đã qua từ lâu", "Của tuần trước", "Hội chợ đã tan", "Dự thảo đã đóng"):
        assert gone not in page
    assert page.index("Hội thi đang diễn ra") < page.index("Ngày hội còn xa")
    assert "Dự thảo đang mở" in page
    assert "Mức độ hài lòng" in page and "<li>Chưa hài lòng</li>" in page


def test_a_block_without_anything_says_so_or_goes(every: Reader, world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    with saying(monkeypatch, "cat-trang", blocks=tuple(Block(kind=kind) for kind in BLOCKS if kind != "column")):
        page = every.text()
    for words in (
        "Bài viết đầu tiên sẽ hiện ở đây.",
        "Chưa có bài trong chuyên mục này.",
        "Chưa có thông báo.",
        "Chưa có văn bản.",
        "Chưa có lịch công tác của tuần này.",
        "Chưa có sự kiện sắp tới.",
        "Hiện không có dự thảo nào đang lấy ý kiến.",
    ):
        assert words in page
    for gone in ("Thư viện ảnh</a></h2>", "Video</a></h2>", "Hỏi đáp</a></h2>", "Tham gia bình chọn", "don-vi"):
        assert gone not in page


def test_a_page_without_any_block_to_show_stays_helpful(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    with saying(monkeypatch, blocks=(Block(kind="gallery"),)):
        page = reader.text()
    assert "Bài viết đầu tiên sẽ hiện ở đây." in page
    assert "<aside" not in page


def test_a_page_of_all_blocks_costs_four_statements(
    every: Reader, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    with world.desk(FAR_CHIEF) as (actor, unit_id):
        number = add_picture(actor, unit_id)
    for section in ("chinh-tri", "thu-vien-anh", "video", "van-ban"):
        for count in range(6):
            write(world, section, f"Mục {section} số {count}", cover=number)
    column = Block(kind="column", sections=("chinh-tri",))
    usual = [Block(kind=kind, place=rules.places[0]) for kind, rules in BLOCKS.items() if kind != "column"]
    with saying(monkeypatch, "cat-trang", blocks=(*usual, column)):
        every.text()
        with every.statements() as statements:
            page = every.text()
    own = [one for one in statements if "set_config" not in one and "tenant_apply" not in one]
    assert len(own) <= 4, own
    assert page.count(f"/tep/{number}/640") >= 7


def test_the_menu_is_as_arranged_with_the_front_page_first(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    leaves = (MenuLeaf(title="Điểm báo", section="diem-bao"), MenuLeaf(title="Đã bỏ", section="khong-con"))
    menu = (
        MenuEntry(title="Tin trong xã", path="/tin-tuc", items=leaves),
        MenuEntry(title="Dịch vụ công", url="https://dichvucong.gov.vn/"),
    )
    with saying(monkeypatch, menu=menu):
        shown = reader.text().partition('id="menu"')[2].partition("</nav>")[0]
        assert '<a href="/chuyen-muc/chinh-tri">Chính trị</a>' in reader.text("/so-do").partition("<main")[2]
    assert re.findall(r'<a href="([^"]*)"[^>]*>([^<]*)', shown) == [
        ("/", "Trang chủ"),
        ("/tin-tuc", "Tin trong xã"),
        ("/chuyen-muc/diem-bao", "Điểm báo"),
        ("https://dichvucong.gov.vn/", "Dịch vụ công"),
    ]


def test_links_may_stand_in_the_main_part(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    links = (SiteLink(title="Cổng tỉnh", url="https://www.quangtri.gov.vn/"),)
    with saying(monkeypatch, blocks=(Block(kind="links"),), links=links):
        assert '<a href="https://www.quangtri.gov.vn/">Cổng tỉnh</a>' in reader.text().partition("<aside")[0]


@pytest.mark.parametrize("theme", sorted(path.parent.name for path in (ROOT / "themes").glob("*/theme.toml")))
def test_every_theme_shows_every_block(
    every: Reader, world: World, monkeypatch: pytest.MonkeyPatch, theme: str
) -> None:
    write(world, "thu-vien-anh", "Ảnh ngày hội")
    write(world, "video", "Phim ngắn về xã")
    write(world, "thu-tuc-hanh-chinh", "Đăng ký khai sinh")
    blocks = tuple(Block(kind=kind, place=rules.places[-1]) for kind, rules in BLOCKS.items() if kind != "column")
    with saying(monkeypatch, "cat-trang", theme=theme, blocks=blocks):
        page = every.text()
    for words in ("Ảnh ngày hội", "Phim ngắn về xã", "Đăng ký khai sinh", "Đường dây nóng"):
        assert words in page
