"""The pages between a district and its communes: sending in numbers, the table, the commune's word about it."""

from __future__ import annotations

import csv
import io

import pytest

from cast import CHIEF, CONTRIBUTOR, DISTRICT_CHIEF, EDITOR, NEIGHBOUR, SUPERVISOR, World
from congxa import publishing, tenancy
from congxa.adapters.engines import Engines
from congxa.cli.timekeeper import deliver
from congxa.config import Settings
from congxa.publishing import receiving, sending
from congxa.publishing.syndicated.rules import Mode
from congxa.publishing.syndicated.sending import Sending
from publishing.desk import GOOD, draft, published
from publishing.stumbling import stumbling
from web.desk_reader import HOST, Page, SitDown, desks


@pytest.fixture
def sit(settings: Settings, world: World) -> SitDown:
    return desks(settings)


def below(world: World) -> list[int]:
    return list(tenancy.directory().below[world.unit("nui-cao").unit_id])


def item(world: World, **changes: object) -> int:
    with world.desk(DISTRICT_CHIEF) as (chief, unit_id):
        return published(chief, unit_id, **changes).id


def sent(world: World, mode: Mode = Mode.LOCKED, **terms: bool) -> int:
    """An item of the district, sent to all below and brought there."""
    article_id = item(world)
    with world.desk(DISTRICT_CHIEF) as (chief, unit_id):
        sending.send(chief, unit_id, article_id, Sending(below(world), mode, **terms))
    deliver()
    return article_id


def copy_at(world: World, person: object = CHIEF) -> tuple[int, int]:
    """The newest that was received: its number, and that of its article."""
    with world.desk(person) as (actor, unit_id):  # type: ignore[arg-type]
        newest = receiving.received(actor, unit_id)[0]
        return newest.id, newest.article_id or 0


def test_a_chief_editor_sends_after_reading_in_numbers_what_will_happen(sit: SitDown, world: World) -> None:
    article_id, chief = item(world), sit(DISTRICT_CHIEF)
    assert "Gửi về các xã…" in chief.get(f"/bai-viet/{article_id}").text
    assert "Gửi về các xã…" not in sit(CHIEF).get("/bai-viet/moi?chuyen-muc=chinh-tri").text
    form = chief.get(f"/bai-viet/{article_id}/gui-ve-xa")
    assert "Xã Suối Trong" in form.text and "Chính trị" in form.text
    numbers = {"unit_ids": [str(number) for number in below(world)], "mode": "locked", "note": "Đăng trong tuần này"}
    told = chief.post(f"/bai-viet/{article_id}/gui-ve-xa", numbers)
    assert f"Xã hiển thị bài ngay {len(below(world))}" in told.text
    assert "Xã không được từ chối" in told.text and "Đăng trong tuần này" in told.text
    with world.desk(DISTRICT_CHIEF) as (actor, unit_id):
        assert publishing.watching.sent_items(actor, unit_id) == []
    table = chief.post(f"/bai-viet/{article_id}/gui-ve-xa", numbers | {"do": "1"})
    assert f"0/{len(below(world))} đã nhận" in table.text
    assert table.all("#tien-do-trong[hx-trigger]")
    deliver()
    table = chief.get(f"/tin-da-gui/{article_id}")
    assert f"{len(below(world))}/{len(below(world))} đã nhận" in table.text
    assert "Đã nhận, đang hiển thị" in table.text and not table.all("#tien-do-trong[hx-trigger]")
    assert GOOD.title in chief.get("/tin-da-gui/").text


