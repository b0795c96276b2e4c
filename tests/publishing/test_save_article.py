"""Writing and saving: what is cleaned, what is refused, and what happens when two people save at once."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from threading import Barrier

import pytest
from sqlalchemy import select

from cast import CHIEF, CONTRIBUTOR, EDITOR, NEIGHBOUR, SUPERVISOR, World
from congxa import audit, links, media, publishing
from congxa import copyright as rights
from congxa.copyright import Origin
from congxa.core.actor import Actor
from congxa.core.db import db
from congxa.core.errors import Conflict, Invalid, Missing, Refused
from congxa.identity import Permission
from congxa.links import OutboundLink
from congxa.publishing import Article, Draft, EditedMeanwhile, ImportedArticle, PictureUse
from congxa.publishing.queries import draft_of
from publishing.desk import GOOD, OWN, add_picture, draft, figure, photo, published

GAMBLING = "w88-example.test"


def test_what_was_typed_comes_back_as_it_was_kept(world: World) -> None:
    with world.desk(CONTRIBUTOR) as (actor, unit_id):
        article = publishing.create(actor, unit_id, draft(title="  Khánh thành   nhà văn hóa\nthôn Một "))
    with world.desk(CONTRIBUTOR) as (actor, unit_id):
        kept = publishing.article_for(
            actor, publishing.TRANSITIONS[publishing.Step.SUBMIT].permission, unit_id, article.id
        )
        assert draft_of(kept) == draft(kind="news")
        assert (kept.state, kept.version, kept.slug) == ("draft", 1, "khanh-thanh-nha-van-hoa-thon-mot")
        assert kept.created_by == CONTRIBUTOR.name


def test_every_mistake_is_told_at_once_and_nothing_is_kept(world: World) -> None:
    typed = Draft(title="Ngắn", section="khong-co", summary="t" * 401, body="<p> &nbsp;</p>", cover_id=10**20)
    with world.desk(EDITOR) as (actor, unit_id):
        with pytest.raises(Invalid) as refusal:
            publishing.create(actor, unit_id, typed)
        assert publishing.articles(actor, unit_id) == []
    assert set(refusal.value.by_field()) == {"title", "section", "summary", "body", "cover_id"}


def test_html_is_cleaned_at_the_save(world: World) -> None:
    body = '<p onclick="x()">Một <script>alert(1)</script><b style="color:red">hai</b></p><iframe src="//x"></iframe>'
    with world.desk(EDITOR) as (actor, unit_id):
        article = publishing.create(actor, unit_id, draft(body=body))
    assert article.body == "<p>Một <strong>hai</strong></p>"


@pytest.mark.parametrize("bad", ["\x00", "\ud800", "\x1b"])
def test_what_no_database_keeps_does_no_harm(world: World, bad: str) -> None:
    origin = Origin(note=f"ghi{bad} chú", author=f"A{bad}")
    typed = draft(title=GOOD.title + bad, section=f"chinh-tri{bad}", body=f"<p>Một{bad} hai<img></p>", origin=origin)
    with world.desk(CHIEF) as (chief, unit_id):
        article = publishing.create(chief, unit_id, typed)
        assert article.title == GOOD.title
        publishing.submit(chief, unit_id, article.id, 1)
        publishing.return_to_author(chief, unit_id, article.id, 2, f"Sửa{bad}\nlại")
        assert article.state_note == "Sửa\nlại"
        assert publishing.articles(chief, unit_id, state=f"a{bad}", section=bad, search=bad) == []
        add_picture(chief, unit_id, alt=f"Chợ{bad}", origin=origin)


def test_the_second_of_two_who_save_is_told_and_overwrites_nothing(world: World) -> None:
    with world.desk(EDITOR) as (actor, unit_id):
        article = publishing.create(actor, unit_id, GOOD)
    with world.desk(CHIEF) as (chief, _):
        publishing.save(chief, unit_id, article.id, draft(title="Tiêu đề do trưởng ban sửa"), article.version)
    with pytest.raises(EditedMeanwhile) as conflict, world.desk(EDITOR) as (actor, unit_id):
        publishing.save(actor, unit_id, article.id, draft(title="Tiêu đề do biên tập viên sửa"), article.version)
    assert conflict.value.theirs.title == "Tiêu đề do trưởng ban sửa"
    assert (conflict.value.by, conflict.value.version) == (CHIEF.name, 2)
    assert CHIEF.name in conflict.value.message
    with world.desk(EDITOR) as (actor, unit_id):
        assert [row.number for row in publishing.revisions(actor, unit_id, article.id)] == [2, 1]
        assert publishing.articles(actor, unit_id)[0].title == "Tiêu đề do trưởng ban sửa"


def test_of_two_who_save_in_the_same_moment_one_wins_and_the_other_is_told(world: World) -> None:
    with world.desk(EDITOR) as (actor, unit_id):
        article_id = publishing.create(actor, unit_id, GOOD).id
    start = Barrier(2)

    def save(summary: str) -> str:
        with world.app.app_context():
            try:
                with world.desk(EDITOR) as (actor, unit_id):
                    publishing.draft_of(publishing.article_for(actor, Permission.ARTICLE_WRITE, unit_id, article_id))
                    start.wait(timeout=10)
                    publishing.save(actor, unit_id, article_id, draft(summary=summary), 1)
                    time.sleep(0.1)  # the other waits for this transaction, then sees what it did
            except EditedMeanwhile as conflict:
                return f"thua {conflict.theirs.summary}"
            return f"thắng {summary}"

    with ThreadPoolExecutor(2) as threads:
        outcomes = sorted(threads.map(save, ["một", "hai"]))
    assert outcomes in (["thua hai", "thắng hai"], ["thua một", "thắng một"])


def test_every_save_leaves_a_revision_that_reads_back_and_an_audit_with_the_difference(world: World) -> None:
    with world.desk(EDITOR) as (actor, unit_id):
        article = publishing.create(actor, unit_id, GOOD)
        publishing.save(actor, unit_id, article.id, draft(summary="Tóm tắt mới", body="<p>Khác</p>"), 1)
        db.session.flush()
        newest, oldest = publishing.revisions(actor, unit_id, article.id)
    assert Draft.from_facts(oldest.content).summary == GOOD.summary
    assert Draft.from_facts(newest.content).body == "<p>Khác</p>"
    chief = world.actor(CHIEF)
    with world.desk(CHIEF):
        newest_record = audit.records(chief, [unit_id])[0]
    assert newest_record.event == audit.Event.ARTICLE_SAVED
    assert newest_record.changes == {"summary": [GOOD.summary, "Tóm tắt mới"], "body": ["bản 1", "bản 2"]}


def test_saving_without_a_change_makes_no_version(world: World) -> None:
    with world.desk(EDITOR) as (actor, unit_id):
        article = publishing.create(actor, unit_id, GOOD)
        assert publishing.save(actor, unit_id, article.id, GOOD, 1).version == 1


def test_a_blocked_link_is_refused_naming_link_and_field(world: World) -> None:
    with world.office(SUPERVISOR) as (supervisor, office_id):
        links.block(supervisor, office_id, GAMBLING, "Cờ bạc")
    typed = draft(
        body=f'<p>Xem <a href="https://vip.{GAMBLING}/a">nhà cái</a></p>',
        origin=Origin(source_url=f"https://{GAMBLING}/"),
    )
    with world.desk(EDITOR) as (actor, unit_id), pytest.raises(Invalid) as refusal:
        publishing.create(actor, unit_id, typed)
    found = refusal.value.by_field()
    assert set(found) == {"body", "source_url"}
    assert "nhà cái" in found["body"][0]
    assert GAMBLING in found["body"][0]


def test_links_are_indexed_and_the_index_follows_each_save(world: World) -> None:
    def indexed(unit_id: int) -> set[tuple[str, str]]:
        rows = db.session.execute(
            select(OutboundLink.field, OutboundLink.host).where(OutboundLink.owner_kind == "article")
        )
        return {(field, host) for field, host in rows}

    typed = draft(
        body='<p><a href="https://a.example/1">a</a> <a href="https://b.example/">b</a></p>',
        origin=Origin(source_url="https://bao.example/x"),
    )
    with world.desk(EDITOR) as (actor, unit_id):
        article = publishing.create(actor, unit_id, typed)
        assert indexed(unit_id) == {("body", "a.example"), ("body", "b.example"), ("source_url", "bao.example")}
        publishing.save(actor, unit_id, article.id, draft(body='<p><a href="https://b.example/">b</a></p>'), 1)
        assert indexed(unit_id) == {("body", "b.example")}


def test_only_pictures_of_the_own_library_may_be_used(world: World) -> None:
    with world.desk(NEIGHBOUR) as (actor, unit_id):
        foreign = add_picture(actor, unit_id)
    with world.desk(EDITOR) as (actor, unit_id), pytest.raises(Invalid) as refusal:
        publishing.create(actor, unit_id, draft(body=GOOD.body + figure(foreign), cover_id=foreign))
    assert set(refusal.value.by_field()) == {"body", "cover_id"}


def test_a_picture_takes_its_words_from_the_library_and_its_use_is_noted(world: World) -> None:
    with world.desk(EDITOR) as (actor, unit_id):
        one, two = add_picture(actor, unit_id, "red", "Chợ phiên"), add_picture(actor, unit_id, "blue")
        article = publishing.create(actor, unit_id, draft(body=GOOD.body + figure(one), cover_id=two))
        assert 'alt="Chợ phiên"' in article.body
        uses = {(use.picture_id, use.field, use.is_live) for use in db.session.scalars(select(PictureUse))}
    assert uses == {(one, "body", False), (two, "cover", False)}


def test_a_contributor_does_not_change_what_is_public(world: World) -> None:
    with world.desk(CHIEF) as (chief, unit_id):
        article = published(chief, unit_id)
    with world.desk(CONTRIBUTOR) as (actor, unit_id), pytest.raises(Refused):
        publishing.save(actor, unit_id, article.id, draft(summary="Khác"), article.version)


def test_a_change_of_what_is_public_shows_at_once_and_passes_the_gate_again(world: World) -> None:
    with world.desk(CHIEF) as (chief, unit_id):
        article = published(chief, unit_id)
    with world.desk(CHIEF) as (chief, unit_id):
        with pytest.raises(Invalid) as refusal:
            publishing.save(chief, unit_id, article.id, draft(origin=Origin()), article.version)
        assert refusal.value.problems[0].field == "basis"
        saved = publishing.save(chief, unit_id, article.id, draft(title="Tiêu đề mới của bài đã đăng"), article.version)
        assert saved.state == "published"
        assert saved.slug == article.slug == "khanh-thanh-nha-van-hoa-thon-mot"
        assert f"article:{article.id}" in db.session.info["tags"]


def of_old(actor: Actor, unit_id: int, **changes: object) -> Article:
    """An article of the time before the policy of the office demanded origins; it has none."""
    typed = draft(origin=Origin(), **changes)
    return publishing.import_article(actor, unit_id, ImportedArticle(typed, datetime(2025, 6, 1, tzinfo=UTC)))


def test_an_old_article_is_kept_in_order_by_the_law_of_its_time(world: World) -> None:
    with world.desk(CHIEF) as (chief, unit_id):
        number = add_picture(chief, unit_id, origin=Origin())
        article = of_old(chief, unit_id, body="<p>Tin.</p>" + figure(number), cover_id=number)
        corrected = replace(draft_of(article), title="Tiêu đề đã sửa lỗi gõ", summary="Tóm tắt đã sửa.")
        saved = publishing.save(chief, unit_id, article.id, corrected, article.version)
        assert (saved.title, saved.state) == ("Tiêu đề đã sửa lỗi gõ", "published")


def test_an_old_article_is_not_rewritten_without_an_origin(world: World) -> None:
    with world.desk(CHIEF) as (chief, unit_id):
        picture = add_picture(chief, unit_id)
        article = of_old(chief, unit_id)
        for changes in ({"body": "<p>Một bài khác hẳn.</p>"}, {"cover_id": picture}):
            with pytest.raises(Invalid) as refusal:
                publishing.save(chief, unit_id, article.id, draft(origin=Origin(), **changes), article.version)
            assert set(refusal.value.by_field()) == {"basis"}
        rewritten = draft(body="<p>Một bài khác hẳn.</p>")
        saved = publishing.save(chief, unit_id, article.id, rewritten, article.version)
        with pytest.raises(Invalid) as refusal:  # nor is the origin taken back afterwards
            publishing.save(chief, unit_id, article.id, draft(body=saved.body, origin=Origin()), saved.version)
        assert set(refusal.value.by_field()) == {"basis"}


def test_a_withdrawn_article_is_reopened_before_it_is_changed(world: World) -> None:
    with world.desk(CHIEF) as (chief, unit_id):
        article = published(chief, unit_id)
        publishing.withdraw(chief, unit_id, article.id, article.version, "Sai số liệu")
        with pytest.raises(Conflict):
            publishing.save(chief, unit_id, article.id, GOOD, article.version)


def test_another_units_article_does_not_exist(world: World) -> None:
    with world.desk(EDITOR) as (actor, unit_id):
        article_id = publishing.create(actor, unit_id, GOOD).id
    with world.desk(NEIGHBOUR) as (neighbour, own_id):
        for unit in (own_id, unit_id):
            with pytest.raises(Missing):
                publishing.save(neighbour, unit, article_id, GOOD, 1)
            with pytest.raises(Missing):
                publishing.publish(neighbour, unit, article_id, 1)
            with pytest.raises(Missing):
                publishing.revisions(neighbour, unit, article_id)
        assert publishing.articles(neighbour, own_id) == []


def test_a_file_that_is_sent_again_changes_nothing_of_a_picture_that_the_public_sees(world: World) -> None:
    with world.desk(CHIEF) as (chief, unit_id):
        number = add_picture(chief, unit_id)
        published(chief, unit_id, body="<p>Tin.</p>" + figure(number, "Nhà văn hóa"))
    with world.desk(CONTRIBUTOR) as (actor, unit_id):
        again = publishing.add_picture(actor, unit_id, "a.png", photo(), "", "Lời khác", Origin(author="Kẻ khác"))
        assert again.id == number
    with world.desk(CHIEF) as (_chief, unit_id):
        assert rights.origins(unit_id, rights.WorkKind.PICTURE, [number]) == {number: OWN}
        assert media.pictures(unit_id, [number])[number].caption == ""


def test_a_file_that_is_sent_again_fills_in_what_its_picture_lacks(world: World) -> None:
    with world.desk(CONTRIBUTOR) as (actor, unit_id):
        number = add_picture(actor, unit_id, alt="", origin=Origin())
        publishing.add_picture(actor, unit_id, "a.png", photo(), "Nhà văn hóa", "", OWN)
        assert media.pictures(unit_id, [number])[number].alt == "Nhà văn hóa"
        assert rights.origins(unit_id, rights.WorkKind.PICTURE, [number]) == {number: OWN}


def test_a_body_that_nests_beyond_reason_is_refused_before_it_is_read(world: World) -> None:
    with world.desk(CONTRIBUTOR) as (actor, unit_id):
        began = time.process_time()
        with pytest.raises(Invalid, match="lồng"):
            publishing.create(actor, unit_id, draft(body="<div>" * 79_000 + "<img src=x>"))
        assert time.process_time() - began < 2  # the parser alone takes nine seconds
