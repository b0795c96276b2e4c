"""Files sent with the form of an item: taken in, chosen, shown to the public with it; and refused without any loss."""

from __future__ import annotations

import io
import re

import pytest

from cast import CHIEF, FAR_CHIEF, World
from congxa import media
from congxa.config import Settings
from media.papers import pdf
from web.desk_reader import Page, SitDown, desks, filled
from web.site_reader import HOSTS, Reader, site_app


@pytest.fixture
def sit_down(built: Settings, world: World) -> SitDown:
    return desks(built)


@pytest.fixture
def reader(built: Settings, world: World) -> Reader:
    HOSTS.setdefault("cat-trang", "cat-trang.vn.example")
    return Reader(site_app(built), "cat-trang")


def paper(name: str = "lich-tiem.pdf", data: bytes = b"") -> tuple[io.BytesIO, str]:
    return io.BytesIO(data or pdf(2)), name


def number_of(page: Page) -> int:
    found = re.search(r"/bai-viet/(\d+)", page.response.headers["Location"])
    assert found, page.text
    return int(found[1])


def test_a_file_sent_with_an_item_stands_below_its_text(sit_down: SitDown, reader: Reader) -> None:
    chief = sit_down(FAR_CHIEF)
    sent = filled(chief, title="Lịch tiêm chủng tháng này") | {"fact-files-new": paper(), "step": "publish"}
    answer = chief.post("/bai-viet/moi", sent, follow=False)
    assert answer.status == 303, answer.text
    page = reader.text(f"/bai-viet/{number_of(answer)}/lich-tiem-chung-thang-nay")
    assert "Tệp kèm theo" in page
    assert "lich-tiem.pdf" in page
    assert re.search(r"<code>[0-9a-f]{64}</code>", page)


def test_a_file_that_is_taken_off_the_form_is_public_no_longer(sit_down: SitDown, reader: Reader) -> None:
    chief = sit_down(FAR_CHIEF)
    sent = filled(chief, title="Lịch tiêm chủng tháng này") | {"fact-files-new": paper(), "step": "publish"}
    number = number_of(chief.post("/bai-viet/moi", sent, follow=False))
    shown = reader.text(f"/bai-viet/{number}/lich-tiem-chung-thang-nay")
    address = re.search(r'href="(/tap-tin/\d+/[^"]+)"', shown)
    assert address
    assert reader.get(address[1]).status_code == 200
    form = chief.get(f"/bai-viet/{number}").form()
    form.pop("fact-files", None)
    assert chief.post(f"/bai-viet/{number}", form, follow=False).status == 303
    assert reader.get(address[1]).status_code == 404


def test_what_is_no_paper_is_refused_where_it_was_chosen(sit_down: SitDown) -> None:
    chief = sit_down(FAR_CHIEF)
    sent = filled(chief, title="Lịch tiêm chủng tháng này") | {"fact-files-new": paper(data=b"chi la chu")}
    page = chief.post("/bai-viet/moi", sent)
    assert page.status == 422
    assert "lich-tiem.pdf" in page.messages_at("files")
    assert page.form()["title"] == "Lịch tiêm chủng tháng này"


def test_a_good_file_beside_another_mistake_is_asked_for_again(sit_down: SitDown) -> None:
    chief = sit_down(FAR_CHIEF)
    page = chief.post("/bai-viet/moi", filled(chief, title="Ngắn") | {"fact-files-new": paper()})
    assert page.status == 422
    assert "Hãy chọn lại tệp" in page.messages_at("files")


def test_a_neighbours_file_cannot_be_chosen(sit_down: SitDown, world: World) -> None:
    with world.desk(CHIEF) as (actor, unit_id):
        theirs = media.add_file(actor, unit_id, "cua-ban.pdf", pdf(1)).id
    chief = sit_down(FAR_CHIEF)
    page = chief.post("/bai-viet/moi", filled(chief, **{"fact-files": str(theirs)}))
    assert page.status == 422
    assert "không nằm trong thư viện" in page.messages_at("files")
