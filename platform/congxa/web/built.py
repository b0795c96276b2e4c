"""Where is the built file that a page asks for by its stable name?

``npm run build`` writes hashed files and ``manifest.json`` into ``static/``. The hash is in the address, so a browser
keeps the file for good.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from flask import Flask, Response, request, send_from_directory

from congxa.web.access import plain
from congxa.web.pagecache import MARK, Page

STATIC = Path(__file__).parent / "static"
PREFIX = "/static"
FOR_GOOD = "public, max-age=31536000, immutable"
_COMPRESSIBLE = (".css", ".js", ".svg")


class NotBuilt(RuntimeError):  # noqa: N818
    """The front-end was not built, or not this file of it."""


@cache
def _manifest() -> dict[str, str]:
    try:
        names: dict[str, str] = json.loads((STATIC / "manifest.json").read_text("utf-8"))
    except FileNotFoundError:
        raise NotBuilt(
            "Chưa có tệp giao diện đã đóng gói (static/manifest.json). Hãy chạy “make demo”,"
            " hoặc “npm ci && npm run build” trong platform/congxa/web/assets."
        ) from None
    return names


@cache
def asset(name: str) -> str:
    """The address of a built file: ``site.css`` becomes ``/static/site-2D53VDB7.css``. Raises NotBuilt."""
    found = _manifest().get(name)
    if found is None:
        raise NotBuilt(f"Không có tệp giao diện “{name}” trong static/manifest.json. Hãy chạy lại “npm run build”.")
    return f"{PREFIX}/{found}"


def built_file(name: str) -> Path:
    """The built file itself, for what is drawn here with the letters of the pages. Raises NotBuilt."""
    return STATIC / asset(name).removeprefix(f"{PREFIX}/")


def files() -> dict[str, Path]:
    """Every built file by its stable name. Raises NotBuilt."""
    return {name: STATIC / file for name, file in _manifest().items()}


@plain
def static(name: str) -> Response:
    """One built file. Text is also marked for the page cache, which compresses it once."""
    response = send_from_directory(STATIC, name)
    response.headers["Cache-Control"] = FOR_GOOD
    if name.endswith(_COMPRESSIBLE):
        request.environ[MARK] = Page(frozenset({"built"}))
    return response


def register(app: Flask) -> None:
    """Serve built files on this face, which was made with ``static_folder=None``; a second call changes nothing."""
    if "static" not in app.view_functions:
        app.add_url_rule(f"{PREFIX}/<path:name>", "static", static)
