"""Blocking a domain: counted before, gone at once, refused at the save, undone exactly."""

from __future__ import annotations

import pytest

from cast import CHIEF, EDITOR, FAR_CHIEF, NEIGHBOUR, SUPERVISOR, Person, World
from congxa import audit, links, publishing
from congxa.copyright import Basis, Origin
from congxa.core import clock
from congxa.core.errors import Conflict, Invalid, Missing, Refused

HOST = "w88-example.test"
BODY = f'<p>Tin trong xã. <a href="https://m.{HOST}/khuyen-mai">xem thêm</a></p>'


def article(world: World, person: Person, body: str = BODY) -> int:
    """A published article of the person's unit."""
    with world.desk(person) as (actor, unit_id):
        origin = Origin(Basis.OWN_STAFF, author="Ban biên tập")
        draft = publishing.Draft(title="Một bài có liên kết ra ngoài", section="chinh-tri", body=body, origin=origin)
        imported = publishing.ImportedArticle(draft, clock.now())
        return publishing.import_article(actor, unit_id, imported).id


def block(world: World, target: str = HOST) -> int:
    with world.office(SUPERVISOR) as (actor, unit_id):
        return links.block(actor, unit_id, target, "Quảng cáo cờ bạc.", "Luật Quảng cáo").id


def verdict_in(world: World, unit: str, url: str) -> links.Verdict:
    with world.public(unit) as unit_id:
        return verdict_of(unit_id, url)


def verdict_of(unit_id: int, url: str) -> links.Verdict:
    return links.rules_in_force(unit_id).judge(url, clock.now()).verdict


def test_the_preview_counts_what_the_rule_will_change_and_changes_nothing(world: World) -> None:
    article(world, CHIEF)
    article(world, NEIGHBOUR, BODY + BODY)
    article(world, FAR_CHIEF)  # another district's: out of this office's sight
    with world.office(SUPERVISOR) as (actor, unit_id):
        effect = links.preview(actor, unit_id, HOST)
    assert (effect.links, effect.pages, effect.units) == (3, 2, 2)
    assert verdict_in(world, "suoi-trong", f"https://{HOST}/") is not links.Verdict.BLOCK


def test_a_rule_binds_the_district_and_all_below_and_nobody_else(world: World) -> None:
    block(world)
    for unit in ("nui-cao", "suoi-trong", "ban-moi"):
        assert verdict_in(world, unit, f"https://www.{HOST}/x") is links.Verdict.BLOCK
    assert verdict_in(world, "cat-trang", f"https://{HOST}/") is not links.Verdict.BLOCK


def test_a_save_that_would_bring_the_link_back_is_refused_with_its_name(world: World) -> None:
    block(world)
    with pytest.raises(Invalid) as refused, world.desk(EDITOR) as (actor, unit_id):
        draft = publishing.Draft(title="Bài mới có liên kết bị chặn", section="chinh-tri", body=BODY)
        publishing.create(actor, unit_id, draft)
    message = refused.value.by_field()["body"][0]
    assert f"m.{HOST}" in message
    assert "xem thêm" in message


def test_one_action_takes_the_rule_back(world: World) -> None:
    article(world, CHIEF)
    rule = block(world)
    with world.office(SUPERVISOR) as (actor, unit_id):
        links.revoke(actor, unit_id, rule, "Chặn nhầm.")
    assert verdict_in(world, "suoi-trong", f"https://{HOST}/") is not links.Verdict.BLOCK
    with pytest.raises(Conflict), world.office(SUPERVISOR) as (actor, unit_id):
        links.revoke(actor, unit_id, rule, "Lần nữa.")


def test_both_steps_stand_in_the_record_with_who_and_why(world: World) -> None:
    rule = block(world)
    with world.office(SUPERVISOR) as (actor, unit_id):
        links.revoke(actor, unit_id, rule, "Chặn nhầm.")
    with world.office(SUPERVISOR) as (actor, unit_id):
        kept = audit.records(actor, [unit_id], subject=("link_rule", str(rule)))
        told = [(record.event, record.actor_name, record.note) for record in kept]
    assert told == [
        ("link_rule.revoked", SUPERVISOR.name, "Chặn nhầm."),
        ("link_rule.made", SUPERVISOR.name, "Quảng cáo cờ bạc."),
    ]


