"""What does a file say of itself: who made it, whose it is, when and with what it was taken? Pure."""

from congxa.media.evidence.facts import TEXTS, Evidence
from congxa.media.evidence.reading import of_picture
from congxa.media.evidence.suspicion import Doubt, doubts, limits

__all__ = ["TEXTS", "Doubt", "Evidence", "doubts", "limits", "of_picture"]
