"""The samples that are no news: every kind in every unit, documents that are real files, films that are real films."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from pathlib import Path

import pypdfium2
import pytest

from congxa.core import clock
from congxa.demo import faults, film, pictures
from congxa.demo.content import articles_for
from congxa.demo.films import has_film
from congxa.demo.pdf import Paper, Signature, make
from congxa.demo.records import records
from congxa.demo.samples import SampleArticle, UnitFacts
from congxa.publishing.kinds import all_kinds, kind_of
from congxa.tenancy.schema import KIND_WORDS

ROOT = Path(__file__).resolve().parents[2]
NOW = datetime(2026, 11, 12, 3, 0, tzinfo=UTC)
TODAY = date(2026, 11, 12)
STALE = ("xy", "huong-viet")
INCOMPLETE = {"huong-son": "effective_on", "tan-thanh": "files"}


@lru_cache(maxsize=1)
def units() -> dict[str, UnitFacts]:
    files = [tomllib.loads(path.read_text("utf-8")) for path in sorted((ROOT / "tenants").glob("*.toml"))]
    return {
        row["slug"]: UnitFacts(
            row["slug"], row["name"], KIND_WORDS[row["kind"]], row.get("area_km2"), row.get("population")
        )
        for row in files
    }


@lru_cache(maxsize=32)
def items(slug: str) -> list[SampleArticle]:
    return articles_for(units()[slug], NOW)


def of_kind(slug: str, key: str) -> list[SampleArticle]:
    return [each for each in items(slug) if each.kind == key]


every_unit = pytest.mark.parametrize("slug", sorted(units()))


@every_unit
def test_every_unit_has_something_of_every_kind(slug: str) -> None:
    found = Counter(each.kind for each in items(slug))
    wanted = set(all_kinds()) - (set() if has_film(units()[slug]) else {"video"})
    assert wanted <= set(found)
    least = {"document": 9, "procedure": 3, "consultation": 2, "question": 3, "office": 6, "budget": 4}
    least |= {"information": 1, "schedule": 2, "event": 3, "gallery": 2, "poll": 1}
    assert {key: count for key, count in least.items() if found[key] < count} == {}


def test_some_units_have_films_and_most_have_none() -> None:
    assert 4 <= sum(map(has_film, units().values())) <= 11


@every_unit
def test_every_item_has_the_facts_that_its_kind_demands_but_for_the_planted_ones(slug: str) -> None:
    missing = {}
    for each in items(slug):
        kept, unfit = kind_of(each.kind).tidy({**each.fields, **{name: [1] for name in each.files}})
        assert unfit == []
        assert list(kind_of(each.kind).check(kind_of(each.kind).read(kept))) == []
        needed = [
            field for field in kind_of(each.kind).fields if field.needed and not field.lines(kept.get(field.name))
        ]
        missing |= {field.name: each for field in needed}
    assert [*missing] == ([INCOMPLETE[slug]] if slug in INCOMPLETE else [])


@every_unit
def test_no_fact_is_named_that_its_kind_does_not_have(slug: str) -> None:
    for each in items(slug):
        known = {field.name for field in kind_of(each.kind).fields}
        assert {*each.fields, *each.files, *each.refs} <= known, each.kind


@every_unit
def test_numbers_of_documents_are_unique_and_well_formed(slug: str) -> None:
    numbers = [(each.fields["number"], each.fields["issued_on"][:4]) for each in of_kind(slug, "document")]
    assert len(set(numbers)) == len(numbers)
    for number, _ in numbers:
        assert re.fullmatch(r"(?:0[1-9]|[1-9]\d+)/(?:(?:QĐ|KH|TB|NQ|BC|HD)-(?:UBND|HĐND)|UBND-(?:VX|ĐC))", number)


@every_unit
def test_some_documents_are_replaced_expired_or_not_yet_in_force(slug: str) -> None:
    found = {each.key: each for each in of_kind(slug, "document")}
    [new] = [each for each in found.values() if each.refs]
    old = found[new.refs["replaces"][0]]
    assert old.published_at < new.published_at
    assert any(each.fields["expires_on"] and each.fields["expires_on"] < TODAY.isoformat() for each in found.values())
    coming = [each for each in found.values() if each.fields["effective_on"] > TODAY.isoformat()]
    assert len(coming) == (0 if slug in STALE else 1)


@every_unit
def test_documents_are_signed_on_workdays_and_made_public_within_two(slug: str) -> None:
    for each in of_kind(slug, "document"):
        issued = date.fromisoformat(each.fields["issued_on"])
        assert issued.weekday() < 5
        assert timedelta(0) < clock.local(each.published_at).date() - issued <= timedelta(days=3)


def test_two_documents_of_before_the_rule_lack_a_fact() -> None:
    for slug, field in INCOMPLETE.items():
        oldest = faults.oldest_of(items(slug), "van-ban")
        assert not {**oldest.fields, **oldest.files}.get(field)
        demand = kind_of("document").field(field)
        assert demand is not None and demand.since is not None
        assert clock.local(oldest.published_at).date() < demand.since


@pytest.mark.parametrize("slug", ["khe-sanh", "huc", "huong-hoa"])
def test_documents_are_pdf_files_whose_text_can_be_selected(slug: str) -> None:
    for each in of_kind(slug, "document"):
        [file] = each.files["files"]
        document = pypdfium2.PdfDocument(file.make())
        assert 1 <= len(document) <= 4
        text = " ".join(page.get_textpage().get_text_range() for page in document)
        plain = " ".join(text.split())
        assert each.fields["number"] in plain
        said = each.title if each.fields["type"] != "cong-van" else each.title[1:]
        assert said in plain
        assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in plain and "VĂN BẢN MẪU" in plain
        assert document.get_metadata_dict()["Author"].endswith(units()[slug].name.upper())


@every_unit
def test_every_file_has_a_name_of_its_own_and_every_letter_its_glyph(slug: str) -> None:
    files = [file for each in items(slug) for listed in each.files.values() for file in listed]
    assert all(re.fullmatch(r"[a-z0-9-]+\.(pdf|webm|vtt)", file.filename) for file in files)
    papers = [file for file in files if file.filename.endswith("pdf")]
    assert len({file.filename for file in papers}) == len(papers) >= 13


def test_the_same_paper_gives_the_same_bytes() -> None:
    [file] = of_kind("lia", "document")[0].files["files"]
    again = next(each for each in articles_for(units()["lia"], NOW) if each.kind == "document").files["files"][0]
    assert file.make() == again.make()


def test_a_document_bears_its_language_and_leading_zeros() -> None:
    paper = Paper(
        body=("ỦY BAN NHÂN DÂN", "XÃ HÚC"),
        number="05/TB-UBND",
        place="Húc",
        day=date(2026, 2, 3),
        form="Thông báo",
        abstract="Lịch tiếp công dân",
        text="Ằẳẵặ ệễểề ộỗổồ ợỡởờ ựữửừ ỵỹỷỳ đĐ.",
        signature=Signature("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"),
    )
    data = make(paper)
    assert b"/Lang (vi-VN)" in data
    text = pypdfium2.PdfDocument(data)[0].get_textpage().get_text_range()
    assert "Húc, ngày 03 tháng 02 năm 2026" in text
    assert "Ằẳẵặ ệễểề ộỗổồ ợỡởờ ựữửừ ỵỹỷỳ đĐ." in text


@every_unit
def test_income_and_spending_of_an_estimate_come_to_the_same_sum(slug: str) -> None:
    for each in of_kind(slug, "budget"):
        sums = {
            side: sum(line["estimate"] for line in each.fields["lines"] if line["name"].startswith(side))
            for side in ("Thu", "Chi")
        }
        assert abs(sums["Thu"] - sums["Chi"]) <= 0.001 * sums["Thu"] + 6
        assert all((line["actual"] != "") == (each.fields["stage"] == "settlement") for line in each.fields["lines"])


@every_unit
def test_the_leaders_have_a_schedule_of_this_week_and_of_the_last(slug: str) -> None:
    weeks = sorted(date.fromisoformat(each.fields["week"]) for each in of_kind(slug, "schedule"))
    assert weeks[1] - weeks[0] == timedelta(days=7)
    monday = TODAY - timedelta(days=TODAY.weekday())
    assert (weeks[1] == monday) == (slug not in STALE)
    for each in of_kind(slug, "schedule"):
        assert len(each.fields["entries"]) >= 6
        works = [(row["work"], row["leader"]) for row in each.fields["entries"]]
        assert len(set(works)) == len(works)


@every_unit
def test_one_event_is_past_and_two_are_coming(slug: str) -> None:
    starts = [each.fields["starts_at"] for each in of_kind(slug, "event")]
    assert [start < TODAY.isoformat() for start in sorted(starts)] == (
        [True] * 3 if slug in STALE else [True, *[False] * 2]
    )


def test_no_office_names_a_person() -> None:
    for record in records("offices"):
        assert {row["name"] for row in record.fields["contacts"]} == {"Cán bộ đầu mối (mẫu)"}
        assert {row["phone"] for row in record.fields["contacts"]} == {"0233 000 0000"}
        assert record.fields["title_en"] and "Sample content" in record.fields["body_en"]


def test_a_film_is_a_webm_file_of_key_frames() -> None:
    data = film.pan(pictures.draw_scene("hills", 1))
    assert data[:4] == b"\x1a\x45\xdf\xa3" and b"webm" in data[:80] and b"V_VP8" in data[:400]
    assert data.count(b"\x9d\x01\x2a\x80\x02\x68\x01") == film.RATE * film.SECONDS  # each begins a frame of 640 by 360


def test_captions_cover_the_film() -> None:
    said = film.captions(["Một", "Hai"]).decode()
    assert said.startswith("WEBVTT\n\n00:00:00.000 --> 00:00:03.800\nMột\n")
    assert "00:00:04.000 --> 00:00:07.800\nHai" in said
