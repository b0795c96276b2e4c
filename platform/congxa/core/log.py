"""Where do log lines go? To standard error, one line each: standard output belongs to what a command answers."""

from __future__ import annotations

import sys

import structlog


def configure() -> None:
    """Readable lines on a terminal, JSON elsewhere; both with the time in UTC."""
    renderer = structlog.dev.ConsoleRenderer() if sys.stderr.isatty() else structlog.processors.JSONRenderer()
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            renderer,
        ],
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=True,
    )
