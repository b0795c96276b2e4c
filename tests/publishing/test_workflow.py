"""The way of an article from draft to reader and back."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from cast import CHIEF, CONTRIBUTOR, EDITOR, SUPERVISOR, World
from congxa import audit, links, media, publishing
from congxa.copyright import Origin
from congxa.core import clock
from congxa.core.db import db
from congxa.core.errors import Conflict, Invalid, Refused
from congxa.links import OutboundLink
from congxa.publishing import Article, EditedMeanwhile, Step
from publishing.desk import GOOD, OWN, add_picture, draft, figure, published


def test_what_was_submitted_is_taken_back_by_who_may_write_it(world: World) -> None:
    with world.desk(EDITOR) as (actor, unit_id):
        article = publishing.create(actor, unit_id, GOOD)
        publishing.submit(actor, unit_id, article.id, article.version)
        assert publishing.next_steps(actor, article) == (Step.RETRACT,)
    with world.desk(CONTRIBUTOR) as (stranger, unit_id), pytest.raises(Refused):
        publishing.retract(stranger, unit_id, article.id, 2)
    with world.desk(EDITOR) as (actor, unit_id):
        assert publishing.retract(actor, unit_id, article.id, 2).state == "draft"
        with pytest.raises(Conflict):
            publishing.retract(actor, unit_id, article.id, 3)


def test_an_editor_submits_and_the_chief_publishes(world: World) -> None:
    with world.desk(EDITOR) as (actor, unit_id):
        article = publishing.create(actor, unit_id, GOOD)
        assert publishing.next_steps(actor, article) == (Step.SUBMIT,)
        publishing.submit(actor, unit_id, article.id, 1)
        with pytest.raises(Refused):
            publishing.publish(actor, unit_id, article.id, 2)
    with world.desk(CHIEF) as (chief, unit_id):
        waiting = publishing.articles(chief, unit_id, state="submitted")[0]
        assert publishing.next_steps(chief, waiting) == (*(Step.RETURN, Step.APPROVE, Step.PUBLISH, Step.SCHEDULE),)
        publishing.publish(chief, unit_id, waiting.id, waiting.version)
        assert db.session.info["tags"] >= {
            f"article:{waiting.id}",
            f"section:{waiting.section_id}",
            f"front:{unit_id}",
        }
    with world.public("suoi-trong") as unit_id:
        assert db.session.scalars(select(Article.published_at)).one() is not None
    with world.desk(CHIEF) as (chief, unit_id):
        events = [row.event for row in audit.records(chief, [unit_id], subject=("article", str(article.id)))]
        numbers = [row.content["state"] for row in publishing.revisions(chief, unit_id, article.id)]
    assert events == ["article.published", "article.submitted", "article.created"]
    assert numbers == ["published", "submitted", "draft"]


def test_a_returned_article_says_why(world: World) -> None:
    with world.desk(CHIEF) as (chief, unit_id):
        article = publishing.create(chief, unit_id, GOOD)
        publishing.submit(chief, unit_id, article.id, 1)
        with pytest.raises(Invalid) as refusal:
            publishing.return_to_author(chief, unit_id, article.id, 2, "  ")
        assert refusal.value.problems[0].field == "note"
        publishing.return_to_author(chief, unit_id, article.id, 2, "Bổ sung số hộ dân")
        assert (article.state, article.state_note) == ("returned", "Bổ sung số hộ dân")
        publishing.submit(chief, unit_id, article.id, 3)
        assert article.state_note == ""


def test_nobody_publishes_a_text_that_has_just_been_changed(world: World) -> None:
    with world.desk(CHIEF) as (chief, unit_id):
        article = publishing.create(chief, unit_id, GOOD)
        publishing.save(chief, unit_id, article.id, draft(summary="Khác"), 1)
        with pytest.raises(EditedMeanwhile):
            publishing.publish(chief, unit_id, article.id, 1)
        assert article.state == "draft"


def test_a_second_publication_of_the_same_article_is_a_conflict(world: World) -> None:
    with world.desk(CHIEF) as (chief, unit_id):
        article = published(chief, unit_id)
        with pytest.raises(Conflict, match="Đã đăng"):
            publishing.publish(chief, unit_id, article.id, article.version)


def test_the_gate_lists_everything_that_is_missing(world: World) -> None:
    with world.desk(CHIEF) as (chief, unit_id):
        one = add_picture(chief, unit_id, "red", "Chợ", OWN)
        two = add_picture(chief, unit_id, "blue", "", Origin())
        typed = draft(section="diem-bao", body=GOOD.body + figure(one) + figure(two), origin=Origin())
        article = publishing.create(chief, unit_id, typed)
        missing = publishing.gaps(chief, article)
        with pytest.raises(Invalid) as refusal:
            publishing.publish(chief, unit_id, article.id, article.version)
    assert refusal.value.problems == missing
    assert [problem.message for problem in missing] == [
        "Mục “Tên bài báo gốc” còn trống. Hãy bổ sung (Nghị định 147/2024/NĐ-CP: trích dẫn phải nêu tên tác phẩm,"
        " tên báo và thời gian đăng).",
        "Bài chưa có nguồn gốc. Chọn căn cứ sử dụng ở mục Nguồn gốc.",
        "Bài chưa có tác giả bài báo. Bổ sung ở mục Nguồn gốc.",
        "Bài chưa có tên báo. Bổ sung ở mục Nguồn gốc.",
        "Bài chưa có địa chỉ bài gốc. Bổ sung ở mục Nguồn gốc.",
        "Bài chưa có ngày đăng của bài gốc. Bổ sung ở mục Nguồn gốc.",
        "Ảnh 2 chưa có nguồn gốc. Mở ảnh để bổ sung.",
        "Ảnh 2 chưa có mô tả cho người không xem được ảnh. Mở ảnh để bổ sung.",
    ]


def test_filling_in_the_picture_opens_the_gate(world: World) -> None:
    with world.desk(EDITOR) as (actor, unit_id):
        picture = add_picture(actor, unit_id, "blue", "", Origin())
        article = publishing.create(actor, unit_id, draft(body=GOOD.body + figure(picture, "Suối"), cover_id=picture))
        assert [problem.message for problem in publishing.gaps(actor, article)] == [
            "Ảnh 1 chưa có nguồn gốc. Mở ảnh để bổ sung."
        ]
        publishing.describe_picture(actor, unit_id, picture, "Suối mùa lũ", "", OWN)
        assert publishing.gaps(actor, article) == ()


def test_a_link_blocked_after_the_save_keeps_the_article_in(world: World) -> None:
    with world.desk(CHIEF) as (chief, unit_id):
        article = publishing.create(chief, unit_id, draft(body='<p><a href="https://bad.example/">x</a></p>'))
    with world.office(SUPERVISOR) as (supervisor, office_id):
        links.block(supervisor, office_id, "bad.example", "Cờ bạc")
    with world.desk(CHIEF) as (chief, unit_id), pytest.raises(Invalid, match=r"bad\.example"):
        publishing.publish(chief, unit_id, article.id, article.version)


def test_pictures_and_links_are_public_exactly_while_their_article_is(world: World) -> None:
    with world.desk(CHIEF) as (chief, unit_id):
        picture = add_picture(chief, unit_id)
        body = GOOD.body + figure(picture) + '<p><a href="https://a.example/">a</a></p>'
        article = published(chief, unit_id, body=body)

    def seen() -> tuple[int, int]:
        with world.public("suoi-trong") as unit_id:
            shown = len(media.pictures(unit_id, [picture]))
            return shown, len(db.session.scalars(select(OutboundLink)).all())

    linked = seen()
    assert linked[0] == 1
    assert linked[1] >= 1
    with world.desk(CHIEF) as (chief, unit_id):
        publishing.withdraw(chief, unit_id, article.id, article.version, "Sai số liệu")
        assert f"picture:{picture}" in db.session.info["tags"]
        assert f"article:{article.id}" in db.session.info["tags"]
    assert seen() == (0, linked[1] - 1)


def test_address_and_first_date_outlive_withdrawal(world: World) -> None:
    with world.desk(CHIEF) as (chief, unit_id):
        article = published(chief, unit_id)
        first, slug = article.published_at, article.slug
        with pytest.raises(Invalid) as refusal:
            publishing.withdraw(chief, unit_id, article.id, article.version, "")
        assert refusal.value.problems[0].field == "reason"
        publishing.withdraw(chief, unit_id, article.id, article.version, "Sai số liệu")
        publishing.reopen(chief, unit_id, article.id, article.version)
        publishing.save(chief, unit_id, article.id, draft(title="Một tiêu đề hoàn toàn khác"), article.version)
        publishing.publish(chief, unit_id, article.id, article.version)
        assert (article.published_at, article.slug) == (first, slug)


def test_a_public_picture_keeps_what_the_gate_asked_for(world: World) -> None:
    with world.desk(CHIEF) as (chief, unit_id):
        picture = add_picture(chief, unit_id)
        published(chief, unit_id, body=GOOD.body + figure(picture))
        with pytest.raises(Invalid, match="Ảnh này chưa có nguồn gốc"):
            publishing.describe_picture(chief, unit_id, picture, "Chợ", "", Origin())
        publishing.describe_picture(chief, unit_id, picture, "Chợ phiên", "", OWN)
        assert f"picture:{picture}" in db.session.info["tags"]
    with world.desk(CONTRIBUTOR) as (actor, unit_id), pytest.raises(Refused):
        publishing.describe_picture(actor, unit_id, picture, "Khác", "", OWN)


def test_the_lists_of_the_desk_find_by_state_section_and_words(world: World) -> None:
    with world.desk(CHIEF) as (chief, unit_id):
        published(chief, unit_id)
        publishing.create(chief, unit_id, draft(title="Đường liên thôn được mở rộng", section="diem-bao"))

        def titles(**by: str) -> list[str]:
            return [row.title for row in publishing.articles(chief, unit_id, **by)]  # type: ignore[arg-type]

        assert titles(state="published") == [GOOD.title]
        assert titles(section="diem-bao") == titles(search="duong lien thon") == titles(search="Đường LIÊN")
        assert titles(search="%") == titles()
        assert titles(search="duong 100%") == []
        counts = publishing.counts(chief, unit_id)
    assert {state.value: count for state, count in counts.items()} == {
        "draft": 1,
        "submitted": 0,
        "returned": 0,
        "approved": 0,
        "scheduled": 0,
        "published": 1,
        "withdrawn": 0,
        "expired": 0,
        "archived": 0,
    }


def test_a_past_or_far_moment_is_no_schedule(world: World) -> None:
    with world.desk(CHIEF) as (chief, unit_id):
        article = publishing.create(chief, unit_id, GOOD)
        for at in (clock.now() - timedelta(seconds=1), clock.now() + timedelta(days=400)):
            with pytest.raises(Invalid) as refusal:
                publishing.schedule(chief, unit_id, article.id, article.version, at)
            assert refusal.value.problems[0].field == "publish_at"
