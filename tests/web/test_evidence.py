"""What a file says of itself: shown to the desk, offered in the form, held against the claim, kept from readers."""

from __future__ import annotations

import io
import re

import pytest
from PIL import Image

from cast import CHIEF, EDITOR, World
from congxa import media, publishing
from congxa.config import Settings
from congxa.copyright import Basis, Origin
from congxa.core.errors import Invalid
from media import marked
from publishing.desk import OWN, draft, figure, published
from web.desk_reader import HOST, Desk, Page, SitDown, desks, written
from web.site_reader import Reader, site_app

AGREED = "Nếu ảnh là của TTXVN: chọn Theo thỏa thuận"


@pytest.fixture
def at_desk(settings: Settings, world: World) -> SitDown:
    return desks(settings)


def uploaded(desk: Desk, data: bytes, name: str = "anh.jpg") -> int:
    ask = {"Accept": "application/json", "X-CSRFToken": desk.token}
    sent = {"file": (io.BytesIO(data), name)}
    answer = desk.client.post(desk.path("/anh/tai-len"), data=sent, headers=ask, base_url=HOST)
    assert answer.status_code == 200, answer.text
    return int(answer.get_json()["id"])


def gaps(page: Page) -> str:
    return " ".join(node.text() for node in page.all(".missing li"))


def test_the_page_of_a_picture_says_what_is_in_the_file_and_offers_it_unsaved(at_desk: SitDown) -> None:
    editor = at_desk(EDITOR)
    number = uploaded(editor, marked.agency_photo(exif=marked.exif({}, {marked.ORIGINAL: b"2021:02:27 08:15:00\0"})))
    page = editor.get(f"/anh/{number}")
    assert "Trong tệp ghi: tác giả Lâm Văn Mẫu, nguồn TTXVN, bản quyền © Thông tấn xã Việt Nam" in page.text
    assert "chụp lúc 08:15 27/02/2021" in page.text
    assert page.text.count("Lấy từ tệp ảnh; hãy xem lại.") == 2
    typed = page.form()
    assert (typed["author"], typed["source_name"], typed.get("basis", "")) == ("Lâm Văn Mẫu", "TTXVN", "")
    kept = editor.get("/anh.json").response.get_json()[0]
    assert kept["credit"] == ""
    assert kept["said"]["author"] == "Lâm Văn Mẫu" and "nguồn TTXVN" in kept["said"]["sentence"]

    assert editor.post(f"/anh/{number}", typed | {"alt": "Lũ về", "author": "Người khác"}).status == 200
    again = editor.get(f"/anh/{number}")
    assert again.form()["author"] == "Người khác" and "Lấy từ tệp ảnh" not in again.text


def test_own_work_on_an_agencys_picture_is_stopped_and_explained(at_desk: SitDown) -> None:
    editor = at_desk(EDITOR)
    number = uploaded(editor, marked.agency_photo())
    claimed = {"basis": "own_staff", "author": "Hồ Thị Mẫu", "alt": "Lũ về"}
    page = editor.post(f"/anh/{number}", editor.get(f"/anh/{number}").form() | claimed)
    assert page.status == 200 and AGREED in page.text
    path = written(editor, body=f"<p>Lũ.</p>{figure(number, 'Lũ về')}")
    assert "Ảnh 1: Trong tệp ghi bản quyền hoặc nguồn của TTXVN" in gaps(editor.get(path))
    assert "Trong tệp ghi: tác giả Lâm Văn Mẫu" in editor.get(path).text


def test_another_author_needs_a_word_which_is_kept(at_desk: SitDown) -> None:
    editor = at_desk(EDITOR)
    number = uploaded(editor, marked.own_photo("Trần Văn Khác"))
    claimed = {"basis": "own_staff", "author": "Hồ Thị Mẫu", "alt": "Cầu treo", "source_name": ""}
    page = editor.post(f"/anh/{number}", editor.get(f"/anh/{number}").form() | claimed)
    assert "Trong tệp ghi tác giả là “Trần Văn Khác”, nhưng đang khai tác giả là “Hồ Thị Mẫu”" in page.text
    page = editor.post(f"/anh/{number}", page.form() | {"note": "Máy mượn của anh Khác"})
    assert "nhưng đang khai" not in page.text and "Đủ thông tin" in page.text


