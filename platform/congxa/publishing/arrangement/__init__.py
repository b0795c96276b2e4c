"""How does a desk arrange its own site: front page, menu, links, looks? Drafted, seen, then put in force."""

from congxa.publishing.arrangement.queries import PartState, drafted_facts, part_state, part_states
from congxa.publishing.arrangement.service import discard, put_in_force, save_draft, take_back
from congxa.publishing.arrangement.words import changes_in_words

__all__ = [
    "PartState",
    "changes_in_words",
    "discard",
    "drafted_facts",
    "part_state",
    "part_states",
    "put_in_force",
    "save_draft",
    "take_back",
]
