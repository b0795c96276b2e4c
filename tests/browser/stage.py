"""What stands on the sites before a journey begins, written through the services as the cast would write it."""

from __future__ import annotations

import io
from datetime import timedelta

from PIL import Image

from cast import Person, World
from congxa import publishing
from congxa.copyright import Basis, Origin
from congxa.core import clock
from congxa.publishing import Draft, ImportedArticle

AUTHOR = "Hồ Văn Suối"
BAD = "w88-example.test"  # a gambling domain, as the names of such go
OWN = Origin(Basis.OWN_STAFF, author=AUTHOR)


def jpeg(colour: str = "seagreen") -> bytes:
    """A photograph, as far as the platform can tell."""
    buffer = io.BytesIO()
    Image.new("RGB", (1200, 800), colour).save(buffer, "JPEG")
    return buffer.getvalue()


def publish(
    world: World,
    person: Person,
    title: str,
    *,
    body: str = "<p>Sáng nay, bà con trong thôn cùng nhau làm đường.</p>",
    section: str = "chinh-tri",
    age_days: int = 1,
    cover_id: int | None = None,
) -> str:
    """A public article; gives its path on the site of the person's unit."""
    draft = Draft(title, section, f"{title}, theo ban biên tập.", body, "Ban biên tập", cover_id, OWN)
    with world.desk(person) as (actor, unit_id):
        at = clock.now() - timedelta(days=age_days)
        article = publishing.import_article(actor, unit_id, ImportedArticle(draft, at))
        return publishing.address(article.id, article.slug)


def add_picture(world: World, person: Person, alt: str, colour: str = "seagreen") -> int:
    """A picture in the library of the person's unit, with everything that it takes to be public; gives its number."""
    with world.desk(person) as (actor, unit_id):
        return publishing.add_picture(actor, unit_id, f"{colour}.jpg", jpeg(colour), alt, "", OWN).id


def figure(picture_id: int) -> str:
    """The picture as it stands in the text of an article."""
    return f'<figure><img src="/tep/{picture_id}/960.webp" data-picture="{picture_id}" alt=""></figure>'
