"""How large may a form be? Small for everybody; as large as a film for whoever is signed in, where files are sent.

What is sent is written to a temporary file piece by piece as it arrives (Werkzeug does so from 500 KB on), so a large
form costs disk and not memory. The size is bounded before the form is read: reading it is what finds the CSRF token.
"""

from __future__ import annotations

from flask import Flask, request, session

from congxa.media import MOST_BYTES

MOST = 14 * 1024 * 1024  # bytes of a form with one picture of 12 MB
MOST_WITH_FILES = MOST_BYTES + 30 * 1024 * 1024
MOST_PARTS = 5_000  # inputs of a form; the longest table that a kind of content may hold has 1,800
WITH_FILES = {"desk.new_article", "desk.save_article", "desk.upload_files"}


def register(app: Flask) -> None:
    """Bound the forms of an application. Call it before whatever else reads forms."""
    app.config.update(MAX_CONTENT_LENGTH=MOST, MAX_FORM_MEMORY_SIZE=4 * 1024 * 1024, MAX_FORM_PARTS=MOST_PARTS)

    @app.before_request
    def allow_files() -> None:
        if request.endpoint in WITH_FILES and "_user_id" in session:
            request.max_content_length = MOST_WITH_FILES
