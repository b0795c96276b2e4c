"""A passage that stands elsewhere is answered by an origin, a quotation or a word of explanation."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cast import CONTRIBUTOR, EDITOR, NEIGHBOUR, World
from congxa import publishing, reuse
from congxa.copyright import Basis, Origin
from congxa.core.errors import Conflict, Invalid, Missing
from congxa.reuse import Standing
from publishing.desk import draft
from reuse.copying import PRESS, THEIRS, found, html, neighbour_publishes, office_knows, refused, submit, written
from reuse.texts import text


@pytest.mark.parametrize("basis", [Basis.AGREEMENT, Basis.PERMISSION, Basis.OFFICIAL_DOCUMENT])
def test_an_origin_that_names_the_source_is_an_answer(world: World, basis: Basis) -> None:
    neighbour_publishes(world)
    origin = Origin(basis, author="Xã Bản Mới", source_name="UBND xã Bản Mới", agreement="12/TT")
    article = written(world, THEIRS, origin=origin)
    (match,) = found(world, article)
    assert {pair.standing for pair in match.pairs} == {Standing.DECLARED}
    assert submit(world, article).state == "submitted"


def test_an_origin_that_names_somebody_else_is_none(world: World) -> None:
    neighbour_publishes(world)
    origin = Origin(Basis.PERMISSION, author="Ông Khác", source_name="Báo Vùng Cao", agreement="12/TT")
    refused(world, written(world, THEIRS, origin=origin))


def test_own_work_answers_nothing_even_when_it_names_the_source(world: World) -> None:
    neighbour_publishes(world)
    origin = Origin(Basis.OWN_STAFF, author="Nguyễn Văn Bản Mới", source_name="xã Bản Mới")
    refused(world, written(world, THEIRS, origin=origin))


def test_the_address_of_the_item_names_it_whatever_its_words_are(world: World) -> None:
    theirs = neighbour_publishes(world)
    url = f"https://ban-moi.example/bai-viet/{theirs.id}/ten-cu?x=1"
    origin = Origin(Basis.PERMISSION, author="Ai đó", source_url=url, agreement="Thư")
    assert submit(world, written(world, THEIRS, origin=origin)).state == "submitted"


def test_a_quotation_in_a_press_review_is_told_apart_from_the_rest_of_the_same_text(world: World) -> None:
    office_knows(world)
    words = PRESS.text.split()
    quoted, copied = " ".join(words[:70]), " ".join(words[100:180])
    origin = Origin(
        Basis.QUOTATION,
        source_name="Báo Vùng Cao",
        source_url=PRESS.address,
        source_published_at=PRESS.published_at,
    )
    body = f"<p>{text(60, 40)}</p><blockquote><p>{quoted}</p></blockquote><p>{copied}</p>"
    with world.desk(EDITOR) as (actor, unit_id):
        item = draft(
            section="diem-bao", body=body, origin=origin, fields={"work_title": PRESS.title}, kind="press_review"
        )
        article = publishing.create(actor, unit_id, item)
    (match,) = found(world, article)
    assert [pair.standing for pair in match.pairs] == [Standing.QUOTED, Standing.UNSAID]
    refused(world, article)
    with world.desk(EDITOR) as (actor, unit_id):
        body = f"<p>{text(60, 40)}</p><blockquote><p>{quoted}</p></blockquote>"
        article = publishing.save(actor, unit_id, article.id, replace(item, body=body), article.version)
    assert submit(world, article).state == "submitted"


@pytest.mark.parametrize("place", ["<p>Báo viết: “{}”</p>", '<p>Xem báo.<sup data-note="Báo viết: “{}”"></sup></p>'])
def test_quotation_marks_mark_a_quotation_in_the_text_and_in_a_footnote(world: World, place: str) -> None:
    office_knows(world)
    quoted = " ".join(PRESS.text.replace("“", "").replace("”", "").split()[:60])
    origin = Origin(Basis.QUOTATION, source_name="Báo Vùng Cao", source_url=PRESS.address)
    with world.desk(EDITOR) as (actor, unit_id):
        item = draft(body=f"<p>{text(60, 40)}</p>{place.format(quoted)}", origin=origin)
        article = publishing.create(actor, unit_id, item)
    assert [pair.standing for pair in found(world, article)[0].pairs] == [Standing.QUOTED]


def test_a_word_of_explanation_lets_it_go_on_and_stands_on_record(world: World) -> None:
    neighbour_publishes(world)
    article = written(world, THEIRS)
    (match,) = found(world, article)
    with world.desk(EDITOR) as (actor, unit_id):
        reuse.explain(actor, unit_id, article.id, match.source.key, "Hai xã cùng soạn thông cáo này.")
    (match,) = found(world, article)
    assert match.said == "Hai xã cùng soạn thông cáo này."
    assert {pair.standing for pair in match.pairs} == {Standing.EXPLAINED}
    assert submit(world, article).state == "submitted"


def test_an_explanation_does_not_cover_what_is_put_beside_it_later(world: World) -> None:
    neighbour_publishes(world, f"{THEIRS} {text(8, 150)}")
    article = written(world, " ".join(THEIRS.split()[:60]))
    (match,) = found(world, article)
    with world.desk(EDITOR) as (actor, unit_id):
        reuse.explain(actor, unit_id, article.id, match.source.key, "Đoạn chung của hai xã.")
        more = draft(body=html(THEIRS, text(8, 150)))
        article = publishing.save(actor, unit_id, article.id, more, article.version)
    refused(world, article)


@pytest.mark.parametrize(("said", "words"), [("", "Chưa ghi"), ("ok", "Chưa ghi"), ("dài " * 400, "tối đa 1.000")])
def test_an_explanation_that_says_nothing_or_too_much_is_refused(world: World, said: str, words: str) -> None:
    neighbour_publishes(world)
    article = written(world, THEIRS)
    (match,) = found(world, article)
    with world.desk(EDITOR) as (actor, unit_id), pytest.raises(Invalid, match=words):
        reuse.explain(actor, unit_id, article.id, match.source.key, said)


def test_nothing_is_explained_where_nothing_is_in_common(world: World) -> None:
    article = written(world, text(70, 80))
    with world.desk(EDITOR) as (actor, unit_id), pytest.raises(Conflict):
        reuse.explain(actor, unit_id, article.id, "bai-1", "Hai xã cùng soạn.")


def test_who_has_no_desk_here_may_not_explain(world: World) -> None:
    neighbour_publishes(world)
    article = written(world, THEIRS)
    with world.desk(NEIGHBOUR, "suoi-trong") as (actor, unit_id), pytest.raises(Missing):
        reuse.explain(actor, unit_id, article.id, "bai-1", "Hai xã cùng soạn.")


def test_a_contributor_may_explain_what_he_wrote(world: World) -> None:
    neighbour_publishes(world)
    with world.desk(CONTRIBUTOR) as (actor, unit_id):
        article = publishing.create(actor, unit_id, draft(body=html(THEIRS)))
        (match,) = reuse.matches(article)
        reuse.explain(actor, unit_id, article.id, match.source.key, "Tôi gửi bài này cho cả hai xã.")
