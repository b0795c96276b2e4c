"""Which items came back to be mended?"""

from __future__ import annotations

from collections.abc import Iterator

from congxa.core.text import shorten
from congxa.identity import Permission
from congxa.publishing import ArticleState
from congxa.web.desk.today.errand import Errand, Rank
from congxa.web.desk.today.stand import LONGEST_TITLE, SHOWN, Stand
from congxa.web.desk.words import _
from congxa.web.requests import here


def errands(stand: Stand) -> Iterator[Errand]:
    """One's own; who may not decide helps to mend those of others too."""
    decides = stand.may(Permission.ARTICLE_PUBLISH)
    lines = [line for line in stand.pile(ArticleState.RETURNED).lines if line.is_mine or not decides]
    for line in lines[:SHOWN]:
        words = _("Bài “%(title)s” được trả lại để sửa:", title=shorten(line.title, LONGEST_TITLE))
        url = here("desk.article", article_id=line.id)
        yield Errand(Rank.RETURNED, "warn", "arrow-back-up", words, line.note, url, _("Sửa bài"))
