"""How does a view say that its page may be kept, and under which tags?"""

from __future__ import annotations

from flask import g, request

from congxa.core import clock
from congxa.web.pagecache import Page


def tag_page(*tags: str) -> None:
    """Add tags to the public page being made; a page with tags is kept until one of them is dropped."""
    g.setdefault("page_tags", set()).update(tags)


def mark_page() -> None:
    """Hand the tags of the finished page to the page cache, good until the date in its header changes."""
    tags = g.get("page_tags")
    if tags:
        request.environ["congxa.page"] = Page(frozenset(tags), clock.next_midnight().timestamp())
