"""Who repeats a text is told whose it is, and goes on only when it is said where the passage comes from."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from cast import CHIEF, CONTRIBUTOR, EDITOR, ELSEWHERE, FAR_CHIEF, NEIGHBOUR, SUPERVISOR, World
from congxa import publishing, reuse
from congxa.copyright import Basis, Origin
from congxa.core import clock
from congxa.core.errors import Conflict, Invalid, Missing, Refused
from congxa.identity import Permission
from congxa.publishing import Article, Draft
from congxa.reuse import Match, PressDraft, Standing
from publishing.desk import draft, published
from publishing.samples import sample
from reuse.texts import STANDING, text

THEIRS = text(1, 160)
PRESS = PressDraft(
    newspaper="Báo Vùng Cao",
    title="Mùa cà phê chín trên núi",
    author="Lê Thị Núi",
    address="https://bao-vung-cao.example/mua-ca-phe-chin",
    published_at=datetime(2026, 10, 1, 8, tzinfo=clock.VIETNAM),
    text=text(2, 200),
)


def html(*paragraphs: str) -> str:
    return "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)


def neighbour_publishes(world: World, words: str = THEIRS, **changes: object) -> Article:
    with world.desk(NEIGHBOUR) as (actor, unit_id):
        return published(actor, unit_id, title="Bài của Bản Mới về mùa màng", body=html(words), **changes)


def office_knows(world: World, *drafts: PressDraft) -> int:
    with world.office(SUPERVISOR) as (actor, unit_id):
        return reuse.add_press(actor, unit_id, "Đợt thử", drafts or (PRESS,)).id


def written(world: World, *paragraphs: str, **changes: object) -> Article:
    with world.desk(EDITOR) as (actor, unit_id):
        return publishing.create(actor, unit_id, draft(body=html(*paragraphs), **changes))


def found(world: World, article: Article) -> tuple[Match, ...]:
    with world.desk(EDITOR):
        return reuse.matches(article)


def submit(world: World, article: Article) -> Article:
    with world.desk(EDITOR) as (actor, unit_id):
        return publishing.submit(actor, unit_id, article.id, article.version)


def refused(world: World, article: Article) -> str:
    with pytest.raises(Invalid) as refusal:
        submit(world, article)
    (problem,) = refusal.value.problems
    assert problem.field == reuse.FIELD
    return problem.message


def test_a_passage_of_a_neighbour_is_told_with_its_place_and_its_length(world: World) -> None:
    theirs = neighbour_publishes(world)
    words = THEIRS.split()
    copied = " ".join(words[20:90])
    article = written(world, text(50, 60), copied, text(51, 60))
    (match,) = found(world, article)
    assert match.source.title == theirs.title
    assert reuse.owner_of(match.source) == "thị trấn Bản Mới"
    (pair,) = match.pairs
    assert pair.here == pair.there.rstrip(".") or pair.here == pair.there
    assert pair.here.split()[0].strip(".,") == words[20].strip(".,")
    assert 60 <= pair.words <= 75
    assert match.share == round(match.words * 100 / len_of(article))
    assert pair.standing is Standing.UNSAID


def len_of(article: Article) -> int:
    from congxa.reuse.draft_words import own_words

    return len(own_words(Draft(summary=article.summary, body=article.body, kind=article.kind)).words)


def test_what_is_not_said_holds_the_submission_up_and_says_how_to_go_on(world: World) -> None:
    neighbour_publishes(world)
    message = refused(world, written(world, THEIRS))
    assert "“Bài của Bản Mới về mùa màng” của thị trấn Bản Mới" in message
    assert "Nguồn gốc" in message
    assert "giải thích" in message


def test_an_article_of_ones_own_words_is_submitted_without_a_question(world: World) -> None:
    neighbour_publishes(world)
    article = written(world, text(77, 200))
    assert found(world, article) == ()
    assert submit(world, article).state == "submitted"


def test_neither_the_chief_editor_nor_the_clock_passes_by(world: World) -> None:
    neighbour_publishes(world)
    article = written(world, THEIRS)
    with world.desk(CHIEF) as (actor, unit_id), pytest.raises(Invalid) as refusal:
        publishing.publish(actor, unit_id, article.id, article.version)
    assert [problem.field for problem in refusal.value.problems] == [reuse.FIELD]


def test_what_was_copied_while_it_waited_comes_back_at_its_moment_with_the_reason(world: World) -> None:
    article = written(world, THEIRS)
    now = clock.now()
    with world.desk(CHIEF) as (actor, unit_id):
        publishing.schedule(actor, unit_id, article.id, article.version, now + timedelta(hours=1))
    neighbour_publishes(world)
    with world.desk(CHIEF) as (actor, unit_id):
        assert publishing.publish_due(now + timedelta(hours=2)) == []
        stands = publishing.article_for(actor, Permission.DESK_READ, unit_id, article.id)
        assert stands.state != "published"
        assert "của thị trấn Bản Mới" in stands.state_note


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


def test_short_passages_are_told_and_hold_nothing_up(world: World) -> None:
    neighbour_publishes(world)
    article = written(world, text(50, 80), " ".join(THEIRS.split()[10:40]))
    (match,) = found(world, article)
    assert match.words < reuse.asked_from(article.unit_id)
    assert submit(world, article).state == "submitted"


def test_what_stands_in_the_papers_of_all_communes_is_no_passage(world: World) -> None:
    with world.desk(NEIGHBOUR) as (actor, unit_id):
        for number in range(30):
            published(actor, unit_id, title=f"Bài số {number} của xã", body=html(STANDING, text(100 + number, 60)))
    article = written(world, STANDING, text(99, 60))
    assert found(world, article) == ()


def test_the_units_own_acts_are_neither_kept_nor_asked_about(world: World) -> None:
    """Questions of citizens with their answers, procedures, documents: their words are the law's."""
    with world.desk(FAR_CHIEF) as (actor, unit_id):
        procedure = sample("procedure")
        article = publishing.create(actor, unit_id, replace(procedure, body=html(THEIRS)))
        publishing.publish(actor, unit_id, article.id, article.version)
    assert found(world, written(world, THEIRS)) == ()
    neighbour_publishes(world)
    with world.desk(FAR_CHIEF):
        assert reuse.matches(article) == ()


