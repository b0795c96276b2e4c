"""When must an attempt to sign in wait? Pure rules.

Failures count per account *and* source. A source is the network address, or the browser itself where that browser
has signed in to the account before (a signed device cookie). So a stranger who fails on purpose makes himself wait,
not the owner: the owner's browser has a counter of its own (OWASP, "device cookies").
"""

from __future__ import annotations

from datetime import datetime, timedelta
from ipaddress import ip_address, ip_network

FREE_ATTEMPTS = 5  # failures that cost nothing
WINDOW = timedelta(minutes=15)  # failures older than this are forgotten


def source_of(address: str, device: str | None) -> str:
    """The source that an attempt counts against; IPv6 clients count by their /64, which one person can own."""
    if device:
        return f"device:{device}"
    try:
        parsed = ip_address(address)
    except ValueError:
        return "address:unknown"
    if parsed.version == 6:
        return f"address:{ip_network((parsed, 64), strict=False)}"
    return f"address:{parsed}"


def waits_until(failures: int, newest: datetime | None) -> datetime | None:
    """Until when further attempts of this source at this account are refused; None when it may try now."""
    if newest is None or failures < FREE_ATTEMPTS:
        return None
    return newest + WINDOW
