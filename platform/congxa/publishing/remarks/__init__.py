"""What do colleagues say of a passage of an item, and where does that passage stand by now?

    add / answer / resolve / reopen      by everybody who reads the desk and writes there
    threads(actor, article)              the remarks in the order of the text, each with its place
    open_count(actor, article)           how many are not done
    unanswered(actor, unit_id)           which of one's own items wait for an answer

A passage is kept by its words and some letters around it (``passages``), so it is found again while the text changes.
The public face and the office have no right on the table.
"""

from congxa.publishing.remarks.models import Remark
from congxa.publishing.remarks.queries import Thread, Unanswered, open_count, parts_of, threads, unanswered
from congxa.publishing.remarks.rules import MAX_QUOTE, MAX_WORDS
from congxa.publishing.remarks.service import add, answer, reopen, resolve

__all__ = [
    "MAX_QUOTE",
    "MAX_WORDS",
    "Remark",
    "Thread",
    "Unanswered",
    "add",
    "answer",
    "open_count",
    "parts_of",
    "reopen",
    "resolve",
    "threads",
    "unanswered",
]
