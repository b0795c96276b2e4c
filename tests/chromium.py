"""The Chromium of this machine, for the journeys and for the bench; none is downloaded."""

from __future__ import annotations

import shutil

# The shell draws pages without the windows of a browser around them: the journeys take two thirds of the time.
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
MISSING = (
    f"No Chromium on this machine (looked for {', '.join(NAMES)}). “make test” and “make bench” install it where they"
    " may; else: sudo apt-get install chromium"
)


def find_chromium() -> str | None:
    """Where it is; None when there is none."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)
