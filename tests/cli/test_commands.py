"""The command line as a person types it: a process of its own, with the environment of a server."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from cast import CHIEF, NEIGHBOUR, Person, World
from congxa import links, publishing
from congxa.config import Settings
from congxa.copyright import Basis, Origin
from congxa.core import clock

HOST = "w88-example.test"


def congxa(*arguments: str, check: bool = True) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "congxa.cli", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=check, timeout=60)


@pytest.fixture
def stage(world: World, built: Settings) -> World:
    """One article with a gambling link in each of two communes."""
    for person in (CHIEF, NEIGHBOUR):
        publish(world, person)
    return world


def publish(world: World, person: Person) -> None:
    with world.desk(person) as (actor, unit_id):
        draft = publishing.Draft(
            title="Bài có liên kết ra ngoài",
            section="chinh-tri",
            body=f'<p><a href="https://www.{HOST}/">xem</a></p>',
            origin=Origin(Basis.OWN_STAFF, author="Ban biên tập"),
        )
        publishing.import_article(actor, unit_id, publishing.ImportedArticle(draft, clock.now()))


def test_a_domain_is_found_previewed_blocked_and_given_back(stage: World) -> None:
    found = json.loads(congxa("links", "find", HOST, "--json").stdout)
    assert {row["unit"] for row in found} == {"suoi-trong", "ban-moi"}
    block = ("links", "block", HOST, "--unit", "nui-cao", "--reason", "Cờ bạc", "--json")
    shown = json.loads(congxa(*block, "--preview").stdout)
    assert (shown["links"], shown["units"], shown["rule"]) == (2, {"suoi-trong": 1, "ban-moi": 1}, None)
    assert verdict(stage) is not links.Verdict.BLOCK
    done = json.loads(congxa(*block).stdout)
    assert done["links"] == 2
    assert verdict(stage) is links.Verdict.BLOCK
    congxa("links", "unblock", str(done["rule"]))
    assert verdict(stage) is not links.Verdict.BLOCK


def verdict(world: World) -> links.Verdict | None:
    with world.public("suoi-trong") as unit_id:
        return links.rules_in_force(unit_id).judge(f"https://{HOST}/", clock.now()).verdict


LINES = (
    {
        "title": "Bài nhập từ dòng lệnh",
        "section": "chinh-tri",
        "body": "<p>Chữ <script>alert(1)</script> sạch.</p>",
        "published_at": "2026-02-27T09:41:00+07:00",
        "provenance": {"basis": "own_staff", "author": "Ban biên tập"},
    },
    {"title": "Thiếu nhiều thứ"},
)


@pytest.fixture
def file(tmp_path: Path) -> str:
    written = tmp_path / "bai.jsonl"
    written.write_text("\n".join(json.dumps(line, ensure_ascii=False) for line in LINES), "utf-8")
    return str(written)


def titles() -> list[str]:
    return [row["title"] for row in json.loads(congxa("articles", "list", "--unit", "suoi-trong", "--json").stdout)]


def test_one_bad_line_imports_nothing_and_is_named(world: World, file: str) -> None:
    answer = congxa("articles", "import", "--unit", "suoi-trong", file, check=False)
    assert answer.returncode == 1
    assert "dòng 2:" in answer.stderr
    assert titles() == []


def test_keep_going_imports_the_good_lines_cleaned(world: World, file: str) -> None:
    answer = congxa("articles", "import", "--unit", "suoi-trong", file, "--keep-going", "--json", check=False)
    assert answer.returncode == 1
    assert len(json.loads(answer.stdout)["imported"]) == 1
    assert titles() == ["Bài nhập từ dòng lệnh"]


def test_an_unknown_unit_is_said_in_plain_words(world: World) -> None:
    answer = congxa("articles", "list", "--unit", "khong-co", check=False)
    assert answer.returncode == 1
    assert "khong-co" in answer.stderr
    assert "Traceback" not in answer.stderr


def test_tenant_files_are_checked_and_compared(world: World) -> None:
    assert "không có lỗi" in congxa("tenants", "check").stdout
    assert "Không có gì thay đổi" in congxa("tenants", "plan").stdout
