"""The life of a directive: issued, acknowledged, answered, returned, answered again, closed; and what is refused."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from sqlalchemy import select

from cast import CHIEF, CONTRIBUTOR, EDITOR, ELSEWHERE, NEIGHBOUR, SUPERVISOR, World
from congxa import audit, oversight
from congxa.core import clock
from congxa.core.db import db
from congxa.core.errors import Conflict, Invalid, Missing, Refused
from congxa.oversight import Finding, Step, TaskState
from oversight.planting import BAD, plant_article

COMMUNES = ("suoi-trong", "ban-moi")


def issue(world: World, *slugs: str, days: int = 3, finding_ids: tuple[int, ...] = ()) -> tuple[int, dict[str, int]]:
    """A directive to these communes: its id, and slug -> task id."""
    with world.office(SUPERVISOR) as (actor, office_id):
        units = [world.unit(slug).unit_id for slug in slugs]
        due = clock.today() + timedelta(days=days)
        directive = oversight.issue(actor, office_id, "Gỡ liên kết", "Gỡ liên kết và báo cáo.", units, due, finding_ids)
        view = oversight.directive_for(actor, office_id, directive.id)
        return directive.id, {row.unit_slug: row.task_id for row in view.tasks}


def answered(world: World) -> int:
    """A task that the commune has acknowledged and answered."""
    _, tasks = issue(world, "suoi-trong")
    with world.desk(EDITOR) as (actor, unit_id):
        oversight.acknowledge(actor, unit_id, tasks["suoi-trong"])
        oversight.respond(actor, unit_id, tasks["suoi-trong"], "Đã gỡ.")
    return tasks["suoi-trong"]


def test_a_directive_lives_from_issue_to_closing_and_every_step_is_on_record(world: World) -> None:
    directive_id, tasks = issue(world, *COMMUNES)
    task_id, unit_id = tasks["suoi-trong"], world.unit("suoi-trong").unit_id
    with world.desk(EDITOR) as (actor, _):
        assert [row.state for row in oversight.tasks(actor, unit_id)] == [TaskState.DELIVERED]
        oversight.acknowledge(actor, unit_id, task_id)
        oversight.respond(actor, unit_id, task_id, "Đã gỡ liên kết ở bài số 7.")
    with world.office(SUPERVISOR) as (actor, _):
        oversight.return_(actor, unit_id, task_id, "Còn một liên kết ở biểu ngữ.")
    with world.desk(EDITOR) as (actor, _):
        view = oversight.task_for(actor, unit_id, task_id)
        assert (view.row.state, view.row.rounds) == (TaskState.RETURNED, 1)
        assert set(view.steps) == {Step.ACKNOWLEDGE, Step.RESPOND}
        oversight.respond(actor, unit_id, task_id, "Đã thay biểu ngữ.")
    with world.office(SUPERVISOR) as (actor, office_id):
        oversight.close(actor, unit_id, task_id, "Đã kiểm tra.")
        view = oversight.directive_for(actor, office_id, directive_id)
        assert {row.unit_slug: row.state for row in view.tasks} == {
            "suoi-trong": TaskState.CLOSED,
            "ban-moi": TaskState.DELIVERED,
        }
        thread = oversight.task_for(actor, unit_id, task_id)
        assert [event.step for event in thread.events] == [
            "deliver",
            "acknowledge",
            "respond",
            "return",
            "respond",
            "close",
        ]
        assert thread.events[3].text == "Còn một liên kết ở biểu ngữ."
        told = [row.event for row in audit.records(actor, [unit_id, office_id])]
        assert told == [
            "task.closed",
            "task.responded",
            "task.returned",
            "task.responded",
            "task.acknowledged",
            "directive.issued",
        ]


def test_illegal_steps_are_refused_and_change_nothing(world: World) -> None:
    _, tasks = issue(world, "suoi-trong")
    task_id = tasks["suoi-trong"]
    with pytest.raises(Conflict), world.desk(EDITOR) as (actor, unit_id):
        oversight.respond(actor, unit_id, task_id, "Đã gỡ.")  # not acknowledged yet
    with pytest.raises(Conflict), world.office(SUPERVISOR) as (actor, _):
        oversight.close(actor, world.unit("suoi-trong").unit_id, task_id)
    with world.desk(EDITOR) as (actor, unit_id):
        view = oversight.task_for(actor, unit_id, task_id)
        assert view.row.state is TaskState.DELIVERED
        assert len(view.events) == 1


def test_of_two_who_answer_in_the_same_moment_one_is_heard_and_the_other_is_told(world: World) -> None:
    _, tasks = issue(world, "suoi-trong")
    task_id = tasks["suoi-trong"]
    with world.desk(EDITOR) as (actor, unit_id):
        oversight.acknowledge(actor, unit_id, task_id)
    start = Barrier(2)

    def answer(text: str) -> str:
        with world.app.app_context():
            try:
                with world.desk(EDITOR) as (actor, unit_id):
                    assert oversight.task_for(actor, unit_id, task_id).row.state is TaskState.ACKNOWLEDGED
                    start.wait(timeout=10)
                    oversight.respond(actor, unit_id, task_id, text)
                    time.sleep(0.1)  # the other waits for this transaction, then sees what it did
            except Conflict as conflict:
                return conflict.message
            return "đã gửi"

    with ThreadPoolExecutor(2) as threads:
        outcomes = sorted(threads.map(answer, ["Đã gỡ.", "Đã gỡ liên kết."]))
    assert outcomes[1] == "đã gửi"
    assert "“chờ nghiệm thu”" in outcomes[0]
    with world.desk(EDITOR) as (actor, unit_id):
        steps = [event.step for event in oversight.task_for(actor, unit_id, task_id).events]
        assert steps == ["deliver", "acknowledge", "respond"]


def test_nothing_happens_after_closing(world: World) -> None:
    task_id, unit_id = answered(world), world.unit("suoi-trong").unit_id
    with world.office(SUPERVISOR) as (actor, _):
        oversight.close(actor, unit_id, task_id)
    with pytest.raises(Conflict, match="đã kết thúc"), world.desk(EDITOR) as (actor, _):
        oversight.respond(actor, unit_id, task_id, "Thêm nữa.")
    with pytest.raises(Conflict), world.office(SUPERVISOR) as (actor, _):
        oversight.return_(actor, unit_id, task_id, "Khoan đã.")


def test_an_answer_and_a_return_must_say_something(world: World) -> None:
    _, tasks = issue(world, "suoi-trong")
    with world.desk(EDITOR) as (actor, unit_id):
        oversight.acknowledge(actor, unit_id, tasks["suoi-trong"])
    with pytest.raises(Invalid) as refused, world.desk(EDITOR) as (actor, unit_id):
        oversight.respond(actor, unit_id, tasks["suoi-trong"], "  ")
    assert set(refused.value.by_field()) == {"text"}
    with world.desk(EDITOR) as (actor, unit_id):
        oversight.respond(actor, unit_id, tasks["suoi-trong"], "Đã gỡ.")
    with pytest.raises(Invalid) as refused, world.office(SUPERVISOR) as (actor, _):
        oversight.return_(actor, world.unit("suoi-trong").unit_id, tasks["suoi-trong"], "")
    assert set(refused.value.by_field()) == {"reason"}


def test_who_may_do_what(world: World) -> None:
    task_id, unit_id = answered(world), world.unit("suoi-trong").unit_id
    with pytest.raises(Refused), world.desk(CHIEF) as (actor, _):
        oversight.close(actor, unit_id, task_id)  # nobody verifies their own work
    with pytest.raises(Refused), world.office(SUPERVISOR) as (actor, _):
        oversight.respond(actor, unit_id, task_id, "Tôi trả lời thay.")
    with pytest.raises(Refused), world.desk(CONTRIBUTOR) as (actor, _):
        oversight.task_for(actor, unit_id, task_id)
    with pytest.raises(Refused), world.desk(CHIEF) as (actor, _):
        oversight.issue(actor, unit_id, "Tiêu đề", "Nội dung", [unit_id], clock.today())
    for person in (NEIGHBOUR, ELSEWHERE):
        with pytest.raises(Missing), world.desk(person) as (actor, _):
            oversight.task_for(actor, unit_id, task_id)
    with pytest.raises(Missing), world.desk(NEIGHBOUR) as (actor, own_id):
        oversight.task_for(actor, own_id, task_id)  # the number of somebody else's task


def test_all_problems_are_told_at_once(world: World) -> None:
    with pytest.raises(Invalid) as refused, world.office(SUPERVISOR) as (actor, office_id):
        far = world.unit("cat-trang").unit_id
        oversight.issue(actor, office_id, " ", "", [far], clock.today() - timedelta(days=1), [999], "x" * 301)
    assert set(refused.value.by_field()) == {"title", "body", "unit_ids", "due_on", "finding_ids", "legal_basis"}
    with pytest.raises(Invalid) as refused, world.office(SUPERVISOR) as (actor, office_id):
        oversight.issue(actor, office_id, "Tiêu đề", "Nội dung", [], None)
    assert set(refused.value.by_field()) == {"unit_ids", "due_on"}


def test_the_office_itself_is_no_recipient(world: World) -> None:
    with pytest.raises(Invalid) as refused, world.office(SUPERVISOR) as (actor, office_id):
        oversight.issue(actor, office_id, "Tiêu đề", "Nội dung", [office_id], clock.today())
    assert "Núi Cao" in refused.value.by_field()["unit_ids"][0]


def test_findings_go_to_the_commune_they_were_found_in(world: World) -> None:
    body = f'<p><a href="https://{BAD}/">khuyến mãi</a></p>'
    for slug in COMMUNES:
        plant_article(world, slug, body=body)
    with world.office(SUPERVISOR):
        units = [world.unit(slug).unit_id for slug in COMMUNES]
        oversight.scan(units, clock.now(), ("gambling_link",))
        ids = {row.unit_id: row.id for row in db.session.scalars(select(Finding))}
    issue(world, *COMMUNES, finding_ids=tuple(ids.values()))
    with world.desk(EDITOR) as (actor, unit_id):
        (row,) = oversight.tasks(actor, unit_id)
        assert (row.findings, row.open_findings) == (1, 1)
        view = oversight.task_for(actor, unit_id, row.task_id)
        assert [finding.id for finding in view.findings] == [ids[unit_id]]
    with pytest.raises(Invalid) as refused:
        issue(world, "ban-moi", finding_ids=(ids[world.unit("suoi-trong").unit_id],))
    assert set(refused.value.by_field()) == {"finding_ids"}


def test_numbers_run_per_office(world: World) -> None:
    for number in (1, 2, 3):
        directive_id, _ = issue(world, "suoi-trong")
        with world.office(SUPERVISOR) as (actor, office_id):
            assert oversight.directive_for(actor, office_id, directive_id).directive.number == number
    with world.office(ELSEWHERE) as (actor, office_id):
        far = world.unit("cat-trang").unit_id
        assert oversight.issue(actor, office_id, "Tiêu đề", "Nội dung", [far], clock.today()).number == 1


def test_overdue_is_told_from_the_clock_and_never_stored(world: World) -> None:
    directive_id, tasks = issue(world, "suoi-trong", days=0)
    later = clock.now() + timedelta(days=2)
    with world.office(SUPERVISOR) as (actor, office_id):
        assert oversight.directives(actor, office_id)[0].overdue == 0
    clock.set_clock(lambda: later)
    try:
        with world.office(SUPERVISOR) as (actor, office_id):
            assert oversight.directives(actor, office_id)[0].overdue == 1
            assert oversight.directive_for(actor, office_id, directive_id).tasks[0].is_overdue
        with world.desk(EDITOR) as (actor, unit_id):
            oversight.acknowledge(actor, unit_id, tasks["suoi-trong"])
            oversight.respond(actor, unit_id, tasks["suoi-trong"], "Đã gỡ, xin lỗi vì chậm.")
        with world.office(SUPERVISOR) as (actor, office_id):
            assert oversight.directives(actor, office_id)[0].overdue == 0  # now the office owes the next step
    finally:
        clock.set_clock(None)
