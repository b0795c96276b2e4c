"""Which facts does a document bear? What the law demands stands in ``data/mandatory.toml``."""

from __future__ import annotations

from typing import Any

from congxa.publishing.kinds.document.types import NATURES, demand_of, options
from congxa.publishing.kinds.fields import Address, Choice, Day, Field, Files, Items, Text


def _law(name: str) -> dict[str, Any]:
    demand = demand_of(name)
    if demand is None:
        return {"name": name}
    return {"name": name, "needed": True, "legal": demand.legal, "since": demand.valid_from}


FIELDS: tuple[Field, ...] = (
    Text(
        **_law("number"),
        label="Số, ký hiệu",
        limit=60,
        hint="Như trên văn bản: 15/QĐ-UBND, 12/UBND-VX. Văn bản quy phạm pháp luật có năm: 01/2026/QĐ-UBND.",
    ),
    Choice(**_law("type"), label="Hình thức văn bản", options=options()),
    Choice(
        name="nature",
        label="Tính chất",
        options=NATURES,
        hint="Chỉ nghị quyết và quyết định mới cần chọn; các hình thức khác đã nói rõ tính chất.",
    ),
    Text(
        **_law("issuer"),
        label="Cơ quan ban hành",
        hint="Đúng tên trên văn bản, ví dụ Ủy ban nhân dân xã. Tên cơ quan cũ giữ nguyên, không đổi theo tên mới.",
    ),
    Text(name="area", label="Lĩnh vực", limit=120, hint="Ví dụ Đất đai, Hộ tịch, Giáo dục, Ngân sách."),
    Day(**_law("issued_on"), label="Ngày ban hành", hint="Ngày ghi trên văn bản."),
    Day(
        **_law("effective_on"),
        label="Ngày có hiệu lực",
        hint="Văn bản không ghi riêng ngày hiệu lực thì lấy ngày ban hành.",
    ),
    Text(
        name="retroactive",
        label="Hiệu lực trở về trước",
        limit=200,
        hint="Chỉ ghi khi ngày có hiệu lực trước ngày ban hành: điều khoản quy định việc đó, ví dụ Điều 5 khoản 2.",
    ),
    Day(
        name="expires_on",
        label="Ngày hết hiệu lực",
        hint="Ngày cuối cùng còn hiệu lực, nếu văn bản tự ghi. Bị văn bản khác thay thế thì chọn ở văn bản mới.",
    ),
    Text(name="signer", label="Người ký", limit=120),
    Text(name="signer_post", label="Chức vụ người ký", limit=120, hint="Ví dụ Chủ tịch, KT. Chủ tịch - Phó Chủ tịch."),
    Text(name="place", label="Nơi ban hành", limit=120, hint="Địa danh ghi trước ngày tháng trên văn bản."),
    Files(
        **_law("files"), label="Tệp văn bản", accept=("pdf", "office"), hint="Bản PDF đã ký, đóng dấu số đặt đầu tiên."
    ),
    Items(name="replaces", label="Thay thế văn bản", kind="document", hint="Văn bản hết hiệu lực vì có văn bản này."),
    Items(
        name="amends",
        label="Sửa đổi, bổ sung văn bản",
        kind="document",
        hint="Văn bản bị sửa một phần, phần còn lại vẫn có hiệu lực.",
    ),
    Address(
        name="source_url",
        label="Địa chỉ văn bản gốc",
        hint="Trang của cơ quan ban hành hoặc Cơ sở dữ liệu quốc gia, ví dụ https://vbpl.vn/",
    ),
)
