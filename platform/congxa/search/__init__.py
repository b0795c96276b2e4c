"""Where on this site is what somebody looks for? One index over what is public, which follows every change.

    find(unit_id, Wanted("huong hoa"))     what answers, the best first, with extracts to show
    suggest(unit_id, "huong h")            titles while somebody types
    reindex(unit_id)                       the index made anew, for the command line

Whoever imports this package lets the index follow what is published.
"""

from congxa.search.asked import LONGEST_QUERY, MOST_WORDS, Asked, ask
from congxa.search.extracts import Extract
from congxa.search.queries import PAGE, Facet, Found, Suggestion, Wanted, find, suggest
from congxa.search.service import hide, reindex, show

__all__ = [
    "LONGEST_QUERY",
    "MOST_WORDS",
    "PAGE",
    "Asked",
    "Extract",
    "Facet",
    "Found",
    "Suggestion",
    "Wanted",
    "ask",
    "find",
    "hide",
    "reindex",
    "show",
    "suggest",
]
