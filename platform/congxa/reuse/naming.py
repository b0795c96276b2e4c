"""How is the other text called in a sentence?"""

from __future__ import annotations

from congxa import tenancy
from congxa.core.words import say
from congxa.reuse.sources import Source


def owner_of(source: Source) -> str:
    """Whose text it is: ``thị trấn Khe Sanh``, ``Báo Vùng Cao``."""
    if source.is_press:
        return source.newspaper
    unit = tenancy.directory().by_id.get(source.unit_id or 0)
    return unit.full_name if unit else say("một đơn vị khác")


def named(source: Source) -> str:
    """The text with its owner: ``“Mùa cà phê chín” của thị trấn Khe Sanh``."""
    return say("“%(title)s” của %(source)s", title=source.title, source=owner_of(source))
