"""Which blocks can a front page be made of? The closed list, and the arrangement of a unit that says nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from congxa.tenancy.shape import Closed, Several
from congxa.tenancy.values import Line, Slug, nearest, refuse

Place = Literal["main", "aside"]
NEWS = ("news", "reportage", "press_review")  # the kinds of content that flow into the news
MOST_BLOCKS = 24
MOST_LINES = 20
_BOTH = ("main", "aside")


@dataclass(frozen=True)
class BlockKind:
    """What a block shows. ``shows``: the kinds of content; none for what the tenant file or the banners say.

    ``count``: how many lines or pictures it has where the unit says nothing; 0 for a block that cannot be counted.
    ``own``: shows exactly one section, which must be named. ``once``: a page bears it once.
    """

    title: str
    shows: tuple[str, ...] = ()
    places: tuple[str, ...] = _BOTH
    count: int = 0
    own: bool = False
    once: bool = False


BLOCKS: Mapping[str, BlockKind] = MappingProxyType(
    {
        "highlights": BlockKind("Tin nổi bật", NEWS, ("main",), count=5, once=True),
        "columns": BlockKind("Các cột tin theo chuyên mục", NEWS, ("main",), count=4, once=True),
        "column": BlockKind("Cột tin của một chuyên mục", NEWS, count=4, own=True),
        "notices": BlockKind("Thông báo", ("notice",), count=5),
        "documents": BlockKind("Văn bản mới", ("document",), count=5),
        "gallery": BlockKind("Thư viện ảnh", ("gallery",), count=3),
        "video": BlockKind("Video", ("video",), count=3),
        "schedule": BlockKind("Lịch công tác tuần", ("schedule",), count=6, once=True),
        "events": BlockKind("Sự kiện sắp tới", ("event",), count=4),
        "procedures": BlockKind("Thủ tục hành chính", ("procedure",), count=5),
        "questions": BlockKind("Hỏi đáp", ("question",), count=5),
        "consultations": BlockKind("Lấy ý kiến dự thảo", ("consultation",), count=3),
        "poll": BlockKind("Thăm dò ý kiến", ("poll",), once=True),
        "links": BlockKind("Liên kết", once=True),
        "banners": BlockKind("Biểu ngữ", places=("aside",), once=True),
        "hotline": BlockKind("Đường dây nóng", places=("aside",), once=True),
        "units": BlockKind("Trang của các đơn vị trực thuộc", places=("main",), once=True),
    }
)


def _check_kind(key: str) -> str:
    if key not in BLOCKS:
        raise refuse(f"không có loại khối “{key}”", nearest(key, BLOCKS, "chọn một trong: " + ", ".join(BLOCKS)))
    return key


class Block(Closed):
    """A block of the front page. ``sections``: slugs; none stands for all sections of the kinds that it shows."""

    kind: Annotated[str, AfterValidator(_check_kind)]
    place: Place = "main"
    title: Line | None = None
    sections: Several[Slug] = ()
    count: Annotated[int, Field(ge=1, le=MOST_LINES)] | None = None

    @property
    def lines(self) -> int:
        """How many lines or pictures it has."""
        return self.count or BLOCKS[self.kind].count


# What stands on the front page of a unit whose file arranges nothing; a block without anything to show disappears.
USUAL_BLOCKS: tuple[Block, ...] = (
    Block(kind="highlights"),
    Block(kind="columns"),
    Block(kind="units"),
    Block(kind="notices", place="aside"),
    Block(kind="documents", place="aside"),
    Block(kind="hotline", place="aside"),
    Block(kind="links", place="aside"),
    Block(kind="banners", place="aside"),
)
