"""What stands on an agreement or a consent is found faulty when the record does not bear it, and not before."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from cast import CHIEF, SUPERVISOR, World
from congxa import copyright as rights
from congxa import oversight, publishing
from congxa.copyright import Basis, Origin, WorkKind
from congxa.core import clock
from congxa.oversight import Finding, FindingFilter
from copyright.stage import agreement, contributor
from publishing.desk import OWN, add_picture, draft, figure

ADDRESS = "https://bao-vung-cao.example/1"
PICTURES, REVIEWS = "picture_without_source", "press_review_without_newspaper"


def licensed(agreement_id: int) -> Origin:
    day = clock.now() - timedelta(days=2)
    return Origin(
        Basis.AGREEMENT, "Nhà báo Mẫu", source_url=ADDRESS, source_published_at=day, agreement_id=agreement_id
    )


def out(world: World, works: tuple[WorkKind, ...] = tuple(WorkKind)) -> int:
    """An agreement, and on it: a public press review, and a picture in a public article. Gives the agreement."""
    with world.desk(CHIEF) as (actor, unit_id):
        kept = agreement(actor, unit_id)
        said = licensed(kept.id)
        facts = {"work_title": "Mùa lúa mới"}
        body = f"<p>Bài báo viết về xã ta.</p>{figure(add_picture(actor, unit_id, origin=said), 'Ruộng')}"
        review = draft(section="diem-bao", kind="press_review", fields=facts, body=body, origin=said)
        article = publishing.create(actor, unit_id, review)
        publishing.publish(actor, unit_id, article.id, article.version)
        kept.works = [each.value for each in works]
        return kept.id


def found(world: World, check: str) -> list[Finding]:
    unit_id = world.unit("suoi-trong").unit_id
    with world.office(SUPERVISOR) as (actor, _):
        oversight.scan([unit_id], clock.now(), (check,))
        return [row.finding for row in oversight.findings(actor, [unit_id], FindingFilter(check=check, state="open"))]


def test_what_stands_on_an_agreement_in_force_is_found_by_nobody(world: World) -> None:
    out(world)
    assert found(world, PICTURES) == found(world, REVIEWS) == []


def test_an_agreement_that_was_closed_or_ended_since_lets_stand_what_went_out_on_it(
    world: World, stop_clock: Callable[[datetime], None]
) -> None:
    kept = out(world)
    with world.desk(CHIEF) as (actor, unit_id):
        rights.close_agreement(actor, unit_id, kept)
    stop_clock(clock.now() + timedelta(days=3))
    assert found(world, PICTURES) == found(world, REVIEWS) == []


def test_an_agreement_that_does_not_bear_the_work_is_found(world: World) -> None:
    out(world, (WorkKind.FILE,))
    (of_picture,), (of_review,) = found(world, PICTURES), found(world, REVIEWS)
    assert "03/TT-BBT" in of_picture.detail
    assert "03/TT-BBT" in of_review.detail


def test_a_picture_of_a_contributor_whose_consent_is_gone_is_found(world: World) -> None:
    with world.desk(CHIEF) as (actor, unit_id):
        sender = contributor(actor, unit_id)
        sent = Origin(Basis.CONTRIBUTOR, author=sender.name, contributor_id=sender.id)
        body = f"<p>Sáng nay.</p>{figure(add_picture(actor, unit_id, origin=sent), 'Suối')}"
        article = publishing.create(actor, unit_id, draft(body=body, origin=OWN))
        publishing.publish(actor, unit_id, article.id, article.version)
    assert found(world, PICTURES) == []
    with world.desk(CHIEF) as (actor, unit_id):
        rights.contributor_for(actor, unit_id, sender.id).proof_id = None
    (finding,) = found(world, PICTURES)
    assert sender.name in finding.detail
