"""What goes wrong with the embedded servers."""

from __future__ import annotations

from congxa.core.errors import Unavailable


class EngineError(Unavailable):
    """An embedded server cannot run; the message tells the person at the console how to mend it."""
