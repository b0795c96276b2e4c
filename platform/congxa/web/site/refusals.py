"""The pages that say no: in the site's own dress where the site is known, else plain and small."""

from __future__ import annotations

from flask import g
from flask_babel import gettext as _
from jinja2 import TemplateError
from markupsafe import escape
from sqlalchemy.exc import SQLAlchemyError

from congxa.core.db import DbRole, Scope, transaction
from congxa.core.errors import CongxaError
from congxa.tenancy import SiteFacts
from congxa.web.built import asset
from congxa.web.site.finish import guarded_page

PLAIN = (
    '<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>{title}</title>'
    '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">'
    '<link rel="stylesheet" href="{css}"><link rel="icon" href="{icon}"></head>'
    '<body><main class="error-page"><p class="error-code">{status}</p><h1>{title}</h1><p>{message}</p></main></body>'
    "</html>"
)


def render(status: int, title: str, message: str) -> str:
    """The page for an error. Where the fault is ours (5xx), nothing of ours is asked for again."""
    site: SiteFacts | None = g.get("site")
    if site is None or status >= 500:
        return plain_page(status, title, message)
    ended = status == 410 and site.spec.site.state == "suspended"
    try:
        with transaction(Scope(DbRole.SITE, (site.unit_id,), site.lineage), writes=False):
            words = {
                "title": _(title),
                "message": _(message) if message else "",
            }
            return guarded_page("suspended.html" if ended else "error.html", here="", status=status, **words)
    except (SQLAlchemyError, CongxaError, TemplateError, LookupError, ValueError):
        return plain_page(status, title, message)


def plain_page(status: int, title: str, message: str) -> str:
    """A page that needs no site, no row, no theme."""
    return PLAIN.format(
        status=status, title=escape(title), message=escape(message), css=asset("site.css"), icon=asset("mark.svg")
    )
