"""The index follows what is public, and can be made anew."""

from __future__ import annotations

import pytest
from click.testing import CliRunner
from sqlalchemy import func, select

from cast import CHIEF, World
from congxa import publishing
from congxa.cli import main
from congxa.core import clock
from congxa.core.db import abandon, db
from congxa.core.events import announce
from congxa.publishing.events import ArticleHidden, ArticleShown
from congxa.search.models import SearchItem
from publishing.desk import draft, published
from search.stage import search as look_for
from search.stage import show, titles


def test_the_command_makes_the_index_anew_from_what_is_public(world: World) -> None:
    with world.desk(CHIEF) as (actor, unit_id):
        article = published(actor, unit_id, title="Khánh thành cầu treo", body="<p>Cầu dài <b>trăm</b> mét.</p>")
        publishing.create(actor, unit_id, draft(title="Bản nháp về cầu treo"))
        announce(ArticleHidden(unit_id, article.id))
    show(world, "Bài đã bị xóa khỏi kho về cầu treo")
    done = CliRunner().invoke(main, ["search", "reindex", "--unit", "suoi-trong"])
    assert done.exit_code == 0, done.output
    assert "suoi-trong: 1 mục" in done.output
    found = look_for(world, "cầu treo")
    assert titles(found) == ["Khánh thành cầu treo"]
    assert found.lines[0].path == publishing.address(article.id, article.slug)
    assert titles(look_for(world, "trăm mét")) == ["Khánh thành cầu treo"]


def test_an_unknown_unit_is_named(world: World) -> None:
    done = CliRunner().invoke(main, ["search", "reindex", "--unit", "khong-co"])
    assert done.exit_code == 1
    assert "Không có đơn vị nào tên khong-co." in done.output


def test_the_whole_platform_is_made_anew_unit_by_unit(world: World) -> None:
    done = CliRunner().invoke(main, ["search", "reindex", "--json"])
    assert done.exit_code == 0, done.output
    assert '"ban-moi": 0' in done.output


def test_what_is_rolled_back_is_never_found(world: World) -> None:
    with pytest.raises(ZeroDivisionError), world.desk(CHIEF) as (_actor, unit_id):
        announce_one(unit_id)
        raise ZeroDivisionError
    with world.desk(CHIEF) as (_actor, unit_id):
        announce_one(unit_id)
        abandon()
    with world.desk(CHIEF):
        assert db.session.scalar(select(func.count()).select_from(SearchItem)) == 0


def announce_one(unit_id: int) -> None:
    section_id = publishing.sections(unit_id)[0].id
    announce(ArticleShown(unit_id, 5, "news", section_id, "Chưa chắc", "", "", "chua-chac", clock.now()))


def test_a_table_with_more_numbers_than_the_index_holds_goes_out_and_is_found(world: World) -> None:
    numbers = " ".join(f"{n % 997 + 1}.{n % 1000:03d}.{n * 7 % 1000:03d}.{n * 13 % 1000:03d}" for n in range(14_000))
    show(world, "Quyết toán ngân sách năm 2025", text=f"Bảng số liệu. {numbers}")
    assert titles(look_for(world, "quyet toan ngan sach")) == ["Quyết toán ngân sách năm 2025"]
    assert titles(look_for(world, "bang so lieu")) == ["Quyết toán ngân sách năm 2025"]
