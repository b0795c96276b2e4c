"""Files of a unit: what they are is decided by their content, and the public sees those that stand in public items."""

from __future__ import annotations

import io
import threading
import time
import zlib
from dataclasses import replace

import pytest
from PIL import Image

from cast import CHIEF, CONTRIBUTOR, FAR_CHIEF, NEIGHBOUR, SUPERVISOR, World
from congxa import audit, media, publishing
from congxa.copyright import Basis, Origin
from congxa.core.errors import Conflict, Invalid, Missing, Refused
from congxa.media.files.intake import examine
from congxa.publishing.files.uses import note_files, set_files_live
from media import papers


@pytest.mark.parametrize(
    ("data", "sort", "ending"),
    [
        (papers.pdf(), "pdf", "pdf"),
        (papers.mp4(), "video", "mp4"),
        (papers.mp4(b"avc3"), "video", "mp4"),
        (papers.webm(), "video", "webm"),
        (b"ID3\4\0\0" + b"\0" * 400, "audio", "mp3"),
        (papers.CAPTIONS, "captions", "vtt"),
        (papers.docx(), "office", "docx"),
        (papers.zipped({"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<w/>"}), "office", "xlsx"),
        (
            papers.zipped({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<o/>"}),
            "office",
            "odt",
        ),
        (papers.zipped({"bieu-mau.docx": papers.docx()}), "archive", "zip"),
    ],
)
def test_a_file_is_what_its_content_says_whatever_it_is_called(data: bytes, sort: str, ending: str) -> None:
    facts = examine(io.BytesIO(data), "anh.jpg")
    assert (facts.form.sort, facts.form.ending, facts.size) == (sort, ending, len(data))


def packed_script() -> bytes:
    """A PDF whose script lies in a packed group of objects, with its name written around the corner."""
    group = zlib.compress(b"4 0 << /S /J#61vaScript /JS (app.alert(1)) >>")
    stream = b"<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length %d >>\nstream\r\n" % len(group)
    return papers.pdf_with(b"") + stream + group + b"\nendstream\n"


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (b"", "rong.pdf", "rỗng"),
        (b"Day khong phai PDF", "quyet-dinh.pdf", "không phải tài liệu PDF"),
        (
            b"\xff\xd8\xff\xe0" + b"\0" * 50,
            "quyet-dinh.pdf",
            "có tên .pdf nhưng thực ra là ảnh; hãy gửi vào Thư viện ảnh.",
        ),
        (b"<html><script>alert(1)</script></html>", "trang.html", "trang HTML"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "a.svg", "SVG"),
        (b"MZ\0\0", "cai-dat.exe", "chương trình"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "bao-cao.doc", "lưu thành .docx"),
        (b"1\r\n00:00:01,000 --> 00:00:03,000\r\nA", "a.srt", "WebVTT"),
        (b"\0\1\2\3" * 9, "la.bin", "không thuộc loại tệp nhận được"),
        (b"%PDF-1.7\n1 0 obj\n<<", "hong.pdf", "bị hỏng"),
        (papers.pdf()[:300], "cut.pdf", "bị hỏng"),
        (papers.locked_pdf(), "khoa.pdf", "mật khẩu"),
        (papers.pdf_without_pages(), "khong-trang.pdf", "không có trang nào"),
        (papers.pdf_with(b"/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>"), "js.pdf", "JavaScript"),
        (papers.pdf_with(b"/OpenAction << /S /Launch /F (cmd.exe) >>"), "mo.pdf", "mở chương trình"),
        (papers.pdf_with(b"/Names << /EmbeddedFiles << /Names [] >> >>"), "kem.pdf", "gắn kèm"),
        (packed_script(), "nen.pdf", "JavaScript"),
        (papers.pdf(501), "day.pdf", "tối đa 500 trang"),
        (papers.mp4(b"hvc1"), "phim.mp4", "HEVC"),
        (papers.mp4()[:-200], "phim.mp4", "bị cắt mất"),
        (papers.webm(b"matroska"), "phim.mkv", "MKV"),
        (b"WEBVTT\n\nkhong co cau nao", "a.vtt", "không có câu phụ đề"),
        (b"WEBVTT\n\n00:00 --> 00:01\n\xe1", "a.vtt", "UTF-8"),
        (papers.docx()[:-30], "a.docx", "hỏng"),
        (papers.zipped({"a.txt": b"\0" * 60_000_000}), "bom.zip", "nở ra quá lớn"),
        (papers.zipped({"thu-muc/game.EXE": b"MZ"}), "a.zip", "có chương trình"),
        (
            papers.zipped({"[Content_Types].xml": b"", "word/document.xml": b"", "word/vbaProject.bin": b""}),
            "a.docm",
            "macro",
        ),
    ],
)
def test_everything_else_is_refused_at_the_file_in_words(data: bytes, name: str, said: str) -> None:
    with pytest.raises(Invalid) as refusal:
        examine(io.BytesIO(data), name)
    assert [problem.field for problem in refusal.value.problems] == ["file"]
    assert said in refusal.value.message


