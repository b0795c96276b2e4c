"""The start page of a desk: what each person should do next, the most urgent first."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from cast import CHIEF, CONTRIBUTOR, EDITOR, FAR_CHIEF, World
from congxa import copyright as rights
from congxa import publishing
from congxa.config import Settings
from congxa.copyright import WorkKind
from congxa.core import clock
from congxa.core.text import short_date
from congxa.publishing import remarks
from congxa.web.desk.today.errand import Errand, Rank, in_order
from congxa.web.desk.today.figures import line_of
from copyright.stage import agreement, contributor
from oversight.planting import plant_article
from publishing.desk import OWN, published
from publishing.samples import sample, shown
from statements import statements
from web.desk_reader import TITLE, SitDown, desks, directed, written

MOST_STATEMENTS = 16


@pytest.fixture
def sit(built: Settings, world: World) -> SitDown:
    return desks(built)


def sentences(page: Any) -> list[str]:
    return [" ".join(node.text(separator=" ").split()) for node in page.all(".tasks .task > p")]


def test_who_has_nothing_to_do_is_told_so_and_offered_to_write(sit: SitDown) -> None:
    page = sit(CONTRIBUTOR).get("/")
    assert page.status == 200
    texts = sentences(page)
    assert all("Chuyên mục" in text or "chuyên mục" in text for text in texts), texts  # an empty site is all stale
    assert "Viết bài mới" in page.text


def test_the_most_urgent_stands_first(world: World, sit: SitDown) -> None:
    written(sit(CONTRIBUTOR), title=f"{TITLE} chờ duyệt")
    with world.desk(CHIEF) as (actor, unit_id):
        article = publishing.articles(actor, unit_id)[0]
        publishing.submit(actor, unit_id, article.id, article.version)
        publishing.schedule(actor, unit_id, publishing.create(actor, unit_id, sample("news")).id, 1, soon_today())
    directed(world)
    texts = sentences(sit(CHIEF).get("/"))
    wanted = ["Chỉ đạo số", "chờ bạn duyệt", "tự đăng lúc", "Chuyên mục"]
    places = [next(place for place, text in enumerate(texts) if words in text) for words in wanted]
    assert places == sorted(places), texts


def test_a_contributor_is_shown_only_what_a_contributor_can_do(world: World, sit: SitDown) -> None:
    directed(world)
    written(sit(EDITOR))
    with world.desk(CHIEF) as (actor, unit_id):
        article = publishing.articles(actor, unit_id)[0]
        publishing.submit(actor, unit_id, article.id, article.version)
    page = sit(CONTRIBUTOR).get("/")
    assert "Chỉ đạo số" not in page.text
    assert "chờ bạn duyệt" not in page.text
    for link in page.all(".task a.btn"):
        target = (link.attributes["href"] or "").removeprefix(f"/ban-lam-viec/{CONTRIBUTOR.unit}")
        assert sit(CONTRIBUTOR).get(target).status == 200, target


def test_every_button_leads_somewhere(world: World, sit: SitDown) -> None:
    directed(world)
    for link in sit(CHIEF).get("/").all(".task a.btn"):
        target = (link.attributes["href"] or "").removeprefix(f"/ban-lam-viec/{CHIEF.unit}")
        assert sit(CHIEF).get(target).status == 200, target


@pytest.mark.parametrize(
    ("kind", "fields", "words"),
    [
        ("consultation", {"closes_on": 3}, "kết thúc ngày"),
        ("consultation", {"opens_on": -20, "closes_on": -2}, "chưa công bố kết quả tiếp thu"),
    ],
)
def test_a_day_of_a_public_item_is_told_before_and_after_it(
    world: World, sit: SitDown, kind: str, fields: dict[str, int], words: str
) -> None:
    days = {name: (clock.today() + timedelta(days=ahead)).isoformat() for name, ahead in fields.items()}
    shown(world, kind, days)
    assert any(words in text for text in sentences(sit(FAR_CHIEF).get("/")))


def test_a_question_is_told_of_until_it_is_answered(world: World, sit: SitDown) -> None:
    asked = (clock.today() - timedelta(days=12)).isoformat()
    with world.desk(FAR_CHIEF) as (actor, unit_id):
        draft = sample(
            "question", {"asked_on": asked, "answered_on": "", "answered_by": ""}, body="<p>Đang xem xét.</p>"
        )
        article = publishing.create(actor, unit_id, draft)
    assert any("chưa được trả lời" in text and "Quá hạn 2 ngày" in text for text in sentences(sit(FAR_CHIEF).get("/")))
    with world.desk(FAR_CHIEF) as (actor, unit_id):
        answered = sample("question", {"asked_on": asked, "answered_on": clock.today().isoformat()})
        publishing.save(actor, unit_id, article.id, answered, 1)
    assert not any("chưa được trả lời" in text for text in sentences(sit(FAR_CHIEF).get("/")))


def test_what_goes_out_by_itself_today_is_told(world: World, sit: SitDown) -> None:
    path = written(sit(CHIEF))
    at = soon_today()
    with world.desk(CHIEF) as (actor, unit_id):
        publishing.schedule(actor, unit_id, int(path.rsplit("/", 1)[1]), 1, at)
    hour = clock.local(at).strftime("%H:%M")
    assert any(f"tự đăng lúc {hour} hôm nay" in text for text in sentences(sit(CHIEF).get("/")))


def test_what_a_colleague_said_of_my_item_is_told_until_i_answer(world: World, sit: SitDown) -> None:
    written(sit(CONTRIBUTOR))
    with world.desk(CHIEF) as (actor, unit_id):
        article = publishing.articles(actor, unit_id)[0]
        said = remarks.add(actor, unit_id, article.id, "Ghi rõ tên cầu.")
    assert any("có 1 nhận xét chờ trả lời" in text for text in sentences(sit(CONTRIBUTOR).get("/")))
    assert not any("chờ trả lời" in text for text in sentences(sit(EDITOR).get("/")))
    with world.desk(CONTRIBUTOR) as (actor, unit_id):
        remarks.answer(actor, unit_id, article.id, said.id, "Đã ghi.")
    assert not any("chờ trả lời" in text for text in sentences(sit(CONTRIBUTOR).get("/")))


def test_what_i_typed_and_never_saved_is_told_to_me_alone_until_i_save_it(world: World, sit: SitDown) -> None:
    path = written(sit(EDITOR))
    number = path.rsplit("/", 1)[1]
    with world.desk(EDITOR) as (actor, unit_id):
        for item, section, title in ((number, "", "Sửa tin cầu treo"), ("khoa-cua-to", "chinh-tri", "")):
            pairs = [("title", title), ("section", section or "chinh-tri"), ("kind", "news")]
            publishing.autosaves.keep(actor, unit_id, item, pairs, version=1, section=section, title=title)
    page = sit(EDITOR).get("/")
    told = [text for text in sentences(page) if "mà chưa lưu" in text]
    assert told == [
        "Bạn gõ một bài chưa có tiêu đề vừa xong mà chưa lưu.",
        "Bạn gõ “Sửa tin cầu treo” vừa xong mà chưa lưu.",
    ]
    links = [node.attributes["href"] or "" for node in page.all(".task a.btn") if node.text() == "Dùng tiếp"]
    for link in links:
        opened = sit(EDITOR).get(link.removeprefix(f"/ban-lam-viec/{EDITOR.unit}"))
        assert opened.status == 200
        assert opened.all("textarea[data-editor]"), link
    assert "Sửa tin cầu treo" in sit(EDITOR).get(links[1].removeprefix(f"/ban-lam-viec/{EDITOR.unit}")).html
    assert not any("mà chưa lưu" in text for text in sentences(sit(CHIEF).get("/")))
    with world.desk(EDITOR) as (actor, unit_id):
        publishing.autosaves.forget(actor, unit_id, "khoa-cua-to")
        article = publishing.articles(actor, unit_id)[0]
        publishing.discard(actor, unit_id, article.id, article.version)
    assert not any("mà chưa lưu" in text for text in sentences(sit(EDITOR).get("/")))


def test_agreements_and_consents_that_end_are_told_to_who_keeps_them_until_they_are_prolonged_or_closed(
    world: World, sit: SitDown
) -> None:
    today = clock.today()
    with world.desk(CHIEF) as (actor, unit_id):
        soon = agreement(actor, unit_id, valid_until=today + timedelta(days=6))
        agreement(actor, unit_id, number="9/TT", valid_until=today + timedelta(days=200))
        over = contributor(actor, unit_id, valid_until=today - timedelta(days=2))
    page = sit(EDITOR).get("/")
    told = [text for text in sentences(page) if "03/TT-BBT" in text or over.name in text or "9/TT" in text]
    assert told == [
        f"Văn bản đồng ý của cộng tác viên {over.name} hết hạn sau ngày {short_date(today - timedelta(days=2))}."
        " Đã quá 2 ngày.",
        f"Thỏa thuận với Báo Vùng Cao, số 03/TT-BBT hết hiệu lực sau ngày {short_date(today + timedelta(days=6))}."
        " Còn 6 ngày.",
    ]
    for words in ("Gia hạn", "Gia hạn hoặc kết thúc"):
        [link] = [node.attributes["href"] or "" for node in page.all(".task a.btn") if node.text() == words]
        assert sit(EDITOR).get(link.removeprefix(f"/ban-lam-viec/{EDITOR.unit}")).status == 200
    assert "03/TT-BBT" not in sit(CONTRIBUTOR).get("/").text
    with world.desk(CHIEF) as (actor, unit_id):
        rights.close_contributor(actor, unit_id, over.id)
        longer = replace(rights.agreement_draft(soon), valid_until=today + timedelta(days=400))
        rights.save_agreement(actor, unit_id, soon.id, longer, soon.version)
    page = sit(EDITOR).get("/")
    assert "03/TT-BBT" not in page.text
    assert over.name not in page.text


def test_who_opens_a_withheld_item_reads_why_and_the_preview_shows_what_readers_see(world: World, sit: SitDown) -> None:
    with world.desk(CHIEF) as (actor, unit_id):
        article = published(actor, unit_id)
        gone = replace(OWN, valid_until=clock.today() - timedelta(days=1))
        rights.set_origin(unit_id, WorkKind.ARTICLE, article.id, gone)
    chief = sit(CHIEF)
    page = chief.get(f"/bai-viet/{article.id}")
    assert "Đang tạm ẩn" in page.text
    assert "thôn Một khánh thành" in page.html  # whoever works at it has the text
    preview = chief.get(f"/bai-viet/{article.id}/xem-thu/trang")
    assert "Nội dung tạm ẩn vì hết hạn quyền sử dụng từ ngày" in preview.text
    assert "thôn Một khánh thành" not in preview.html


def test_rights_that_end_are_told_until_somebody_takes_note(world: World, sit: SitDown) -> None:
    with world.desk(CHIEF) as (actor, unit_id):
        ending = replace(OWN, valid_until=clock.today() + timedelta(days=10))
        published(actor, unit_id, origin=ending)
        publishing.make_notices(unit_id)
    editor = sit(EDITOR)
    assert any(
        "hết hạn quyền sử dụng sau ngày" in text and "Còn 10 ngày" in text for text in sentences(editor.get("/"))
    )
    assert not any("hết hạn quyền" in text for text in sentences(sit(CONTRIBUTOR).get("/")))
    page = editor.get("/ban-quyen/het-han")
    assert "Khánh thành nhà văn hóa thôn Một" in page.text
    action = page.all("form[action*='da-biet']")[0].attributes["action"] or ""
    answer = editor.post(action.removeprefix(f"/ban-lam-viec/{EDITOR.unit}"))
    assert answer.status == 200 and "Đã ghi nhận" in answer.text
    assert not any("hết hạn quyền" in text for text in sentences(editor.get("/")))


def test_what_is_public_without_rights_is_one_line_that_leads_to_the_review(world: World, sit: SitDown) -> None:
    plant_article(world, CHIEF.unit)
    with world.desk(CHIEF) as (_, unit_id):
        publishing.keep_figures(unit_id)
    page = sit(EDITOR).get("/")
    assert "1 trên 1 nội dung đang công khai còn thiếu quyền." in page.text
    assert any((link.attributes["href"] or "").endswith("/ban-quyen/ra-soat") for link in page.all(".task a.btn"))
    assert "còn thiếu quyền" not in sit(CONTRIBUTOR).get("/").text


def test_what_is_withheld_stands_above_what_ends_soon(world: World, sit: SitDown) -> None:
    with world.desk(CHIEF) as (actor, unit_id):
        for days in (10, -1):
            article = published(actor, unit_id, title=f"Bài hết hạn sau {days} ngày")
            rights.set_origin(
                unit_id, WorkKind.ARTICLE, article.id, replace(OWN, valid_until=clock.today() + timedelta(days=days))
            )
        publishing.make_notices(unit_id)
    told = [text for text in sentences(sit(CHIEF).get("/")) if "hết hạn quyền" in text]
    assert "tạm ẩn vì hết hạn quyền" in told[0]
    assert "Còn 10 ngày" in told[1]


def test_the_numbers_of_the_site_are_there_with_their_course(sit: SitDown) -> None:
    page = sit(CHIEF).get("/")
    assert len(page.all(".numbers > div")) == 3
    assert all((node.attributes["aria-label"] or "").startswith("14 ngày qua") for node in page.all("svg.spark"))


def test_the_page_is_made_with_few_statements(world: World, sit: SitDown) -> None:
    for number in range(8):
        written(sit(CHIEF), title=f"{TITLE} số {number}")
    directed(world)
    sit(CHIEF).get("/")
    with statements() as sent:
        assert sit(CHIEF).get("/").status == 200
    assert len(of_page(sent)) <= MOST_STATEMENTS, "\n".join(of_page(sent))


def soon_today() -> datetime:
    return min(clock.now() + timedelta(minutes=5), clock.next_midnight() - timedelta(seconds=1))


def of_page(sent: list[str]) -> list[str]:
    """The statements of the page itself: not those that learn who is here and open the scope."""
    aside = ("set_config", "user_account", "membership")
    return [" ".join(each.split())[:160] for each in sent if not any(word in each for word in aside)]


def test_within_a_rank_the_nearest_day_leads() -> None:
    late, soon, sooner = (
        Errand(rank, "", "", words, "", "", "", days)
        for rank, words, days in ((Rank.LATE, "late", -3), (Rank.SOON, "soon", 5), (Rank.SOON, "sooner", 1))
    )
    assert in_order([soon, sooner, late]) == [late, sooner, soon]


def test_a_course_of_nothing_is_a_flat_line() -> None:
    assert {point.split(",")[1] for point in line_of([0] * 14).split()} == {"26.0"}
