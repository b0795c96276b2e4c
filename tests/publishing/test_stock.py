"""What is public without its rights by the rules of today, and completing it in one go."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from cast import CHIEF, CONTRIBUTOR, EDITOR, FAR_CHIEF, NEIGHBOUR, World
from congxa import copyright as rights
from congxa import publishing
from congxa.copyright import Basis, Origin, WorkKind
from congxa.core import clock
from congxa.core.actor import Actor
from congxa.core.db import db
from congxa.core.errors import Conflict, Invalid, Missing, Refused
from congxa.identity import Permission
from congxa.publishing import RightsShare, StockWork, gate
from congxa.publishing.stock.complete import completed
from congxa.publishing.stock.ranks import rank_of
from oversight.planting import edit_article, plant_article, plant_picture
from publishing.desk import OWN, add_picture, figure, published
from publishing.samples import KINDS, shown

GIVEN = Origin(Basis.OWN_STAFF, author="Hồ Văn Suối")


def lacking(actor: Actor, unit_id: int) -> dict[str, StockWork]:
    return {work.key: work for work in publishing.stock(actor, unit_id, clock.today()) if work.gaps}


def shown_picture(world: World, article: int) -> int:
    """A picture of which nothing is said, in the text of an article."""
    picture = plant_picture(world, "suoi-trong", article)
    edit_article(world, "suoi-trong", article, f"<p>Nội dung.</p>{figure(picture, 'Ảnh')}")
    return picture


def test_what_was_published_before_the_rules_is_judged_by_those_of_today(world: World) -> None:
    old = plant_article(world, "suoi-trong", age_days=2000)
    with world.desk(CHIEF) as (actor, unit_id):
        good = published(actor, unit_id)
        found = lacking(actor, unit_id)
    assert set(found) == {f"article-{old}"}
    assert "Bài chưa có nguồn gốc" in found[f"article-{old}"].gaps[0]
    assert f"article-{good.id}" not in found


@pytest.mark.parametrize("key", KINDS)
def test_what_may_go_out_today_is_complete_in_the_review_whatever_its_kind(world: World, key: str) -> None:
    """The review and the gate are one set of rules: what the gate lets pass under a policy lacks nothing."""
    shown(world, key)
    with world.desk(FAR_CHIEF) as (actor, unit_id):
        works = publishing.stock(actor, unit_id, clock.today())
        gates = {
            article.id: gate.missing(unit_id, article.kind, publishing.draft_of(article), clock.now())
            for article in publishing.articles(actor, unit_id)
        }
    assert set(map(bool, gates.values())) <= {False}
    assert [(work.key, work.gaps) for work in works if work.gaps] == []


def test_a_draft_is_no_stock(world: World) -> None:
    plant_article(world, "suoi-trong", state="draft")
    with world.desk(CHIEF) as (actor, unit_id):
        assert publishing.stock(actor, unit_id, clock.today()) == []


def test_a_picture_is_listed_once_with_every_page_that_shows_it_and_judged_by_the_strictest(world: World) -> None:
    pages = [plant_article(world, "suoi-trong", section=section) for section in ("chinh-tri", "thoi-su-phong-su")]
    picture = plant_picture(world, "suoi-trong", pages[0])
    with world.desk(CHIEF) as (actor, unit_id):
        db.session.add(
            publishing.PictureUse(
                unit_id=unit_id, picture_id=picture, owner_kind="article", owner_id=pages[1], field="body", is_live=True
            )
        )
        rights.set_origin(unit_id, WorkKind.PICTURE, picture, Origin(Basis.PUBLIC_DOMAIN, source_name="Bảo tàng"))
        work = lacking(actor, unit_id)[f"picture-{picture}"]
    assert [place.article_id for place in work.places] == pages
    assert work.gaps == ("Ảnh chưa có tác giả. Mở ảnh để bổ sung.",)  # a reportage asks for it, news does not


@pytest.mark.parametrize(
    ("worse", "better"),
    [
        ((WorkKind.ARTICLE, ("press_review",), False), (WorkKind.PICTURE, ("reportage",), True)),
        ((WorkKind.PICTURE, ("news", "reportage"), True), (WorkKind.ARTICLE, ("reportage",), True)),
        ((WorkKind.ARTICLE, ("reportage",), False), (WorkKind.PICTURE, ("news",), True)),
        ((WorkKind.PICTURE, ("news",), True), (WorkKind.ARTICLE, ("news",), True)),
        ((WorkKind.ARTICLE, ("news",), True), (WorkKind.PICTURE, ("reportage",), False)),
    ],
)
def test_press_reviews_and_foreign_pictures_of_reportages_are_worst(
    worse: tuple[WorkKind, tuple[str, ...], bool], better: tuple[WorkKind, tuple[str, ...], bool]
) -> None:
    ranks = [rank_of(work, kinds, is_foreign=foreign).rank for work, kinds, foreign in (worse, better)]
    assert ranks[0] < ranks[1]


def test_of_equally_bad_ones_the_most_read_comes_first(world: World) -> None:
    ids = [plant_article(world, "suoi-trong", title=f"Bài số {number}") for number in range(3)]
    with world.desk(CHIEF) as (actor, unit_id):
        listed = publishing.worst_first(publishing.stock(actor, unit_id, clock.today()), {ids[1]: 7, ids[2]: 2})
    assert [(work.id, views) for work, views in listed] == [(ids[1], 7), (ids[2], 2), (ids[0], 0)]


def test_the_share_is_never_a_hundred_while_something_is_missing() -> None:
    assert RightsShare(1000, 999).percent == 99
    assert RightsShare(1000, 1000).percent == 100
    assert RightsShare().percent == 100


def test_one_origin_is_given_to_several_works_and_taken_back(world: World) -> None:
    articles = [plant_article(world, "suoi-trong", title=f"Bài số {number}") for number in range(2)]
    picture = shown_picture(world, articles[0])
    keys = [*(f"article-{number}" for number in articles), f"picture-{picture}"]
    with world.desk(CHIEF) as (actor, unit_id):
        before = lacking(actor, unit_id)
        changes = publishing.preview_completion(actor, unit_id, keys, GIVEN)
        assert [(change.work.key, change.lacks, change.differs) for change in changes] == [
            (key, (), True) for key in keys
        ]
        assert lacking(actor, unit_id).keys() == before.keys()  # a preview changes nothing
    with world.desk(CHIEF) as (actor, unit_id):
        batch = publishing.complete(actor, unit_id, keys, GIVEN)
        assert lacking(actor, unit_id) == {}
        assert publishing.kept_shares(unit_id)[WorkKind.ARTICLE] == RightsShare(2, 2)
    with world.desk(CHIEF) as (actor, unit_id):
        assert publishing.undo_completion(actor, unit_id, batch.id) == (3, 0)
        assert lacking(actor, unit_id).keys() == before.keys()
        with pytest.raises(Conflict):
            publishing.undo_completion(actor, unit_id, batch.id)


def test_what_somebody_changed_meanwhile_is_left_alone_by_the_undo(world: World) -> None:
    articles = [plant_article(world, "suoi-trong", title=f"Bài số {number}") for number in range(2)]
    with world.desk(CHIEF) as (actor, unit_id):
        batch = publishing.complete(actor, unit_id, [f"article-{number}" for number in articles], GIVEN)
        better = Origin(Basis.OWN_STAFF, author="Người khác")
        rights.set_origin(unit_id, WorkKind.ARTICLE, articles[0], better)
        assert publishing.undo_completion(actor, unit_id, batch.id) == (1, 1)
        assert rights.origins(unit_id, WorkKind.ARTICLE, articles) == {articles[0]: better}


def test_a_completed_text_keeps_its_words_its_date_and_a_revision(world: World) -> None:
    number = plant_article(world, "suoi-trong", age_days=900, body="<p>Nội dung cũ.</p>")
    with world.desk(CHIEF) as (actor, unit_id):
        before = publishing.article_for(actor, Permission.DESK_READ, unit_id, number)
        said: tuple[str, datetime | None, int] = (before.body, before.published_at, before.version)
        publishing.complete(actor, unit_id, [f"article-{number}"], GIVEN)
        after = publishing.article_for(actor, Permission.DESK_READ, unit_id, number)
        assert (after.body, after.published_at, after.version) == (*said[:2], said[2] + 1)
        assert publishing.revisions(actor, unit_id, number)[0].content["provenance"]["author"] == "Hồ Văn Suối"


def test_one_that_is_refused_hinders_no_other(world: World) -> None:
    article = plant_article(world, "suoi-trong")
    picture = shown_picture(world, article)
    news = Origin(Basis.PURE_NEWS, source_name="Đài xã", source_published_at=clock.now() - timedelta(days=1))
    with world.desk(CHIEF) as (actor, unit_id):  # a picture is never pure news
        batch = publishing.complete(actor, unit_id, [f"article-{article}", f"picture-{picture}"], news)
        assert [bool(work["refusal"]) for work in batch.works] == [False, True]
        assert set(lacking(actor, unit_id)) == {f"picture-{picture}"}


def test_names_that_somebody_wrote_are_kept_and_records_of_another_basis_are_not() -> None:
    standing = Origin(Basis.QUOTATION, author="Nhà báo", source_name="Báo Vùng Cao", agreement="05/TT")
    assert completed(standing, GIVEN) == Origin(Basis.OWN_STAFF, author="Hồ Văn Suối", source_name="Báo Vùng Cao")
    same = completed(standing, Origin(Basis.QUOTATION, source_url="https://bao.example/a"))
    assert (same.author, same.agreement, same.source_url) == ("Nhà báo", "05/TT", "https://bao.example/a")


def test_who_may_look_and_who_may_complete(world: World) -> None:
    number = plant_article(world, "suoi-trong")
    keys = [f"article-{number}"]
    with world.desk(EDITOR) as (actor, unit_id):
        assert publishing.preview_completion(actor, unit_id, keys, GIVEN)
        with pytest.raises(Refused):
            publishing.complete(actor, unit_id, keys, GIVEN)
    with world.desk(CONTRIBUTOR) as (actor, unit_id), pytest.raises(Refused):
        publishing.preview_completion(actor, unit_id, keys, GIVEN)
    with world.desk(CHIEF) as (actor, unit_id):
        batch = publishing.complete(actor, unit_id, keys, GIVEN)
    with world.desk(NEIGHBOUR) as (actor, unit_id):
        assert publishing.preview_completion(actor, unit_id, keys, GIVEN) == []
        with pytest.raises(Missing):
            publishing.undo_completion(actor, unit_id, batch.id)


def test_nothing_chosen_and_too_much_chosen_are_told(world: World) -> None:
    with world.desk(CHIEF) as (actor, unit_id):
        for keys in ([], [f"article-{number}" for number in range(201)]):
            with pytest.raises(Invalid) as refusal:
                publishing.preview_completion(actor, unit_id, keys, GIVEN)
            assert refusal.value.problems[0].field == "works"


def test_a_banner_shows_a_picture_too(world: World) -> None:
    with world.desk(CHIEF) as (actor, unit_id):
        picture = add_picture(actor, unit_id, origin=OWN)
        publishing.create_banner(actor, unit_id, "Dịch vụ công", "https://dichvucong.example/", picture)
        published(actor, unit_id, body=f"<p>Tin.</p>{figure(picture, 'Ảnh')}")
        work = next(each for each in publishing.stock(actor, unit_id, clock.today()) if each.work is WorkKind.PICTURE)
        assert {place.title for place in work.places} == {"Khánh thành nhà văn hóa thôn Một", "Dịch vụ công"}
