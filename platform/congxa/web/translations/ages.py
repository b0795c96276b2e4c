"""How long ago, in the language of the session: what ``core.text.age_in_words`` says in Vietnamese."""

from __future__ import annotations

from datetime import datetime
from typing import Any  # Flask-Babel says nothing of its types

from flask_babel import gettext as _
from flask_babel import ngettext

MINUTE, HOUR, DAY = 60, 3600, 86400  # seconds


def age_in_words(moment: datetime, now: datetime) -> str:
    """The time between the two in the largest fitting unit: ``3 days ago``; a future moment reads ``3 days left``."""
    seconds = int((now - moment).total_seconds())
    return str(_time_left(-seconds) if seconds < 0 else _time_ago(seconds))


def _time_left(seconds: int) -> Any:
    if seconds >= DAY:
        return ngettext("còn %(num)s ngày", "còn %(num)s ngày", seconds // DAY)
    if seconds >= HOUR:
        return ngettext("còn %(num)s giờ", "còn %(num)s giờ", seconds // HOUR)
    if seconds >= MINUTE:
        return ngettext("còn %(num)s phút", "còn %(num)s phút", seconds // MINUTE)
    return _("còn chưa đầy một phút")


def _time_ago(seconds: int) -> Any:
    if seconds >= DAY:
        return ngettext("%(num)s ngày trước", "%(num)s ngày trước", seconds // DAY)
    if seconds >= HOUR:
        return ngettext("%(num)s giờ trước", "%(num)s giờ trước", seconds // HOUR)
    if seconds >= MINUTE:
        return ngettext("%(num)s phút trước", "%(num)s phút trước", seconds // MINUTE)
    return _("vừa xong")
