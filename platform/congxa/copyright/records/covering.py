"""May the units below use what is used here by agreement? Only where the agreement says that it covers them."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select

from congxa.copyright.models import Agreement
from congxa.copyright.origin import Basis, Origin
from congxa.core.db import db
from congxa.core.errors import Problem
from congxa.core.words import say

_MEND = say("đánh dấu “Các đơn vị trực thuộc được dùng chung” trong hồ sơ thỏa thuận, hoặc thay nội dung khác.")


def not_covering_below(origins: Iterable[tuple[str, Origin | None]]) -> tuple[Problem, ...]:
    """What keeps these works, each with its name (“Bài”, “Ảnh 2”), from being handed to units below, at ``origin``."""
    said = [(name, origin) for name, origin in origins if origin is not None]
    numbers = {origin.agreement_id for _, origin in said if origin.agreement_id is not None}
    kept = {row.id: row for row in db.session.scalars(select(Agreement).where(Agreement.id.in_(numbers)))}
    problems = []
    for name, origin in said:
        agreement = kept.get(origin.agreement_id or 0)
        if agreement is not None and not agreement.covers_below:
            words = say(
                "%(name)s dùng theo thỏa thuận với %(title)s, thỏa thuận này chưa cho các đơn vị ở dưới dùng.",
                name=name,
                title=agreement.title,
            )
            problems.append(
                Problem("origin", say("%(words)s Nếu thỏa thuận cho phép, hãy %(mend)s", words=words, mend=_MEND))
            )
        elif agreement is None and origin.basis is Basis.AGREEMENT:
            words = say(
                "%(name)s dùng theo thỏa thuận nhưng chưa gắn hồ sơ thỏa thuận, nên chưa rõ các xã có được dùng không.",
                name=name,
            )
            problems.append(Problem("origin", say("%(words)s Hãy gắn hồ sơ, %(mend)s", words=words, mend=_MEND)))
    return tuple(problems)
