"""Which SQL statements does a piece of work send?"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import Engine, event

from congxa.tenancy import queries


@contextmanager
def statements(engine: Engine | type[Engine] = Engine) -> Iterator[list[str]]:
    """Every statement sent meanwhile, but for the look once a second whether tenant files were applied."""
    sent: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        sent.append(statement)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(queries, "FOLLOW_SECONDS", 3600.0)
        event.listen(engine, "before_cursor_execute", note)
        try:
            yield sent
        finally:
            event.remove(engine, "before_cursor_execute", note)