def test_what_the_gate_refuses_cannot_be_sent_and_says_why(sit: SitDown, world: World) -> None:
    article_id, chief = item(world), sit(DISTRICT_CHIEF)
    with world.desk(DISTRICT_CHIEF) as (actor, unit_id):
        publishing.withdraw(actor, unit_id, article_id, publishing.all_articles(actor, unit_id)[0].version, "Sai")
    page = chief.get(f"/bai-viet/{article_id}/gui-ve-xa")
    assert "Chưa gửi được bài này" in page.text and "đang đăng" in page.text
    assert not page.all("main form button[type=submit]")
    answer = chief.post(f"/bai-viet/{article_id}/gui-ve-xa", {"unit_ids": str(below(world)[0]), "do": "1"})
    assert answer.status == 422


def test_nothing_chosen_is_said_and_what_was_typed_stays(sit: SitDown, world: World) -> None:
    article_id = item(world)
    answer = sit(DISTRICT_CHIEF).post(f"/bai-viet/{article_id}/gui-ve-xa", {"mode": "adaptable", "note": "Xin chào"})
    assert answer.status == 422 and "ít nhất một xã" in answer.messages_at("unit_ids")
    assert answer.form("main form")["note"] == "Xin chào" and answer.form("main form")["mode"] == "adaptable"


def test_the_commune_declines_with_a_reason_that_the_sender_reads(sit: SitDown, world: World) -> None:
    article_id, chief = sent(world), sit(CHIEF)
    copy_id, own_id = copy_at(world)
    assert GOOD.title in chief.get("/tin-cap-tren/").text
    answer = chief.post(f"/tin-cap-tren/{copy_id}/tu-choi", {"reason": ""})
    assert answer.status == 422 and "Chưa ghi lý do" in answer.text
    assert "Đã từ chối" in chief.post(f"/tin-cap-tren/{copy_id}/tu-choi", {"reason": "=Không hợp"}).text
    table = sit(DISTRICT_CHIEF).get(f"/tin-da-gui/{article_id}?trang-thai=declined")
    assert "Xã từ chối" in table.text and "Lý do: =Không hợp" in table.text
    assert "Bản Mới" not in " ".join(node.text() for node in table.all("tbody"))
    assert "Đang nhận lại" in chief.post(f"/tin-cap-tren/{copy_id}/nhan-lai").text
    deliver()
    assert publishing_state(world, own_id) == "published"


def publishing_state(world: World, article_id: int) -> str:
    with world.desk(CHIEF) as (actor, unit_id):
        return next(row.state for row in publishing.all_articles(actor, unit_id) if row.id == article_id)


def test_the_table_is_saved_without_formulas(sit: SitDown, world: World) -> None:
    article_id = sent(world)
    copy_id, _own = copy_at(world)
    with world.desk(CHIEF) as (actor, unit_id):
        receiving.refuse_copy(actor, unit_id, copy_id, "=1+1")
    data = sit(DISTRICT_CHIEF).get(f"/tin-da-gui/{article_id}.csv").response.get_data()
    assert data.startswith(b"\xef\xbb\xbf")
    lines = {line[0]: line for line in csv.reader(io.StringIO(data.decode("utf-8-sig")))}
    assert lines["Xã Suối Trong"][1] == "Xã từ chối" and lines["Xã Suối Trong"][7] == "'=1+1"
    assert lines["Thị trấn Bản Mới"][1] == "Đã nhận, đang hiển thị" and "/bai-viet/" in lines["Thị trấn Bản Mới"][8]


def test_copies_are_taken_back_after_a_look_at_the_numbers(sit: SitDown, world: World) -> None:
    article_id, chief = sent(world), sit(DISTRICT_CHIEF)
    unit = str(world.unit("suoi-trong").unit_id)
    assert chief.post(f"/tin-da-gui/{article_id}/thu-hoi").status == 422
    told = chief.post(f"/tin-da-gui/{article_id}/thu-hoi", {"unit_ids": unit})
    assert "Sẽ thu hồi ở 1 xã; 1 xã đang hiển thị" in told.text
    assert chief.post(f"/tin-da-gui/{article_id}/thu-hoi", {"unit_ids": unit, "do": "1"}).status == 422
    done = chief.post(f"/tin-da-gui/{article_id}/thu-hoi", {"unit_ids": unit, "do": "1", "reason": "Gửi nhầm"})
    assert "Đang thu hồi ở 1 xã" in done.text
    deliver()
    assert "Đã thu hồi" in chief.get(f"/tin-da-gui/{article_id}?trang-thai=recalled").text
    assert "Lý do: Gửi nhầm" in sit(CHIEF).get(f"/tin-cap-tren/{copy_at(world)[0]}").text


