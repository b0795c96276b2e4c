"""Every kind of content has the same shape, whatever folder is added."""

from __future__ import annotations

from pathlib import Path

import pytest

from congxa.publishing import Kind, KindUnknown, all_kinds, kind_of, kind_templates
from congxa.publishing.kinds.fields import Choice, Field, Files, Items, Rows

FOLDER = Path(__file__).parents[2] / "platform" / "congxa" / "publishing" / "kinds"
KINDS = list(all_kinds().values())
SORTS = {"pdf", "office", "video", "audio", "captions", "archive"}


@pytest.fixture(params=KINDS, ids=lambda kind: kind.key)
def kind(request: pytest.FixtureRequest) -> Kind:
    found: Kind = request.param
    return found


def test_every_folder_is_a_kind_and_nothing_else_is() -> None:
    folders = {path.name for path in FOLDER.iterdir() if path.is_dir() and not path.name.startswith("__")}
    assert {kind.key for kind in KINDS} == folders - {"fields"}
    assert len(KINDS) >= 17
    with pytest.raises(KindUnknown):
        kind_of("poem")


def test_a_kind_has_its_two_pages_where_every_theme_looks(kind: Kind) -> None:
    folder = FOLDER / kind.key / "templates"
    assert folder in kind_templates()
    for page in ("page.html", "list.html"):
        assert (folder / "kinds" / kind.key / page).is_file()


def test_a_kind_is_told_in_words_of_people(kind: Kind) -> None:
    assert kind.title and kind.hint.endswith(".")
    assert 1 <= kind.length <= 500
    assert 0 < kind.title_length[0] < kind.title_length[1]


def test_the_fields_of_a_kind_have_names_of_their_own_and_labels(kind: Kind) -> None:
    names = [field.name for field in kind.fields]
    assert len(names) == len(set(names))
    # They stand in the same form as these.
    assert not {"title", "section", "summary", "body", "byline", "cover_id", "kind", "basis", "author"} & set(names)
    assert set(kind.feed) <= set(names)
    for field in kind.fields:
        assert field.name.isidentifier() and field.name == field.name.lower()
        assert field.label and field.label[0] == field.label[0].upper()
        assert field.since is None or field.needed


def test_what_a_field_refers_to_exists(kind: Kind) -> None:
    for field in _all_fields(kind.fields):
        if isinstance(field, Items):
            assert field.kind in all_kinds()
        if isinstance(field, Files):
            assert field.accept and set(field.accept) <= SORTS
        if isinstance(field, Choice):
            assert len(field.options) == len(dict(field.options)) > 1


def _all_fields(fields: tuple[Field, ...]) -> list[Field]:
    return [each for field in fields for each in (field, *(field.columns if isinstance(field, Rows) else ()))]


def test_an_empty_item_of_any_kind_is_kept_but_does_not_break_its_rules(kind: Kind) -> None:
    kept, problems = kind.tidy({})
    assert (kept, problems) == ({}, [])
    values = kind.read(kept)
    assert set(values) == {field.name for field in kind.fields}
    assert all(problem.message for problem in kind.check(values))
    assert kind.words(kept) == {} and kind.feed_line(kept) == "" and kind.html(kept) == {}


def test_a_fact_that_no_field_declares_is_left_out(kind: Kind) -> None:
    assert kind.tidy({"no_such_fact": "x"}) == ({}, [])
