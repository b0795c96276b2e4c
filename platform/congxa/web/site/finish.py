"""The one way out of a public page: rendered, guarded, tagged, marked for the page cache.

It runs inside the view, because the rules about links can be read only in the scope of the request.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from html import escape

from flask import Response, current_app
from flask_babel import get_translations

from congxa import links, tenancy
from congxa.core import clock
from congxa.links import Guarded
from congxa.tenancy import Directory
from congxa.web.pages import mark_page, tag_page
from congxa.web.requests import current_site
from congxa.web.site.frame import Frame, current_frame, themes

HTML, CSS = "text/html; charset=utf-8", "text/css; charset=utf-8"
XML, TEXT = "application/xml; charset=utf-8", "text/plain; charset=utf-8"
CALENDAR = "text/calendar; charset=utf-8"

_ADDRESS = re.compile(r"(?:https?|ftp)://\S+|\bwww\.\S+", re.IGNORECASE)
# What XML 1.0 knows no way to write (section 2.2); a title may hold it after an import.
_NOT_IN_XML = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF])


def finish_page(template: str, tags: Iterable[str], **context: object) -> Response:
    """A page of the site. ``tags`` name what it shows beyond the site itself."""
    return _keep(guarded_page(template, **context), HTML, tags)


def finish_xml(template: str, tags: Iterable[str], content_type: str, **context: object) -> Response:
    """A feed or a sitemap."""
    document = _render(template, **context).translate(_NOT_IN_XML)
    return _keep(_guard(document, links.guard_xml), content_type, tags)


def without_blocked(words: str) -> str:
    """Plain words without the addresses in them that are blocked: programs make links of them by themselves."""
    return _ADDRESS.sub(lambda found: found[0] if _may_leave(found[0]) else "", words).strip()


def _may_leave(address: str) -> bool:
    whole = address if "://" in address else f"http://{address}"
    return "href" in _guard(f'<a href="{escape(whole)}">-</a>', links.guard)


def finish_text(document: str, tags: Iterable[str], content_type: str) -> Response:
    """A text without links, for programs."""
    return _keep(document, content_type, [f"unit:{current_site().unit_id}", *tags])


def finish_move(path: str, status: int = 301) -> Response:
    """The answer for something that has another address on this very site; 303 after a form was taken."""
    rules = links.rules_in_force(current_site().unit_id)
    target = links.guard_location(current_frame().url + path, rules, clock.now(), own_hosts())
    return Response(status=status, headers={"Location": target or "/", "Cache-Control": "no-cache"})


def guarded_page(template: str, **context: object) -> str:
    """A page without its answer: for errors too, which are not kept. The scope must be open."""
    return _guard(_render(template, **context), links.guard)


def _render(template: str, **context: object) -> str:
    frame: Frame = current_frame()
    return themes().render(frame.theme.name, template, frame=frame, today=clock.today(), _=_translator(), **context)


def _translator() -> Callable[..., str]:
    """``_`` of the templates, with the language of the site looked up once a page instead of once a phrase."""
    translate: Callable[[str], str] = get_translations().ugettext

    def in_language(message: str, **values: object) -> str:
        return translate(message) % values if values else translate(message)

    return in_language


def _guard(document: str, guard: Callable[..., Guarded]) -> str:
    """Nothing blocked leaves, whatever wrote it: body, menu, banner, footer, template, feed."""
    unit_id = current_site().unit_id
    found = guard(document, links.rules_in_force(unit_id), clock.now(), own_hosts())
    tag_page(f"unit:{unit_id}", *(f"host:{host}" for host in found.hosts))  # with the hosts above each
    return found.html


def _keep(document: str, content_type: str, tags: Iterable[str]) -> Response:
    tag_page(*tags)
    mark_page()
    return Response(document, content_type=content_type)


def own_hosts() -> frozenset[str]:
    """The platform's hosts, gathered once a version of the directory."""
    kept: dict[str, tuple[Directory, frozenset[str]]] = current_app.extensions["congxa.own_hosts"]
    known = tenancy.directory()
    if "hosts" not in kept or kept["hosts"][0] is not known:
        kept["hosts"] = (known, links.own_hosts())
    return kept["hosts"][1]