def test_a_locked_copy_is_read_and_says_who_can_change_it(sit: SitDown, world: World) -> None:
    sent(world, may_decline=False)
    copy_id, own_id = copy_at(world)
    page = sit(CHIEF).get(f"/bai-viet/{own_id}")
    assert "chỉ Huyện Núi Cao sửa được" in page.text
    assert not page.all("textarea[data-editor]") and not page.all("button[value=withdraw]")
    assert "không cho từ chối" in sit(CHIEF).get(f"/tin-cap-tren/{copy_id}").text


def test_a_newer_text_is_compared_and_taken_or_left(sit: SitDown, world: World) -> None:
    article_id, chief = sent(world, Mode.ADAPTABLE), sit(CHIEF)
    copy_id, own_id = copy_at(world)
    assert "chờ đơn vị duyệt" in chief.get("/").text
    with world.desk(CHIEF) as (actor, unit_id):
        own = next(row for row in publishing.all_articles(actor, unit_id) if row.id == own_id)
        mine = draft(summary="Lời của xã.", origin=publishing.draft_of(own).origin)
        publishing.save(actor, unit_id, own_id, mine, own.version)
    for words in ("Lời mới thứ nhất.", "Lời mới thứ hai."):
        with world.desk(DISTRICT_CHIEF) as (actor, unit_id):
            source = next(row for row in publishing.all_articles(actor, unit_id) if row.id == article_id)
            publishing.save(actor, unit_id, article_id, draft(summary=words), source.version)
        deliver()
        page = chief.get(f"/tin-cap-tren/{copy_id}")
        assert "Lời của xã." in page.text and words in page.text
        assert "Cấp trên vừa sửa tin" in chief.get("/").text
        table = sit(DISTRICT_CHIEF).get(f"/tin-da-gui/{article_id}").text
        assert "Xã đã sửa" in table and "Trưởng ban Suối Trong" in table.split("Xã đã sửa (bản")[1]
        if words.endswith("nhất."):
            assert "Đã giữ bản của đơn vị" in chief.post(f"/tin-cap-tren/{copy_id}/giu-ban-xa").text
    assert "Đã lấy bản mới" in chief.post(f"/tin-cap-tren/{copy_id}/lay-ban-moi").text
    assert "Lời mới thứ hai." in chief.get(f"/bai-viet/{own_id}").html
    assert "không có bản mới" in chief.post(f"/tin-cap-tren/{copy_id}/lay-ban-moi").text.lower()


def test_where_an_adaptable_copy_comes_from_is_read_and_goes_along_with_the_form(sit: SitDown, world: World) -> None:
    sent(world, Mode.ADAPTABLE)
    _copy, own_id = copy_at(world)
    desk = sit(CHIEF)
    page = desk.get(f"/bai-viet/{own_id}")
    assert "Nguồn gốc của tin này do Huyện Núi Cao ghi" in page.text and "Nguồn: Huyện Núi Cao" in page.text
    assert not page.all("input[type=radio][name=basis]") and not page.all("input[type=text][name=source_name]")
    typed = page.form() | {"summary": "Lời của xã."}
    assert desk.post(f"/bai-viet/{own_id}", typed).status == 200
    with world.desk(CHIEF) as (actor, unit_id):
        own = next(row for row in publishing.all_articles(actor, unit_id) if row.id == own_id)
        assert (own.summary, publishing.draft_of(own).origin.source_name) == ("Lời của xã.", "Huyện Núi Cao")
    typed = desk.get(f"/bai-viet/{own_id}").form() | {"basis": "own_staff", "source_name": ""}
    refused = desk.post(f"/bai-viet/{own_id}", typed)
    assert "Nguồn gốc của tin này do Huyện Núi Cao ghi, nên đơn vị không đổi được" in refused.text


