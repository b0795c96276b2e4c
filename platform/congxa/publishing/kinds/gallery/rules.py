"""What makes a gallery of some pictures? Pure."""

from __future__ import annotations

from collections.abc import Iterable

from congxa.core.errors import Problem
from congxa.core.words import say
from congxa.publishing.kinds.kind import Outgoing
from congxa.publishing.pictures.markup import shown_pictures

LEAST = 2


def too_few(item: Outgoing) -> Iterable[Problem]:
    """A gallery of one picture is an article with a picture."""
    count = len(shown_pictures(item.body))
    if count < LEAST:
        yield Problem(
            "body",
            say(
                "Bộ ảnh mới có %(count)s ảnh; cần ít nhất %(least)s. Hãy chèn thêm ảnh vào nội dung.",
                count=count,
                least=LEAST,
            ),
        )
