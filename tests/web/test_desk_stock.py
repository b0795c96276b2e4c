"""The review of stock at the desk: seen by who keeps the rights, completed in three presses, taken back in one."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from cast import CHIEF, CONTRIBUTOR, EDITOR, World
from congxa.cli import main
from congxa.config import Settings
from oversight.planting import plant_article
from web.desk_reader import SitDown, desks

REVIEW = "/ban-quyen/ra-soat"


@pytest.fixture
def sit(built: Settings, world: World) -> SitDown:
    return desks(built)


def test_the_review_shows_what_is_missing_and_how_much_is_complete(world: World, sit: SitDown) -> None:
    plant_article(world, "suoi-trong", section="diem-bao", title="Điểm báo tuần qua")
    plant_article(world, "suoi-trong", title="Tin không nguồn")
    page = sit(EDITOR).get(REVIEW)
    assert page.status == 200
    assert "Có đủ quyền: 0% (0 trên 2)" in page.text
    titles = [node.text(strip=True) for node in page.all("#bang-thieu tbody th a")]
    assert titles == ["Bài: Điểm báo tuần qua", "Bài: Tin không nguồn"]  # the worst first
    assert not page.all("#bang-thieu input[type=checkbox]")  # an editor changes nothing that is public
    assert sit(CONTRIBUTOR).get(REVIEW).status == 403


def test_several_works_are_completed_looked_at_before_and_taken_back(world: World, sit: SitDown) -> None:
    numbers = [plant_article(world, "suoi-trong", title=f"Tin số {number} không nguồn") for number in range(3)]
    chief = sit(CHIEF)
    given = {"basis": "own_staff", "author": "Hồ Văn Mẫu"}
    chosen = [f"article-{number}" for number in numbers[:2]]
    preview = chief.post(f"{REVIEW}/xem-truoc", {"work": chosen, **given})
    assert preview.status == 200
    assert "cho 2 nội dung. 2 nội dung sẽ đủ quyền; 0 nội dung còn thiếu." in preview.text
    assert "(chưa ghi)" in preview.text
    sent = [(node.attributes["name"], node.attributes["value"]) for node in preview.all("form[action$='/ghi'] input")]
    assert {value for name, value in sent if name == "work"} == set(chosen)
    typed = {name or "": value or "" for name, value in sent if name not in ("work", "csrf_token")}
    report = chief.post(f"{REVIEW}/ghi", {"work": chosen, **typed})
    assert "2 nội dung đã ghi, 0 nội dung không ghi được." in report.text
    review = chief.get(REVIEW).text
    assert "Có đủ quyền: 66% (2 trên 3)" in review and "Các nội dung đã chọn từ đâu?" in review
    assert "1 trên 3 nội dung đang công khai còn thiếu quyền" in chief.get("/").text
    undo = report.all("form[action$='hoan-tac']")[0].attributes["action"] or ""
    undone = chief.post(undo.removeprefix(f"/ban-lam-viec/{CHIEF.unit}"))
    assert "Đã hoàn tác 2 nội dung." in undone.text
    assert "Có đủ quyền: 0% (0 trên 3)" in chief.get(REVIEW).text
    assert "3 trên 3 nội dung đang công khai còn thiếu quyền" in chief.get("/").text


def test_what_is_forgotten_is_asked_for_and_nothing_typed_is_lost(world: World, sit: SitDown) -> None:
    number = plant_article(world, "suoi-trong")
    chief = sit(CHIEF)
    page = chief.post(f"{REVIEW}/xem-truoc", {"work": f"article-{number}", "author": "Hồ Văn Mẫu"})
    assert page.status == 422
    assert "Chưa chọn nguồn gốc" in page.text
    assert page.form("form.editing-column")["work"] == f"article-{number}"
    assert "Hồ Văn Mẫu" in page.html
    assert chief.post(f"{REVIEW}/xem-truoc", {"basis": "own_staff"}).status == 422


def test_a_preview_writes_nothing(world: World, sit: SitDown) -> None:
    number = plant_article(world, "suoi-trong")
    given = {"work": f"article-{number}", "basis": "own_staff", "author": "Hồ Văn Mẫu"}
    sit(CHIEF).post(f"{REVIEW}/xem-truoc", given)
    assert "Có đủ quyền: 0%" in sit(CHIEF).get(REVIEW).text


def test_the_command_says_the_same_as_the_desk(world: World) -> None:
    number = plant_article(world, "suoi-trong", title="Tin không nguồn", age_days=800)
    answer = CliRunner().invoke(main, ["copyright", "audit", "--unit", "suoi-trong", "--json"])
    assert answer.exit_code == 0, answer.output
    said = json.loads(answer.output)
    assert [(work["work"], work["id"], work["title"]) for work in said["works"]] == [
        ("article", number, "Tin không nguồn")
    ]
    assert said["shares"]["article"] == {"total": 1, "complete": 0, "percent": 0}
    plain = CliRunner().invoke(main, ["copyright", "audit", "--unit", "suoi-trong", "--on", "2026-01-01"])
    assert "Có đủ quyền: 0/1 (0%). Còn thiếu: 1." in plain.output