def test_what_the_commune_lets_out_counts_as_shown(sit: SitDown, world: World) -> None:
    article_id = sent(world, Mode.ADAPTABLE)
    _copy, own_id = copy_at(world)
    table = sit(DISTRICT_CHIEF).get(f"/tin-da-gui/{article_id}?trang-thai=live")
    assert "Xã Suối Trong" not in " ".join(node.text() for node in table.all("tbody"))
    with world.desk(CHIEF) as (actor, unit_id):
        own = next(row for row in publishing.all_articles(actor, unit_id) if row.id == own_id)
        publishing.publish(actor, unit_id, own_id, own.version)
    table = sit(DISTRICT_CHIEF).get(f"/tin-da-gui/{article_id}?trang-thai=live")
    assert "Xã Suối Trong" in " ".join(node.text() for node in table.all("tbody"))


def test_what_waits_is_read_and_let_out_on_one_page(sit: SitDown, world: World) -> None:
    sent(world, Mode.ADAPTABLE)
    copy_id, own_id = copy_at(world)
    chief = sit(CHIEF)
    page = chief.get(f"/tin-cap-tren/{copy_id}")
    assert "Sáng nay, thôn Một khánh thành nhà văn hóa." in page.text and GOOD.origin.author in page.text
    form = f"form[action$='/bai-viet/{own_id}']"
    assert [node.attributes["value"] for node in page.all(f"{form} button")][:1] == ["publish"]
    done = chief.post(f"/bai-viet/{own_id}", page.form(form) | {"step": "publish"})
    assert "Đã đăng bài." in done.text
    assert not chief.get(f"/tin-cap-tren/{copy_id}").all(form)


def test_who_takes_off_what_was_sent_reads_at_how_many_units_it_goes_too(sit: SitDown, world: World) -> None:
    article_id, chief = sent(world), sit(DISTRICT_CHIEF)
    count = len(below(world))
    assert f"bản ở {count} xã cũng rời khỏi trang của xã" in chief.get(f"/bai-viet/{article_id}").text
    copy_id, _own = copy_at(world)
    sit(CHIEF).post(f"/tin-cap-tren/{copy_id}/tu-choi", {"reason": "Không hợp với xã"})
    assert f"bản ở {count - 1} xã cũng rời khỏi trang của xã" in chief.get(f"/bai-viet/{article_id}").text
    table = chief.get(f"/tin-da-gui/{article_id}?trang-thai=declined")
    assert "Bản xã nhận sau cùng" in table.text and "Bản mới nhất" not in table.text


def test_who_may_not_decide_reads_only(sit: SitDown, world: World) -> None:
    sent(world)
    copy_id, _own = copy_at(world)
    for person in (EDITOR, CONTRIBUTOR):
        page = sit(person).get(f"/tin-cap-tren/{copy_id}")
        assert "Trưởng ban biên tập quyết định" in page.text and not page.all("main form")
        assert sit(person).post(f"/tin-cap-tren/{copy_id}/tu-choi", {"reason": "Không"}).status == 403


def test_the_entry_of_the_navigation_stands_only_where_something_came(sit: SitDown, world: World) -> None:
    assert "Tin cấp trên gửi" not in sit(CHIEF).get("/bai-viet/").text
    sent(world, Mode.ADAPTABLE)
    assert "Tin cấp trên gửi 1" in sit(CHIEF).get("/bai-viet/").text
    assert "Tin đã gửi" in sit(DISTRICT_CHIEF).get("/bai-viet/").text
    assert "Tin đã gửi" not in sit(CHIEF).get("/bai-viet/").text


