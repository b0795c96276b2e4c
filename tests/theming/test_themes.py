"""Themes: a folder holds only what differs, and everything else comes from its parent or from base."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from jinja2 import TemplateNotFound, UndefinedError

from congxa.core.errors import Missing
from congxa.theming import Themes, ThemeUnknown

HEAD = 'title = "Thử"\nstylesheets = ["site.css"]\n'


def write(folder: Path, name: str, toml: str = HEAD, **files: str) -> None:
    (folder / name / "templates").mkdir(parents=True)
    (folder / name / "images").mkdir()
    (folder / name / "theme.toml").write_text(toml, "utf-8")
    for file, content in files.items():
        (folder / name / "templates" / f"{file}.html").write_text(content, "utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path, "base", page="{% include 'head.html' %}: {{ said }}", head="nền", only="chỉ nền có")
    write(tmp_path, "rung", head="rừng")
    write(tmp_path, "suoi", HEAD + 'parent = "rung"\n', page="suối, {% include 'head.html' %}")
    return tmp_path


def test_a_template_is_looked_for_in_the_theme_then_its_parent_then_base(folder: Path) -> None:
    themes = Themes(folder)
    assert themes.names() == {"base", "rung", "suoi"}
    assert themes.render("base", "page.html", said="x") == "nền: x"
    assert themes.render("rung", "page.html", said="x") == "rừng: x"
    assert themes.render("suoi", "page.html") == "suối, rừng"
    assert themes.render("suoi", "only.html") == "chỉ nền có"


def test_a_name_that_nobody_gave_is_an_error_and_not_an_empty_place(folder: Path) -> None:
    with pytest.raises(UndefinedError, match="said"):
        Themes(folder).render("base", "page.html")


def test_what_is_shown_is_escaped(folder: Path) -> None:
    assert Themes(folder).render("base", "page.html", said="<b>&") == "nền: &lt;b&gt;&amp;"


def test_unknown_themes_and_templates_are_errors(folder: Path) -> None:
    themes = Themes(folder)
    with pytest.raises(ThemeUnknown):
        themes.render("../base", "page.html")
    with pytest.raises(ThemeUnknown):
        themes.theme("bien")
    with pytest.raises(TemplateNotFound):
        themes.render("base", "../theme.toml")


def test_offered_functions_can_be_called_by_every_theme(folder: Path) -> None:
    (folder / "base" / "templates" / "call.html").write_text("{{ shout('a') }}{{ 'B'|whisper }}", "utf-8")
    themes = Themes(folder)
    themes.offer({"shout": str.upper}, {"whisper": str.lower})
    assert [themes.render(name, "call.html") for name in sorted(themes.names())] == ["Ab", "Ab", "Ab"]


@pytest.mark.parametrize(
    "toml",
    [
        HEAD + 'parent = "khong-co"\n',
        HEAD + 'parent = "vong"\n',
        HEAD + "colour = 1\n",
        HEAD + 'surface = "white"\n',
        HEAD + "contrast = 3.0\n",
        'title = "thiếu kiểu"\n',
        "title = ",
    ],
)
def test_a_theme_that_cannot_be_read_is_named(folder: Path, toml: str) -> None:
    write(folder, "vong", toml)
    with pytest.raises(ValueError, match="vong"):
        Themes(folder)


def test_a_folder_without_base_is_refused(tmp_path: Path) -> None:
    write(tmp_path, "rung")
    with pytest.raises(ValueError, match="base"):
        Themes(tmp_path)


def test_a_picture_comes_from_the_nearest_theme_and_never_from_beside(folder: Path) -> None:
    (folder / "base" / "images" / "emblem.svg").write_text("<svg>nền</svg>", "utf-8")
    themes = Themes(folder)
    inherited = themes.image_digest("suoi", "images/emblem.svg")
    assert themes.image("suoi", "images/emblem.svg") == folder / "base" / "images" / "emblem.svg"
    (folder / "rung" / "images" / "emblem.svg").write_text("<svg>rừng</svg>", "utf-8")
    assert themes.image("suoi", "images/emblem.svg") == folder / "rung" / "images" / "emblem.svg"
    assert themes.image_digest("suoi", "images/emblem.svg") != inherited
    for outside in (
        "theme.toml",
        "images/../theme.toml",
        "templates/page.html",
        "/etc/hostname",
        "images/khong-co.svg",
    ):
        with pytest.raises(Missing):
            themes.image("suoi", outside)


def test_moments_are_shown_in_vietnamese_time_and_notation(folder: Path) -> None:
    (folder / "base" / "templates" / "time.html").write_text(
        "{{ m|moment_in_words }} | {{ m|machine_moment }} | {{ m|machine_date }} | {{ 1234|number }}", "utf-8"
    )
    shown = Themes(folder).render("base", "time.html", m=datetime(2021, 2, 26, 18, 41, tzinfo=UTC))
    assert shown == "Thứ bảy, 27/02/2021, 01:41 | 2021-02-27T01:41+07:00 | 2021-02-27 | 1.234"
