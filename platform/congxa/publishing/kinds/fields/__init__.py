"""Which sorts of facts can a kind of content keep beside title and text?"""

from congxa.publishing.kinds.fields.field import Field, Unfit
from congxa.publishing.kinds.fields.lists import Files, Items, Rows
from congxa.publishing.kinds.fields.values import Choice, Day, Flag, Moment, Number
from congxa.publishing.kinds.fields.words import Address, Email, Phone, Rich, Text, Words

__all__ = [
    "Address",
    "Choice",
    "Day",
    "Email",
    "Field",
    "Files",
    "Flag",
    "Items",
    "Moment",
    "Number",
    "Phone",
    "Rich",
    "Rows",
    "Text",
    "Unfit",
    "Words",
]
