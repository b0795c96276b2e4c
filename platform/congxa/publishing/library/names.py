"""How is a unit called where something of it is shown elsewhere?"""

from __future__ import annotations

from congxa import tenancy


def unit_name(unit_id: int) -> str:
    """``Huyện Hướng Hóa``."""
    spec = tenancy.directory().by_id[unit_id].spec
    return f"{tenancy.KIND_WORDS[spec.kind].capitalize()} {spec.name}"
