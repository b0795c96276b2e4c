"""A page of pictures for a script, which finds the address of the next one beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask import Response, jsonify, request

from congxa.web.requests import here


def listed(rows: Sequence[dict[str, Any]], endpoint: str, page: int, *, has_next: bool) -> Response:
    """The rows as JSON; ``Link: <…>; rel="next"`` when there are more, under the same conditions."""
    answer = jsonify(rows)
    if has_next:
        answer.headers["Link"] = f'<{here(endpoint, **request.args.to_dict() | {"trang": page + 1})}>; rel="next"'
    return answer
