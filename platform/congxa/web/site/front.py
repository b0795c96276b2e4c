"""The front page: blocks in the order in which the unit arranged them."""

from __future__ import annotations

from flask import Response

from congxa.tenancy import SiteFacts
from congxa.web.requests import current_site
from congxa.web.site import blocks
from congxa.web.site.beside import Beside
from congxa.web.site.finish import finish_page


def front() -> Response:
    """``/``"""
    site = current_site()
    tags = [f"front:{site.unit_id}", *blocks.tags_of(site, blocks.arranged(site))]
    return finish_page("front.html", tags, **front_page(site))


def front_page(site: SiteFacts) -> dict[str, object]:
    """What the template of the front page shows."""
    every = blocks.arranged(site)
    shown = blocks.show(every, blocks.gather(site, every))
    return {
        "here": "/",
        "blocks": [block for block in shown if block.place == "main"],
        "beside": Beside([block for block in shown if block.place == "aside"]),
    }
