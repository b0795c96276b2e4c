"""The sample content: enough of it, marked, complete, and with exactly the faults that are promised."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from urllib.parse import unquote

import pytest
from PIL import Image
from selectolax.lexbor import LexborHTMLParser

from congxa.copyright import Origin, gaps
from congxa.demo import faults, pictures
from congxa.demo.content import articles_for, banners_for, pictures_for
from congxa.demo.prose import fill
from congxa.demo.samples import SAMPLE_MARK, SampleArticle, UnitFacts
from congxa.demo.stories import commune_stories, district_stories
from congxa.tenancy.schema import KIND_WORDS

ROOT = Path(__file__).resolve().parents[2]
NOW = datetime(2026, 11, 12, 3, 0, tzinfo=UTC)
NEWS_SECTIONS = {"chinh-tri", "kinh-te", "van-hoa-xa-hoi", "an-ninh-quoc-phong", "thoi-su-phong-su", "diem-bao"}
SECTIONS = NEWS_SECTIONS | {"thong-bao", "gioi-thieu"}
TAGS = {"h2", "h3", "p", "ul", "ol", "li", "table", "thead", "tbody", "tr", "th", "td", "strong", "em", "a", "span"}
PICTURE = re.compile(r"\{\{picture:([a-z-]+)\}\}")


@lru_cache(maxsize=1)
def units() -> dict[str, UnitFacts]:
    files = [tomllib.loads(path.read_text("utf-8")) for path in sorted((ROOT / "tenants").glob("*.toml"))]
    return {
        row["slug"]: UnitFacts(
            row["slug"], row["name"], KIND_WORDS[row["kind"]], row.get("area_km2"), row.get("population")
        )
        for row in files
    }


def communes() -> list[UnitFacts]:
    return [unit for unit in units().values() if unit.kind != "huyện"]


@lru_cache(maxsize=32)
def articles(slug: str) -> list[SampleArticle]:
    return articles_for(units()[slug], NOW)


def stories(slug: str) -> list[SampleArticle]:
    """The news, notices and pages of a unit; everything else has tests of its own in ``test_items.py``."""
    return [each for each in articles(slug) if each.section in SECTIONS]


every_unit = pytest.mark.parametrize("slug", sorted(units()))
every_commune = pytest.mark.parametrize("slug", sorted(unit.slug for unit in communes()))


def test_there_are_the_district_and_its_21_communes() -> None:
    assert len(communes()) == 21
    assert len(units()) == 22


def test_there_are_enough_different_stories() -> None:
    bodies = {story.body for story in (*commune_stories(), *district_stories())}
    assert len(bodies) >= 60
    for body in bodies:
        assert 3 <= len([block for block in re.split(r"\n\s*\n", body.strip()) if block]) <= 12


@every_commune
def test_a_commune_has_at_least_13_articles_in_120_days(slug: str) -> None:
    told = stories(slug)
    assert len(told) >= 13
    assert all(NOW - timedelta(days=120) < each.published_at < NOW for each in told)
    assert {each.section for each in told} == SECTIONS


@every_unit
def test_titles_differ_within_a_unit(slug: str) -> None:
    assert [title for title, times in Counter(each.title for each in articles(slug)).items() if times > 1] == []


@every_unit
def test_every_body_ends_with_the_sample_mark(slug: str) -> None:
    assert all(each.body.endswith(f"<p><em>{SAMPLE_MARK}</em></p>") for each in articles(slug))


@every_unit
def test_no_gap_and_no_template_sign_is_left(slug: str) -> None:
    for each in articles(slug):
        whole = "\n".join([each.title, each.summary, PICTURE.sub("", each.body), each.byline, str(each.cover)])
        assert not re.search(r"[{}]|\*\*|\]\(|  |None,|^- |\| ", whole), whole
        assert "xã thị trấn" not in whole
        assert each.title == each.title.strip() and each.title[0].isupper()


@every_unit
def test_a_town_is_not_called_a_commune(slug: str) -> None:
    unit = units()[slug]
    other = "xã" if unit.kind == "thị trấn" else "thị trấn"
    for each in articles(slug):
        assert f"{other} {unit.name}" not in each.title + each.summary + each.body


@every_unit
def test_bodies_use_only_the_agreed_elements(slug: str) -> None:
    planted = faults.fault_of(slug, faults.FaultKind.HIDDEN_LINK)
    allowed = TAGS if planted else TAGS - {"span"}
    for each in stories(slug):
        body = LexborHTMLParser(each.body).body
        assert body is not None
        found = {node.tag for node in body.traverse(include_text=False)} - {"body"}
        assert found <= allowed
        paragraphs = len(body.css("p, ul, ol, table")) - 1
        assert paragraphs >= 2


@every_unit
def test_every_picture_an_article_calls_exists_and_is_described(slug: str) -> None:
    drawn = {picture.key: picture for picture in pictures_for(units()[slug])}
    called = {key for each in articles(slug) for key in PICTURE.findall(each.body)}
    called |= {each.cover for each in articles(slug) if each.cover}
    called |= {banner.picture for banner in banners_for(units()[slug])}
    assert called == set(drawn)
    assert all(len(picture.alt) >= 10 for picture in drawn.values())
    assert len([key for key in drawn if key in pictures.SCENES]) <= 9


def test_pictures_are_what_they_claim() -> None:
    for picture in pictures_for(units()["khe-sanh"]):
        with Image.open(BytesIO(picture.data)) as opened:
            assert opened.format == "JPEG"
            assert opened.size == ((600, 200) if picture.key.startswith("banner") else (800, 533))
    with Image.open(BytesIO(pictures.emblem(units()["khe-sanh"]))) as badge:
        assert (badge.format, badge.size, badge.mode) == ("PNG", (256, 256), "RGBA")
    with Image.open(BytesIO(pictures.header_picture(units()["khe-sanh"]))) as strip:
        assert strip.size == (1600, 320)


@every_unit
def test_every_banner_leads_to_a_state_host_but_the_planted_one(slug: str) -> None:
    hosts = {re.sub(r"https://([^/]+)/.*", r"\1", banner.url) for banner in banners_for(units()[slug])}
    foreign = {host for host in hosts if not host.endswith(".gov.vn")}
    assert foreign == ({faults.GAMBLING_DOMAIN} if slug == "lao-bao" else set())


def test_the_same_unit_and_moment_give_the_same_content() -> None:
    unit = units()["lia"]
    first, again = articles_for(unit, NOW), articles_for(unit, NOW)
    assert first == again
    drawn = pictures_for(unit)
    pictures.draw_scene.cache_clear()
    pictures.draw_banner.cache_clear()
    assert pictures_for(unit) == drawn


def test_a_later_moment_moves_only_the_dates() -> None:
    later = [each for each in articles_for(units()["lia"], NOW + timedelta(days=7)) if each.section in SECTIONS]
    pairs = list(zip(later, stories("lia"), strict=True))
    assert all(new.published_at - old.published_at == timedelta(days=7) for new, old in pairs)
    assert [new.section for new, _ in pairs] == [old.section for _, old in pairs]


def test_communes_differ_from_each_other() -> None:
    first = {each.body for each in stories("thuan")}
    assert not first & {each.body for each in stories("thanh")}


def test_provenance_is_complete_but_for_the_planted_faults() -> None:
    for slug in units():
        for each in articles(slug):
            if each.kind == "press_review" and not (slug == "huc" and each.provenance["source_name"] is None):
                assert each.provenance["basis"] in {"quotation", "agreement"}
                assert each.provenance["source_name"] and each.provenance["source_url"]
                said = datetime.fromisoformat(each.provenance["source_published_at"] or "")
                assert said + timedelta(hours=1) < each.published_at
                assert each.provenance["source_url"] in each.body
            if each.provenance["basis"] == "agreement":
                assert each.provenance["agreement"]
            if each.provenance["basis"] in {"own_staff", "contributor"}:
                assert each.provenance["author"] == each.byline


def test_every_banner_may_go_out_with_its_picture_even_the_planted_one() -> None:
    for unit in units().values():
        pictures = {each.key: each for each in pictures_for(unit)}
        for banner in banners_for(unit):
            picture = pictures[banner.picture]
            shown = [("Ảnh", Origin.from_facts(picture.provenance), picture.alt)]
            assert [gap for gap in gaps("", None, shown, True) if gap.field == "pictures"] == []


def test_the_gambling_domain_lies_in_five_communes_each_time_another_way() -> None:
    places: dict[str, str] = {}
    for slug, unit in units().items():
        for each in articles(slug):
            if faults.GAMBLING_DOMAIN in unquote(each.body):
                places[slug] = each.body
        for banner in banners_for(unit):
            if faults.GAMBLING_DOMAIN in banner.url:
                places[slug] = "banner"
    assert set(places) == {"tan-long", "huong-phung", "lao-bao", "thanh", "a-doi"}
    assert places["lao-bao"] == "banner"
    assert re.search(r'\w <a href="https://w88-example\.test/">【[^】]+】</a> \w', places["tan-long"])
    assert '<span style="display:none"><a href="https://www.w88-example.test/' in places["huong-phung"]
    assert re.search(r'<a href="https://w88-example\.test/app">\{\{picture:[a-z-]+\}\}</a>', places["thanh"])
    assert "https://chuyen-huong.example/go?url=https%3A%2F%2Fm.w88-example.test" in places["a-doi"]


def test_faulty_articles_are_older_than_the_demand_for_provenance() -> None:
    for fault in faults.PLANTED:
        if fault.section and fault.section != "van-ban":
            target = faults.oldest_of(articles(fault.unit), fault.section)
            assert timedelta(days=60) < NOW - target.published_at < timedelta(days=111)


def test_the_press_picture_and_the_press_review_lack_their_sources() -> None:
    photo = next(each for each in pictures_for(units()["tan-lien"]) if each.key == "press-photo")
    assert photo.provenance == {}
    assert "báo" in photo.caption
    carrier = faults.oldest_of(articles("tan-lien"), "kinh-te")
    assert "{{picture:press-photo}}" in carrier.body
    review = faults.oldest_of(articles("huc"), "diem-bao")
    assert (review.kind, review.provenance["source_name"], review.provenance["source_url"]) == (
        "press_review",
        None,
        None,
    )
    assert ".example" not in review.body


def test_exactly_two_communes_are_stale() -> None:
    newest = {unit.slug: max(each.published_at for each in articles(unit.slug)) for unit in communes()}
    assert {slug for slug, moment in newest.items() if NOW - moment > timedelta(days=60)} == {"xy", "huong-viet"}


@every_unit
def test_all_other_sites_have_fresh_sections(slug: str) -> None:
    if faults.fault_of(slug, faults.FaultKind.STALE_SECTIONS):
        assert all(NOW - each.published_at > timedelta(days=60) for each in articles(slug))
        return
    newest = {section: max(e.published_at for e in articles(slug) if e.section == section) for section in SECTIONS}
    assert all(NOW - moment < timedelta(days=45) for moment in newest.values())
    assert NOW - max(newest.values()) < timedelta(days=5)


def test_the_look_alikes_are_there_and_innocent() -> None:
    ring = faults.oldest_of(articles("ba-tang"), "an-ninh-quoc-phong")
    assert "đánh bạc" in ring.title
    assert "<a " not in ring.body
    concrete = faults.oldest_of(articles("huong-tan"), "kinh-te")
    assert "betongxuanmai-example.test" in concrete.body


def test_the_district_tells_of_an_inspection() -> None:
    told = articles("huong-hoa")
    assert len(told) >= 14
    visit = next(each for each in told if "Đoàn kiểm tra" in each.title)
    for word in ("Chính trị", "Kinh tế", "Văn hóa - xã hội", "An ninh", "“Thời sự, phóng sự”", "liên kết", "nguồn"):
        assert word in visit.body + visit.summary


def test_the_page_about_the_demo_names_every_planted_fault() -> None:
    page = (ROOT / "docs" / "demo.md").read_text("utf-8")
    for fault in faults.PLANTED:
        assert f"`{fault.unit}`" in page
        if fault.section:
            assert faults.oldest_of(articles(fault.unit), fault.section).title in page
    for twin in faults.LOOK_ALIKES:
        assert faults.oldest_of(articles(twin.unit), twin.section).title in page


def test_a_text_that_asks_for_an_unknown_word_fails_loudly() -> None:
    with pytest.raises(KeyError):
        fill("Ở {noi_nao_do}", {"xa": "xã Lìa"})
