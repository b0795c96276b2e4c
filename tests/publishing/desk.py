"""What the tests of the desk write: drafts that may go out, and a picture to go with them."""

from __future__ import annotations

import io
from dataclasses import replace

from PIL import Image

from congxa import publishing
from congxa.copyright import Basis, Origin
from congxa.core.actor import Actor
from congxa.publishing import Article, Draft

OWN = Origin(Basis.OWN_STAFF, author="Hồ Văn Suối")
GOOD = Draft(
    title="Khánh thành nhà văn hóa thôn Một",
    section="chinh-tri",
    summary="Nhà văn hóa mới phục vụ 120 hộ dân.",
    body="<p>Sáng nay, thôn Một khánh thành nhà văn hóa.</p>",
    byline="Ban biên tập",
    origin=OWN,
)


def draft(**changes: object) -> Draft:
    return replace(GOOD, **changes)  # type: ignore[arg-type]


def photo(colour: str = "green") -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (700, 400), colour).save(buffer, "PNG")
    return buffer.getvalue()


def add_picture(
    actor: Actor, unit_id: int, colour: str = "green", alt: str = "Nhà văn hóa", origin: Origin = OWN
) -> int:
    return publishing.add_picture(actor, unit_id, f"{colour}.png", photo(colour), alt, "", origin).id


def figure(picture_id: int, alt: str = "") -> str:
    return f'<figure><img src="/tep/{picture_id}/960.webp" data-picture="{picture_id}" alt="{alt}"></figure>'


def published(actor: Actor, unit_id: int, **changes: object) -> Article:
    article = publishing.create(actor, unit_id, draft(**changes))
    return publishing.publish(actor, unit_id, article.id, article.version)
