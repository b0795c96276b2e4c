"""Every theme renders every page, with StrictUndefined; and holds only what differs from base."""

from __future__ import annotations

from html import unescape
from pathlib import Path

import pytest

from cast import CHIEF, World
from congxa import publishing
from congxa.config import ROOT, Settings
from congxa.theming import BASE, Themes
from publishing import samples
from publishing.desk import add_picture, figure, published
from web.site_reader import Reader, saying, site_app

THEMES = sorted(path.parent.name for path in (ROOT / "themes").glob("*/theme.toml"))


@pytest.fixture
def reader(settings: Settings, world: World) -> Reader:
    return Reader(site_app(settings), "suoi-trong")


def write_a_site(world: World) -> tuple[str, ...]:
    """Every kind of content; gives the addresses of the articles."""
    with world.desk(CHIEF) as (actor, unit_id):
        number = add_picture(actor, unit_id)
        publishing.create_banner(actor, unit_id, "Phòng cháy", "https://phongchay.example/", number)
        articles = [published(actor, unit_id, title=f"Bài viết thứ {count}", cover_id=number) for count in range(14)]
        articles.append(published(actor, unit_id, title="Có ảnh trong bài", body=f"<p>Ảnh:</p>{figure(number)}"))
        articles.append(published(actor, unit_id, title="Không có tóm tắt", summary="", byline=""))
        articles.append(published(actor, unit_id, title="Giới thiệu chung", kind="page"))
        return tuple(publishing.address(article.id, article.slug) for article in articles[-4:])


@pytest.mark.parametrize("theme", THEMES)
def test_every_theme_renders_every_page(
    reader: Reader, world: World, monkeypatch: pytest.MonkeyPatch, theme: str
) -> None:
    lists = (
        "/",
        "/tin-tuc?trang=2",
        "/chuyen-muc/chinh-tri",
        "/chuyen-muc/diem-bao",
        "/so-do",
        "/tim-kiem?tu-khoa=bai",
    )
    machines = ("/rss.xml", "/sitemap.xml", "/robots.txt")
    with saying(monkeypatch, theme=theme):
        empty = reader.text()
        for path in (*write_a_site(world), *lists, *machines):
            assert reader.get(path).status_code == 200, path
        assert reader.get("/khong-co").status_code == 404
        assert "XÃ SUỐI TRONG" in reader.get("/khong-co").text.upper()
    for state, status in (("archived", 200), ("suspended", 410)):
        with saying(monkeypatch, theme=theme, state=state):
            answer = reader.get()
            assert answer.status_code == status
            assert "XÃ SUỐI TRONG" in answer.text.upper()
    assert "Bài viết đầu tiên sẽ hiện ở đây." in empty


@pytest.mark.parametrize("theme", THEMES)
def test_every_theme_renders_every_kind_of_content(
    settings: Settings, world: World, monkeypatch: pytest.MonkeyPatch, theme: str
) -> None:
    reader = Reader(site_app(settings), "cat-trang")
    items = [samples.shown(world, kind) for kind in samples.KINDS]
    sections = [section.slug for section in world.unit("cat-trang").spec.site.sections]
    with saying(monkeypatch, "cat-trang", theme=theme):
        for item in items:
            page = reader.get(publishing.address(item.id, item.slug))
            assert page.status_code == 200, f"{item.kind}: {page.status_code}"
            assert item.title in unescape(page.text)
        for slug in sections:
            assert reader.get(f"/chuyen-muc/{slug}").status_code == 200, slug
        assert reader.get().status_code == 200


@pytest.mark.parametrize("theme", THEMES)
def test_every_template_of_a_theme_can_be_read(reader: Reader, theme: str) -> None:
    themes: Themes = reader.app.extensions["congxa.themes"]
    names = themes.templates(theme)
    assert {"front.html", "section.html", "article.html", "page.html", "error.html", "suspended.html"} <= set(names)
    for name in names:
        themes.compile(theme, name)


def test_a_theme_holds_only_what_differs(reader: Reader) -> None:
    base = ROOT / "themes" / BASE
    for theme in THEMES:
        folder = ROOT / "themes" / theme
        files = [file.relative_to(folder) for file in folder.rglob("*") if file.is_file()] if theme != BASE else []
        same = [file for file in files if _same(folder / file, base / file)]
        assert same == [], theme
        known = [base, *(behind.parent for behind in publishing.kind_templates())]
        strange = [file for file in files if file.parts[0] == "templates" and not _is_in(known, file)]
        assert strange == [], f"{theme}: no page of base and of the kinds asks for these"


def _is_in(folders: list[Path], file: Path) -> bool:
    return any((folder / file).is_file() for folder in folders)


def _same(one: Path, other: Path) -> bool:
    return other.is_file() and one.read_bytes() == other.read_bytes()
