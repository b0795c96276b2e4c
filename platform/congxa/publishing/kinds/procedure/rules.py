"""Does a procedure lead to the true online service? Pure."""

from __future__ import annotations

from collections.abc import Iterable

import ada_url

from congxa.core.errors import Problem
from congxa.core.words import say
from congxa.publishing.kinds.kind import Outgoing, Values

PORTAL = "dichvucong.gov.vn"  # the national portal; those of provinces and ministries stand below gov.vn as well


def check(values: Values) -> Iterable[Problem]:
    """People type their papers in there: only an encrypted address of the state."""
    address = values["online_url"]
    if not address:
        return
    if values["online"] == "none":
        yield Problem(
            "online_url", say("Thủ tục không nộp trực tuyến thì không có địa chỉ này. Hãy xóa, hoặc chọn lại mức độ.")
        )
    if not address.lower().startswith("https://"):
        yield Problem(
            "online_url", say("Địa chỉ nộp hồ sơ phải bắt đầu bằng https://. Ví dụ https://%(portal)s/", portal=PORTAL)
        )
    elif not _is_of_the_state(address):
        yield Problem(
            "online_url",
            say("Địa chỉ nộp hồ sơ phải thuộc Cổng Dịch vụ công (%(portal)s). Hãy xem lại địa chỉ.", portal=PORTAL),
        )


def without_address(item: Outgoing) -> Iterable[Problem]:
    """A procedure that is said to be online leads there."""
    if item.values["online"] in ("full", "part") and not item.values["online_url"]:
        yield Problem(
            "online_url",
            say(
                "Thủ tục nộp trực tuyến nhưng chưa có địa chỉ nộp hồ sơ. Hãy bổ sung, hoặc chọn lại mức độ trực tuyến."
            ),
        )


def _is_of_the_state(address: str) -> bool:
    host = ada_url.URL(address).hostname
    return (
        host == PORTAL or host.endswith(f".{PORTAL}") or (host.startswith("dichvucong.") and host.endswith(".gov.vn"))
    )
