"""Old pictures are read from their kept originals, each once."""

from __future__ import annotations

from sqlalchemy import update

from cast import CHIEF, World
from congxa import media, publishing
from congxa.core.db import db
from congxa.media import Evidence, Picture
from media import marked
from publishing.desk import OWN


def test_what_old_pictures_say_is_read_once_and_a_lost_original_holds_up_nobody(world: World) -> None:
    with world.desk(CHIEF) as (actor, unit_id):
        known, old, lost = (
            publishing.add_picture(actor, unit_id, f"{name}.jpg", marked.own_photo(name), "Cầu", "", OWN)
            for name in ("Một", "Hai", "Ba")
        )
        ids = (old.id, lost.id)
        db.session.execute(update(Picture).where(Picture.id.in_(ids)).values(evidence={}))
        db.session.execute(update(Picture).where(Picture.id == lost.id).values(key="suoi-trong/anh/khong-co/goc.jpg"))
        assert media.evidence_of(unit_id, [old.id])[old.id] == Evidence()
        assert list(media.read_evidence(unit_id)) == [(old.id, True), (lost.id, False)]
        found = media.evidence_of(unit_id, [known.id, *ids])
        assert [found[number].first("author") for number in (known.id, *ids)] == ["Một", "Hai", ""]
        assert list(media.read_evidence(unit_id)) == [(lost.id, False)]
