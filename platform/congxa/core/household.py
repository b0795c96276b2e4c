"""Which addresses of the net belong to one home? A device changes the rest of its address as it likes."""

from __future__ import annotations

from ipaddress import IPv6Address, ip_address

_IPV6_HOME = 64  # bits that name a household


def household(address: str) -> str:
    """The address itself for IPv4, the network of the home for IPv6; what is no address stays as it is."""
    try:
        known = ip_address(address)
    except ValueError:
        return address
    if isinstance(known, IPv6Address) and known.ipv4_mapped is None:
        return f"{int(known) >> (128 - _IPV6_HOME):x}"
    return str(getattr(known, "ipv4_mapped", None) or known)
