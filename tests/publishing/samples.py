"""One valid item of every kind, as the desk of Cát Trắng would write it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

from cast import FAR_CHIEF, World
from congxa import copyright, media, publishing
from congxa.copyright import Basis, Origin, WorkKind
from congxa.core import clock
from congxa.core.actor import Actor
from congxa.media import File
from congxa.publishing import Article, Draft
from congxa.publishing.kinds.fields import Files
from media.papers import pdf, webm
from publishing.desk import OWN, add_picture, figure


def _day(ahead: int) -> str:
    return (clock.today() + timedelta(days=ahead)).isoformat()


def _schedule() -> Draft:
    entry = {"day": _day(0), "time": "07:30", "leader": "Chủ tịch", "work": "Giao ban tuần", "place": "Phòng họp số 1"}
    return Draft("Lịch công tác của lãnh đạo", "lich-cong-tac", fields={"week": _day(0), "entries": [entry]})


def _event() -> Draft:
    facts = {"starts_at": f"{_day(3)} 08:00", "ends_at": f"{_day(3)} 11:00", "place": "Nhà văn hóa thôn Một"}
    return Draft("Ngày hội đại đoàn kết", "su-kien", body="<p>Mời bà con cùng dự.</p>", fields=facts)


def _office() -> Draft:
    contact = {"name": "Trần Thị Cát", "post": "Chánh Văn phòng", "phone": "0233 000 0001", "email": "vp@cat-trang.vn"}
    facts = {
        "rank": 1,
        "address": "Tầng 1, trụ sở Ủy ban nhân dân",
        "phone": "0233 000 0000",
        "email": "vanphong@cat-trang.vn",
        "contacts": [contact],
    }
    return Draft("Văn phòng Ủy ban nhân dân", "to-chuc-bo-may", body="<p>Tham mưu tổng hợp.</p>", fields=facts)


def _budget() -> Draft:
    lines = [
        {"name": "Thu: bổ sung cân đối", "estimate": 6000, "actual": 6300},
        {"name": "Chi: quản lý hành chính", "estimate": 4250, "actual": 4100},
        {"name": "Chi: bảo đảm xã hội", "estimate": 750, "actual": 900},
    ]
    facts = {
        "year": 2025,
        "stage": "settlement",
        "decision": "Quyết định số 15/QĐ-UBND",
        "posted_from": "2026-01-05",
        "posted_until": "2026-02-03",
        "lines": lines,
    }
    return Draft("Công khai quyết toán ngân sách năm 2025", "cong-khai-ngan-sach", fields=facts)


def _information() -> Draft:
    entry = {
        "content": "Dự toán ngân sách hằng năm",
        "form": "Đăng trên trang",
        "place": "Chuyên mục Công khai ngân sách",
        "moment": "Trong 5 ngày làm việc",
        "duration": "5 năm",
        "owner": "Bộ phận Kế toán",
    }
    other = {**entry, "content": "Kế hoạch sử dụng đất", "owner": "Bộ phận Địa chính"}
    return Draft("Danh mục thông tin năm 2026", "thong-tin-cong-khai", fields={"entries": [entry, other]})


def _question() -> Draft:
    facts = {
        "asker": "Bà H., thôn Một",
        "asked_on": _day(-12),
        "area": "Hộ tịch",
        "question": "Tôi muốn đăng ký khai sinh cho cháu thì cần giấy tờ gì?",
        "answered_by": "Bộ phận Tư pháp",
        "answered_on": _day(-3),
    }
    body = "<p>Bà mang giấy chứng sinh đến bộ phận một cửa.</p>"
    return Draft("Giấy tờ để đăng ký khai sinh", "hoi-dap", body=body, fields=facts)


def _poll() -> Draft:
    options = [{"text": "Rất hài lòng"}, {"text": "Hài lòng"}, {"text": "Chưa hài lòng"}]
    facts = {"options": options, "opens_on": _day(-1), "closes_on": _day(10)}
    return Draft("Bạn có hài lòng với bộ phận một cửa không?", "tham-do-y-kien", fields=facts)


def _news() -> Draft:
    return Draft("Bà con họp ở nhà văn hóa thôn Một", "chinh-tri", body="<p>Sáng nay bà con họp.</p>", origin=OWN)


def _press_review() -> Draft:
    told = Origin(
        Basis.QUOTATION,
        author="Nhà báo Suối Trong",
        source_name="Báo Vùng Cao",
        source_url="https://bao-vung-cao.example/mua-lua-moi",
        source_published_at=clock.now() - timedelta(days=2),
    )
    body = "<p>Bà con trong xã đọc bài báo này ở nhà văn hóa rồi cùng nhau bàn việc gieo cấy vụ sau. Bài báo viết:</p>"
    body += "<blockquote><p>Năm nay lúa được mùa.</p></blockquote>"
    facts = {"work_title": "Mùa lúa mới ở vùng cao"}
    return Draft("Báo Vùng Cao viết về mùa lúa mới", "diem-bao", body=body, origin=told, fields=facts)


def _notice() -> Draft:
    facts = {"expires_on": _day(10), "is_urgent": True}
    body = "<p>Mời bà con đưa trẻ đến trạm y tế.</p>"
    return Draft("Thông báo lịch tiêm chủng tháng này", "thong-bao", body=body, origin=OWN, fields=facts)


def _document() -> Draft:
    facts = {
        "number": "15/QĐ-UBND",
        "type": "quyet-dinh",
        "nature": "administrative",
        "issuer": "Ủy ban nhân dân Cát Trắng",
        "area": "Ngân sách",
        "issued_on": _day(-40),
        "effective_on": _day(-35),
        "signer": "Nguyễn Văn Cát",
        "signer_post": "Chủ tịch",
        "place": "Cát Trắng",
        "source_url": "https://vbpl.example/15-qd-ubnd",
    }
    return Draft("Về việc công khai dự toán ngân sách", "van-ban", fields=facts)


def _procedure() -> Draft:
    facts = {
        "code": "1.001193",
        "area": "Hộ tịch",
        "level": "commune",
        "agency": "Trung tâm Phục vụ hành chính công Cát Trắng",
        "applicants": "Cha, mẹ hoặc người thân thích của trẻ",
        "steps": [{"step": "Nộp hồ sơ tại bộ phận một cửa."}, {"step": "Nhận Giấy khai sinh."}],
        "dossier": [{"paper": "Tờ khai đăng ký khai sinh", "copies": "01 bản chính", "form": "Mẫu số 01"}],
        "time_limit": "Trong ngày",
        "fee": "Không thu",
        "result": "Giấy khai sinh",
        "legal_basis": "Luật Hộ tịch 2014\nNghị định 123/2015/NĐ-CP",
        "online": "full",
        "online_url": "https://dichvucong.gov.vn/",
    }
    return Draft("Đăng ký khai sinh", "thu-tuc-hanh-chinh", fields=facts)


def _consultation() -> Draft:
    facts = {
        "body_drafting": "Văn phòng Ủy ban nhân dân Cát Trắng",
        "opens_on": _day(-5),
        "closes_on": _day(12),
        "how": "Gửi về bộ phận một cửa.",
    }
    title, body = "Dự thảo nghị quyết về mức thu vệ sinh môi trường", "<p>Mời bà con góp ý.</p>"
    return Draft(title, "lay-y-kien-du-thao", body=body, fields=facts)


def _reportage() -> Draft:
    title, body = "Nghề dệt bên dòng suối (mẫu)", "<p>Phóng sự về nghề dệt của bản.</p>"
    return Draft(title, "thoi-su-phong-su", "Nghề dệt của bản.", body, "Hồ Văn Suối", origin=OWN)


def _page() -> Draft:
    facts = {
        "title_en": "About Cat Trang",
        "summary_en": "The commune.",
        "body_en": "<p>Cat Trang lies by the sea.</p>",
    }
    body = "<p>Cát Trắng nằm ven biển.</p>"
    return Draft("Giới thiệu chung về Cát Trắng", "gioi-thieu-chung", body=body, origin=OWN, fields=facts)


def _gallery() -> Draft:
    return Draft("Ngày hội của bản qua ảnh", "thu-vien-anh", "Ngày hội của bản.", "<p>Các ảnh:</p>", origin=OWN)


def _video() -> Draft:
    body = "<p>Bà con cùng nhau làm đường.</p>"
    return Draft("Bà con làm đường liên thôn", "video", body=body, origin=OWN, fields={"duration": "3 giây"})


_MAKERS = {
    "news": _news,
    "reportage": _reportage,
    "page": _page,
    "gallery": _gallery,
    "video": _video,
    "press_review": _press_review,
    "notice": _notice,
    "document": _document,
    "procedure": _procedure,
    "consultation": _consultation,
    "schedule": _schedule,
    "event": _event,
    "poll": _poll,
    "office": _office,
    "budget": _budget,
    "information": _information,
    "question": _question,
}
KINDS = tuple(_MAKERS)


def sample(kind: str, fields: Mapping[str, Any] | None = None, **changes: Any) -> Draft:
    """A draft of this kind that lacks nothing but files; ``fields`` and further changes replace what is said of it."""
    draft = _MAKERS[kind]()
    return replace(draft, fields={**draft.fields, **(fields or {})}, **changes)


def ready(actor: Actor, unit_id: int, kind: str, fields: Mapping[str, Any] | None = None, **changes: Any) -> Draft:
    """A draft of this kind that may go out: the files that it demands are put into the library."""
    draft = sample(kind, fields, **changes)
    files = {
        field.name: [_file(actor, unit_id, field).id]
        for field in publishing.kind_of(kind).fields
        if isinstance(field, Files) and field.needed and field.name not in draft.fields
    }
    body = draft.body
    if kind == "gallery":
        body += "".join(figure(add_picture(actor, unit_id, colour, alt=f"Ảnh {colour}")) for colour in ("red", "blue"))
    return replace(draft, fields={**files, **draft.fields}, body=body)


def _file(actor: Actor, unit_id: int, field: Files) -> File:
    if "video" in field.accept:
        film = media.add_file(actor, unit_id, "lam-duong.webm", webm(), "Làm đường")
        copyright.set_origin(unit_id, WorkKind.FILE, film.id, OWN)
        return film
    return media.add_file(actor, unit_id, "du-thao.pdf", pdf(2), "Bản đã ký")


def shown(world: World, kind: str, fields: Mapping[str, Any] | None = None, **changes: Any) -> Article:
    """The sample, published on the site of Cát Trắng."""
    with world.desk(FAR_CHIEF) as (actor, unit_id):
        article = publishing.create(actor, unit_id, ready(actor, unit_id, kind, fields, **changes))
        return publishing.publish(actor, unit_id, article.id, article.version)