def test_a_document_larger_than_its_limit_is_refused_with_both_numbers() -> None:
    with pytest.raises(Invalid, match=r"31\.0 MB; tối đa 30 MB"):
        examine(io.BytesIO(papers.pdf() + b"\0" * (31 * 1024 * 1024 - len(papers.pdf()))), "lon.pdf")


def test_a_film_says_its_size_and_length() -> None:
    facts = examine(io.BytesIO(papers.mp4(width=1280, height=720, seconds=125)))
    assert (facts.width, facts.height, facts.seconds) == (1280, 720, 125)
    facts = examine(io.BytesIO(papers.webm()))
    assert (facts.width, facts.height, facts.seconds) == (640, 360, 5)


def test_a_document_of_two_hundred_pages_is_kept_page_by_page_with_its_words(world: World) -> None:
    with world.desk(CONTRIBUTOR) as (actor, unit_id):
        file = media.add_file(actor, unit_id, r"C:\Tài liệu\Quyết định 12/QĐ.PDF", papers.pdf(200))
        assert (file.pages, file.sort, file.filename) == (200, "pdf", "QĐ.pdf")
        assert file.key == f"suoi-trong/tep/{file.id}/goc.pdf"
        pages = media.file_pages(unit_id, file.id, 191, 20)
        assert [page.number for page in pages] == list(range(191, 201))
        assert "Quyet dinh trang 200" in pages[-1].text
        assert media.page_size(pages[0], 1280) == (1280, 1811)
        assert "trang 137" in media.text_of_files(unit_id, [file.id])


def test_a_page_is_drawn_at_the_first_request_and_kept(world: World) -> None:
    with world.desk(CONTRIBUTOR) as (actor, unit_id):
        file = media.add_file(actor, unit_id, "a.pdf", papers.pdf(3))
        beside = file.key.rsplit("/", 1)[0]
        assert not media.storage.exists(f"{beside}/trang-2-640.webp")
        drawn = Image.open(io.BytesIO(media.page_picture(file, 2, 640)))
        assert (drawn.format, drawn.width) == ("WEBP", 640)
        assert media.storage.exists(f"{beside}/trang-2-640.webp")
        for number, width in ((4, 640), (0, 640), (1, 641)):
            with pytest.raises(Missing):
                media.page_picture(file, number, width)
        seen = file.version
    assert media.draw_waiting((unit_id,)) == [file.id]
    assert all(media.storage.exists(f"{beside}/trang-{n}-{w}.webp") for n in (1, 2, 3) for w in media.PAGE_WIDTHS)
    assert media.draw_waiting((unit_id,)) == []
    with world.desk(CONTRIBUTOR) as (actor, unit_id):
        assert media.file_for(actor, unit_id, file.id).version == seen  # nobody's form has become older by it


def test_the_same_bytes_are_one_file_in_a_unit_and_another_in_the_next(world: World) -> None:
    with world.desk(CONTRIBUTOR) as (actor, unit_id):
        first = media.add_file(actor, unit_id, "a.pdf", papers.pdf(), "Quyết định")
        assert media.add_file(actor, unit_id, "b.pdf", papers.pdf(), "Khác").id == first.id
        assert first.title == "Quyết định"
    with world.desk(NEIGHBOUR) as (actor, unit_id):
        assert media.add_file(actor, unit_id, "a.pdf", papers.pdf()).id != first.id


def test_a_file_is_found_by_its_words_with_or_without_marks(world: World) -> None:
    with world.desk(CONTRIBUTOR) as (actor, unit_id):
        kept = media.add_file(actor, unit_id, "a.pdf", papers.pdf(), "Kế hoạch phòng chống lụt bão")
        media.add_file(actor, unit_id, "b.vtt", papers.CAPTIONS)
        for words in ("lụt bão", "LUT ke hoach"):
            assert [file.id for file in media.file_library(actor, unit_id, words=words)] == [kept.id]
        assert media.file_library(actor, unit_id, words="100%") == []
        assert [file.sort for file in media.file_library(actor, unit_id, "captions,video")] == ["captions"]


def test_what_is_said_of_a_file_is_recorded_and_an_older_version_is_a_conflict(world: World) -> None:
    with world.desk(CHIEF) as (actor, unit_id):
        file = media.add_file(actor, unit_id, "a.pdf", papers.pdf(), "Cũ")
        seen = file.version
        media.describe_file(actor, unit_id, file.id, "Mới", "Ban hành năm nay", seen)
        newest = audit.records(actor, [unit_id])[0]
        assert newest.event == audit.Event.FILE_CHANGED
        assert newest.changes["title"] == ["Cũ", "Mới"]
        with pytest.raises(Conflict):
            media.describe_file(actor, unit_id, file.id, "Khác", "", seen)
        with pytest.raises(Invalid, match="tối đa 300"):
            media.describe_file(actor, unit_id, file.id, "a" * 301, "")


