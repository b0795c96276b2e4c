"""The words on the desk's pages, in the language of the session. Flask-Babel's ``gettext``, with its type."""

from __future__ import annotations

from flask_babel import gettext


def _(message: str, **values: object) -> str:
    """The message (which is the Vietnamese text) in the language of the session, its ``%(name)s`` filled in."""
    return str(gettext(message, **values))
