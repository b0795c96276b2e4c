"""The first line of every service: may they?"""

from __future__ import annotations

from congxa.core.actor import Actor
from congxa.core.errors import Missing, Refused
from congxa.core.words import say, together
from congxa.identity.permissions import TABLE, TITLES, Permission


def require(actor: Actor, permission: Permission, unit_id: int) -> None:
    """Pass when the actor holds the permission in the unit.

    Raises Missing when the unit is out of the actor's reach (its things do not exist for them), Refused when they
    reach the unit but lack the permission; the message names who can.
    """
    if actor.may(permission, unit_id):
        return
    if not actor.reaches(unit_id):
        raise Missing(say("Không tìm thấy nội dung này."))
    able = [say(TITLES[role]).lower() for role, (own, under) in TABLE.items() if permission in own | under]
    raise Refused(
        say("Tài khoản của bạn chưa có quyền làm việc này. Người có quyền: %(able)s.", able=together(able, ", "))
    )
