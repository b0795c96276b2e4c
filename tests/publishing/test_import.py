"""Articles from a file pass the same cleaning, rules and gate as what is typed."""

from __future__ import annotations

import json
from typing import Any

import pytest

from cast import CHIEF, EDITOR, SUPERVISOR, World
from congxa import audit, links, publishing
from congxa.core.errors import Refused

PRESS = {
    "basis": "quotation",
    "author": "Nhà báo Mẫu",
    "source_name": "Báo Vùng Cao",
    "source_url": "https://bao-vung-cao.example/1",
    "source_published_at": "2026-02-27",
}


def line(**changes: Any) -> str:
    said = {
        "title": "Lễ hội mừng lúa mới năm nay",
        "section": "chinh-tri",
        "body": "<p onclick='x()'>Bà con vui hội.</p>",
        "published_at": "2026-02-27T09:41:00+07:00",
        "provenance": {"basis": "own_staff", "author": "Hồ Văn Suối"},
        **changes,
    }
    return json.dumps({key: value for key, value in said.items() if value is not None}, ensure_ascii=False)


def test_good_lines_become_public_articles_with_their_own_dates(world: World) -> None:
    fields = {"work_title": "Mùa lúa mới ở vùng cao"}
    body = "<p>Báo viết về mùa lúa mới của bà con ở vùng cao: “Năm nay được mùa.” Bà con ai cũng vui và đọc bài ấy.</p>"
    review = {"body": body, "section": "diem-bao", "provenance": PRESS, "fields": fields}
    lines = [line(), "", line(title="Điểm báo tuần qua có gì", **review)]
    with world.desk(CHIEF) as (chief, unit_id):
        report = publishing.import_lines(chief, unit_id, lines, keep_going=False)
        assert report.problems == ()
        kept = {row.id: row for row in publishing.all_articles(chief, unit_id)}
        assert set(kept) == set(report.imported)
        first = kept[report.imported[0]]
        assert first.body == "<p>Bà con vui hội.</p>"
        assert first.state == "published"
        assert first.published_at is not None
        assert first.published_at.isoformat() in ("2026-02-27T02:41:00+00:00", "2026-02-27T09:41:00+07:00")
    with world.desk(CHIEF) as (chief, unit_id):
        events = {row.event for row in audit.records(chief, [unit_id])}
    assert events == {"article.imported"}


BAD_LINES: list[tuple[str, str]] = [
    ("{oops", "JSON"),
    ("[1]", "đối tượng"),
    (line(title=None), "Thiếu khóa “title”"),
    (line(titel="x"), "titel"),
    (line(title=5), "title phải là chữ"),
    (line(provenance={"basis": "syndicated", "source_name": "Huyện"}), "do hệ thống ghi"),
    (line(title="Ngắn"), "Tiêu đề"),
    (line(section="khong-co"), "khong-co"),
    (line(body="<script>x</script>"), "Chưa có nội dung"),
    (line(published_at="hôm qua"), "published_at"),
    (line(published_at="2999-01-01"), "tương lai"),
    (line(kind="poem"), "kind"),
    (line(cover="bìa"), "cover"),
    (line(cover=10**25), "Ảnh đại diện"),
    (line(provenance=None), "Thiếu khóa “provenance”"),
    (line(provenance=[]), "provenance phải là"),
    (line(provenance={"basis": "stolen"}), "provenance.basis"),
    (line(provenance={"basis": ["own_staff"]}), "provenance.basis"),
    (line(provenance={"basis": "own_staff"}), "chưa có tác giả"),
    (line(section="diem-bao"), "tên báo"),
    (line(body='<p><a href="https://x.bad.example/">a</a></p>'), "bad.example"),
    (line(body='<p><img src="/tep/99/960.webp" alt="a"></p>'), "thư viện"),
]


@pytest.fixture
def blocked(world: World) -> None:
    with world.office(SUPERVISOR) as (supervisor, office_id):
        links.block(supervisor, office_id, "bad.example", "Cờ bạc")


@pytest.mark.usefixtures("blocked")
def test_every_bad_line_is_told_by_its_number_and_alone_not_imported(world: World) -> None:
    lines = [line(), *(bad for bad, _ in BAD_LINES), line(title="Bài cuối cùng của tệp này")]
    with world.desk(CHIEF) as (chief, unit_id):
        report = publishing.import_lines(chief, unit_id, lines, keep_going=True)
    told: dict[int, str] = {}
    for number, message in report.problems:
        told[number] = told.get(number, "") + message
    assert set(told) == set(range(2, len(BAD_LINES) + 2))
    assert [said for number, (_, said) in enumerate(BAD_LINES, start=2) if said not in told[number]] == []
    with world.desk(CHIEF) as (chief, unit_id):
        assert sorted(row.id for row in publishing.all_articles(chief, unit_id)) == sorted(report.imported)
        assert len(report.imported) == 2


def test_one_bad_line_imports_nothing_unless_told_to_keep_going(world: World) -> None:
    with world.desk(CHIEF) as (chief, unit_id):
        report = publishing.import_lines(chief, unit_id, [line(), "{", line(title="x")], keep_going=False)
    assert report.imported == ()
    assert {number for number, _ in report.problems} == {2, 3}
    with world.desk(CHIEF) as (chief, unit_id):
        assert publishing.all_articles(chief, unit_id) == []
        assert audit.records(chief, [unit_id]) == []


def test_the_policy_of_the_articles_own_date_is_asked(world: World) -> None:
    old = line(published_at="2025-12-31T23:00:00+07:00", provenance={})
    new = line(published_at="2026-01-01T00:00:00+07:00", provenance={})
    with world.desk(CHIEF) as (chief, unit_id):
        report = publishing.import_lines(chief, unit_id, [old, new], keep_going=True)
    assert len(report.imported) == 1
    assert [number for number, _ in report.problems] == [2]


def test_importing_takes_the_right_to_publish(world: World) -> None:
    with world.desk(EDITOR) as (actor, unit_id), pytest.raises(Refused):
        publishing.import_lines(actor, unit_id, [line()], keep_going=True)
