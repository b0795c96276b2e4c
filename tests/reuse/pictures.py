"""Pictures that stand at a unit, for the tests of what stands at two."""

from __future__ import annotations

import io

from PIL import Image

from cast import Person, World
from congxa import publishing
from congxa.copyright import Origin
from publishing.desk import OWN, figure, published


def jpeg(picture: Image.Image, quality: int = 85) -> bytes:
    buffer = io.BytesIO()
    picture.save(buffer, "JPEG", quality=quality)
    return buffer.getvalue()


def shows(world: World, person: Person, picture: Image.Image, origin: Origin = OWN) -> int:
    """The person's unit publishes an article with this picture; gives the picture's number."""
    with world.desk(person) as (actor, unit_id):
        number = publishing.add_picture(actor, unit_id, "anh.jpg", jpeg(picture), "Cánh đồng", "", origin).id
        published(actor, unit_id, title=f"Bài có ảnh của {person.unit}", body=f"<p>Chữ.</p>{figure(number)}")
        return number
