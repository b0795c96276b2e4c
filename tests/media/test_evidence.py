"""What a file says of itself is read before anything is done to it, in whatever coding, and never harms."""

from __future__ import annotations

import io
import struct
import time
from datetime import date

import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from congxa.media import Evidence, doubts, examine
from congxa.media.evidence.coding import decoded, is_syllable, mended
from congxa.media.evidence.moments import moment
from congxa.media.files.intake import examine as examine_file
from media import marked, papers
from media.marked import jpeg

NAME = "Nguyễn Thị Hướng Phùng"
IN_VISCII = b"Nguy\xadn Th\xb8 H\xdf\xbeng Ph\xf9ng"
IN_TCVN3 = b"Nguy\xd4n Th\xde H\xad\xedng Ph\xefng"


def said(data: bytes, name: str = "") -> Evidence:
    return examine(data, name)[0].evidence


def test_exif_iptc_and_xmp_are_read_together_and_the_newest_is_trusted_first() -> None:
    data = jpeg(
        marked.exif(
            {marked.ARTIST: b"May anh\0", marked.MAKE: b"NIKON\0", marked.MODEL: b"D750\0", marked.SOFTWARE: b"ACR\0"},
            {marked.ORIGINAL: b"2021:02:27 08:15:00\0", marked.DIGITISED: b"2021:02:28 09:00:00\0"},
        ),
        marked.iptc({marked.BYLINE: NAME.encode(), marked.CREDIT: b"TTXVN", marked.SOURCE: "Báo Quảng Trị".encode()}),
        marked.xmp(
            {
                "photoshop:Headline": "Lễ hội",
                "xmpRights:WebStatement": "https://vnanet.example/quyen",
                "xmpMM:OriginalDocumentID": "xmp.did:1",
            },
            {"dc:creator": ["Trần Văn Mẫu"], "dc:rights": ["© TTXVN"], "dc:subject": ["lễ hội", "bản làng"]},
        ),
    )
    found = said(data)
    assert found.said["author"] == ("Trần Văn Mẫu", NAME, "May anh")
    assert (found.first("credit"), found.first("source"), found.first("copyright")) == (
        *("TTXVN", "Báo Quảng Trị"),
        "© TTXVN",
    )
    assert (found.first("headline"), found.first("camera"), found.first("software")) == ("Lễ hội", "NIKON D750", "ACR")
    assert found.said["keywords"] == ("lễ hội", "bản làng")
    assert found.first("web_statement") == "https://vnanet.example/quyen"
    assert found.first("document") == "xmp.did:1"
    assert (found.created, found.digitised) == ("2021-02-27T08:15:00", "2021-02-28T09:00:00")
    assert found.created_on == date(2021, 2, 27)
    assert found.formats == ("xmp", "iptc", "exif")
    assert not found.has_place
    assert Evidence.from_facts(found.as_facts()) == found


@pytest.mark.parametrize(
    "raw",
    [
        NAME.encode(),
        NAME.encode().decode("latin-1").encode(),  # UTF-8 that a program read as one character a byte
        b"\xef\xbb\xbf" + NAME.encode(),
        NAME.encode("utf-16"),
        marked.cp1258(NAME),
        IN_VISCII,
        IN_TCVN3,
    ],
)
def test_vietnamese_is_read_in_the_codings_of_thirty_years(raw: bytes) -> None:
    assert decoded(raw) == NAME
    if b"\0" not in raw:
        assert said(jpeg(marked.exif({marked.ARTIST: raw + b"\0"}))).first("author") == NAME
    assert said(jpeg(iptc=marked.iptc({marked.BYLINE: raw}))).first("author") == NAME


@pytest.mark.parametrize("name", ["Lê Thanh Hòa", "Bùi Công Thành", "Ngô Hoài Bích", "Trà My"])
def test_what_a_mac_of_the_nineties_wrote_is_read(name: str) -> None:
    """Its coding has no letter of Vietnamese alone, so only such names could be written in it."""
    raw = name.encode("mac_roman")
    assert raw != name.encode("latin-1")
    assert decoded(raw) == name
    assert said(jpeg(marked.exif({marked.ARTIST: raw + b"\0"}))).first("author") == name
    assert said(jpeg(iptc=marked.iptc({marked.BYLINE: raw}))).first("author") == name


def test_exif_in_utf_8_is_mended() -> None:
    for endian in "<>":
        tags = {marked.ARTIST: NAME.encode() + b"\0", marked.COPYRIGHT: "© Báo Vùng Cao".encode() + b"\0"}
        found = said(jpeg(marked.exif(tags, endian=endian)))
        assert (found.first("author"), found.first("copyright")) == (NAME, "© Báo Vùng Cao")


