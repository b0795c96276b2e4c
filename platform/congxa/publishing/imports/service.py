"""Articles from a file, one JSON object a line: the same cleaning, rules and gate as for what is typed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from congxa import audit, identity
from congxa.core import clock
from congxa.core.actor import Actor
from congxa.core.db import db
from congxa.core.errors import CongxaError, Invalid
from congxa.core.words import say
from congxa.publishing import gate
from congxa.publishing.imports.lines import ImportedArticle, read_line
from congxa.publishing.intake import prepare
from congxa.publishing.models import Article
from congxa.publishing.rows import insert, record
from congxa.publishing.states import ArticleState


@dataclass(frozen=True)
class ImportReport:
    """The ids of the new articles, and what was wrong: (line number from 1, message in Vietnamese)."""

    imported: tuple[int, ...] = ()
    problems: tuple[tuple[int, str], ...] = ()


def import_article(actor: Actor, unit_id: int, imported: ImportedArticle) -> Article:
    """Make one article public with the date it bore before; the gate asks what the policy demands at that date.

    Raises Invalid with every problem. ``cover_id`` and the pictures in the body are the unit's own.
    """
    identity.require(actor, identity.Permission.ARTICLE_PUBLISH, unit_id)
    if imported.published_at > clock.now():
        raise Invalid.at(
            "published_at", say("published_at nằm trong tương lai. Ghi ngày đã đăng, hoặc hẹn giờ sau khi nhập.")
        )
    prepared = prepare(unit_id, imported.draft, on=clock.local(imported.published_at).date())
    problems = gate.missing(unit_id, prepared.kind.key, prepared.draft, imported.published_at)
    if problems:
        raise Invalid(problems)
    article = insert(actor, unit_id, prepared, ArticleState.PUBLISHED, imported.published_at)
    changes = {"published_at": (None, imported.published_at.isoformat())}
    record(actor, article, audit.Event.ARTICLE_IMPORTED, changes)
    return article


def import_lines(actor: Actor, unit_id: int, lines: Iterable[str], keep_going: bool) -> ImportReport:
    """Import every line that can be; without ``keep_going`` one bad line imports nothing, and all bad lines are named.

    Keys of a line: title, section (slug), body (HTML), published_at (ISO 8601; without an offset Vietnam time),
    provenance {basis, author, source_name, source_url, source_published_at, agreement, note, contributor_id,
    agreement_id, licence, licence_version, scope, valid_from, valid_until, proof_id}; may be left out: kind, summary,
    byline, cover (number of a picture of the unit), fields {facts that the kind declares}. Empty lines are passed over.
    """
    identity.require(actor, identity.Permission.ARTICLE_PUBLISH, unit_id)
    imported: list[int] = []
    problems: list[tuple[int, str]] = []
    with db.session.begin_nested() as whole:
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            try:
                with db.session.begin_nested():
                    imported.append(import_article(actor, unit_id, read_line(line)).id)
            except Invalid as refusal:
                problems.extend((number, problem.message) for problem in refusal.problems)
            except CongxaError as refusal:
                problems.append((number, refusal.message))
        if problems and not keep_going:
            whole.rollback()
            imported.clear()
    return ImportReport(tuple(imported), tuple(problems))
