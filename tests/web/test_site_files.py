"""Files on the public site: to save, to play piece by piece, to read page by page; and nothing that is not public."""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass

import pytest
from PIL import Image

from cast import CHIEF, World
from congxa import media, publishing
from congxa.config import Settings
from congxa.copyright import Basis, Origin
from congxa.publishing.library.withdrawal import restore_file, withdraw_file
from media import papers
from publishing.desk import published
from web.site_reader import Reader, site_app


@dataclass(frozen=True)
class Shown:
    """A published story with a document and its reader."""

    reader: Reader
    article: str
    number: int  # of the file
    sha256: str

    @property
    def path(self) -> str:
        return f"/tap-tin/{self.number}/ke-hoach-2026.pdf"


@pytest.fixture
def shown(built: Settings, world: World) -> Shown:
    with world.desk(CHIEF) as (actor, unit_id):
        file = media.add_file(actor, unit_id, "Kế hoạch 2026.pdf", papers.pdf(12), "Kế hoạch năm 2026")
        draft = publishing.Draft(
            title="Xã công bố kế hoạch năm 2026",
            section="chinh-tri",
            body="<p>Mời bà con xem kế hoạch.</p>",
            fields={"files": [file.id]},
            origin=Origin(Basis.OWN_STAFF, author="Ban biên tập"),
        )
        article = publishing.create(actor, unit_id, draft)
        publishing.publish(actor, unit_id, article.id, article.version)
        path = publishing.address(article.id, article.slug)
    return Shown(Reader(site_app(built), "suoi-trong"), path, file.id, file.sha256)


def test_a_document_is_saved_under_its_own_name_and_never_opened_as_a_page(shown: Shown) -> None:
    answer = shown.reader.get(shown.path)
    assert (answer.status_code, answer.content_type, len(answer.data)) == (
        200,
        "application/pdf",
        answer.content_length,
    )
    said = answer.headers["Content-Disposition"]
    assert said.startswith("attachment;") and "filename*=UTF-8''K%E1%BA%BF%20ho%E1%BA%A1ch%202026.pdf" in said
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"].endswith("sandbox")
    again = shown.reader.get(shown.path, If_None_Match=answer.headers["ETag"])
    assert (again.status_code, again.data) == (304, b"")
    assert shown.reader.get(f"{shown.path}?xem").headers["Content-Disposition"].startswith("inline;")


def test_another_name_behind_the_number_leads_to_the_right_one(shown: Shown) -> None:
    answer = shown.reader.get(f"/tap-tin/{shown.number}/trang.html")
    assert answer.status_code == 301
    assert answer.headers["Location"].endswith(shown.path)


def test_a_part_of_a_file_is_sent_as_asked(shown: Shown) -> None:
    whole = shown.reader.get(shown.path)
    size = len(whole.data)
    for asked, start, end in (
        ("bytes=0-99", 0, 100),
        ("bytes=100-", 100, size),
        ("bytes=-10", size - 10, size),
        (f"bytes=5-{size * 2}", 5, size),
    ):
        part = shown.reader.get(shown.path, Range=asked)
        assert (part.status_code, part.headers["Content-Range"]) == (206, f"bytes {start}-{end - 1}/{size}")
        assert part.data == whole.data[start:end]
    behind = shown.reader.get(shown.path, Range=f"bytes={size}-")
    assert (behind.status_code, behind.headers["Content-Range"]) == (416, f"bytes */{size}")
    for nonsense in ("bytes=0-1,5-6", "bytes=x", "pages=1-2", "bytes=9-2"):
        assert (shown.reader.get(shown.path, Range=nonsense)).status_code == 200
    assert shown.reader.get(shown.path, Range="bytes=0-9", If_Range='"older"').status_code == 200
    assert shown.reader.get(shown.path, Range="bytes=0-9", If_Range=whole.headers["ETag"]).status_code == 206


def test_a_page_is_shown_as_a_picture_and_only_in_the_two_widths(shown: Shown) -> None:
    answer = shown.reader.get(f"/tap-tin/{shown.number}/trang/12/640.webp")
    assert (answer.status_code, answer.content_type) == (200, "image/webp")
    assert Image.open(io.BytesIO(answer.data)).width == 640
    known = answer.headers["ETag"]
    again = shown.reader.get(f"/tap-tin/{shown.number}/trang/12/640.webp", If_None_Match=known)
    assert again.status_code == 304
    for wrong in ("13/640", "0/640", "1/641", "99999999999999999999/640"):
        assert shown.reader.get(f"/tap-tin/{shown.number}/trang/{wrong}.webp").status_code == 404


