"""Agreements and contributors: entered once, chosen from a list, closed, inherited; the contact stays private."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import text

from cast import CHIEF, CONTRIBUTOR, DISTRICT_CHIEF, EDITOR, FAR_CHIEF, NEIGHBOUR, SUPERVISOR, World
from congxa import audit, publishing
from congxa import copyright as rights
from congxa.cli import jobs, timekeeper
from congxa.copyright import AgreementDraft, Basis, ContributorDraft, Origin, WorkKind
from congxa.core import clock
from congxa.core.db import db
from congxa.core.errors import Conflict, Invalid, Missing, Refused
from congxa.identity import Permission
from copyright.stage import CONTACT, agreement, contributor, proof, yesterday
from publishing.desk import add_picture, draft

SEEN = clock.now() - timedelta(days=3)


def press(**said: Any) -> Origin:
    return Origin(
        Basis.AGREEMENT,
        author="Phóng viên Mẫu",
        source_url="https://bao-vung-cao.example/1",
        source_published_at=SEEN,
        **said,
    )


def test_choosing_an_agreement_fills_partner_and_number_and_is_proof_enough(world: World) -> None:
    with world.desk(CHIEF) as (actor, unit_id):
        kept = agreement(actor, unit_id)
        article = publishing.create(actor, unit_id, draft(origin=press(agreement_id=kept.id)))
        said = publishing.draft_of(article).origin
        assert (said.source_name, said.agreement, said.scope) == (
            "Báo Vùng Cao",
            "03/TT-BBT",
            "Đăng lại tin, bài, ảnh.",
        )
        assert publishing.publish(actor, unit_id, article.id, article.version).state == "published"
        assert [(use.work, use.work_id) for use in rights.works_on(unit_id, agreement_id=kept.id)] == [
            (WorkKind.ARTICLE, article.id)
        ]


def test_a_closed_or_expired_agreement_is_not_chosen_newly_and_what_stands_on_it_stays(world: World) -> None:
    with world.desk(CHIEF) as (actor, unit_id):
        kept, over = agreement(actor, unit_id), agreement(actor, unit_id, number="1/TT", valid_until=yesterday())
        article = publishing.create(actor, unit_id, draft(origin=press(agreement_id=kept.id)))
        rights.close_agreement(actor, unit_id, kept.id)
        again = publishing.save(
            actor, unit_id, article.id, draft(title="Một tiêu đề khác hẳn", origin=press(agreement_id=kept.id)), 1
        )
        assert publishing.draft_of(again).origin.agreement_id == kept.id
        for number, words in (
            (kept.id, "đã kết thúc"),
            (over.id, "đã hết hiệu lực"),
            (999, "không có trong danh sách"),
        ):
            with pytest.raises(Invalid, match=words) as refusal:
                publishing.create(actor, unit_id, draft(origin=press(agreement_id=number)))
            assert set(refusal.value.by_field()) == {"agreement_id"}
        rights.reopen_agreement(actor, unit_id, kept.id)
        assert kept.id in {row.id for row in rights.usable_agreements(unit_id, clock.today())}


def test_an_agreement_must_be_in_force_when_the_article_goes_out(world: World) -> None:
    last = clock.today() + timedelta(days=5)
    with world.desk(CHIEF) as (actor, unit_id):
        kept = agreement(actor, unit_id, valid_until=last)
        article = publishing.create(actor, unit_id, draft(origin=press(agreement_id=kept.id)))
        with pytest.raises(Invalid, match="không có hiệu lực vào ngày đăng"):
            publishing.schedule(actor, unit_id, article.id, 1, clock.now() + timedelta(days=7))
        # Renewed once, it holds for all that rests on it.
        longer = rights.AgreementDraft(
            **{**vars(rights.agreement_draft(kept)), "valid_until": last + timedelta(days=30)}
        )
        rights.save_agreement(actor, unit_id, kept.id, longer, kept.version)
        assert publishing.schedule(actor, unit_id, article.id, 1, clock.now() + timedelta(days=7)).state == "scheduled"


def test_a_prolonged_agreement_of_the_district_reaches_the_communes_at_the_next_look_of_the_worker(
    world: World, stop_clock: Callable[[datetime], None]
) -> None:
    with world.desk(DISTRICT_CHIEF) as (actor, unit_id):
        kept = agreement(actor, unit_id, covers_below=True, valid_until=clock.today())
        before = rights.agreement_draft(kept)
    with world.desk(CHIEF) as (actor, unit_id):
        article = publishing.create(actor, unit_id, draft(origin=press(agreement_id=kept.id)))
        publishing.publish(actor, unit_id, article.id, article.version)
    stop_clock(clock.now() + timedelta(days=1))
    jobs.keep_rights(0)
    timekeeper.follow_agreements()
    assert _is_withheld(world, article.id)
    with world.desk(DISTRICT_CHIEF) as (actor, unit_id):
        longer = replace(before, valid_until=clock.today() + timedelta(days=30))
        rights.save_agreement(actor, unit_id, kept.id, longer, kept.version)
    assert _is_withheld(world, article.id)  # the desk of the district writes in no commune
    timekeeper.follow_agreements()
    assert not _is_withheld(world, article.id)
    with world.desk(DISTRICT_CHIEF) as (actor, unit_id):
        again = rights.agreement_for(actor, unit_id, kept.id)
        rights.save_agreement(actor, unit_id, kept.id, before, again.version)
    timekeeper.follow_agreements()
    assert _is_withheld(world, article.id)


def _is_withheld(world: World, article_id: int) -> bool:
    with world.desk(CHIEF) as (actor, unit_id):
        return publishing.article_for(actor, Permission.DESK_READ, unit_id, article_id).is_withheld


def test_an_agreement_of_the_district_covers_its_communes_and_is_theirs_to_read_alone(world: World) -> None:
    with world.desk(DISTRICT_CHIEF) as (actor, unit_id):
        shared, private = agreement(actor, unit_id, covers_below=True), agreement(actor, unit_id, number="9/TT")
    with world.desk(CHIEF) as (actor, unit_id):
        assert [row.id for row in rights.agreements(actor, unit_id)] == [shared.id]
        with pytest.raises(Missing):
            rights.agreement_for(actor, unit_id, private.id)
        with pytest.raises(Missing):
            rights.close_agreement(actor, unit_id, shared.id)
        article = publishing.create(actor, unit_id, draft(origin=press(agreement_id=shared.id)))
        assert publishing.gaps(actor, article) == ()
    with world.desk(FAR_CHIEF) as (actor, unit_id):
        assert rights.agreements(actor, unit_id) == []


def test_what_ends_soonest_comes_first_and_what_is_closed_last(world: World) -> None:
    with world.desk(CHIEF) as (actor, unit_id):
        days = {"a": 50, "b": 5, "c": None, "d": 1}
        made = {
            key: agreement(
                actor, unit_id, number=key, valid_until=clock.today() + timedelta(days=n) if n is not None else None
            )
            for key, n in days.items()
        }
        rights.close_agreement(actor, unit_id, made["d"].id)
        assert [row.number for row in rights.agreements(actor, unit_id)] == ["b", "a", "c", "d"]


def test_a_contributor_without_a_written_consent_stops_the_picture(world: World) -> None:
    with world.desk(CHIEF) as (actor, unit_id):
        kept = contributor(actor, unit_id, proof_id=None)
        number = add_picture(actor, unit_id, origin=Origin(Basis.CONTRIBUTOR, contributor_id=kept.id))
        assert rights.origins(unit_id, WorkKind.PICTURE, [number])[number].author == "Cộng tác viên Mẫu"
        article = publishing.create(actor, unit_id, draft(cover_id=number))
        with pytest.raises(Invalid, match="chưa có bản đồng ý cho đăng"):
            publishing.publish(actor, unit_id, article.id, 1)
        whole = ContributorDraft(name=kept.name, proof_id=proof(actor, unit_id))
        rights.save_contributor(actor, unit_id, kept.id, whole, kept.version)
        assert publishing.publish(actor, unit_id, article.id, 1).state == "published"


def test_how_to_reach_a_contributor_stands_in_no_record_of_acts_and_is_not_read_from_above(world: World) -> None:
    with world.desk(CHIEF) as (actor, unit_id):
        kept = contributor(actor, unit_id)
        other = ContributorDraft(name=kept.name, contact="số khác 0888", proof_id=kept.proof_id)
        rights.save_contributor(actor, unit_id, kept.id, other, kept.version)
        assert rights.contact_of(actor, unit_id, kept.id) == "số khác 0888"
    with world.desk(CHIEF) as (actor, unit_id):
        acts = [row for row in audit.records(actor, [unit_id]) if row.subject_kind == "contributor"]
        assert [row.event for row in acts] == ["contributor.saved", "contributor.made"]
        said = " ".join(str(row.changes) + row.note + row.subject_title for row in acts)
        assert "đã thay đổi" in said and CONTACT not in said and "0888" not in said
    with world.desk(CONTRIBUTOR) as (actor, unit_id), pytest.raises(Refused):
        rights.contact_of(actor, unit_id, kept.id)
    with world.office(SUPERVISOR), pytest.raises(Exception, match="permission denied"):
        db.session.execute(text("select contact from contributor"))
    with world.public("suoi-trong"), pytest.raises(Exception, match="permission denied"):
        db.session.execute(text("select name from contributor"))


def test_records_are_kept_by_editors_and_by_their_own_unit(world: World) -> None:
    with world.desk(EDITOR) as (actor, unit_id):
        kept = agreement(actor, unit_id)
    with world.desk(CONTRIBUTOR) as (actor, unit_id), pytest.raises(Refused):
        rights.make_agreement(actor, unit_id, AgreementDraft())
    with world.desk(NEIGHBOUR) as (actor, unit_id):
        assert rights.agreements(actor, unit_id) == []
        with pytest.raises(Missing):
            rights.save_agreement(actor, unit_id, kept.id, rights.agreement_draft(kept), kept.version)


def test_two_people_cannot_write_over_each_other(world: World) -> None:
    with world.desk(CHIEF) as (actor, unit_id):
        kept = agreement(actor, unit_id)
        said = rights.agreement_draft(kept)
        first = kept.version
        rights.save_agreement(actor, unit_id, kept.id, AgreementDraft(**{**vars(said), "note": "một"}), first)
        with pytest.raises(Conflict, match="Có người vừa sửa"):
            rights.save_agreement(actor, unit_id, kept.id, AgreementDraft(**{**vars(said), "note": "hai"}), first)


def test_what_is_wrong_with_a_record_is_named_by_its_field(world: World) -> None:
    with world.desk(CHIEF) as (actor, unit_id):
        with pytest.raises(Invalid) as refusal:
            rights.make_agreement(actor, unit_id, AgreementDraft(proof_id=999))
        fields = {"number", "partner", "signed_on", "valid_from", "works", "proof_id"}
        assert set(refusal.value.by_field()) == fields
        with pytest.raises(Invalid) as refusal:
            rights.make_contributor(actor, unit_id, ContributorDraft(name="x" * 301))
        assert set(refusal.value.by_field()) == {"name"}


def test_a_proof_is_never_public_by_being_one(world: World) -> None:
    with world.desk(CHIEF) as (actor, unit_id):
        kept = agreement(actor, unit_id)
        article = publishing.create(actor, unit_id, draft(origin=press(agreement_id=kept.id, proof_id=kept.proof_id)))
        publishing.publish(actor, unit_id, article.id, 1)
    with world.public("suoi-trong"):
        assert db.session.execute(text("select count(*) from file")).scalar() == 0
