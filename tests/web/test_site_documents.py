"""Documents on a site: the register and its search, how each stands, the chain, its files."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from threading import Barrier
from typing import Any
from urllib.parse import quote_plus

import pytest
from selectolax.lexbor import LexborHTMLParser

from cast import FAR_CHIEF, World
from congxa import publishing
from congxa.config import Settings
from congxa.core import clock
from congxa.core.errors import Invalid
from congxa.publishing import Article, public
from congxa.publishing.kinds.document.queries import validities
from publishing.samples import ready, shown
from web.site_reader import Reader, site_app

LIST = "/chuyen-muc/van-ban"


@pytest.fixture
def reader(world: World, built: Settings) -> Reader:
    return Reader(site_app(built), "cat-trang")


def day(ahead: int) -> str:
    return (clock.today() + timedelta(days=ahead)).isoformat()


def document(world: World, number: str, title: str = "Về việc công khai ngân sách", **facts: Any) -> Article:
    return shown(world, "document", {"number": number, **facts}, title=title)


def page(reader: Reader, article: Article) -> str:
    return reader.text(publishing.address(article.id, article.slug))


def numbers(reader: Reader, **query: str) -> list[str]:
    asked = "&".join(f"{name.replace('_', '-')}={quote_plus(said)}" for name, said in query.items())
    tree = LexborHTMLParser(reader.text(f"{LIST}?{asked}" if asked else LIST))
    return [cell.text(strip=True) for cell in tree.css("table.doc-table tbody th")]


@pytest.fixture
def five(world: World) -> list[Article]:
    first = document(world, "15/QĐ-UBND", issued_on=day(-400), effective_on=day(-400))
    return [
        first,
        document(world, "16/QĐ-UBND", "Về việc bầu trưởng thôn 50% số thôn", replaces=[first.id], area="Nội vụ"),
        document(world, "20/TB-UBND", "Về việc nghỉ Tết Nguyên đán", type="thong-bao", expires_on=day(-1)),
        document(world, "21/KH-UBND", "Phòng chống bão lũ", type="ke-hoach", effective_on=day(5), area="Thủy lợi"),
        document(world, "22/NQ-HĐND", "Phân bổ dự toán", type="nghi-quyet", issuer="Hội đồng nhân dân Cát Trắng"),
    ]


def test_the_register_stands_newest_issue_first_in_a_table_with_heads(reader: Reader, five: list[Article]) -> None:
    assert numbers(reader)[-1] == "15/QĐ-UBND"
    tree = LexborHTMLParser(reader.text(LIST))
    assert tree.css_first("table.doc-table caption") is not None
    assert [cell.text() for cell in tree.css("thead th")] == [
        "Số, ký hiệu", "Trích yếu", "Hình thức", "Cơ quan ban hành", "Ngày ban hành", "Hiệu lực",
    ]  # fmt: skip
    assert {label.attributes["for"] for label in tree.css("form.filters label")} == {
        node.attributes["id"] for node in tree.css("form.filters input, form.filters select")
    }


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"so": "16/qd-ubnd"}, ["16/QĐ-UBND"]),
        ({"so": "16 / QĐ – UBND"}, ["16/QĐ-UBND"]),
        ({"tu_khoa": "bau truong thon"}, ["16/QĐ-UBND"]),
        ({"tu_khoa": "Bầu TRƯỞNG"}, ["16/QĐ-UBND"]),
        ({"tu_khoa": "22/nq"}, ["22/NQ-HĐND"]),
        ({"tu_khoa": "50%"}, ["16/QĐ-UBND"]),
        ({"tu_khoa": "%"}, ["16/QĐ-UBND"]),
        ({"tu_khoa": "'"}, []),
        ({"loai": "thong-bao"}, ["20/TB-UBND"]),
        ({"co_quan": "Hội đồng nhân dân Cát Trắng"}, ["22/NQ-HĐND"]),
        ({"linh_vuc": "Thủy lợi"}, ["21/KH-UBND"]),
        ({"hieu_luc": "replaced"}, ["15/QĐ-UBND"]),
        ({"hieu_luc": "expired"}, ["20/TB-UBND"]),
        ({"hieu_luc": "not-yet"}, ["21/KH-UBND"]),
        ({"hieu_luc": "in-force", "loai": "nghi-quyet"}, ["22/NQ-HĐND"]),
        ({"nam": day(-400)[:4], "so": "15"}, ["15/QĐ-UBND"]),
        ({"nam": "1999"}, []),
    ],
)
def test_documents_are_found_by_every_condition(
    reader: Reader, five: list[Article], query: dict[str, str], found: list[str]
) -> None:
    assert numbers(reader, **query) == found


def test_nothing_found_says_what_to_do_and_no_result_page_is_for_search_engines(
    reader: Reader, five: list[Article]
) -> None:
    html = reader.text(f"{LIST}?tu-khoa=khong+co+gi")
    assert "Hãy bớt điều kiện" in html
    assert '<meta name="robots" content="noindex' in html
    assert "noindex" not in reader.text(LIST)
    assert "chỉ dùng 200 ký tự đầu" in reader.text(f"{LIST}?tu-khoa={'a' * 5000}")


def test_further_pages_keep_the_conditions(world: World, reader: Reader) -> None:
    for number in range(10, 31):
        document(world, f"{number}/QĐ-UBND")
    tree = LexborHTMLParser(reader.text(f"{LIST}?loai=quyet-dinh"))
    assert tree.css_first("a[rel=next]").attributes["href"] == f"{LIST}?loai=quyet-dinh&trang=2"
    assert len(numbers(reader, loai="quyet-dinh", trang="2")) == 1


def test_the_filter_and_the_page_agree_on_how_every_document_stands(
    world: World, reader: Reader, five: list[Article]
) -> None:
    document(world, "30/QĐ-UBND", amends=[five[1].id], replaces=[five[2].id], effective_on=day(0))
    document(world, "31/QĐ-UBND", replaces=[five[1].id], effective_on=day(3))
    with world.public("cat-trang") as unit_id:
        section = public.section(unit_id, "van-ban")
        assert section is not None
        stories = public.in_section(unit_id, section.id, 0, 50).stories
        found = validities(unit_id, stories)
    computed = {story.fields["number"]: found[story.id].force.value for story in stories}
    for force in ("replaced", "expired", "not-yet", "partly", "in-force"):
        assert set(numbers(reader, hieu_luc=force)) == {name for name, each in computed.items() if each == force}
    assert set(computed.values()) == {"replaced", "expired", "not-yet", "partly", "in-force"}


def test_a_page_shows_every_fact_how_it_stands_its_files_and_both_ends_of_the_chain(
    reader: Reader, five: list[Article], world: World
) -> None:
    document(world, "40/QĐ-UBND", "Về việc thay thế lần nữa", replaces=[five[1].id], effective_on=day(7))
    old, new = page(reader, five[0]), page(reader, five[1])
    assert "validity-replaced" in old
    assert ">16/QĐ-UBND</a>" in old
    assert "validity-in-force" in new
    assert "Sẽ bị thay thế" in new
    assert "Bị văn bản này thay thế" in new
    assert "Sẽ thay thế văn bản này từ ngày" in new
    for words in ("Ủy ban nhân dân Cát Trắng", "Nguyễn Văn Cát", "Chủ tịch", "Nội vụ", "https://vbpl.example/"):
        assert words in new
    tree = LexborHTMLParser(new)
    assert tree.css_first("ul.files a.file") is not None
    assert len(tree.css_first("ul.files code").text()) == 64
    assert len(tree.css(".pdf-pages figure img")) == 2


def test_the_page_of_a_replaced_document_is_made_anew_when_the_other_goes_out(world: World, reader: Reader) -> None:
    old = document(world, "15/QĐ-UBND")
    assert "validity-in-force" in page(reader, old)
    document(world, "16/QĐ-UBND", replaces=[old.id])
    assert "validity-replaced" in page(reader, old)


def test_the_same_document_twice_is_refused_and_the_other_named(world: World) -> None:
    document(world, "15/QĐ-UBND", "Về việc thứ nhất của năm")
    with pytest.raises(Invalid, match="đã có ở mục “Về việc thứ nhất của năm” \\(đã đăng\\)"):
        document(world, "15/QĐ-UBND", "Về việc thứ hai của năm")
    document(world, "15/QĐ-UBND", issued_on=day(-800), effective_on=day(-800))
    document(world, "15/QĐ-UBND", issuer="Ủy ban nhân dân huyện Ven Biển")


def test_a_withdrawn_document_does_not_stand_in_the_way_but_does_not_come_back_beside_its_twin(world: World) -> None:
    first = document(world, "15/QĐ-UBND")
    with world.desk(FAR_CHIEF) as (actor, unit_id):
        publishing.withdraw(actor, unit_id, first.id, first.version, "Đăng nhầm")
    second = document(world, "15/QĐ-UBND")
    with world.desk(FAR_CHIEF) as (actor, unit_id), pytest.raises(Invalid, match="đã có ở mục"):
        publishing.reopen(actor, unit_id, first.id, first.version + 1)
    assert second.state == "published"


def test_a_document_changes_no_younger_one_no_stranger_and_not_itself(world: World) -> None:
    young = document(world, "15/QĐ-UBND", issued_on=day(-1), effective_on=day(0))
    for facts, words in (
        ({"replaces": [young.id]}, "ban hành sau văn bản này"),
        ({"amends": [987]}, "không còn trong trang"),
    ):
        with pytest.raises(Invalid, match=words):
            document(world, "16/QĐ-UBND", **facts)
    with world.desk(FAR_CHIEF) as (actor, unit_id), pytest.raises(Invalid, match="không thể tự chọn"):
        draft = ready(
            actor, unit_id, "document", {"replaces": [young.id], "issued_on": day(-1), "effective_on": day(0)}
        )
        publishing.save(actor, unit_id, young.id, draft, young.version)


def test_of_two_who_type_the_same_document_in_the_same_moment_one_is_told_of_the_other(world: World) -> None:
    with world.desk(FAR_CHIEF) as (actor, unit_id):
        draft = ready(actor, unit_id, "document")
    start = Barrier(2)

    def create(title: str) -> str:
        with world.app.app_context():
            try:
                with world.desk(FAR_CHIEF) as (actor, unit_id):
                    start.wait(timeout=10)
                    publishing.create(actor, unit_id, replace(draft, title=title))
                    time.sleep(0.1)  # the other waits for this transaction, then sees what it did
            except Invalid as refusal:
                return f"thua: {list(refusal.by_field())}"
            return "thắng"

    with ThreadPoolExecutor(2) as threads:
        outcomes = sorted(threads.map(create, ["Về việc thứ nhất", "Về việc thứ hai"]))
    assert outcomes == ["thua: ['number']", "thắng"]