def test_a_file_goes_when_its_item_goes_and_was_never_on_another_site(shown: Shown, world: World) -> None:
    neighbour = Reader(shown.reader.app, "ban-moi")
    picture = f"/tap-tin/{shown.number}/trang/1/640.webp"
    assert neighbour.get(shown.path).status_code == neighbour.get(picture).status_code == 404
    with world.desk(CHIEF) as (actor, unit_id):
        article = publishing.articles(actor, unit_id)[0]
        publishing.withdraw(actor, unit_id, article.id, article.version, "Kế hoạch đã thay đổi")
    assert shown.reader.get(shown.path).status_code == shown.reader.get(picture).status_code == 404
    assert shown.reader.get("/tap-tin/99999999999999999999/a.pdf").status_code == 404


def test_anybody_checks_a_copy_by_its_hash(shown: Shown, world: World) -> None:
    empty = shown.reader.text("/kiem-tra-tep")
    assert "Đúng:" not in empty and "Không có tệp nào" not in empty
    for typed in (shown.sha256, shown.sha256.upper(), "%20".join(shown.sha256[at : at + 8] for at in range(0, 64, 8))):
        page = shown.reader.get(f"/kiem-tra-tep?sha256={typed}")
        assert "Đúng: tệp có mã này" in page.text and "Kế hoạch năm 2026" in page.text and shown.article in page.text
        assert page.headers["X-Robots-Tag"] == "noindex"
    assert "Không có tệp nào trên trang này" in shown.reader.text(f"/kiem-tra-tep?sha256={'0' * 64}")
    assert "64 ký tự" in shown.reader.text("/kiem-tra-tep?sha256=%3Cscript%3E")
    assert "<script>" not in shown.reader.text("/kiem-tra-tep?sha256=%22%3E%3Cscript%3E").partition("<main")[2]
    assert "Không có tệp nào" in Reader(shown.reader.app, "ban-moi").text(f"/kiem-tra-tep?sha256={shown.sha256}")
    with world.desk(CHIEF) as (actor, unit_id):
        media.add_file(actor, unit_id, "noi-bo.vtt", papers.CAPTIONS)
    private = hashlib.sha256(papers.CAPTIONS).hexdigest()
    assert "Không có tệp nào" in shown.reader.text(f"/kiem-tra-tep?sha256={private}")


def test_of_a_withdrawn_file_readers_are_told_that_it_is_gone_and_why_until_it_is_back(
    shown: Shown, world: World
) -> None:
    with world.desk(CHIEF) as (actor, unit_id):
        withdraw_file(actor, unit_id, shown.number, "Có lỗi ở trang 2")
    for path in (shown.path, f"{shown.path}?xem", f"/tap-tin/{shown.number}/trang/1/640.webp"):
        gone = shown.reader.get(path)
        assert gone.status_code == 410
        assert "Tệp “Kế hoạch năm 2026” đã được gỡ khỏi trang. Lý do: Có lỗi ở trang 2" in gone.text
    page = shown.reader.get(shown.article).text
    assert "tệp đã được gỡ khỏi trang" in page and "Có lỗi ở trang 2" in page
    assert shown.path not in page and "/trang/1/" not in page
    checked = shown.reader.get(f"/kiem-tra-tep?sha256={shown.sha256}").text
    assert "nay đã được gỡ" in checked and shown.path not in checked
    with world.desk(CHIEF) as (actor, unit_id):
        restore_file(actor, unit_id, shown.number)
    assert shown.reader.get(shown.path).status_code == 200
    assert shown.path in shown.reader.get(shown.article).text


@pytest.mark.parametrize("host", ["", "https://suoi-trong.localhost"])
def test_a_link_in_a_text_to_a_withdrawn_file_says_so_and_leads_nowhere(shown: Shown, world: World, host: str) -> None:
    with world.desk(CHIEF) as (actor, unit_id):
        body = f'<p>Xem <a href="{host}{shown.path}">kế hoạch</a> của xã.</p>'
        path = publishing.address((item := published(actor, unit_id, body=body)).id, item.slug)
        withdraw_file(actor, unit_id, shown.number, "Có lỗi")
    page = shown.reader.get(path).text
    assert "Xem kế hoạch (tệp đã được gỡ) của xã." in page and shown.path not in page
    with world.desk(CHIEF) as (actor, unit_id):
        restore_file(actor, unit_id, shown.number)
    assert f'href="{host}{shown.path}"' in shown.reader.get(path).text