def test_of_what_a_unit_above_hands_down_only_the_original_is_known(world: World) -> None:
    handed_down = Origin(Basis.SYNDICATED, source_name="UBND huyện Núi Cao")
    with world.desk(FAR_CHIEF) as (actor, unit_id):
        copy = draft(body=html(THEIRS), origin=handed_down)
        publishing.import_article(actor, unit_id, publishing.ImportedArticle(copy, clock.now()))
    assert found(world, written(world, THEIRS)) == ()


def test_a_withdrawn_text_is_forgotten_and_comes_back_with_it(world: World) -> None:
    theirs = neighbour_publishes(world)
    article = written(world, THEIRS)
    with world.desk(NEIGHBOUR) as (actor, unit_id):
        theirs = publishing.withdraw(actor, unit_id, theirs.id, theirs.version, "Sai sự thật.")
    assert found(world, article) == ()
    with world.desk(NEIGHBOUR) as (actor, unit_id):
        theirs = publishing.reopen(actor, unit_id, theirs.id, theirs.version)
        publishing.publish(actor, unit_id, theirs.id, theirs.version)
    assert len(found(world, article)) == 1


def test_a_changed_text_is_known_as_it_stands_now(world: World) -> None:
    theirs = neighbour_publishes(world)
    article = written(world, THEIRS)
    with world.desk(NEIGHBOUR) as (actor, unit_id):
        other = draft(title="Bài của Bản Mới về mùa màng", body=html(text(44, 100)))
        theirs = publishing.save(actor, unit_id, theirs.id, other, theirs.version)
    assert found(world, article) == ()
    with world.desk(NEIGHBOUR) as (actor, unit_id):
        again = draft(title="Tên mới của bài này", body=html(THEIRS))
        publishing.save(actor, unit_id, theirs.id, again, theirs.version)
    (match,) = found(world, article)
    assert match.source.title == "Tên mới của bài này"


def test_an_article_does_not_meet_itself_or_what_its_own_unit_wrote(world: World) -> None:
    with world.desk(CHIEF) as (actor, unit_id):
        first = published(actor, unit_id, body=html(THEIRS))
        assert reuse.matches(first) == ()
        second = publishing.create(actor, unit_id, draft(body=html(THEIRS)))
        assert reuse.matches(second) == ()


def test_a_press_text_is_known_to_all_below_the_office_and_to_nobody_else(world: World) -> None:
    office_knows(world)
    article = written(world, PRESS.text)
    (match,) = found(world, article)
    assert (match.source.newspaper, match.source.address) == (PRESS.newspaper, PRESS.address)
    assert "Báo Vùng Cao" in refused(world, article)
    with world.desk(FAR_CHIEF) as (actor, unit_id):
        far = publishing.create(actor, unit_id, draft(body=html(PRESS.text)))
        assert reuse.matches(far) == ()


def test_a_batch_of_press_texts_can_be_taken_back(world: World) -> None:
    batch_id = office_knows(world)
    article = written(world, PRESS.text)
    assert len(found(world, article)) == 1
    with world.office(SUPERVISOR) as (actor, unit_id):
        reuse.revoke_press(actor, unit_id, batch_id)
        assert reuse.press_count(actor, unit_id) == 0
        (batch,) = reuse.press_batches(actor, unit_id)
        assert batch.revoked_by == SUPERVISOR.name
        with pytest.raises(Conflict):
            reuse.revoke_press(actor, unit_id, batch_id)
    assert found(world, article) == ()


def test_a_press_text_that_is_known_is_not_kept_twice(world: World) -> None:
    office_knows(world)
    with world.office(SUPERVISOR) as (actor, unit_id):
        with pytest.raises(Conflict):
            reuse.add_press(actor, unit_id, "Lần hai", [PRESS])
        other = replace(PRESS, address="https://bao-vung-cao.example/bai-khac", text=text(31, 60))
        assert reuse.add_press(actor, unit_id, "Lần ba", [PRESS, other]).size == 1


def test_only_an_office_brings_press_texts_in(world: World) -> None:
    with world.desk(CHIEF) as (actor, unit_id), pytest.raises(Refused):
        reuse.add_press(actor, unit_id, "Đợt", [PRESS])
    with world.office(ELSEWHERE) as (actor, _unit_id), pytest.raises(Missing):
        reuse.add_press(actor, world.unit("nui-cao").unit_id, "Đợt", [PRESS])


def test_the_prints_can_be_made_anew(world: World) -> None:
    neighbour_publishes(world)
    article = written(world, THEIRS)
    with world.desk(NEIGHBOUR) as (_actor, unit_id):
        assert reuse.reindex(unit_id) == 1
        assert reuse.reindex(unit_id) == 1
    assert len(found(world, article)) == 1