@pytest.mark.parametrize("order", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("endian", ["<", ">"])
def test_a_comment_of_the_camera_is_read_in_either_order_of_bytes(order: str, endian: str) -> None:
    details = {marked.COMMENT: b"UNICODE\0" + "Cầu treo mới".encode(order)}
    assert said(jpeg(marked.exif({}, details, endian=endian))).first("caption") == "Cầu treo mới"


def test_what_windows_writes_is_read() -> None:
    found = said(jpeg(marked.exif({marked.XP_AUTHOR: (NAME + "\0").encode("utf-16-le")})))
    assert found.first("author") == NAME


@pytest.mark.parametrize(
    "raw", [b"Jos\xe9 M\xfcller", b"L\x90", b"\xff\xfa\xf1 \xa1\xb2", "Žižek".encode("cp1250"), bytes(range(128, 256))]
)
def test_in_doubt_nothing_is_guessed(raw: bytes) -> None:
    assert decoded(raw) == " ".join("".join(c if c.isprintable() else " " for c in raw.decode("latin-1")).split())


@pytest.mark.parametrize("words", ["Ảnh: Ã la carte", "Cafe São Paulo", "Tên: Á", "½ lít", "naïve Â"])
def test_what_is_well_is_not_mended(words: str) -> None:
    assert mended(words) == words
    assert decoded(words.encode()) == words


def test_a_syllable_is_known_by_its_parts() -> None:
    good = "Nguyễn khuỷu nghiêng quyết giếng Yến ĐƯỜNG ngoằn gì ruộng lụt Ừ"
    bad = "Müller josé fường đườg quýet cáx ngắh kuát bàt ĐưỜng"
    assert [word for word in good.split() if not is_syllable(word)] == []
    assert [word for word in bad.split() if is_syllable(word)] == []


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2021:02:27 08:15:00", "2021-02-27T08:15:00"),
        ("2021-02-27T08:15:00+07:00", "2021-02-27T08:15:00+07:00"),
        ("2021-02-27", "2021-02-27"),
        ("20210227", "2021-02-27"),
        ("20210227081500+0700", "2021-02-27T08:15:00+07:00"),
        ("0000:00:00 00:00:00", ""),
        ("2021:13:40 99:99:99", ""),
        ("hôm qua", ""),
        ("", ""),
    ],
)
def test_a_moment_is_read_as_cameras_and_agencies_write_it(written: str, read: str) -> None:
    assert moment(written) == read


def test_png_webp_and_gif_speak_too() -> None:
    packet = marked.xmp({}, {"dc:creator": [NAME]})
    found = said(marked.png({"Author": NAME.encode(), "Copyright": b"Reuters"}, packet))
    assert (found.first("author"), found.first("copyright")) == (NAME, "Reuters")
    for kind in ("WEBP", "PNG"):
        buffer = io.BytesIO()
        picture = Image.effect_noise((300, 200), 40).convert("RGB")
        picture.save(buffer, kind, exif=marked.exif({marked.ARTIST: NAME.encode() + b"\0"}))
        assert said(buffer.getvalue()).first("author") == NAME


def test_of_a_position_only_is_kept_that_there_is_one() -> None:
    found = said(marked.own_photo(has_place=True))
    assert found.has_place
    assert "16" not in str({**found.as_facts(), "created": ""})
    assert not said(marked.own_photo()).has_place


def laughs(levels: int = 12) -> bytes:
    """A packet whose entities unfold to 10^12 letters."""
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, levels))
    return f'<!DOCTYPE x [<!ENTITY l0 "ha">{entities}]><x:xmpmeta xmlns:x="adobe:ns:meta/">&l11;</x:xmpmeta>'.encode()


def loop() -> bytes:
    """EXIF whose second directory is the first."""
    return b"Exif\0\0II*\0\x08\0\0\0" + b"\x01\0" + b"\x69\x87\x04\0\x01\0\0\0\x08\0\0\0" + b"\x08\0\0\0"


def far() -> bytes:
    """EXIF that says it has a value of four gigabytes."""
    return b"Exif\0\0II*\0\x08\0\0\0" + b"\x01\0" + b"\x3b\x01\x02\0\xff\xff\xff\xff\x10\0\0\0" + b"\0\0\0\0" + b"abc"


