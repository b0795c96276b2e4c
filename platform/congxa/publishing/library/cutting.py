"""How a picture is cut, and what of it must stay in sight: kept beside the original, which nobody touches."""

from __future__ import annotations

from dataclasses import dataclass

from congxa import audit, identity, media
from congxa.copyright import WorkKind
from congxa.core import text
from congxa.core.actor import Actor
from congxa.core.db import changed, db
from congxa.core.errors import Invalid, Problem
from congxa.core.words import say
from congxa.identity import Permission
from congxa.media import Picture
from congxa.publishing.archive import refuse_archived
from congxa.publishing.expiry.places import announce_places
from congxa.publishing.pictures import uses

LEAST = 40  # pixels of a side: less is no picture any more


@dataclass(frozen=True)
class Cut:
    """``crop``: left, top, width, height in pixels of the original, None for all of it; the focus in percent of what is
    left, from the left and from above."""

    crop: tuple[int, int, int, int] | None = None
    focus_x: int = 50
    focus_y: int = 50


def cut_picture(actor: Actor, unit_id: int, picture_id: int, cut: Cut) -> Picture:
    """Show the picture so from now on, wherever it stands; every page that shows it is made anew.

    One that readers see is cut only by who may publish. Raises Missing for another unit's picture, Conflict on an
    archived site, Invalid at ``crop`` or ``focus``.
    """
    refuse_archived(unit_id)
    picture = media.picture_for(actor, unit_id, picture_id)
    public = uses.is_live(unit_id, picture_id)
    identity.require(actor, Permission.ARTICLE_PUBLISH if public else Permission.PICTURE_UPLOAD, unit_id)
    crop = _checked(picture, cut)
    before = _facts(picture)
    if crop != picture.crop:
        picture.crop, picture.edition, picture.has_renditions = crop, picture.edition + 1, False
    picture.focus_x, picture.focus_y = cut.focus_x, cut.focus_y
    changes = audit.difference(before, _facts(picture))
    if changes:
        db.session.flush()
        subject = audit.Subject("picture", picture.id, picture.filename)
        audit.record(actor, audit.Event.PICTURE_CROPPED, unit_id, subject, changes)
        changed(f"picture:{picture.id}")
        announce_places(unit_id, WorkKind.PICTURE, [picture.id])
    return picture


def _checked(picture: Picture, cut: Cut) -> list[int] | None:
    problems = []
    if not (0 <= cut.focus_x <= 100 and 0 <= cut.focus_y <= 100):
        problems.append(Problem("focus", say("Điểm chính phải nằm trong ảnh: ghi số từ 0 đến 100 cho cả hai ô.")))
    size = say(
        "ảnh rộng %(width)s, cao %(height)s điểm ảnh",
        width=text.number(picture.width),
        height=text.number(picture.height),
    )
    if cut.crop is not None:
        left, top, width, height = cut.crop
        least_wide, least_high = min(LEAST, picture.width), min(LEAST, picture.height)
        if width < least_wide or height < least_high:
            words = say(
                "Khung cắt %(width)s×%(height)s quá nhỏ; mỗi cạnh ít nhất %(least)s điểm ảnh. Hãy nới rộng khung.",
                width=width,
                height=height,
                least=LEAST,
            )
            problems.append(Problem("crop", words))
        elif left < 0 or top < 0 or left + width > picture.width or top + height > picture.height:
            problems.append(
                Problem("crop", say("Khung cắt ra ngoài ảnh (%(size)s). Hãy giảm vị trí hoặc kích thước.", size=size))
            )
    if problems:
        raise Invalid(problems)
    whole = (0, 0, picture.width, picture.height)
    return None if cut.crop is None or cut.crop == whole else list(cut.crop)


def _facts(picture: Picture) -> dict[str, object]:
    crop = "×".join(map(str, picture.crop)) if picture.crop else ""
    return {"crop": crop, "focus": f"{picture.focus_x} %, {picture.focus_y} %"}
