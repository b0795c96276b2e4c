"""What stands under /en/: what the rules ask in English, and no Vietnamese but names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po
from selectolax.lexbor import LexborHTMLParser

from cast import CHIEF, SUPERVISOR, World
from congxa import links, publishing, tenancy
from congxa.config import ROOT, Settings
from congxa.publishing import Article
from congxa.tenancy import in_english, place_in_english
from congxa.tenancy.site import English
from publishing.desk import add_picture, draft, figure, published
from web.site_reader import Reader, saying, site_app

BASE = "http://suoi-trong.vn.example"
TRANSLATIONS = ROOT / "platform" / "congxa" / "web" / "translations"
VIETNAMESE = re.compile("[àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ]", re.IGNORECASE)
THEMES = sorted(path.parent.name for path in (ROOT / "themes").glob("*/theme.toml"))
IN_ENGLISH = {
    "title_en": "Introduction of the commune",
    "summary_en": "Where we are and who we are.",
    "body_en": "<p>The commune lies in the mountains.</p>",
}


@pytest.fixture
def reader(settings: Settings, world: World) -> Reader:
    return Reader(site_app(settings), "suoi-trong")


@pytest.fixture
def both(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with saying(monkeypatch, languages=("vi", "en")):
        yield


def address_of(article: Article) -> str:
    return publishing.address(article.id, article.slug)


def introduction(world: World, **fields: str) -> tuple[int, str]:
    with world.desk(CHIEF) as (actor, unit_id):
        page = published(
            actor,
            unit_id,
            title="Giới thiệu chung về xã",
            kind="page",
            fields={**IN_ENGLISH, **fields},
        )
        return page.id, address_of(page)


def words_of(page: str) -> str:
    """Everything that is seen, heard or read out of a page, without what says itself to be in another language."""
    tree = LexborHTMLParser(page)
    for node in tree.css("script:not([type]), [lang=vi]"):
        node.decompose()
    attributes = " ".join(
        str(node.attributes[name])
        for node in tree.css("*")
        for name in ("alt", "title", "aria-label", "placeholder", "content")
        if node.attributes.get(name)
    )
    assert tree.root is not None
    return f"{tree.root.text(separator=' ')} {attributes}"


def vietnamese_in(page: str) -> list[str]:
    return [word for word in words_of(page).split() if VIETNAMESE.search(word)]


def test_the_start_page_says_what_the_rules_ask(reader: Reader, world: World, both: None) -> None:
    page = reader.text("/en/")
    assert '<html lang="en">' in page
    for words in (
        "Suoi Trong Commune",
        "People&#39;s Committee of Suoi Trong Commune",
        "People&#39;s Committee of Nui Cao District",
        "Functions",
        "Organisation",
        "Contact",
        "Head of the Editorial Board",
        "suoi-trong@nui-cao.example",
        'href="tel:02330000000"',
    ):
        assert words in page, words


@pytest.mark.parametrize("theme", THEMES)
def test_no_vietnamese_stands_under_en(
    reader: Reader, world: World, monkeypatch: pytest.MonkeyPatch, theme: str
) -> None:
    with saying(monkeypatch, languages=("vi", "en"), theme=theme):
        number, _ = introduction(world)
        with world.desk(CHIEF) as (actor, unit_id):
            published(actor, unit_id, title="Tin chỉ có tiếng Việt")
        path = f"/en/bai-viet/{number}/introduction-of-the-commune"
        for page in (reader.text("/en/"), reader.text(path), reader.get("/en/khong-co").text):
            assert '<html lang="en">' in page
            assert vietnamese_in(page) == []


def test_an_item_is_listed_and_read_in_english(reader: Reader, world: World, both: None) -> None:
    number, _ = introduction(world)
    path = f"/en/bai-viet/{number}/introduction-of-the-commune"
    assert f'<a href="{path}">Introduction of the commune</a>' in reader.text("/en/")
    page = reader.text(path)
    for words in (
        "<h1>Introduction of the commune</h1>",
        "Where we are",
        "The commune lies in the mountains.",
        "Print",
    ):
        assert words in page
    for wrong in (f"/en/bai-viet/{number}", f"/en/bai-viet/{number}/other-words"):
        answer = reader.get(wrong)
        assert (answer.status_code, answer.location) == (301, BASE + path)


def test_both_languages_name_each_other(reader: Reader, world: World, both: None) -> None:
    number, vietnamese = introduction(world)
    english = f"/en/bai-viet/{number}/introduction-of-the-commune"
    for page in (reader.text(vietnamese), reader.text(english)):
        assert f'<link rel="alternate" hreflang="vi" href="{BASE}{vietnamese}">' in page
        assert f'<link rel="alternate" hreflang="en" href="{BASE}{english}">' in page
        assert f'<a href="{vietnamese}" lang="vi" hreflang="vi"' in page
        assert f'<a href="{english}" lang="en" hreflang="en"' in page
    for page in (reader.text("/"), reader.text("/en/")):
        assert f'<link rel="alternate" hreflang="vi" href="{BASE}/">' in page
        assert f'<link rel="alternate" hreflang="en" href="{BASE}/en/">' in page
    assert '<a href="/en/" lang="en" hreflang="en"' in reader.text("/chuyen-muc/chinh-tri")
    assert "hreflang" not in reader.text("/chuyen-muc/chinh-tri").partition("</head>")[0]


def test_what_has_no_english_is_not_there_in_english(reader: Reader, world: World, both: None) -> None:
    with world.desk(CHIEF) as (actor, unit_id):
        plain = published(actor, unit_id, title="Tin chỉ có tiếng Việt").id
        hidden = publishing.create(
            actor, unit_id, draft(kind="page", fields=dict(IN_ENGLISH), title="Trang chưa đăng")
        ).id
    for number in (plain, hidden, 10**30):
        answer = reader.get(f"/en/bai-viet/{number}/x")
        assert answer.status_code == 404
        assert "There is no such page in English." in answer.text
    assert "Introduction" not in reader.text("/en/")


def test_a_site_that_offers_no_english_has_no_english_pages(reader: Reader, world: World) -> None:
    number, vietnamese = introduction(world)
    assert reader.get("/en/").status_code == 404
    assert reader.get(f"/en/bai-viet/{number}/introduction-of-the-commune").status_code == 404
    page = reader.text(vietnamese)
    assert "hreflang" not in page
    assert ">EN<" not in page


def test_vietnamese_pages_stay_vietnamese_whichever_was_asked_for_first(reader: Reader, both: None) -> None:
    reader.text("/en/")
    page = reader.text("/")
    assert '<html lang="vi">' in page
    assert ">Trang chủ<" in page
    assert "Home" not in page


def test_the_file_of_a_unit_may_say_its_own_english_names(
    reader: Reader, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = English(name="Clear Stream", managing_body="Committee of Clear Stream", address="1 Bank Road")
    with saying(monkeypatch, languages=("vi", "en"), english=own):
        page = reader.text("/en/")
        for words in ("Clear Stream", "Committee of Clear Stream", "1 Bank Road", "Head of the Editorial Board"):
            assert words in page


def test_english_names_follow_from_kind_and_name() -> None:
    specs = tenancy.load(ROOT / "tenants").specs
    assert all(spec.site.languages == ("vi", "en") for spec in specs)
    assert place_in_english("Huyện Hướng Hóa") == "Huong Hoa District"
    assert place_in_english("tỉnh Quảng Trị") == "Quang Tri Province"
    assert place_in_english("Trung tâm hành chính") == ""


def test_a_towns_names_in_english(world: World) -> None:
    facts = in_english(world.unit("ban-moi"), tenancy.directory())
    assert facts.name == "Ban Moi Township"
    assert facts.managing_body == "People's Committee of Ban Moi Township"
    assert facts.governing_body == "People's Committee of Nui Cao District"


def test_english_text_is_cleaned_and_guarded(reader: Reader, world: World, both: None) -> None:
    with world.desk(CHIEF) as (actor, unit_id):
        number = add_picture(actor, unit_id, alt="House of culture")
    nasty = (
        f'<p onclick="x()">Hello <a href="https://w88-example.test/in">here</a></p>{figure(number)}<script>1</script>'
    )
    article_id, _ = introduction(world, body_en=nasty, title_en="Hello <b>there</b>")
    path = f"/en/bai-viet/{article_id}/hello-b-there-b"
    page = reader.text(path)
    assert "onclick" not in page
    assert "<script>1" not in page
    assert "Hello &lt;b&gt;there&lt;/b&gt;" in page
    assert "w88-example.test" in page
    assert f'src="/tep/{number}/960.jpg"' in page
    with world.office(SUPERVISOR) as (actor, unit_id):
        links.block(actor, unit_id, "w88-example.test", "Cờ bạc")
    assert "w88-example.test" not in reader.text(path)


# ----- the catalogue of the public pages ---------------------------------------------------------------------------


def used() -> set[str]:
    with (TRANSLATIONS / "site.cfg").open() as file:
        methods, options = parse_mapping_cfg(file)  # type: ignore[no-untyped-call]
    ours = lambda folder: Path(folder).name not in {"node_modules", "static", "__pycache__", ".venv"}  # noqa: E731
    found = extract_from_dir(ROOT, methods, options, directory_filter=ours)
    return {words if isinstance(words, str) else words[0] for _name, _line, words, *_rest in found}


def catalogue() -> Catalog:
    with (TRANSLATIONS / "en" / "LC_MESSAGES" / "site.po").open("rb") as file:
        return read_po(file, locale="en")


def test_every_word_of_the_public_pages_is_said_in_english() -> None:
    said = {str(entry.id): str(entry.string) for entry in catalogue() if entry.id}
    assert {words for words in used() if not said.get(words)} == set()
    assert [words for words in said.values() if VIETNAMESE.search(words)] == []
    holes = re.compile(r"%\(\w+\)s")
    assert [words for words, one in said.items() if sorted(holes.findall(words)) != sorted(holes.findall(one))] == []
