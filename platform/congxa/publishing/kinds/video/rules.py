"""What must a film have so that everybody can follow it? Pure."""

from __future__ import annotations

from collections.abc import Iterable

from congxa import links
from congxa.core.errors import Problem
from congxa.core.words import say
from congxa.publishing.kinds.kind import Outgoing


def without_words(item: Outgoing) -> Iterable[Problem]:
    """Captions, or what is said in writing (WCAG 2.1, 1.2.2 and 1.2.3; Circular 26/2020/TT-BTTTT)."""
    if not item.values["captions"] and links.is_blank(item.body):
        yield Problem(
            "captions",
            say("Video chưa có phụ đề và cũng chưa có lời bằng chữ. Hãy thêm tệp phụ đề, hoặc ghi lời ở dưới."),
        )
