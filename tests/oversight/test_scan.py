"""Scanning: what is found on planted rows, and that the same content twice changes nothing."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import ArgumentError

from cast import ELSEWHERE, SUPERVISOR, World
from congxa import links, oversight
from congxa.core import clock
from congxa.core.db import db
from congxa.oversight import Finding, FindingFilter, ScanReport
from oversight.planting import (
    BAD,
    edit_article,
    plant_article,
    plant_banner,
    plant_picture,
    say_facts,
    say_origin,
    withdraw,
)

LINKED = f'<p>Tin <a href="https://{BAD}/vao">khuyến mãi</a> hôm nay.</p>'


def fill(world: World, *slugs: str) -> None:
    """Something fresh in every section that ages, so that a test sees only what it planted."""
    for slug in slugs or ("nui-cao", "suoi-trong", "ban-moi"):
        for section in ("chinh-tri", "thoi-su-phong-su"):
            plant_article(world, slug, section=section)
        review = plant_article(world, slug, section="diem-bao")
        say_origin(world, slug, "article", review, basis="quotation", quoted=True)


def scan(world: World, now: datetime | None = None) -> ScanReport:
    with world.office(SUPERVISOR) as (_, office_id):
        slugs = ("nui-cao", "suoi-trong", "ban-moi")
        assert office_id == world.unit(slugs[0]).unit_id
        return oversight.scan([world.unit(slug).unit_id for slug in slugs], now or clock.now())


def found(world: World, check: str) -> list[Finding]:
    with world.office(SUPERVISOR) as (actor, _):
        units = [world.unit(slug).unit_id for slug in ("nui-cao", "suoi-trong", "ban-moi")]
        return [row.finding for row in oversight.findings(actor, units, FindingFilter(check=check, state=""))]


def test_clean_sites_have_no_findings(world: World) -> None:
    fill(world)
    assert scan(world) == ScanReport()


def test_the_same_content_scanned_twice_changes_nothing(world: World) -> None:
    fill(world, "suoi-trong")
    article = plant_article(world, "suoi-trong", body=LINKED)
    plant_picture(world, "suoi-trong", article)
    plant_article(world, "suoi-trong", section="diem-bao")
    first = scan(world)
    assert first.created == first.seen == 1 + 1 + 1 + 2 * 3  # link, picture, review; two empty sites of three sections
    with world.office(SUPERVISOR):
        before = db.session.execute(select(Finding.id, Finding.title, Finding.state, Finding.first_seen_at)).all()
    again = scan(world, clock.now() + timedelta(minutes=5))
    assert again == ScanReport(created=0, closed=0, reopened=0, seen=first.seen)
    with world.office(SUPERVISOR):
        after = db.session.execute(select(Finding.id, Finding.title, Finding.state, Finding.first_seen_at)).all()
    assert sorted(before) == sorted(after)


def test_a_moved_link_is_the_same_finding_and_a_removed_one_closes_it(world: World) -> None:
    fill(world)
    article = plant_article(world, "suoi-trong", body=LINKED)
    assert scan(world).created == 1
    edit_article(world, "suoi-trong", article, "<p>Thêm một đoạn ở đầu.</p>" + LINKED)
    assert scan(world) == ScanReport(seen=1)
    edit_article(world, "suoi-trong", article, "<p>Đã bỏ liên kết.</p>")
    assert scan(world) == ScanReport(closed=1)
    (finding,) = found(world, "gambling_link")
    assert (finding.state, finding.recurrence) == ("closed", 0)
    assert finding.closed_at is not None


def test_what_comes_back_reopens_the_same_finding(world: World) -> None:
    fill(world)
    article = plant_article(world, "suoi-trong", body=LINKED)
    scan(world)
    edit_article(world, "suoi-trong", article, "<p>Sạch.</p>")
    scan(world)
    edit_article(world, "suoi-trong", article, LINKED)
    assert scan(world) == ScanReport(reopened=1, seen=1)
    (finding,) = found(world, "gambling_link")
    assert (finding.state, finding.recurrence, finding.closed_at) == ("open", 1, None)


def test_a_unit_that_is_not_scanned_keeps_its_findings(world: World) -> None:
    fill(world)
    article = plant_article(world, "suoi-trong", body=LINKED)
    scan(world)
    edit_article(world, "suoi-trong", article, "<p>Sạch.</p>")
    with world.office(SUPERVISOR):
        assert oversight.scan([world.unit("ban-moi").unit_id], clock.now()).closed == 0
    assert found(world, "gambling_link")[0].state == "open"


def test_a_check_that_fails_closes_nothing(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(world)
    article = plant_article(world, "suoi-trong", body=LINKED)
    scan(world)
    edit_article(world, "suoi-trong", article, "<p>Sạch.</p>")
    monkeypatch.setattr("congxa.oversight.checks.stale_section.AGING", 5)  # no list of kinds: the check raises
    with pytest.raises(ArgumentError), world.office(SUPERVISOR):
        oversight.scan([world.unit("suoi-trong").unit_id], clock.now())
    assert found(world, "gambling_link")[0].state == "open"


def test_a_withdrawn_article_takes_its_findings_with_it(world: World) -> None:
    fill(world)
    article = plant_article(world, "suoi-trong", body=LINKED)
    plant_picture(world, "suoi-trong", article)
    assert scan(world).created == 2
    withdraw(world, "suoi-trong", article)
    assert scan(world) == ScanReport(closed=2)


def test_a_gambling_link_names_place_words_and_how_to_mend(world: World) -> None:
    fill(world)
    hidden = f'<p>Tin.<span style="display:none"><a href="https://www.{BAD}/nha-cai">nhà cái w88</a></span></p>'
    article = plant_article(world, "suoi-trong", body=hidden, title="Hội nghị tổng kết")
    plant_banner(world, "ban-moi", f"https://{BAD}/")
    assert scan(world).created == 2
    by_kind = {finding.subject_kind: finding for finding in found(world, "gambling_link")}
    in_article = by_kind["article"]
    assert in_article.severity == "critical"
    assert in_article.fingerprint == f"gambling_link:article:{article}:www.{BAD}"
    assert "Hội nghị tổng kết" in in_article.title
    assert "nhà cái w88" in in_article.mend
    assert in_article.evidence["path"] == f"/bai-viet/bai-mau-{article}"
    assert in_article.evidence["article_version"] == 1
    assert in_article.evidence["places"][0]["is_hidden"] is True
    assert "biểu ngữ" in by_kind["banner"].mend


def test_the_picture_of_a_banner_needs_a_source_like_any_other(world: World) -> None:
    fill(world)
    article = plant_article(world, "suoi-trong")
    picture = plant_picture(world, "suoi-trong", article)
    withdraw(world, "suoi-trong", article)
    assert scan(world) == ScanReport()
    banner = plant_banner(world, "suoi-trong", "https://dichvucong.gov.vn/", picture)
    assert scan(world).created == 1
    (finding,) = found(world, "picture_without_source")
    assert finding.title == "Ảnh của biểu ngữ “Biểu ngữ mẫu” chưa ghi đủ nguồn"
    assert finding.evidence["pages"][0]["id"] == banner
    assert finding.evidence["article_version"] is None
    say_origin(world, "suoi-trong", "picture", picture, basis="own_staff", author="Mẫu")
    assert scan(world) == ScanReport(closed=1)


def test_a_look_alike_is_no_finding(world: World) -> None:
    fill(world)
    plant_article(world, "suoi-trong", body='<p><a href="https://betongxuanmai-example.test/">bê tông</a></p>')
    plant_article(world, "suoi-trong", body="<p>Công an triệt phá đường dây cá độ, nhà cái w88.</p>")
    assert scan(world) == ScanReport()


def test_a_blocked_link_leaves_the_cause_owed_until_it_is_out_of_the_content(world: World) -> None:
    fill(world)
    article = plant_article(world, "suoi-trong", body=LINKED)
    scan(world)
    with world.office(SUPERVISOR) as (actor, office_id):
        rule_id = links.block(actor, office_id, BAD, "Cờ bạc").id
    assert scan(world) == ScanReport(seen=1)
    (finding,) = found(world, "gambling_link")
    assert (finding.state, finding.severity, finding.evidence["link_rule"]) == ("open", "high", rule_id)
    assert "còn nợ nguyên nhân" in finding.detail
    edit_article(world, "suoi-trong", article, "<p>Sạch.</p>")
    assert scan(world).closed == 1


def test_a_blocked_host_without_suspicion_is_a_finding_too(world: World) -> None:
    fill(world)
    plant_article(world, "suoi-trong", body='<p><a href="https://quang-cao.example/">mua ngay</a></p>')
    assert scan(world) == ScanReport()
    with world.office(SUPERVISOR) as (actor, office_id):
        links.block(actor, office_id, "quang-cao.example", "Quảng cáo trái phép")
    assert scan(world).created == 1


@pytest.mark.parametrize(
    ("caption", "basis", "author", "is_found"),
    [
        ("", "", "", True),  # nobody has said anything
        ("", "own_staff", "", True),  # nobody is named
        ("", "own_staff", "Nguyễn Văn Mẫu", False),
        ("Ảnh: Báo Vùng Cao", "own_staff", "Nguyễn Văn Mẫu", True),  # says own, the caption says otherwise
    ],
)
def test_pictures_are_judged_by_origin_and_caption(
    world: World, caption: str, basis: str, author: str, is_found: bool
) -> None:
    fill(world)
    article = plant_article(world, "suoi-trong")
    plant_picture(world, "suoi-trong", article, caption=caption, basis=basis, author=author)
    assert scan(world).created == int(is_found)


def test_a_caption_in_the_body_betrays_a_press_picture(world: World) -> None:
    fill(world)
    article = plant_article(world, "suoi-trong")
    picture = plant_picture(world, "suoi-trong", article, basis="own_staff", author="Nguyễn Văn Mẫu")
    figure = f'<figure><img data-picture="{picture}"><figcaption>Cầu treo. Ảnh: Báo Vùng Cao</figcaption></figure>'
    edit_article(world, "suoi-trong", article, figure)
    assert scan(world).created == 1
    (finding,) = found(world, "picture_without_source")
    assert "Báo Vùng Cao" in finding.detail
    assert len(finding.evidence["pages"]) == 1  # cover and body are one page


def test_a_press_review_must_name_newspaper_address_and_date(world: World) -> None:
    fill(world)
    review = plant_article(world, "suoi-trong", section="diem-bao", age_days=200)
    say_origin(world, "suoi-trong", "article", review, basis="quotation")
    assert scan(world).created == 1
    (finding,) = found(world, "press_review_without_newspaper")
    assert finding.subject_id == review
    assert "tên báo" in finding.detail and "tác giả bài báo" in finding.detail


def test_a_public_document_bears_every_fact_that_the_law_demands(world: World) -> None:
    document = plant_article(world, "cat-trang", section="van-ban", title="Về việc nghỉ lễ")
    facts = {"number": "15/QĐ-UBND", "type": "quyet-dinh", "issued_on": "2026-01-05", "effective_on": "2026-01-05"}
    say_facts(world, "cat-trang", document, **facts)
    with world.office(ELSEWHERE):
        oversight.scan([world.unit("cat-trang").unit_id], clock.now(), ("document_incomplete",))
        (finding,) = db.session.scalars(select(Finding).where(Finding.check == "document_incomplete"))
        assert finding.title == "Văn bản 15/QĐ-UBND thiếu thẩm quyền ban hành, tệp tải về"
        assert finding.evidence["field"] == "issuer"
        assert finding.evidence["fields"] == ["issuer", "files"]
    say_facts(world, "cat-trang", document, **facts, issuer="Ủy ban nhân dân Cát Trắng", files=[1])
    with world.office(ELSEWHERE):
        assert oversight.scan([world.unit("cat-trang").unit_id], clock.now(), ("document_incomplete",)).closed == 1


def test_a_section_goes_stale_after_the_days_of_the_policy(world: World) -> None:
    fill(world, "nui-cao", "ban-moi")
    plant_article(world, "suoi-trong", section="chinh-tri", age_days=61)
    plant_article(world, "suoi-trong", section="thoi-su-phong-su", age_days=59)
    plant_article(world, "suoi-trong", section="thoi-su-phong-su", state="draft")
    assert scan(world).created == 2  # one too old, one empty
    titles = {finding.title for finding in found(world, "stale_section")}
    assert titles == {f"Chuyên mục “{name}” quá 60 ngày không có bài mới" for name in ("Chính trị", "Điểm báo")}
    # The desk opens a new article in that very section.
    assert {each.evidence["section"] for each in found(world, "stale_section")} == {"chinh-tri", "diem-bao"}


def test_the_nightly_scan_covers_every_unit_of_every_office(world: World) -> None:
    plant_article(world, "cat-trang", body=LINKED)
    report = oversight.scan_all()
    assert report.created == report.seen > 0
    assert oversight.scan_all() == ScanReport(seen=report.seen)
    with world.office(SUPERVISOR):
        seen = db.session.scalar(select(func.count()).where(Finding.unit_id == world.unit("cat-trang").unit_id))
        assert seen == 0  # another office's commune stays out of sight
