"""Remarks at a passage: found again while the text changes, answered, done; gone with the item and not before."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from cast import CHIEF, CONTRIBUTOR, EDITOR, SUPERVISOR, World
from congxa import audit, publishing
from congxa.core import clock
from congxa.core.actor import Actor
from congxa.core.db import DbRole, Scope, db, transaction
from congxa.core.errors import Conflict, Invalid, Missing, Refused
from congxa.identity import Permission
from congxa.publishing import Article, remarks
from congxa.publishing import bin as articles_bin
from congxa.publishing.remarks.passages import Found
from congxa.publishing.remarks.queries import letters_of
from publishing.desk import draft

BODY = (
    "<p>Sáng nay, <strong>thôn Một</strong> khánh thành nhà văn hóa.</p>"
    "<p>Kinh phí 450 triệu đồng do bà con đóng góp.</p><p>Bà con rất vui. Bà con cùng dọn dẹp.</p>"
)


def written(actor: Actor, unit_id: int, body: str = BODY) -> Article:
    return publishing.create(actor, unit_id, draft(body=body))


def rewritten(actor: Actor, article: Article, old: str, new: str) -> Article:
    standing = publishing.draft_of(article)
    changed = replace(standing, body=standing.body.replace(old, new), kind=None)
    return publishing.save(actor, article.unit_id, article.id, changed, article.version)


def events(unit_id: int) -> list[str]:
    rows = select(audit.AuditRecord.event).where(audit.AuditRecord.unit_id == unit_id).order_by(audit.AuditRecord.id)
    return [event for event in db.session.scalars(rows) if event.startswith("remark.")]


def test_remarks_stand_in_the_order_of_the_text_whatever_their_age(world: World) -> None:
    with world.desk(CHIEF) as (chief, unit_id):
        article = written(chief, unit_id)
        remarks.add(chief, unit_id, article.id, "Thừa câu này", "Bà con cùng dọn dẹp.")
        remarks.add(chief, unit_id, article.id, "Ai duyệt số này?", "Kinh phí 450 triệu đồng")
        remarks.add(chief, unit_id, article.id, "Bài viết tốt, cần thêm ảnh")
        found = remarks.threads(chief, article)
        assert [one.remark.words[:4] for one in found] == ["Bài ", "Ai d", "Thừa"]
        assert [one.place.how for one in found] == [Found.WHOLE, Found.HERE, Found.HERE]


def test_a_passage_across_tags_and_lines_is_found_as_it_was_marked(world: World) -> None:
    with world.desk(CHIEF) as (chief, unit_id):
        article = written(chief, unit_id)
        kept = remarks.add(chief, unit_id, article.id, "Sai", "thôn Một khánh  thành\nnhà văn hóa.\n\nKinh phí")
        assert kept.quote == "thôn Một khánh thành nhà văn hóa. Kinh phí"


def test_a_passage_is_found_again_after_the_text_around_it_grew(world: World) -> None:
    with world.desk(CHIEF) as (chief, unit_id):
        article = written(chief, unit_id)
        remarks.add(chief, unit_id, article.id, "Con số?", "450 triệu")
        article = rewritten(chief, article, "<p>Sáng nay", "<p>Một đoạn mới hẳn ở đầu bài.</p><p>Sáng nay")
        place = remarks.threads(chief, article)[0].place
        assert place.how is Found.HERE


def test_words_that_were_mended_are_shown_as_changed_and_what_is_cut_as_gone(world: World) -> None:
    with world.desk(CHIEF) as (chief, unit_id):
        article = written(chief, unit_id)
        remarks.add(chief, unit_id, article.id, "Con số?", "450 triệu")
        article = rewritten(chief, article, "450 triệu", "gần năm trăm triệu")
        assert remarks.threads(chief, article)[0].place.how is Found.CHANGED
        article = rewritten(chief, article, "<p>Kinh phí gần năm trăm triệu đồng do bà con đóng góp.</p>", "")
        assert remarks.threads(chief, article)[0].place.how is Found.GONE


def test_a_mended_passage_is_known_by_its_nearest_surroundings_when_those_farther_off_changed_too(world: World) -> None:
    with world.desk(CHIEF) as (chief, unit_id):
        article = written(chief, unit_id)
        remarks.add(chief, unit_id, article.id, "Con số?", "450 triệu đồng")
        article = rewritten(chief, article, "450 triệu", "gần 500 triệu")
        article = rewritten(chief, article, "Bà con rất vui.", "Ai cũng phấn khởi.")
        place = remarks.threads(chief, article)[0].place
        assert place.how is Found.CHANGED
        assert letters_of(article).text[place.start : place.end] == "gần 500 triệu đồng"


def test_short_words_that_stand_elsewhere_are_not_taken_for_the_passage(world: World) -> None:
    with world.desk(CHIEF) as (chief, unit_id):
        article = written(chief, unit_id)
        remarks.add(chief, unit_id, article.id, "Viết đủ tên", "bà con", before="do", after="đóng góp")
        article = rewritten(chief, article, "do bà con đóng góp", "lấy từ ngân sách")
        article = rewritten(chief, article, "Bà con rất vui", "Hôm ấy bà con rất vui")
        assert remarks.threads(chief, article)[0].place.how is Found.GONE


def test_words_that_stand_twice_must_be_told_apart(world: World) -> None:
    with world.desk(CHIEF) as (chief, unit_id):
        article = written(chief, unit_id)
        with pytest.raises(Invalid, match="2 chỗ trong bài"):
            remarks.add(chief, unit_id, article.id, "Ai?", "Bà con")
        second = remarks.add(chief, unit_id, article.id, "Ai?", "Bà con", before="rất vui.", after="cùng dọn")
        assert second.after.startswith(" cùng dọn")


@pytest.mark.parametrize(
    ("words", "quote", "message"),
    [
        ("  ", "", "Chưa ghi nhận xét"),
        ("x" * 2001, "", "tối đa 2.000"),
        ("Sai", "y" * 1001, "tối đa 1.000"),
        ("Sai", "câu này không có trong bài", "Không thấy đoạn này"),
    ],
)
def test_what_cannot_be_kept_says_how_to_mend_it(world: World, words: str, quote: str, message: str) -> None:
    with world.desk(CHIEF) as (chief, unit_id):
        article = written(chief, unit_id)
        with pytest.raises(Invalid, match=message):
            remarks.add(chief, unit_id, article.id, words, quote)


def test_unseen_and_separately_written_letters_do_not_hinder(world: World) -> None:
    with world.desk(CHIEF) as (chief, unit_id):
        article = written(chief, unit_id, unicodedata.normalize("NFD", BODY).replace("Kinh phí", "Kinh\u200b phí"))
        kept = remarks.add(chief, unit_id, article.id, "Sai", unicodedata.normalize("NFC", "450 triệu đồng do bà con"))
        assert remarks.threads(chief, article)[0].place.how is Found.HERE
        assert unicodedata.is_normalized("NFC", kept.quote)


def test_an_answer_and_a_remark_that_is_done_and_open_again_are_on_record(world: World) -> None:
    with world.desk(EDITOR) as (editor, unit_id):
        article_id = written(editor, unit_id).id
    with world.desk(CHIEF) as (chief, unit_id):
        remark_id = remarks.add(chief, unit_id, article_id, "Con số?", "450 triệu").id
    with world.desk(EDITOR) as (editor, unit_id):
        article = publishing.article_for(editor, Permission.DESK_READ, unit_id, article_id)
        assert remarks.unanswered(editor, unit_id) == [(article_id, article.title, 1)]
        remarks.answer(editor, unit_id, article_id, remark_id, "Theo báo cáo của thôn.")
        assert remarks.unanswered(editor, unit_id) == []
        remarks.resolve(editor, unit_id, article_id, remark_id)
        assert remarks.open_count(editor, article) == 0
        with pytest.raises(Conflict, match="Mở lại"):
            remarks.answer(editor, unit_id, article_id, remark_id, "Thêm")
    with world.desk(CHIEF) as (chief, unit_id):
        remarks.reopen(chief, unit_id, article_id, remark_id)
        remarks.answer(chief, unit_id, article_id, remark_id, "Báo cáo nào?")
        assert events(unit_id) == [
            *("remark.made", "remark.answered", "remark.resolved", "remark.reopened", "remark.answered")
        ]
    with world.desk(EDITOR) as (editor, unit_id):
        assert [one.waiting for one in remarks.unanswered(editor, unit_id)] == [1]


def test_a_remark_sent_twice_is_one(world: World) -> None:
    with world.desk(CHIEF) as (chief, unit_id):
        article = written(chief, unit_id)
        one = remarks.add(chief, unit_id, article.id, "Sai", "450 triệu")
        assert remarks.add(chief, unit_id, article.id, "Sai", "450 triệu").id == one.id
        answer = remarks.answer(chief, unit_id, article.id, one.id, "Đã sửa")
        assert remarks.answer(chief, unit_id, article.id, one.id, "Đã sửa").id == answer.id
        assert len(events(unit_id)) == 2


def test_there_is_an_end_to_what_is_said_of_one_item(world: World) -> None:
    with world.desk(CHIEF) as (chief, unit_id):
        article = written(chief, unit_id)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("congxa.publishing.remarks.service.MAX_REMARKS", 2)
            for number in range(2):
                remarks.add(chief, unit_id, article.id, f"Nhận xét {number}")
            with pytest.raises(Conflict, match="không ghi thêm được"):
                remarks.add(chief, unit_id, article.id, "Một nữa")


def test_a_contributor_may_and_a_supervisor_has_no_desk(world: World) -> None:
    with world.desk(CONTRIBUTOR) as (contributor, unit_id):
        article = written(contributor, unit_id)
        assert remarks.add(contributor, unit_id, article.id, "Nhờ xem giúp câu này", "450 triệu").by == contributor.name
    with world.desk(SUPERVISOR, "suoi-trong") as (supervisor, unit_id), pytest.raises((Refused, Missing)):
        remarks.add(supervisor, unit_id, article.id, "x")


def test_remarks_lie_in_the_bin_with_their_item_and_leave_with_it(world: World) -> None:
    with world.desk(EDITOR) as (editor, unit_id):
        article_id = written(editor, unit_id).id
    with world.desk(CHIEF) as (chief, unit_id):
        remark = remarks.add(chief, unit_id, article_id, "Con số?", "450 triệu")
        remarks.answer(chief, unit_id, article_id, remark.id, "?")
    with world.desk(EDITOR) as (editor, unit_id):
        publishing.discard(editor, unit_id, article_id, 1)
    with world.desk(EDITOR) as (editor, unit_id):
        assert remarks.unanswered(editor, unit_id) == []
        with pytest.raises(Missing):
            remarks.answer(editor, unit_id, article_id, remark.id, "x")
    facts = world.unit("suoi-trong")
    with transaction(Scope(DbRole.DESK, (facts.unit_id,), facts.lineage)):
        assert articles_bin.purge(facts.unit_id, clock.now() + timedelta(days=400)) == 1
    with world.desk(EDITOR) as (editor, unit_id):
        assert db.session.scalar(select(func.count()).select_from(remarks.Remark)) == 0