def test_the_same_target_cannot_be_blocked_twice(world: World) -> None:
    block(world)
    with pytest.raises(Conflict):
        block(world)


NOT_TO_BE_BLOCKED = ("com.vn", "quangtri.gov.vn", "localhost", "suoi-trong.localhost", "không phải tên miền")


@pytest.mark.parametrize("target", NOT_TO_BE_BLOCKED)
def test_what_must_not_be_blocked_is_refused_at_its_field(world: World, target: str) -> None:
    with pytest.raises(Invalid) as refused:
        block(world, target)
    assert list(refused.value.by_field()) == ["target"]


def test_a_reason_is_demanded(world: World) -> None:
    with pytest.raises(Invalid) as refused, world.office(SUPERVISOR) as (actor, unit_id):
        links.block(actor, unit_id, HOST, "   ")
    assert list(refused.value.by_field()) == ["reason"]


def test_an_editor_cannot_block_and_another_district_cannot_see_the_rule(world: World) -> None:
    rule = block(world)
    with pytest.raises(Refused), world.desk(CHIEF) as (actor, unit_id):
        links.block(actor, unit_id, "other.test", "Lý do")
    with world.desk(FAR_CHIEF) as (_actor, _unit_id):
        assert links.rule(world.unit("nui-cao").unit_id, rule) is None


def test_a_rule_number_of_another_office_is_missing(world: World) -> None:
    from cast import ELSEWHERE

    rule = block(world)
    with pytest.raises(Missing), world.office(ELSEWHERE) as (actor, unit_id):
        links.revoke(actor, unit_id, rule, "Không phải của mình.")


def test_a_path_rule_hits_the_path_and_what_lies_below_it_only(world: World) -> None:
    article(world, CHIEF, '<p><a href="https://x.test/ads/1">một</a> <a href="https://x.test/adsense">hai</a></p>')
    with world.office(SUPERVISOR) as (actor, unit_id):
        assert links.preview(actor, unit_id, "https://x.test/ads/").links == 1


def test_a_redirector_is_counted_once_where_it_leads(world: World) -> None:
    article(world, CHIEF, f'<p><a href="https://go.test/?url=https%3A%2F%2F{HOST}%2F">đi</a></p>')
    with world.office(SUPERVISOR) as (actor, unit_id):
        effect = links.preview(actor, unit_id, HOST)
    assert effect.links == 1
    assert effect.places[0].via == "go.test"


def test_a_removal_that_was_undone_before_its_commit_leaves_no_trace_in_the_next_one(world: World) -> None:
    article(world, CHIEF)
    with pytest.raises(RuntimeError, match="before the commit"), world.office(SUPERVISOR) as (actor, office_id):
        links.block(actor, office_id, "nham.example", "Nhầm tên miền.")
        assert verdict_of(office_id, "https://nham.example/") is links.Verdict.BLOCK
        raise RuntimeError("before the commit")
    block(world)  # its rules bear the very version that the other's would have borne
    assert verdict_in(world, "suoi-trong", f"https://{HOST}/") is links.Verdict.BLOCK
    assert verdict_in(world, "nui-cao", f"https://{HOST}/") is links.Verdict.BLOCK
    assert verdict_in(world, "nui-cao", "https://nham.example/") is links.Verdict.ALLOW


def test_what_is_hidden_already_is_not_counted_again(world: World) -> None:
    article(world, CHIEF, f'<p><a href="https://m.{HOST}/">một</a> <a href="https://{HOST}/">hai</a></p>')
    block(world, f"m.{HOST}")
    with world.office(SUPERVISOR) as (actor, unit_id):
        assert links.preview(actor, unit_id, HOST).links == 1


def test_a_domain_is_listed_once_with_all_its_subdomains(world: World) -> None:
    article(world, CHIEF, f'<p><a href="https://m.{HOST}/">một</a> <a href="https://{HOST}/">hai</a></p>')
    article(world, NEIGHBOUR, f'<p><a href="https://www.{HOST}/">ba</a></p>')
    with world.office(SUPERVISOR) as (_actor, unit_id):
        below = [world.unit(slug).unit_id for slug in ("suoi-trong", "ban-moi")]
        rows = [row for row in links.domains(unit_id, below, clock.now()) if HOST in row.host]
    assert [(row.host, row.links, row.pages, row.units) for row in rows] == [(HOST, 3, 2, 2)]