def test_a_picture_without_a_trace_of_its_maker_asks_for_the_original_and_may_go_out(
    at_desk: SitDown, world: World
) -> None:
    editor = at_desk(EDITOR)
    number = uploaded(editor, marked.plain(), "IMG-20260211-WA0007.jpg")
    page = editor.get(f"/anh/{number}")
    assert "Nên xin ảnh gốc từ người chụp" in page.text and "tải về từ mạng xã hội" in page.text
    with world.desk(CHIEF) as (actor, unit_id):
        publishing.describe_picture(actor, unit_id, number, "Chợ phiên", "", OWN)
        assert published(actor, unit_id, body=f"<p>Chợ.</p>{figure(number, 'Chợ phiên')}").state == "published"


def test_the_gate_refuses_to_publish_and_a_public_picture_keeps_what_it_must_have(world: World) -> None:
    agency = Origin(Basis.PERMISSION, author="Lâm Văn Mẫu", source_name="TTXVN", agreement="Thư ngày 02/11/2026")
    with world.desk(CHIEF) as (actor, unit_id):
        photo = marked.agency_photo()
        picture = publishing.add_picture(actor, unit_id, "a.jpg", photo, "Lũ về", "", OWN)
        article = publishing.create(actor, unit_id, draft(cover_id=picture.id))
        with pytest.raises(Invalid, match="Trong tệp ghi bản quyền hoặc nguồn của TTXVN"):
            publishing.publish(actor, unit_id, article.id, article.version)
        assert media.evidence_of(unit_id, [picture.id])[picture.id].first("credit") == "TTXVN"
        assert "nhưng" not in str(
            publishing.gate.picture_gaps(unit_id, "news", "Ảnh", agency, "Lũ", article.created_at)
        )


def traces(data: bytes) -> list[str]:
    """What is left of the metadata in the bytes of a public picture."""
    with Image.open(io.BytesIO(data)) as picture:
        left = [name for name in ("exif", "xmp", "photoshop", "icc_profile") if picture.info.get(name)]
        left += ["position"] if picture.getexif().get_ifd(0x8825) else []
    marks = (b"Exif\0\0", b"EXIF", b"ns.adobe.com", b"xpacket", b"8BIM", b"GPS", "Hồ Văn Suối".encode(), b"Canon")
    return left + [repr(mark) for mark in marks if mark in data]


def test_nothing_of_the_file_leaves_with_what_the_public_sees(
    at_desk: SitDown, settings: Settings, world: World
) -> None:
    packet = marked.xmp({"exif:GPSLatitude": "16,37.2N"}, {"dc:creator": ["Hồ Văn Suối"]})
    big = io.BytesIO()
    Image.effect_noise((1600, 1200), 30).convert("RGB").save(big, "JPEG", quality=60)
    tags = {marked.MAKE: b"Canon\0", marked.ARTIST: "Hồ Văn Suối".encode() + b"\0"}
    block = marked.exif(tags, {marked.ORIGINAL: b"2026:11:20 08:15:00\0"}, has_place=True)
    photo = marked.jpeg(block, marked.iptc({marked.BYLINE: "Hồ Văn Suối".encode()}), packet, big.getvalue())
    assert traces(photo)
    with world.desk(CHIEF) as (actor, unit_id):
        picture = publishing.add_picture(actor, unit_id, "vi-tri.jpg", photo, "Cầu treo", "", OWN)
        number = picture.id
        assert media.evidence_of(unit_id, [number])[number].has_place
        article = published(actor, unit_id, cover_id=number, body=f"<p>Cầu.</p>{figure(number, 'Cầu treo')}")
        path = publishing.address(article.id, article.slug)
    reader, desk = Reader(site_app(settings), CHIEF.unit), at_desk(CHIEF)
    page = reader.text(path)
    shared = re.search(r"(/og/[^\"]+\.jpg)", page)
    assert shared is not None
    addresses = [media.address(number, width) for width in media.WIDTHS] + [media.fallback_address(number), shared[1]]
    for address in addresses:
        answer = reader.get(address)
        assert answer.status_code == 200
        assert traces(answer.data) == [], address
    for width in media.WIDTHS:
        assert traces(desk.get(f"/anh/{number}/{width}.webp").response.data) == []
        assert traces(desk.get(media.address(number, width)).response.data) == []
    assert "Trong tệp ghi" not in page and "Canon" not in page
    assert "có vị trí chụp" in desk.get(f"/anh/{number}").text
    assert "16,37" not in desk.get(f"/anh/{number}").text
