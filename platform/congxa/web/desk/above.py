"""What is shown of what came from a unit above: whose it is, and its origin to read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field

from congxa import publishing, tenancy
from congxa.copyright import Origin
from congxa.media import File, Picture
from congxa.publishing import Article
from congxa.web.desk.articles.compare import origin_lines
from congxa.web.desk.origins import OriginForm
from congxa.web.desk.words import _
from congxa.web.requests import current_actor


@dataclass(frozen=True)
class KeptOrigin:
    """An origin that is said above and only read here: whose it is, its lines, and the fields that go along with the
    form as they stand."""

    words: str
    lines: list[str]
    fields: Mapping[str, str] = field(default_factory=dict)


def giver_of(work: Picture | File) -> str:
    """The unit above from which it came; empty for the unit's own."""
    return tenancy.title_of(work.adopted_unit_id) if work.adopted_unit_id is not None else ""


def kept_origin(work: Picture | File, origin: Origin) -> KeptOrigin | None:
    """The origin of a picture or a file, when it is said above."""
    if not publishing.bonds.keeps_origin_of(current_actor(), work):
        return None
    return KeptOrigin(publishing.bonds.origin_said_above(work), origin_lines(origin))


def kept_origin_of_item(article: Article | None) -> KeptOrigin | None:
    """The same of an item; its form keeps what is not changed."""
    if article is None or article.source_unit_id is None or not publishing.bonds.keeps_origin(current_actor(), article):
        return None
    said = publishing.draft_of(article).origin
    words = _(
        "Nguồn gốc của tin này do %(source)s ghi, nên ở đây chỉ xem. Nếu có chỗ sai, hãy báo cho nơi phát hành; họ sửa"
        " thì bản ở đây tự đổi theo.",
        source=tenancy.title_of(article.source_unit_id),
    )
    return KeptOrigin(words, origin_lines(said), asdict(OriginForm.of(said)))
