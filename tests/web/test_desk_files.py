"""Files at the desk: sent, found, described, chosen in a form; large ones only by whoever is signed in."""

from __future__ import annotations

import io

import pytest

from cast import CHIEF, CONTRIBUTOR, EDITOR, World
from congxa.config import Settings
from media import papers
from web.desk_reader import HOST, Page, SitDown, desks, manage_app, written


@pytest.fixture
def at_desk(settings: Settings, world: World) -> SitDown:
    return desks(settings)


def sent(data: bytes, name: str) -> tuple[io.BytesIO, str]:
    return io.BytesIO(data), name


def test_a_document_is_sent_found_described_and_read(at_desk: SitDown) -> None:
    editor = at_desk(EDITOR)
    assert "Chưa có tệp nào" in editor.get("/tap-tin/").text
    page = editor.post("/tap-tin/tai-len", {"file": sent(papers.pdf(12), "Quyết định 12.pdf")})
    assert page.status == 200 and "Đã giữ 1 tệp" in page.text and "12 trang" in page.text
    assert "Quyet dinh trang 3" in page.text and "Chưa có mục nào dùng tệp này" in page.text
    number = editor.get("/tap-tin.json?loai=pdf").response.get_json()[0]["id"]
    assert editor.get("/tap-tin.json?loai=video").response.get_json() == []
    assert "Quyết định 12.pdf" in editor.get("/tap-tin/?tim=quyet+dinh").text
    assert "Không có tệp nào khớp" in editor.get("/tap-tin/?tim=ke+hoach").text

    typed = page.form() | {"title": "Quyết định phân công trực", "description": "Danh sách trực"}
    assert "Đã lưu thông tin tệp" in editor.post(f"/tap-tin/{number}", typed).text
    stale = editor.post(f"/tap-tin/{number}", typed | {"title": "Tên của tôi"})
    assert stale.status == 409 and stale.form()["title"] == "Tên của tôi"
    assert "Quyết định phân công trực" in stale.text
    again = editor.post(f"/tap-tin/{number}", stale.form())
    assert again.status == 200 and "Tên của tôi" in again.text

    bytes_of = editor.get(f"/tap-tin/{number}/tep", headers={"Range": "bytes=0-4"}).response
    assert (bytes_of.status_code, bytes_of.data) == (206, b"%PDF-")
    shown = editor.get(f"/tap-tin/{number}/trang/12/640.webp").response
    assert shown.content_type == "image/webp" and "private" in shown.headers["Cache-Control"]


def test_of_several_files_the_good_ones_are_kept_and_of_each_other_it_is_said_why(at_desk: SitDown) -> None:
    editor = at_desk(EDITOR)
    files = [sent(papers.pdf(), "a.pdf"), sent(b"khong phai", "b.pdf"), sent(papers.mp4(), "c.mp4")]
    page = editor.post("/tap-tin/tai-len", {"file": files})
    assert page.status == 200
    assert "“b.pdf” không phải tài liệu PDF" in page.messages_at("file")
    assert [each["title"] for each in editor.get("/tap-tin.json").response.get_json()] == ["c.mp4", "a.pdf"]
    assert editor.post("/tap-tin/tai-len", {"file": [sent(b"", "d.pdf")]}).status == 422
    locked = editor.post(
        "/tap-tin/tai-len", {"file": [sent(papers.pdf(), "a.pdf"), sent(papers.locked_pdf(), "e.pdf")]}
    )
    assert "“e.pdf”: " in locked.messages_at("file") and "mật khẩu" in locked.messages_at("file")
    assert "Chưa chọn tệp nào" in editor.post("/tap-tin/tai-len").messages_at("file")


def test_a_file_comes_with_the_form_of_an_item_and_is_public_with_it(at_desk: SitDown) -> None:
    chief = at_desk(CHIEF)
    path = written(chief, **{"fact-files-new": sent(papers.pdf(2), "Biểu mẫu.pdf")})  # type: ignore[arg-type]
    number = chief.get("/tap-tin.json").response.get_json()[0]["id"]
    assert chief.get(path).form()["fact-files"] == str(number)
    assert "1 mục, chưa công khai" in chief.get("/tap-tin/").text
    assert chief.post(path, chief.get(path).form() | {"step": "publish"}).status == 200
    assert "đang công khai" in chief.get("/tap-tin/").text
    contributor = at_desk(CONTRIBUTOR)
    refused = contributor.post(f"/tap-tin/{number}", contributor.get(f"/tap-tin/{number}").form() | {"title": "Khác"})
    assert refused.status == 403 and "đang hiện trên trang công khai" in refused.text


def test_a_form_as_large_as_a_film_is_read_only_for_whoever_is_signed_in(at_desk: SitDown, settings: Settings) -> None:
    film = papers.mp4(film=b"\0" * 20_000_000)
    editor = at_desk(EDITOR)
    assert "Đã giữ 1 tệp" in editor.post("/tap-tin/tai-len", {"file": sent(film, "phim.mp4")}).text
    assert editor.post("/anh/tai-len", {"file": sent(film, "phim.jpg")}).status == 413
    stranger = manage_app(settings).test_client()
    answer = stranger.post(editor.path("/tap-tin/tai-len"), data={"file": sent(film, "phim.mp4")}, base_url=HOST)
    assert answer.status_code == 413 and "phim 200 MB" in Page(answer).text


def test_a_file_is_taken_off_the_site_with_a_reason_after_it_was_said_where_it_stands(at_desk: SitDown) -> None:
    editor, chief = at_desk(EDITOR), at_desk(CHIEF)
    editor.post("/tap-tin/tai-len", {"file": sent(papers.pdf(1), "bao-cao.pdf")})
    number = editor.get("/tap-tin.json").response.get_json()[0]["id"]
    assert "Gỡ khỏi tất cả các trang" in chief.get(f"/tap-tin/{number}").text
    assert "Tệp đang hiện ở 0 nơi công khai" in chief.get(f"/tap-tin/{number}/go").text
    assert "Chưa ghi lý do gỡ tệp" in chief.post(f"/tap-tin/{number}/go", {"reason": ""}).messages_at("reason")
    page = chief.post(f"/tap-tin/{number}/go", {"reason": "Sai số liệu"})
    assert "Đã gỡ tệp khỏi trang công khai" in page.text and "Sai số liệu" in page.text
    assert chief.post(f"/tap-tin/{number}/go", {"reason": "Lần hai"}).status == 409
    assert "bao-cao.pdf" in chief.get("/tap-tin/?tinh-trang=withdrawn").text
    assert "Tệp hiện lại ở mọi nơi" in chief.post(f"/tap-tin/{number}/hien-lai").text
    assert "Không có tệp nào khớp" in chief.get("/tap-tin/?tinh-trang=withdrawn").text
