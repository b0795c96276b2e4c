"""One valid item of every kind, as the desk of Cát Trắng would write it; the files come from its library."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

from cast import FAR_CHIEF, World
from congxa import publishing
from congxa.core import clock
from congxa.publishing import Article, Draft


def _day(ahead: int) -> str:
    return (clock.today() + timedelta(days=ahead)).isoformat()


def _schedule() -> Draft:
    entry = {"day": _day(0), "time": "07:30", "leader": "Chủ tịch", "work": "Giao ban tuần", "place": "Phòng họp số 1"}
    return Draft("Lịch công tác của lãnh đạo", "lich-cong-tac", fields={"week": _day(0), "entries": [entry]})


def _event() -> Draft:
    facts = {"starts_at": f"{_day(3)} 08:00", "ends_at": f"{_day(3)} 11:00", "place": "Nhà văn hóa thôn Một"}
    return Draft("Ngày hội đại đoàn kết", "su-kien", body="<p>Mời bà con cùng dự.</p>", fields=facts)


_MAKERS = {"schedule": _schedule, "event": _event}


def sample(kind: str, fields: Mapping[str, Any] | None = None, **changes: Any) -> Draft:
    """A draft of this kind that may go out; ``fields`` and further changes replace what is said of it."""
    draft = _MAKERS[kind]()
    return replace(draft, fields={**draft.fields, **(fields or {})}, **changes)


def shown(world: World, kind: str, fields: Mapping[str, Any] | None = None, **changes: Any) -> Article:
    """The sample, published on the site of Cát Trắng."""
    with world.desk(FAR_CHIEF) as (actor, unit_id):
        article = publishing.create(actor, unit_id, sample(kind, fields, **changes))
        return publishing.publish(actor, unit_id, article.id, article.version)
