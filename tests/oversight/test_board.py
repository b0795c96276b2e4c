"""The board of the office: counts on planted rows, and a number of queries that does not grow with the communes."""

from __future__ import annotations

from datetime import timedelta

import pytest

from cast import CHIEF, EDITOR, ELSEWHERE, SUPERVISOR, World
from congxa import links, oversight
from congxa.core import clock
from congxa.core.errors import Refused
from congxa.oversight import FindingFilter, UnitRow, UrgentKind
from oversight.planting import BAD, plant_article, plant_banner
from statements import statements

LINKED = f'<p><a href="https://{BAD}/">khuyến mãi</a></p>'


def rows(world: World) -> dict[str, UnitRow]:
    with world.office(SUPERVISOR) as (actor, office_id):
        return {row.slug: row for row in oversight.board(actor, office_id)}


def scan(world: World) -> None:
    with world.office(SUPERVISOR) as (_, office_id):
        oversight.scan([office_id, *(world.unit(slug).unit_id for slug in ("suoi-trong", "ban-moi"))], clock.now())


def test_the_board_counts_what_is_public_and_what_is_owed(world: World) -> None:
    plant_article(world, "suoi-trong", age_days=40)
    plant_article(world, "suoi-trong", age_days=3, body=LINKED)
    plant_article(world, "suoi-trong", age_days=-2)  # published from a moment that has not come
    plant_article(world, "suoi-trong", age_days=1, state="draft", body=LINKED)
    plant_banner(world, "suoi-trong", f"https://m.{BAD}/")
    scan(world)
    with world.office(SUPERVISOR) as (actor, office_id):
        unit_id = world.unit("suoi-trong").unit_id
        oversight.issue(actor, office_id, "Gỡ liên kết", "Gỡ.", [unit_id], clock.today())
    later = clock.now() + timedelta(days=1)
    clock.set_clock(lambda: later)
    try:
        board = rows(world)
    finally:
        clock.set_clock(None)
    assert set(board) == {"suoi-trong", "ban-moi"}
    busy, empty = board["suoi-trong"], board["ban-moi"]
    assert (busy.posts_30_days, busy.gambling_links, busy.critical, busy.overdue) == (2, 2, 2, 1)
    assert (busy.stale_sections, busy.open_findings) == (2, 4)
    assert busy.last_post_at is not None
    assert (empty.last_post_at, empty.posts_30_days, empty.overdue, empty.stale_sections) == (None, 0, 0, 3)


def test_a_blocked_domain_leaves_the_count_of_gambling_links(world: World) -> None:
    plant_article(world, "suoi-trong", body=LINKED)
    assert rows(world)["suoi-trong"].gambling_links == 1
    with world.office(SUPERVISOR) as (actor, office_id):
        links.block(actor, office_id, BAD, "Cờ bạc")
    assert rows(world)["suoi-trong"].gambling_links == 0


def test_the_number_of_queries_does_not_depend_on_the_content(world: World) -> None:
    def cost() -> int:
        with world.office(SUPERVISOR) as (actor, office_id), statements() as sent:
            oversight.board(actor, office_id)
            return len(sent)

    cost()
    empty = cost()
    for slug in ("suoi-trong", "ban-moi"):
        for _ in range(3):
            plant_article(world, slug, body=LINKED)
    scan(world)
    assert cost() == empty <= 6


def test_only_who_may_read_the_board_does(world: World) -> None:
    with pytest.raises(Refused), world.desk(CHIEF) as (actor, unit_id):
        oversight.board(actor, unit_id)
    with world.office(ELSEWHERE) as (actor, office_id):
        assert [row.slug for row in oversight.board(actor, office_id)] == ["cat-trang"]


def test_the_summary_compares_with_a_week_ago(world: World) -> None:
    plant_article(world, "suoi-trong", body=LINKED)
    with world.office(SUPERVISOR) as (actor, office_id):
        oversight.scan([world.unit("suoi-trong").unit_id], clock.now() - timedelta(days=8), ("stale_section",))
        oversight.scan([world.unit("suoi-trong").unit_id], clock.now())
        summary = oversight.summary(actor, office_id)
    assert summary.sites.now == 3
    assert (summary.findings.now, summary.critical, summary.undecided.now) == (3, 1, 1)
    assert summary.findings.week_ago == 3  # then all three sections were empty
    assert (summary.stale.now, summary.stale.change) == (2, -1)


def test_what_is_to_be_decided_comes_the_most_urgent_first(world: World) -> None:
    plant_article(world, "suoi-trong", body=LINKED + LINKED.replace("//", "//www."))
    plant_article(world, "suoi-trong", section="diem-bao")  # names no newspaper
    scan(world)
    with world.office(SUPERVISOR) as (actor, office_id):
        unit_id = world.unit("suoi-trong").unit_id
        for title in ("Việc một", "Việc hai"):
            oversight.issue(actor, office_id, title, "Làm.", [unit_id], clock.today())
        first = oversight.tasks(actor, unit_id)[0]
    with world.desk(EDITOR) as (actor, unit_id):
        oversight.acknowledge(actor, unit_id, first.task_id)
        oversight.respond(actor, unit_id, first.task_id, "Đã làm.")
    later = clock.now() + timedelta(days=2)
    clock.set_clock(lambda: later)
    try:
        with world.office(SUPERVISOR) as (actor, office_id):
            todo = oversight.urgent(actor, office_id)
            assert [each.kind for each in todo] == list(UrgentKind)
            assert f"{BAD}: 2 liên kết trên 1 trang" in todo[0].text  # the domain with its subdomain, once
            assert "quá hạn 2 ngày" in todo[2].text or "quá hạn 1 ngày" in todo[2].text
            assert len(oversight.urgent(actor, office_id, limit=2)) == 2
    finally:
        clock.set_clock(None)


def test_findings_are_narrowed_and_told_only_to_their_office(world: World) -> None:
    plant_article(world, "suoi-trong", body=LINKED)
    scan(world)
    units = [world.unit(slug).unit_id for slug in ("nui-cao", "suoi-trong", "ban-moi", "cat-trang")]
    with world.office(SUPERVISOR) as (actor, _):
        every = oversight.findings(actor, units)
        assert every[0].finding.severity == "critical"  # the gravest first
        only = oversight.findings(actor, units, FindingFilter(check="gambling_link"))
        assert [row.finding.unit_id for row in only] == [world.unit("suoi-trong").unit_id]
        assert oversight.findings(actor, units, FindingFilter(severity="low")) == []
        assert oversight.findings(actor, units, FindingFilter(state="closed")) == []
        assert oversight.finding_for(actor, units, only[0].finding.id).finding.id == only[0].finding.id
    with world.office(ELSEWHERE) as (actor, _):
        assert oversight.findings(actor, units) == []


def test_the_last_posts_of_a_commune(world: World) -> None:
    for days in (5, 1, 3):
        plant_article(world, "suoi-trong", title=f"Bài {days}", age_days=days)
    plant_article(world, "suoi-trong", title="Nháp", state="draft")
    with world.office(SUPERVISOR) as (actor, _):
        posts = oversight.last_posts(actor, world.unit("suoi-trong").unit_id, limit=2)
    assert [post.title for post in posts] == ["Bài 1", "Bài 3"]
    assert posts[0].section == "Chính trị"
