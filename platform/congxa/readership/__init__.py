"""How often is a site read, and what on it? Counted without cookies and without knowing anybody."""

from congxa.readership.models import ArticleView, SiteVisit
from congxa.readership.queries import Readings, most_read, readings, views_of, visits_by_day
from congxa.readership.service import flush

__all__ = [
    "ArticleView",
    "Readings",
    "SiteVisit",
    "flush",
    "most_read",
    "readings",
    "views_of",
    "visits_by_day",
]
