"""May anything still be written on this site?"""

from __future__ import annotations

from congxa import tenancy
from congxa.core.errors import Conflict
from congxa.core.words import say


def refuse_archived(unit_id: int) -> None:
    """Raise Conflict when the unit's site is archived: it is kept as it was, to be read and not to be written.

    A hidden or a suspended site is written as ever: it is prepared, or mended, before the public sees it.
    """
    if tenancy.directory().by_id[unit_id].spec.site.state == "archived":
        raise Conflict(
            say(
                "Trang của đơn vị đã chuyển sang lưu trữ nên chỉ đọc được, không thay đổi được. Nếu cần"
                " sửa, hãy đề nghị đơn vị quản trị mở lại trang trước."
            )
        )
