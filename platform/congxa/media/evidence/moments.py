"""When was it made, as cameras, programs and agencies write it? Pure."""

from __future__ import annotations

import re
from datetime import datetime

_EXIF = re.compile(r"(\d{4})[:\-/.](\d\d)[:\-/.](\d\d)(?:[ T](\d\d):(\d\d)(?::(\d\d))?)?")
_IPTC = re.compile(r"(\d{4})(\d\d)(\d\d)(?:[ T]?(\d\d)(\d\d)(\d\d))?")
_OFFSET = re.compile(r"(Z|[+\-]\d\d:?\d\d)\s*$")


def moment(written: str, offset: str = "") -> str:
    """``2021:02:27 08:15:00`` or ``20210227`` as ISO 8601, with the offset that is said; empty when it is none."""
    found = _EXIF.match(written.strip()) or _IPTC.match(written.strip())
    if found is None or found[1] < "1826":  # the first photograph; cameras without a clock write zeros
        return ""
    day = f"{found[1]}-{found[2]}-{found[3]}"
    said = _OFFSET.search(written.strip()) if found[4] else None
    zone = said[1] if said else offset.strip() if _OFFSET.fullmatch(offset.strip()) else ""
    whole = f"{day}T{found[4]}:{found[5]}:{found[6] or '00'}{zone}" if found[4] else day
    try:
        return datetime.fromisoformat(whole).isoformat() if found[4] else datetime.fromisoformat(day).date().isoformat()
    except ValueError:
        return ""
