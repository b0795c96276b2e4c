"""Every word on the management pages is said in English too, and a session that asks for English gets it."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from datetime import timedelta
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from babel.messages import Message
from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import Translations
from flask import session

from cast import CHIEF, EDITOR, SUPERVISOR, Person, World
from congxa import audit, identity, oversight, publishing
from congxa import copyright as rights
from congxa.app import Platform, create_app
from congxa.config import Settings
from congxa.core import clock
from congxa.media.files.sorts import SORTS
from congxa.publishing import Kind
from congxa.publishing.syndicated.rules import MODE_TITLES
from congxa.publishing.syndicated.watching import STANDING_TITLES
from congxa.tenancy.arrangement import PART_TITLES
from congxa.tenancy.blocks import BLOCKS
from congxa.web import script_words
from congxa.web.desk.articles import editor_words
from congxa.web.translations import ages
from visits import MANAGE, Visitor, signed_in, visitor

PACKAGE = Path(__file__).parents[2] / "platform" / "congxa"
TRANSLATIONS = PACKAGE / "web" / "translations"
CATALOG = TRANSLATIONS / "en" / "LC_MESSAGES" / "messages.po"
PLACEHOLDER = re.compile(r"%(?:\(\w+\))?[a-zA-Z%]")
SCRIPT_CALL = re.compile(r'\bt\("([^"]+)"')
COMMENT = re.compile(r"/\*.*?\*/|(?<![:\"'`/])//[^\n]*", re.DOTALL)
LETTERS = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"
SENTENCE = re.compile(rf"""["'`][\w“{{$][^"'`\n]*[{LETTERS}][^"'`\n]*["'`]""", re.IGNORECASE)
NEW = "/ban-lam-viec/suoi-trong/bai-viet/moi"
FACES = ("account", "desk", "office", "templates")


@cache
def used() -> dict[str, list[str]]:
    """Message -> the files in which it stands, gathered as ``pybabel extract`` gathers them."""
    with (TRANSLATIONS / "babel.cfg").open() as file:
        methods, options = parse_mapping_cfg(file)  # type: ignore[no-untyped-call]
    found: dict[str, list[str]] = {}
    keywords = {**DEFAULT_KEYWORDS, "say": None}
    walk = extract_from_dir(PACKAGE, methods, options, keywords, directory_filter=_is_ours)
    for name, _line, words, *_rest in walk:
        found.setdefault(words if isinstance(words, str) else words[0], []).append(name)
    return found


def _is_ours(folder: str) -> bool:
    return Path(folder).name not in {"node_modules", "static", "__pycache__"}


@cache
def catalog() -> Catalog:
    with CATALOG.open("rb") as file:
        return read_po(file, locale="en")


def translated() -> Iterator[tuple[str, Message, list[str]]]:
    """Every used message with its entry and its translation, one per plural form."""
    for words in used():
        entry = catalog().get(words)
        if entry is not None:
            yield words, entry, _forms(entry)


def _forms(entry: Message) -> list[str]:
    said = entry.string or ""
    return [said] if isinstance(said, str) else list(said)


def test_every_word_on_screen_is_in_the_catalog() -> None:
    missing = {words: places for words, places in used().items() if catalog().get(words) is None}
    assert missing == {}


def test_the_catalog_holds_nothing_that_is_not_on_screen() -> None:
    kept = {entry.id if isinstance(entry.id, str) else entry.id[0] for entry in catalog() if entry.id}
    assert kept - set(used()) == set()


def test_every_translation_is_there_and_nobody_doubts_it() -> None:
    wrong = [words for words, entry, said in translated() if entry.fuzzy or not all(said)]
    assert wrong == []


def test_every_translation_fills_in_the_same_placeholders() -> None:
    def holes(text: str) -> list[str]:
        return sorted(PLACEHOLDER.findall(text))

    wrong = {words: said for words, _entry, said in translated() if any(holes(one) != holes(words) for one in said)}
    assert wrong == {}


def test_no_translation_is_still_vietnamese() -> None:
    vietnamese = re.compile(f"[{LETTERS}]", re.IGNORECASE)
    assert [one for _words, _entry, said in translated() for one in said if vietnamese.search(one)] == []


def test_the_gathering_misses_no_call() -> None:
    """An f-string hides its calls from the gathering; reading the syntax does not."""
    calls = {words for face in FACES for module in (PACKAGE / "web" / face).rglob("*.py") for words in _asked(module)}
    assert len(calls) > 50
    assert calls - set(used()) == set()


def _asked(module: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(module.read_text())):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"_", "ngettext"}:
            first = node.args[0]
            if isinstance(first, ast.Constant):
                yield str(first.value)


@pytest.mark.parametrize(("folder", "words"), [("editor", editor_words.WORDS), ("desk", script_words.WORDS)])
def test_a_script_shows_the_words_that_the_page_brings_along_and_no_others(folder: str, words: tuple[str, ...]) -> None:
    files = (PACKAGE / "web" / "assets" / folder).glob("*.js")
    scripts = {path.name: COMMENT.sub("", path.read_text()) for path in files}
    assert {each for script in scripts.values() for each in SCRIPT_CALL.findall(script)} == set(words)
    left = {name: SENTENCE.findall(SCRIPT_CALL.sub("", script)) for name, script in scripts.items()}
    assert {name: found for name, found in left.items() if found} == {}


def test_the_titles_below_the_pages_are_gathered() -> None:
    today = clock.today()
    bases = [facts for work in rights.WorkKind for facts in rights.bases(work, today)]
    kinds = publishing.all_kinds().values()
    titles = {
        *audit.TITLES.values(),
        *identity.TITLES.values(),
        *oversight.CHECK_TITLES.values(),
        *oversight.FINDING_STATE_TITLES.values(),
        *oversight.SEVERITY_TITLES.values(),
        *oversight.STEP_TITLES.values(),
        *oversight.TASK_STATE_TITLES.values(),
        *(words for kind in kinds for words in _declared(kind)),
        *(block.title for block in BLOCKS.values()),
        *PART_TITLES.values(),
        *(sort.title for sort in SORTS.values()),
        *publishing.STATE_TITLES.values(),
        *publishing.STEP_TITLES.values(),
        *(facts.title for facts in bases),
        *(facts.hint for facts in bases),
        *(words for facts in bases for words in facts.preset.values()),
        *(words for each in rights.demands().values() for words in (each.name, each.how)),
        *(words for rule in rights.rules(today) for words in (rule.title, rule.message, rule.mend)),
        *(licence.terms for licence in rights.licences()),
        *rights.WORK_TITLES.values(),
        *MODE_TITLES.values(),
        *STANDING_TITLES.values(),
        *(row["words"] for row in _rows("publishing/data/stock.toml", "rank")),
        *(row["message"] for row in _rows("media/data/evidence.toml", "doubt")),
    }
    assert titles - set(used()) == set()


def _rows(path: str, table: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = tomllib.loads((PACKAGE / path).read_text("utf-8"))[table]
    return rows


def _declared(kind: Kind) -> Iterator[str]:
    """What the desk says of a kind and of its facts, column by column."""
    yield from (kind.title, kind.hint, kind.title_label, kind.summary_label, kind.body_label)
    columns = (column for field in kind.fields for column in getattr(field, "columns", ()))
    for field in (*kind.fields, *columns):
        yield from (words for words in (field.label, field.hint) if words)
        yield from (title for _key, title in getattr(field, "options", ()))


def test_the_fields_of_a_comparison_keep_different_names() -> None:
    """Two versions are compared by the names of the fields: equal names would swallow a field."""
    usual = ("Tiêu đề", "Chuyên mục", "Tóm tắt", "Nội dung", "Tác giả ghi dưới bài", "Ảnh đại diện", "Nguồn gốc")
    for kind in publishing.all_kinds().values():
        fields = (*usual, *(field.label for field in kind.fields))
        assert len({str(_entry_of(words).string) for words in fields}) == len(fields), kind.key


def _entry_of(words: str) -> Message:
    entry = catalog().get(words)
    assert entry is not None, words
    return entry


# What a visitor sees. The server reads the compiled catalog, which `make set-up` makes.


@pytest.fixture(scope="module")
def platform(built: Settings) -> Platform:
    return create_app(built)


def test_the_compiled_catalog_is_the_one_in_the_repository() -> None:
    wanted = BytesIO()
    write_mo(wanted, catalog())
    with CATALOG.with_suffix(".mo").open("rb") as file:
        compiled = Translations(file)
    wanted.seek(0)
    assert compiled._catalog == Translations(wanted)._catalog


def switch_to_english(browser: Visitor) -> None:
    """Choose the language as a person does, on the account page."""
    assert browser.post(f"{MANAGE}/tai-khoan/ngon-ngu", {"language": "en"}).status_code == 302


def test_the_sign_in_page_speaks_vietnamese_first_and_english_second(platform: Platform, world: World) -> None:
    first = visitor(platform.wsgi).get(f"{MANAGE}/dang-nhap").text
    assert '<html lang="vi">' in first
    assert "Mật khẩu" in first
    browser = signed_in(platform.wsgi, EDITOR)
    switch_to_english(browser)
    browser.post(f"{MANAGE}/dang-xuat")
    second = browser.get(f"{MANAGE}/dang-nhap").text
    assert '<html lang="en">' in second
    assert "Password" in second
    assert "Mật khẩu" not in second


def test_a_language_that_there_is_not_leaves_the_pages_vietnamese(platform: Platform, world: World) -> None:
    browser = signed_in(platform.wsgi, EDITOR)
    browser.post(f"{MANAGE}/tai-khoan/ngon-ngu", {"language": "xx"})
    assert '<html lang="vi">' in browser.get(f"{MANAGE}/tai-khoan").text


@pytest.mark.parametrize(
    ("person", "path", "shown", "hidden"),
    [
        (EDITOR, "/ban-lam-viec/suoi-trong/", "Write an article", "Viết bài mới"),
        (EDITOR, "/ban-lam-viec/suoi-trong/bai-viet/", "Waiting for review", "Chờ duyệt"),
        (
            EDITOR,
            "/ban-lam-viec/suoi-trong/bai-viet/moi?chuyen-muc=chinh-tri",
            "Article written by me",
            "Bài do tôi viết",
        ),
        (
            EDITOR,
            "/ban-lam-viec/suoi-trong/ban-quyen/huong-dan",
            "Work in the public domain",
            "Tác phẩm thuộc về công chúng",
        ),
        (EDITOR, "/ban-lam-viec/suoi-trong/anh/tai-len", "Upload picture", "Tải ảnh lên"),
        (CHIEF, "/ban-lam-viec/suoi-trong/nhat-ky/", "Sign in", "Đăng nhập"),
        (SUPERVISOR, "/giam-sat/nui-cao/", "Sections without recent articles", "Chuyên mục lâu không cập nhật"),
        (SUPERVISOR, "/giam-sat/nui-cao/phat-hien/", "Picture without its source", "Ảnh thiếu nguồn"),
        (SUPERVISOR, "/giam-sat/nui-cao/lien-ket/", "Waiting for a decision", "Chờ quyết định"),
        (SUPERVISOR, "/giam-sat/nui-cao/nhat-ky/", "Undo the removal of links", "Hoàn tác việc gỡ liên kết"),
        (EDITOR, "/khong-co", "This page was not found", "Không tìm thấy trang này"),
    ],
)
def test_a_page_in_english(
    platform: Platform, world: World, person: Person, path: str, shown: str, hidden: str
) -> None:
    browser = signed_in(platform.wsgi, person)
    before = browser.get(f"{MANAGE}{path}").text
    assert hidden in before
    assert shown not in before
    switch_to_english(browser)
    after = browser.get(f"{MANAGE}{path}").text
    assert '<html lang="en">' in after
    assert shown in after
    assert hidden not in after


@pytest.mark.parametrize(
    ("seconds", "vietnamese", "english"),
    [
        (20, "vừa xong", "just now"),
        (60, "1 phút trước", "1 minute ago"),
        (3 * 3600, "3 giờ trước", "3 hours ago"),
        (86400, "1 ngày trước", "1 day ago"),
        (-20, "còn chưa đầy một phút", "less than a minute left"),
        (-1800, "còn 30 phút", "30 minutes left"),
        (-3700, "còn 1 giờ", "1 hour left"),
        (-86400 * 4, "còn 4 ngày", "4 days left"),
    ],
)
def test_an_age_in_both_languages(platform: Platform, seconds: int, vietnamese: str, english: str) -> None:
    now = clock.now()
    for language, wanted in (("vi", vietnamese), ("en", english)):
        with platform.manage_app.test_request_context():
            session["language"] = language
            assert ages.age_in_words(now - timedelta(seconds=seconds), now) == wanted
