"""``congxa themes check``: every mistake of an author at once, with its place and the way to mend it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from congxa.cli import main
from congxa.cli.themes import workshop
from congxa.config import ROOT
from congxa.theming.check import Mistake, check

OURS = ROOT / "themes"
HEAD = 'title = "Suối trong"\nstylesheets = ["site.css", "fonts.css"]\n'
MENU = "parts/menu.html"


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One copy of our base: a template that stays where it is is compiled once."""
    kept = tmp_path_factory.mktemp("themes")
    shutil.copytree(OURS / "base", kept / "base")
    return kept


@pytest.fixture
def folder(shelf: Path) -> Iterator[Path]:
    """Our base, and beside it a theme that says nothing of its own."""
    write(shelf, "theme.toml", HEAD)
    yield shelf
    shutil.rmtree(shelf / "suoi")


def write(folder: Path, name: str, text: str) -> None:
    file = folder / "suoi" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")


def found(folder: Path) -> list[Mistake]:
    return check(workshop(folder), ["suoi"])


def only(folder: Path) -> Mistake:
    mistakes = found(folder)
    assert len(mistakes) == 1, "\n".join(map(str, mistakes))
    return mistakes[0]


def test_our_own_themes_have_no_mistake() -> None:
    assert [str(each) for each in check(workshop(OURS))] == []


def test_a_theme_that_says_nothing_of_its_own_has_no_mistake(folder: Path) -> None:
    assert found(folder) == []


@pytest.mark.parametrize(
    ("said", "key", "wrong", "mend"),
    [
        ('title = "Thử"\n', "stylesheets", "thiếu khóa bắt buộc", "themes/base/theme.toml"),
        (HEAD + 'surfase = "#ffffff"\n', "surfase", "không có khóa này", "“surface”"),
        (HEAD + 'surface = "trắng"\n', "surface", "không phải mã màu", "#"),
        (HEAD + "contrast = 3\n", "contrast", "quá nhỏ", "4.5"),
        (HEAD + 'parent = "bas"\n', "parent", "không có giao diện “bas”", "“base”"),
        (HEAD + 'parent = "suoi"\n', "parent", "tạo thành vòng", "không dựa vào nó"),
        ("title = ", "cuối tệp", "giá trị không đọc được", "ngoặc kép"),
        (HEAD.replace("fonts.css", "font.css"), "stylesheets[2]", "không có tệp đã dựng “font.css”", "“fonts.css”"),
        (HEAD + 'fonts = ["x.woff2"]\n', "fonts[1]", "không có tệp đã dựng", "build.mjs"),
    ],
)
def test_a_mistake_in_theme_toml_is_named_with_its_key(
    folder: Path, said: str, key: str, wrong: str, mend: str
) -> None:
    write(folder, "theme.toml", said)
    mistake = only(folder)
    assert (mistake.file, mistake.key) == ("suoi/theme.toml", key)
    assert wrong in mistake.wrong
    assert mend in mistake.mend


def test_a_folder_without_theme_toml_and_a_name_without_a_folder_are_mistakes(folder: Path) -> None:
    (folder / "suoi" / "theme.toml").unlink()
    assert "không có tệp này" in only(folder).wrong
    assert "chọn một trong: base, suoi" in check(workshop(folder), ["khe"])[0].mend


@pytest.mark.parametrize(
    ("name", "text", "place", "wrong"),
    [
        (MENU, "<nav>\n{% for item in frame.menu %}</nav>", "dòng", "sai cú pháp Jinja"),
        (MENU, "<nav>\n{{ frame.nane|upper }}</nav>", "dòng 2", "không có “.nane” ở đây"),
        (MENU, "<nav>\n\n{{ fram.name }}</nav>", "dòng 3", "không trang nào nhận được “fram”"),
        (MENU, "{{ today|date_in_wrods }}", "dòng 1", "không có bộ lọc “date_in_wrods”"),
        (MENU, "{% include 'parts/mennu.html' %}", "dòng 1", "gọi mẫu không có: “parts/mennu.html”"),
        (MENU, "<p>\n{{ asset('khong-co.css') }}", "dòng 2", "không có tệp đã dựng “khong-co.css”"),
        (MENU, '\n<p style="color: red">', "dòng 2", "có thuộc tính style"),
        (MENU, "<style>p {}</style>", "dòng 1", "có thẻ <style>"),
        (MENU, "<script>alert(1)</script>", "dòng 1", "mã lệnh nằm trong trang"),
        (MENU, '<button type="button" onclick="go()">', "dòng 1", "thuộc tính on"),
        (MENU, '<a href="javascript:go()">x</a>', "dòng 1", "javascript:"),
        (MENU, '<img src="https://cdn.example/a.png" alt="">', "dòng 1", "máy chủ khác"),
        (MENU, '<link rel="stylesheet" href="//cdn.example/a.css">', "dòng 1", "máy chủ khác"),
        ("parts/mneu.html", "x", "tệp", "không trang nào hỏi đến mẫu này"),
    ],
)
def test_a_mistake_in_a_template_is_named_with_its_line(
    folder: Path, name: str, text: str, place: str, wrong: str
) -> None:
    write(folder, f"templates/{name}", text)
    told = [each for each in found(folder) if wrong in each.wrong]
    assert told, "\n".join(map(str, found(folder)))
    assert told[0].file == f"suoi/templates/{name}"
    assert told[0].key.startswith(place)


