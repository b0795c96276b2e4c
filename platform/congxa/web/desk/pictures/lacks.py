"""What does a picture still lack before an article with it may go out? In short sentences for its card."""

from __future__ import annotations

from congxa import copyright as rights
from congxa.copyright import Origin
from congxa.core import clock

_ADVICE = " Mở ảnh để bổ sung."


def lacks_of(origin: Origin | None, alt: str) -> list[str]:
    """What is missing of a picture with this origin and these words for those who do not see it."""
    shown = [("Ảnh", origin, alt)]
    found = rights.gaps("", None, shown, True, clock.today())
    return [gap.message.removesuffix(_ADVICE) for gap in found if gap.field == "pictures"]