def test_the_office_reads_the_same_table_and_changes_nothing(sit: SitDown, world: World) -> None:
    article_id, office = sent(world), sit(SUPERVISOR)
    listed = Page(office.client.get("/giam-sat/nui-cao/tin-da-gui/", base_url=HOST))
    assert GOOD.title in listed.text
    table = Page(office.client.get(f"/giam-sat/nui-cao/tin-da-gui/{article_id}", base_url=HOST))
    assert "Xã Suối Trong" in table.text and "Đã nhận, đang hiển thị" in table.text
    assert not table.all("main form")


def test_a_delivery_that_fails_is_told_with_its_reason_and_tried_at_once_by_one_press(
    sit: SitDown, world: World, engines: Engines
) -> None:
    article_id, chief = item(world), sit(DISTRICT_CHIEF)
    office = f"/giam-sat/nui-cao/tin-da-gui/{article_id}"
    with world.desk(DISTRICT_CHIEF) as (actor, unit_id):
        sending.send(actor, unit_id, article_id, Sending(below(world)))
    with stumbling(engines, world.unit("suoi-trong").unit_id):
        deliver()
    table = chief.get(f"/tin-da-gui/{article_id}?trang-thai=failing")
    rows = [node.text() for node in table.all("tbody tr")]
    assert len(rows) == 1 and "Xã Suối Trong" in rows[0]
    assert "Gặp trục trặc, máy tự thử lại" in rows[0] and "đã thử 1 lần" in rows[0] and "Lỗi của phần mềm" in rows[0]
    assert "Gặp trục trặc: 1" in chief.get("/tin-da-gui/").text
    assert "Gặp trục trặc" in sit(CHIEF).get("/tin-cap-tren/").text
    data = chief.get(f"/tin-da-gui/{article_id}.csv?trang-thai=failing").response.get_data().decode("utf-8-sig")
    assert "Lỗi của phần mềm" in data
    supervisor = sit(SUPERVISOR)
    watched = Page(supervisor.client.get(office, base_url=HOST))
    assert "Lỗi của phần mềm" in watched.text
    (form,) = watched.all("main form")
    assert form.attributes["action"] == f"{office}/thu-lai"
    pressed = {"csrf_token": watched.form("main form")["csrf_token"]}
    told = Page(supervisor.client.post(f"{office}/thu-lai", data=pressed, base_url=HOST, follow_redirects=True))
    assert "Đang thử lại ở 1 xã" in told.text
    assert sit(EDITOR).post(f"/tin-da-gui/{article_id}/thu-lai").status in (403, 404)
    assert "Đang thử lại ở 1 xã" in chief.post(f"/tin-da-gui/{article_id}/thu-lai").text
    deliver()
    assert "trục trặc" not in chief.get(f"/tin-da-gui/{article_id}").text
    assert "Không còn xã nào gặp trục trặc" in chief.post(f"/tin-da-gui/{article_id}/thu-lai").text


def test_the_neighbour_sees_nothing_of_ours(sit: SitDown, world: World) -> None:
    article_id = item(world)
    with world.desk(DISTRICT_CHIEF) as (chief, unit_id):
        sending.send(chief, unit_id, article_id, Sending([world.unit("suoi-trong").unit_id]))
    deliver()
    copy_id, _own = copy_at(world)
    neighbour = sit(NEIGHBOUR)
    assert GOOD.title not in neighbour.get("/tin-cap-tren/").text
    for rest in ("/tu-choi", "/nhan-lai", "/lay-ban-moi", "/giu-ban-xa"):
        assert neighbour.post(f"/tin-cap-tren/{copy_id}{rest}", {"reason": "x"}).status == 404
    assert neighbour.get(f"/tin-cap-tren/{copy_id}").status == 404
    assert neighbour.get(f"/tin-da-gui/{article_id}").status == 404