def test_a_neighbour_finds_no_file_and_a_supervisor_does_not_upload(world: World) -> None:
    with world.desk(CONTRIBUTOR) as (actor, unit_id):
        file_id = media.add_file(actor, unit_id, "a.pdf", papers.pdf()).id
    with world.desk(NEIGHBOUR) as (actor, own_id):
        assert media.file_library(actor, own_id) == []
        for unit in (own_id, unit_id):
            with pytest.raises(Missing):
                media.file_for(actor, unit, file_id)
    actor = world.actor(SUPERVISOR)
    with world.desk(CHIEF) as (_, unit_id), pytest.raises(Refused):
        media.add_file(actor, unit_id, "b.pdf", papers.pdf())


def test_the_public_sees_a_file_and_its_pages_only_while_it_stands_in_something_public(world: World) -> None:
    with world.desk(CHIEF) as (actor, unit_id):
        file_id = media.add_file(actor, unit_id, "a.pdf", papers.pdf()).id

    def seen() -> bool:
        with world.public("suoi-trong") as unit:
            pages = media.file_pages(unit, file_id)
            assert bool(pages) == bool(media.files_of(unit, [file_id]))
            return bool(pages)

    assert not seen()
    with world.desk(CHIEF) as (_, unit_id):
        note_files(unit_id, "article", 1, [(file_id, "files")], live=False)
    assert not seen()
    with world.desk(CHIEF) as (_, unit_id):
        set_files_live(unit_id, "article", 1, True)
    assert seen()
    with world.desk(CHIEF) as (_, unit_id):
        note_files(unit_id, "article", 1, [], live=True)
    assert not seen()


def test_an_item_takes_its_files_public_with_it_and_back(world: World) -> None:
    with world.desk(FAR_CHIEF) as (actor, unit_id):
        paper = media.add_file(actor, unit_id, "a.pdf", papers.pdf())
        film = media.add_file(actor, unit_id, "a.mp4", papers.mp4())
        section = next(each.slug for each in publishing.sections(unit_id) if each.kind == "news")
        draft = publishing.Draft(
            title="Xã phát biểu mẫu đăng ký mới",
            section=section,
            body="<p>Mời bà con tải về.</p>",
            fields={"files": [paper.id]},
            origin=Origin(Basis.OWN_STAFF, author="Ban biên tập"),
        )
        with pytest.raises(Invalid, match="ở đây cần"):
            publishing.create(actor, unit_id, replace(draft, fields={"files": [film.id]}))
        with pytest.raises(Invalid, match="không nằm trong thư viện"):
            publishing.create(actor, unit_id, replace(draft, fields={"files": [987654]}))
        article = publishing.create(actor, unit_id, draft)
        article = publishing.publish(actor, unit_id, article.id, article.version)
    with world.public(FAR_CHIEF.unit) as unit_id:
        assert list(media.files_of(unit_id, [paper.id, film.id])) == [paper.id]
    with world.desk(FAR_CHIEF) as (actor, unit_id):
        publishing.withdraw(actor, unit_id, article.id, article.version, "Biểu mẫu đã cũ")
    with world.public(FAR_CHIEF.unit) as unit_id:
        assert media.files_of(unit_id, [paper.id]) == {}


def test_a_paper_full_of_false_groups_of_objects_is_looked_through_at_once() -> None:
    group = b"<< /Type /ObjStm >> stream\n" + zlib.compress(b"1 0 obj")
    data = papers.pdf_with(b"") + group * 2_000 + bytes(8 * 1024 * 1024)
    began = time.process_time()
    assert len(examine(io.BytesIO(data)).pages) == 1
    assert time.process_time() - began < 4  # a copy of the whole paper for each group took 15


def test_a_paper_whose_bytes_are_lost_does_not_hold_up_the_others(world: World) -> None:
    with world.desk(CONTRIBUTOR) as (actor, unit_id):
        lost = media.add_file(actor, unit_id, "mat.pdf", papers.pdf(1, "Mat"))
        other = media.add_file(actor, unit_id, "con.pdf", papers.pdf(1, "Con"))
        media.storage.put(lost.key, b"", "application/pdf")
    assert media.draw_waiting((unit_id,)) == [lost.id, other.id]
    assert media.storage.exists(f"{other.key.rsplit('/', 1)[0]}/trang-1-640.webp")


def test_the_same_file_sent_twice_at_once_is_one_file(world: World) -> None:
    data, found = papers.pdf(1, "Hai lan"), []

    def send() -> None:
        with world.app.app_context(), world.desk(CONTRIBUTOR) as (actor, unit_id):
            file = media.add_file(actor, unit_id, "hai-lan.pdf", data)
            time.sleep(0.3)
            found.append(file.id)

    threads = [threading.Thread(target=send) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 2
    assert len(set(found)) == 1