def test_a_likely_name_is_offered(folder: Path) -> None:
    write(folder, f"templates/{MENU}", "{{ frame.menuu }}")
    assert "“menu”" in only(folder).mend


def test_comments_are_not_read_as_mark_up_and_own_parts_may_be_included(folder: Path) -> None:
    write(folder, f"templates/{MENU}", '{# <p style="x"> #}{% include "parts/nui.html" %}')
    write(folder, "templates/parts/nui.html", '<nav><a href="https://chinhphu.vn/">Chính phủ</a></nav>')
    assert found(folder) == []


def test_a_layout_keeps_what_every_public_page_must_have(folder: Path) -> None:
    write(folder, "templates/layout.html", "<!doctype html>\n<html><body>{% block main %}{% endblock %}</body></html>")
    told = {each.wrong for each in found(folder) if each.file == "suoi/templates/layout.html"}
    assert {
        "thiếu <main>",
        "thiếu liên kết bỏ qua danh mục",
        "thiếu lang ở thẻ <html>",
        "thiếu thẻ viewport",
        "chân trang thiếu cơ quan chủ quản",
        "chân trang thiếu người chịu trách nhiệm nội dung",
        "chân trang thiếu điện thoại",
    } <= told


def test_a_part_of_base_that_a_theme_breaks_for_other_pages_is_found(folder: Path) -> None:
    write(folder, "templates/parts/stories.html", "{% macro cover(story, sizes, first=false) %}{% endmacro %}")
    assert any("headlines" in each.wrong for each in found(folder))


def test_a_file_that_its_parent_has_word_for_word_is_too_much(folder: Path) -> None:
    write(folder, f"templates/{MENU}", (folder / "base" / "templates" / MENU).read_text("utf-8"))
    assert "giống hệt tệp của “base”" in only(folder).wrong


def test_pictures_are_light_and_without_scripts(folder: Path) -> None:
    write(folder, "images/nui.svg", '<svg xmlns="http://www.w3.org/2000/svg">\n<script>go()</script></svg>')
    write(folder, "images/suoi.svg", '<svg><image href="https://cdn.example/a.png"/></svg>')
    write(folder, "images/rung.png", "x" * 200_001)
    write(folder, "images/ghi-chu.docx", "x")
    write(folder, "images/sach.svg", '<svg xmlns="http://www.w3.org/2000/svg"><use href="#a"/></svg>')
    write(folder, "doc.txt", "x")
    told = {each.file: each.wrong for each in found(folder)}
    assert "mã lệnh hoặc địa chỉ ngoài" in told["suoi/images/nui.svg"]
    assert "mã lệnh hoặc địa chỉ ngoài" in told["suoi/images/suoi.svg"]
    assert told["suoi/images/rung.png"] == "nặng 200 KB"
    assert "không phải ảnh" in told["suoi/images/ghi-chu.docx"]
    assert "không nơi nào dùng" in told["suoi/doc.txt"]
    assert "suoi/images/sach.svg" not in told


def test_colours_that_cannot_be_read_are_told_with_their_contrast(folder: Path, tmp_path: Path) -> None:
    css = tmp_path / "theme-suoi.css"
    css.write_text(":root{--surface:#eee;--muted:#999999;--bad:red}@font-face{src:url(https://cdn.example/a.woff2)}")
    write(folder, "theme.toml", 'title = "Suối"\nstylesheets = ["site.css", "theme-suoi.css"]\nsurface = "#eeeeee"\n')
    shop = workshop(folder)
    shop.built["theme-suoi.css"] = css  # type: ignore[index]
    told = [each.wrong for each in check(shop, ["suoi"])]
    assert "chữ --muted (#999999) trên nền --surface (#eeeeee) chỉ tương phản 2,4" in told
    assert "CSS lấy “https://cdn.example/a.woff2”" in told
    write(folder, "theme.toml", 'title = "Suối"\nstylesheets = ["site.css", "theme-suoi.css"]\nsurface = "#ffffff"\n')
    assert "là #ffffff nhưng --surface trong CSS là #eeeeee" in [each.wrong for each in check(shop, ["suoi"])]


def test_a_theme_that_promises_a_stronger_contrast_is_held_to_it(folder: Path) -> None:
    write(folder, "theme.toml", HEAD + "contrast = 7.0\n")
    assert all("cần ít nhất 7,0" in each.mend for each in found(folder))
    assert found(folder) != []


def test_every_mistake_is_told_at_once_and_the_command_fails(folder: Path) -> None:
    write(folder, "theme.toml", HEAD + 'parent = "khong-co"\nmau = 1\n')
    write(folder, f"templates/{MENU}", '<p style="x">{{ frame.nane }}')
    done = CliRunner().invoke(main, ["themes", "check", "--folder", str(folder)])
    assert done.exit_code == 1
    for words in ("suoi/theme.toml: mau: không có khóa này", "có thuộc tính style", "không có “.nane”", "3 lỗi."):
        assert words in done.output
    assert CliRunner().invoke(main, ["themes", "check", "--theme", "base", "--folder", str(folder)]).exit_code == 0
    told = CliRunner().invoke(main, ["themes", "check"])
    assert (told.exit_code, told.output) == (0, "Không có lỗi.\n")
