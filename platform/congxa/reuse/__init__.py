"""What stands elsewhere already: which passages, which pictures, whose, and was it said?

    matches(article)                          texts that share passages with an article, side by side
    explain(actor, unit_id, article_id, ...)  the writer's word about one of them
    twins_of(unit_id, picture_ids)            where other units show the same pictures
    add_press / revoke_press / press_batches  press texts that an office knows
    reindex(unit_id)                          prints made anew, for the command line

Whoever imports this package lets the prints follow what is published, and asks at every submission.
"""

from congxa.reuse.asking import FIELD, MAX_SAID, explain, open_matches
from congxa.reuse.finding import Match, Pair, asked_from, matches
from congxa.reuse.index import reindex
from congxa.reuse.models import PressBatch
from congxa.reuse.naming import named, owner_of
from congxa.reuse.press.lines import PressDraft, read_lines
from congxa.reuse.press.service import MAX_NAME, add_press, press_batches, press_count, revoke_press
from congxa.reuse.press.service import PAGE as BATCHES_ON_PAGE
from congxa.reuse.sources import Source
from congxa.reuse.standing import Standing
from congxa.reuse.twins import Claim, claims_of, is_own, twins_of

__all__ = [
    "BATCHES_ON_PAGE",
    "FIELD",
    "MAX_NAME",
    "MAX_SAID",
    "Claim",
    "Match",
    "Pair",
    "PressBatch",
    "PressDraft",
    "Source",
    "Standing",
    "add_press",
    "asked_from",
    "claims_of",
    "explain",
    "is_own",
    "matches",
    "named",
    "open_matches",
    "owner_of",
    "press_batches",
    "press_count",
    "read_lines",
    "reindex",
    "revoke_press",
    "twins_of",
]