@pytest.mark.parametrize(
    "data",
    [
        jpeg(xmp=laughs()),
        jpeg(xmp=b'<!DOCTYPE x SYSTEM "file:///etc/passwd"><x/>'),
        jpeg(xmp=b"<x:xmpmeta"),
        jpeg(xmp=b"<a>" * 20_000),
        marked.png({}, b"<a>" + b"<b/>" * 300_000 + b"</a>"),
        marked.png({}, b" " * 900_000 + b"<a/>"),
        jpeg(loop()),
        jpeg(far()),
        jpeg(b"Exif\0\0II*\0\xff\xff\xff\xff"),
        jpeg(iptc=b"\x1c\x02\x50\xff\xff\0\0"),
        jpeg(iptc=b"\x1c\x02\x50\0\x01a" * 10_000),
        jpeg(iptc=b"\x1c\x02\x50\x80\x04\xff\xff\xff\xff"),
        jpeg(iptc=b"\0" * 60_000),
        jpeg(marked.exif({marked.ARTIST: b"\0\x01\x02\x03\0", marked.XP_AUTHOR: b"\xd8" * 7})),
        marked.png({"Author": b"A" * 900_000}),
        b"".join((marked.plain()[:2], marked.segment(0xED, b"Photoshop 3.0\0" + b"8BIM" * 10_000), marked.plain()[2:])),
    ],
)
def test_hostile_metadata_is_passed_over_quickly_and_the_picture_is_taken(data: bytes) -> None:
    began = time.process_time()
    found = said(data)
    assert found.is_known
    assert time.process_time() - began < 2
    assert len(str(found.as_facts())) < 20_000


def test_ten_megabytes_of_iptc_are_passed_over() -> None:
    block = marked.iptc({marked.BYLINE: b"A" * 30_000})
    body = marked.plain()
    piece = marked.segment(0xED, b"Photoshop 3.0\0" + b"8BIM\x04\x04\0\0" + len(block).to_bytes(4) + block)
    began = time.process_time()
    assert len(said(body[:2] + piece * 330 + body[2:]).first("author")) == 500
    assert time.process_time() - began < 2


def test_a_network_is_known_by_its_marks() -> None:
    facebook = jpeg(iptc=marked.iptc({marked.INSTRUCTIONS: b"FBMD0a000a6f0100"}))
    assert "social" in said(facebook).traces
    assert "network_name" in said(marked.plain(), "IMG-20260211-WA0007.jpg").traces
    assert "network_name" in said(marked.plain(), "z5123456789012_0a1b2c3d4e5f60718293a4b5c6d7e8f9.jpg").traces
    assert "network_name" in said(marked.plain(), "FB_IMG_1700000000000.jpg").traces
    assert "screenshot" in said(marked.plain(), "Screenshot_20260211-080000.png").traces
    for name in ("DSC_0042.jpg", "Lễ hội đầu xuân.jpg", "IMG_20260211_081500.jpg", "anh-zalo.jpg", ""):
        assert said(marked.own_photo(), name).traces == ()


def test_the_original_is_asked_for_when_reasons_add_up_and_never_of_a_cameras_photograph() -> None:
    camera = said(marked.own_photo())
    assert doubts(camera, 6000, 4000) == ()
    assert doubts(camera, 900, 600) == ()
    bare = said(marked.plain())
    assert [doubt.key for doubt in doubts(bare, 900, 600)] == ["no_exif", "small"]
    assert doubts(bare, 6000, 4000) == ()
    assert [doubt.key for doubt in doubts(camera, 6000, 4000, is_seen_elsewhere=True)] == ["seen_elsewhere"]
    assert doubts(Evidence(), 10, 10) == ()
    assert doubts(bare, 900, 600)[1].megapixels == "0,5"


def test_a_paper_a_film_and_a_recording_say_whose_they_are() -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    canvas.setAuthor("Nguyễn Thị Hướng")
    canvas.setTitle("Báo cáo năm")
    canvas.drawString(72, 700, "a")
    canvas.save()
    paper = examine_file(io.BytesIO(buffer.getvalue())).evidence
    assert (paper.first("author"), paper.first("title")) == ("Nguyễn Thị Hướng", "Báo cáo năm")

    def atom(name: bytes, words: str) -> bytes:
        return papers.box(name, papers.box(b"data", b"\0\0\0\1\0\0\0\0", words.encode()))

    words = atom(b"\xa9nam", "Lễ hội") + atom(b"\xa9ART", "Đài Quảng Trị") + papers.box(b"\xa9xyz", b"+16.6+106.7/")
    plain = papers.mp4()
    moov = plain.rindex(b"moov") - 4
    longer = struct.pack(">I", len(plain) - moov + len(words)) + plain[moov + 4 :] + words
    film = examine_file(io.BytesIO(plain[:moov] + longer)).evidence
    assert (film.first("title"), film.first("author"), film.has_place) == ("Lễ hội", "Đài Quảng Trị", True)

    frame = b"TPE1" + struct.pack(">I", 1 + len("Hồ Văn".encode("utf-16"))) + b"\0\0\1" + "Hồ Văn".encode("utf-16")
    song = b"ID3\3\0\0\0\0\0\x7f" + frame + b"\0" * 400
    assert examine_file(io.BytesIO(song)).evidence.first("author") == "Hồ Văn"
    assert examine_file(io.BytesIO(b"ID3\4\0\0" + b"\xff" * 400)).evidence.said == {}
