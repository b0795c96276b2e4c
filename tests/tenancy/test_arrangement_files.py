"""Blocks, menu and the rights of the desk in tenant files: inherited whole, and every mistake with its cure."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from congxa.tenancy.check import check
from congxa.tenancy.files import load
from congxa.tenancy.mistakes import Mistake

SOUND = Path(__file__).parent / "broken" / "sound"
KINDS = frozenset({"news", "notice", "document"})
BLOCK = "[[site.blocks]]\nkind = "
ENTRY = '[[site.menu]]\ntitle = "Mục {0}"\npath = "/so-do"\n'

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """The sound folder with more at the end of a file."""
    shutil.copytree(SOUND, tmp_path, dirs_exist_ok=True)

    def add(more: str, file: str = "xa-mot.toml") -> Path:
        whole = (tmp_path / file).read_text(encoding="utf-8") + "\n" + more
        (tmp_path / file).write_text(whole, encoding="utf-8")
        return tmp_path

    return add


def mistakes_in(folder: Path) -> list[Mistake]:
    return check(folder, frozenset({"base"}), KINDS, frozenset())


@pytest.mark.parametrize(
    ("more", "key", "wrong", "mend"),
    [
        (BLOCK + '"notice"\n', "blocks[1].kind", "không có loại khối “notice”", "“notices”"),
        (BLOCK + '"xyz"\n', "blocks[1].kind", "không có loại khối “xyz”", "highlights, columns, column"),
        (BLOCK + '"notices"\nplace = "left"\n', "blocks[1].place", "“left”", "main, aside"),
        (BLOCK + '"highlights"\nplace = "aside"\n', "blocks[1].place", "không đặt ở cột bên", "main"),
        (BLOCK + '"hotline"\n', "blocks[1].kind", "không đặt ở phần chính", "aside"),
        (BLOCK + '"columns"\ncount = 0\n', "blocks[1].count", "quá nhỏ", "từ 1"),
        (BLOCK + '"columns"\ncount = 21\n', "blocks[1].count", "quá lớn", "không quá 20"),
        (BLOCK + '"links"\ncount = 3\n', "blocks[1].count", "không có số mục", "bỏ khóa"),
        (BLOCK + '"columns"\nsections = ["chinh-tr"]\n', "blocks[1].sections[1]", "không có chuyên mục", "“chinh-tri”"),
        (BLOCK + '"notices"\nsections = ["chinh-tri"]\n', "blocks[1].sections[1]", "là loại news", "bỏ khối"),
        (BLOCK + '"links"\nsections = ["chinh-tri"]\n', "blocks[1].sections", "không lấy bài", "bỏ khóa"),
        (BLOCK + '"column"\n', "blocks[1].sections", "đúng một chuyên mục", "sections = "),
        (BLOCK + '"poll"\n' + BLOCK + '"poll"\n', "blocks[2].kind", "có 2 lần", "giữ lại một"),
        ((BLOCK + '"notices"\n') * 25, "blocks", "quá nhiều mục", "nhiều nhất 24"),
        ('[[site.menu]]\ntitle = "Tin"\n', "menu[1]", "đúng một nơi", "section"),
        (ENTRY.format(1) + 'section = "chinh-tri"\n', "menu[1]", "đúng một nơi", "một trong ba khóa"),
        (
            '[[site.menu]]\ntitle = "Tin"\nsection = "tin"\n',
            "menu[1].section",
            "không có chuyên mục “tin”",
            "chinh-tri",
        ),
        ('[[site.menu]]\ntitle = "Tin"\npath = "//xau.example"\n', "menu[1].path", "không phải đường dẫn", "url"),
        ('[[site.menu]]\ntitle = "Tin"\nurl = "javascript:alert(1)"\n', "menu[1].url", "không bắt đầu bằng", "https"),
        (ENTRY.format(1) + ENTRY.format(1), "menu", "“Mục 1” có hai lần", "đổi tên"),
        ("".join(ENTRY.format(number) for number in range(17)), "menu", "quá nhiều mục", "nhiều nhất 16"),
        (
            ENTRY.format(1) + '[[site.menu.items]]\ntitle = "Dưới"\nsection = "khong-co"\n',
            "menu[1].items[1].section",
            "không có chuyên mục",
            "chinh-tri",
        ),
        (
            ENTRY.format(1) + '[[site.menu.items]]\ntitle = "A"\npath = "/"\nitems = []\n',
            "menu[1].items[1].items",
            "không có khóa này",
            "bảng site.menu",
        ),
        ('[site.desk]\nmay_arrange = ["contact"]\n', "desk.may_arrange[1]", "“contact”", "front, menu, links, look"),
        ('[site.desk]\nmay_arrange = ["menu", "menu"]\n', "desk.may_arrange", "có hai lần", "giữ lại một"),
    ],
)
def test_a_mistake_in_an_arrangement_is_reported_once_with_its_cure(
    write: Write, more: str, key: str, wrong: str, mend: str
) -> None:
    (mistake,) = mistakes_in(write(more))
    assert (mistake.file, mistake.key) == ("xa-mot.toml", f"site.{key}")
    assert wrong in mistake.wrong
    assert mend in mistake.mend


def test_an_arrangement_is_inherited_whole_and_an_empty_one_gives_the_usual_back(write: Write) -> None:
    write(BLOCK + '"columns"\n' + ENTRY.format(1) + '[site.desk]\nmay_arrange = ["front"]\n', "huyen-mau.toml")
    folder = write("")
    assert mistakes_in(folder) == []
    commune = load(folder).spec("xa-mot").site
    assert [block.kind for block in commune.blocks] == ["columns"]
    assert [entry.title for entry in commune.menu] == ["Mục 1"]
    assert commune.desk.may_arrange == ("front",)
    text = (folder / "xa-mot.toml").read_text(encoding="utf-8").replace("[site]\n", "[site]\nblocks = []\nmenu = []\n")
    (folder / "xa-mot.toml").write_text(text, encoding="utf-8")
    commune = load(folder).spec("xa-mot").site
    assert (commune.blocks, commune.menu) == ((), ())


def test_the_desk_may_arrange_nothing_that_no_file_allows(write: Write) -> None:
    assert load(write("")).spec("xa-mot").site.desk.may_arrange == ()


def test_a_unit_with_sections_of_its_own_hears_of_inherited_blocks_that_do_not_fit(write: Write) -> None:
    write(BLOCK + '"column"\nsections = ["chinh-tri"]\n', "huyen-mau.toml")
    (mistake,) = mistakes_in(write('[[site.sections]]\nslug = "tin"\nname = "Tin"\nkind = "news"\n'))
    assert (mistake.file, mistake.key) == ("xa-mot.toml", "site.sections")
    assert "site.blocks[1].sections[1] lấy của đơn vị cấp trên" in mistake.wrong
    assert "site.blocks riêng" in mistake.mend
