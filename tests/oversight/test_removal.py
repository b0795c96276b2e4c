"""Taking a link off every site, asking for the cause, and undoing it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from cast import CHIEF, EDITOR, SUPERVISOR, World
from congxa import links, oversight
from congxa.core import clock
from congxa.core.errors import Conflict, Invalid, Refused
from congxa.oversight import FindingFilter
from oversight.planting import BAD, plant_article

LINKED = f'<p><a href="https://www.{BAD}/vao">khuyến mãi</a></p>'


def plant(world: World) -> list[int]:
    for slug in ("nui-cao", "suoi-trong", "ban-moi"):
        plant_article(world, slug, body=LINKED)
    return [world.unit(slug).unit_id for slug in ("suoi-trong", "ban-moi")]


def test_removal_asks_each_commune_for_the_cause_with_its_own_findings(world: World) -> None:
    communes = plant(world)
    with world.office(SUPERVISOR) as (actor, office_id):
        removal = oversight.remove_link(
            actor, office_id, BAD, "Cờ bạc", "Điều 7", asks_cause=True, due_on=clock.today() + timedelta(days=1)
        )
        assert removal.rule.effect == {"links": 3, "pages": 3, "banners": 0, "units": 3}
        assert removal.directive is not None
        view = oversight.directive_for(actor, office_id, removal.directive.id)
        assert sorted(row.unit_id for row in view.tasks) == sorted(communes)  # the office does not order itself
        assert [(row.findings, row.open_findings) for row in view.tasks] == [(1, 1), (1, 1)]
        for unit_id in communes:
            for place in links.places(links.aim(BAD), [unit_id]):
                judged = links.rules_in_force(unit_id).judge(place.url, clock.now())
                assert judged.verdict is links.Verdict.BLOCK
    with world.desk(EDITOR) as (actor, unit_id):
        (row,) = oversight.tasks(actor, unit_id)
        view = oversight.task_for(actor, unit_id, row.task_id)
        assert "Cờ bạc" in view.directive.body
        assert view.findings[0].severity == "high"


def test_undoing_makes_the_finding_critical_again(world: World) -> None:
    plant(world)
    with world.office(SUPERVISOR) as (actor, office_id):
        rule = oversight.remove_link(actor, office_id, BAD, "Cờ bạc").rule
        units = [office_id]
        wanted = FindingFilter(check="gambling_link")
        assert [row.finding.severity for row in oversight.findings(actor, units, wanted)] == ["high"]
        oversight.restore_link(actor, office_id, rule.id, "Nhầm tên miền")
        assert [row.finding.severity for row in oversight.findings(actor, units, wanted)] == ["critical"]
        with pytest.raises(Conflict):
            oversight.restore_link(actor, office_id, rule.id, "Lần nữa")


def test_all_problems_are_told_at_once_and_nothing_is_blocked(world: World) -> None:
    plant(world)
    with pytest.raises(Invalid) as refused, world.office(SUPERVISOR) as (actor, office_id):
        oversight.remove_link(actor, office_id, BAD, " ", asks_cause=True)
    assert set(refused.value.by_field()) == {"reason", "due_on"}
    with pytest.raises(Invalid) as refused, world.office(SUPERVISOR) as (actor, office_id):
        oversight.remove_link(
            actor, office_id, BAD, "Cờ bạc", asks_cause=True, due_on=clock.today() - timedelta(days=1)
        )
    assert set(refused.value.by_field()) == {"due_on"}
    with world.office(SUPERVISOR) as (_, office_id):
        assert links.rules(office_id) == []


def test_state_domains_and_strangers_are_refused(world: World) -> None:
    with pytest.raises(Invalid) as refused, world.office(SUPERVISOR) as (actor, office_id):
        oversight.remove_link(actor, office_id, "chinhphu.gov.vn", "Nhầm")
    assert set(refused.value.by_field()) == {"target"}
    with pytest.raises(Refused), world.desk(CHIEF) as (actor, unit_id):
        oversight.remove_link(actor, unit_id, BAD, "Cờ bạc")


def test_a_domain_that_nobody_links_to_needs_no_directive(world: World) -> None:
    with world.office(SUPERVISOR) as (actor, office_id):
        removal = oversight.remove_link(
            actor, office_id, "moi-tinh.example", "Phòng trước", asks_cause=True, due_on=clock.today()
        )
        assert removal.directive is None


def test_the_longest_host_can_be_taken_off_and_its_cause_asked_for(world: World) -> None:
    host = ".".join([*(letter * 60 for letter in "abc"), "example"])
    plant_article(world, "suoi-trong", body=f'<p><a href="https://{host}/">x</a></p>')
    with world.office(SUPERVISOR) as (actor, office_id):
        removal = oversight.remove_link(actor, office_id, host, "Cờ bạc", asks_cause=True, due_on=clock.today())
        assert removal.directive is not None
