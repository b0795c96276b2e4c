"""What is found, in which order, and on whose site."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
from sqlalchemy import Engine, text

from cast import CHIEF, NEIGHBOUR, World
from congxa import publishing, search
from congxa.core import clock
from congxa.core.db import db
from congxa.core.events import announce
from congxa.publishing.events import ArticleHidden
from congxa.search import candidates, suggest
from congxa.search.statements import BY_WORDS, PREPARE
from search.stage import search as look_for
from search.stage import show, titles

PLACE = "Hội nghị ở huyện Hướng Hóa"
DECISION = "Quyết định về giao đất rừng"


@pytest.fixture
def stage(world: World) -> World:
    show(world, PLACE, summary="Bàn việc làm đường.", text="Con đường liên thôn dài 5 km.")
    show(world, DECISION, kind="document", section="diem-bao", facts={"number": "12/QĐ-UBND", "year": "2025"}, age=3)
    show(world, "Tin của xã Bản Mới ở Hướng Hóa", NEIGHBOUR)
    return world


@pytest.mark.parametrize(
    "said",
    [
        "huong hoa", "Hướng Hoá", "hướng hóa", "HUONG HOA", "HƯỚNG HOÁ", "  hướng   hóa ", "“Hướng Hóa”",
        unicodedata.normalize("NFD", "Hướng Hoá"), "Hướng\u200b Hoá", "hướng ho", "hoa huong", "hoi nghi huong hoa",
    ],
)  # fmt: skip
def test_a_place_is_found_however_it_is_typed(stage: World, said: str) -> None:
    assert titles(look_for(stage, said)) == [PLACE]


@pytest.mark.parametrize(
    "said",
    [
        "12/QĐ-UBND", "12/qd-ubnd", "12/Qđ-ubnd", "12", "12/qd", "012/QĐ-UBND", "qd-ubnd", "quyết định 12",
        "Quyết định số 12/QĐ-UBND", "số 12", "12/QĐ–UBND", "quyet dinh 12/qd-ubnd",
    ],
)  # fmt: skip
def test_a_document_is_found_by_its_number(stage: World, said: str) -> None:
    show(stage, "Quyết định số 7", facts={"number": "7/NQ-HĐND"}, kind="document")
    assert titles(look_for(stage, said)) == [DECISION]


def test_duong_finds_duong_with_its_marks_and_a_beginning_finds_it_too(stage: World) -> None:
    assert titles(look_for(stage, "duong")) == [PLACE]
    assert titles(look_for(stage, "đườ")) == [PLACE]
    assert titles(look_for(stage, "lien thon")) == [PLACE]


def test_what_has_the_marks_as_typed_comes_first(world: World) -> None:
    for title in ("Giống lúa mã số mới", "Rước mạ ra đồng", "Chuyện về ma", "Bà mà cũng đi"):
        show(world, title, age=len(title))
    assert titles(look_for(world, "mã"))[0] == "Giống lúa mã số mới"
    assert titles(look_for(world, "ma"))[0] == "Chuyện về ma"
    assert titles(look_for(world, "mạ"))[0] == "Rước mạ ra đồng"
    assert len(look_for(world, "ma").lines) == 4


def test_title_before_summary_before_text_then_in_line_then_the_newer(world: World) -> None:
    show(world, "Ở trong bài", text="Làng có nghề dệt zèng lâu đời.", age=1)
    show(world, "Ở tóm tắt", summary="Nghề dệt zèng của làng", age=2)
    show(world, "Nghề dệt zèng, ở tiêu đề cũ", age=9)
    show(world, "Nghề dệt zèng, ở tiêu đề mới", age=8)
    show(world, "Dệt bằng zèng thành nghề", age=7)
    assert titles(look_for(world, "nghề dệt zèng")) == [
        "Nghề dệt zèng, ở tiêu đề mới",
        "Nghề dệt zèng, ở tiêu đề cũ",
        "Dệt bằng zèng thành nghề",
        "Ở tóm tắt",
        "Ở trong bài",
    ]


def test_nothing_of_a_neighbour_is_ever_found(stage: World) -> None:
    assert titles(look_for(stage, "hướng hóa")) == [PLACE]
    assert titles(look_for(stage, "hướng hóa", "ban-moi")) == ["Tin của xã Bản Mới ở Hướng Hóa"]
    assert look_for(stage, "hướng hóa", "nui-cao").total == 0
    with stage.public("suoi-trong"):  # even when the other unit is asked for by its number
        assert suggest(stage.unit("ban-moi").unit_id, "hướng hóa") == ()
        assert search.find(stage.unit("ban-moi").unit_id, search.Wanted("hướng hóa")).total == 0


def test_what_is_hidden_is_found_no_longer_and_what_is_changed_as_it_is_now(world: World) -> None:
    number = show(world, "Cầu treo sắp xong")
    show(world, "Cầu treo đã xong", article_id=number)
    assert titles(look_for(world, "cầu treo")) == ["Cầu treo đã xong"]
    with world.desk(CHIEF) as (_actor, unit_id):
        announce(ArticleHidden(unit_id, number))
        announce(ArticleHidden(unit_id, number))
    assert look_for(world, "cầu treo").total == 0


def test_kind_section_and_dates_narrow_what_is_found(stage: World) -> None:
    show(stage, "Tin về giao đất", age=30)
    assert look_for(stage, "giao đất").total == 2
    assert titles(look_for(stage, "giao đất", kind="document")) == [DECISION]
    section = look_for(stage, "giao đất", kind="document").sections[0]
    assert (section.key, section.size) == ("diem-bao", 1)
    with stage.public("suoi-trong") as unit_id:
        ids = {row.slug: row.id for row in publishing.sections(unit_id)}
    assert titles(look_for(stage, "giao đất", section_id=ids["chinh-tri"])) == ["Tin về giao đất"]
    today = clock.today()
    assert titles(look_for(stage, "giao đất", since=today - timedelta(days=5))) == [DECISION]
    assert titles(look_for(stage, "giao đất", until=today - timedelta(days=5))) == ["Tin về giao đất"]
    day = clock.local(clock.now() - timedelta(days=3)).date()
    assert titles(look_for(stage, "giao đất", since=day, until=day)) == [DECISION]


def test_the_results_are_counted_by_kind_and_section(stage: World) -> None:
    show(stage, "Tin về giao đất", age=30)
    found = look_for(stage, "giao đất")
    assert sorted((facet.key, facet.size) for facet in found.kinds) == [("document", 1), ("news", 1)]
    assert {(facet.key, facet.size) for facet in found.sections} == {("chinh-tri", 1), ("diem-bao", 1)}


@pytest.mark.parametrize("said", ["", "   ", "%", "'", "''';--", "\\", "& | ! ( ) :* <->", "…“”", "😀", "\x00", "___"])
def test_a_query_without_words_finds_nothing_and_breaks_nothing(stage: World, said: str) -> None:
    found = look_for(stage, said)
    assert (found.asked.words, found.lines, found.total) == ((), (), 0)


@pytest.mark.parametrize("said", ["đường'", "đường\\", "đường & !km", "đường:*", "100% đường", "'đường' | x", "(đường"])
def test_signs_of_the_query_language_are_no_language_here(stage: World, said: str) -> None:
    assert look_for(stage, said).asked.words[0] in {"đường", "100", "x"}


def test_a_very_long_query_is_cut_and_says_so(stage: World) -> None:
    found = look_for(stage, "đường " * 1000)
    assert found.asked.is_cut
    assert len(found.asked.said) <= search.LONGEST_QUERY
    assert titles(found) == [PLACE]
    assert look_for(stage, "a" * 5000).asked.is_cut
    assert not look_for(stage, "đường liên thôn").asked.is_cut


def test_extracts_light_up_the_words_with_their_marks(stage: World) -> None:
    line = look_for(stage, "duong lien thon").lines[0]
    assert ("đường liên thôn", True) in line.passage
    assert ("Hướng Hóa", True) in look_for(stage, "huong hoa").lines[0].title
    number = look_for(stage, "12/qd-ubnd").lines[0]
    assert number.facts == ((("12/QĐ-UBND", True),),)


def test_a_rare_old_title_stands_before_many_newer_texts(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """With more that matches than a search looks at one by one, the index finds what is best."""
    monkeypatch.setattr(candidates, "DEPTH", 5)
    monkeypatch.setattr(candidates, "COMMON", 3)
    monkeypatch.setattr(candidates, "MOST", 10)
    show(world, "Nghề dệt zèng", age=500)
    for number in range(30):
        show(world, f"Tin thứ {number}", text="Nghề thì nhiều, dệt thì ít, zèng thì quý.", age=number + 1)
    found = look_for(world, "nghề dệt zèng")
    assert titles(found)[0] == "Nghề dệt zèng"
    assert not found.is_all
    show(world, "Chợ phiên", age=400)
    found = look_for(world, "chợ phiên")
    assert (titles(found), found.is_all) == (["Chợ phiên"], True)
    assert titles(look_for(world, "chợ phi")) == ["Chợ phiên"]


def test_suggestions_while_typing(stage: World) -> None:
    with stage.public("suoi-trong") as unit_id:
        assert [each.title for each in suggest(unit_id, "huong h")] == [PLACE]
        assert [(each.title, each.number) for each in suggest(unit_id, "12/q")] == [(DECISION, "12/QĐ-UBND")]
        assert [each.title for each in suggest(unit_id, "giao đấ")] == [DECISION]
        assert suggest(unit_id, "h") == suggest(unit_id, "") == suggest(unit_id, "%%") == ()
        assert suggest(unit_id, "liên thôn") == ()  # words of the text alone would suggest too much


def test_no_more_than_eight_suggestions_the_newest_first(world: World) -> None:
    for number in range(1, 13):
        show(world, f"Lịch tiếp công dân tháng {number}", age=number)
    with world.public("suoi-trong") as unit_id:
        found = [each.title for each in suggest(unit_id, "lich tiep")]
    assert found == [f"Lịch tiếp công dân tháng {number}" for number in range(1, 9)]


def test_common_words_of_a_middling_site_are_counted_to_the_last(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(candidates, "DEPTH", 5)
    monkeypatch.setattr(candidates, "COMMON", 3)
    monkeypatch.setattr(candidates, "SEVERAL", 2)
    monkeypatch.setattr(candidates, "FEW", 1)
    monkeypatch.setattr(candidates, "MOST", 10)
    for number in range(9):
        show(world, f"Tin thứ {number}", age=number + 1, text="Cả xã làm đường.")
    found = look_for(world, "làm đường")
    assert (found.total, found.is_all) == (9, True)
    for number in range(9, 30):
        show(world, f"Tin thứ {number}", age=number + 1, text="Cả xã làm đường.")
    found = look_for(world, "làm đường")
    assert (found.total, found.is_all) == (10, False)
    assert titles(found)[0] == "Tin thứ 0"


def test_the_public_face_asks_the_index_of_lexemes(stage: World, _superuser: Engine) -> None:
    """A row-level policy in the way, or a view written otherwise, and every search would read every row."""
    with _of_unknown_size(_superuser), stage.public("suoi-trong") as unit_id:
        session = db.session
        session.execute(PREPARE)
        asked = search.ask("hướng hóa")
        values = {**asked.ranks(), "unit_id": unit_id, "since": None, "until": None, "query": asked.whole(), "most": 9}
        plan = "\n".join(session.scalars(text(f"explain {BY_WORDS.text}"), values))
    assert "Bitmap Index Scan on ix_search_item_words" in plan
    assert "Seq Scan on search_item" not in plan


@contextmanager
def _of_unknown_size(superuser: Engine) -> Iterator[None]:
    """The planner knows nothing of the table, and no autovacuum tells it meanwhile: of three rows any plan is good."""
    with superuser.connect() as connection:
        connection.execute(text("alter table search_item set (autovacuum_enabled = off)"))
        # What other tests filled and emptied left its pages behind, and a large index is a dear one.
        connection.execute(text("vacuum full search_item"))
        connection.execute(text("select pg_clear_relation_stats('public', 'search_item')"))
        connection.execute(text("delete from pg_statistic where starelid = 'search_item'::regclass"))
        try:
            yield
        finally:
            connection.execute(text("alter table search_item reset (autovacuum_enabled)"))
