"""What does a form, or a line of an import, say about an article, and can it be kept? Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from congxa import links
from congxa.copyright import Origin
from congxa.core.errors import Problem
from congxa.core.text import line
from congxa.core.words import say
from congxa.publishing.kinds import Kind, all_kinds

MAX_SUMMARY = 400
MAX_BYLINE = 120
MAX_BODY = 400_000  # characters of HTML


@dataclass(frozen=True)
class Draft:
    """An article as it was typed. ``body`` is HTML as it comes; ``section`` is the slug of a section of the unit.

    ``kind`` is given by an import that knows better than the section; None takes the section's kind. ``fields`` are
    the facts that its kind declares, typed or kept. ``expires_at`` (aware) is the moment at which it goes off the site.
    Origins of pictures are not here: they belong to the picture (``describe_picture``), wherever it is used.
    """

    title: str = ""
    section: str = ""
    summary: str = ""
    body: str = ""
    byline: str = ""
    cover_id: int | None = None
    origin: Origin = field(default_factory=Origin)
    kind: str | None = None
    fields: Mapping[str, Any] = field(default_factory=dict)
    expires_at: datetime | None = None

    def as_facts(self) -> dict[str, Any]:
        """Plain values, as revisions keep them."""
        return {
            "title": self.title,
            "section": self.section,
            "summary": self.summary,
            "body": self.body,
            "byline": self.byline,
            "cover_id": self.cover_id,
            "kind": self.kind or "",
            "fields": dict(self.fields),
            "expires_at": self.expires_at.astimezone(UTC).isoformat() if self.expires_at else None,
            "provenance": self.origin.as_facts(),
        }

    @classmethod
    def from_facts(cls, facts: Mapping[str, Any]) -> Draft:
        """The draft behind ``as_facts``."""
        return cls(
            **{name: facts[name] for name in ("title", "section", "summary", "body", "byline", "cover_id")},
            kind=facts.get("kind") or None,
            fields=facts.get("fields") or {},
            expires_at=datetime.fromisoformat(facts["expires_at"]) if facts.get("expires_at") else None,
            origin=Origin.from_facts(facts["provenance"]),
        )


def shown_html(draft: Draft) -> str:
    """All formatted text of a draft of a known kind: its body, then the fields that hold such."""
    kind = all_kinds().get(draft.kind or "")
    rich = kind.rich() if kind else ()
    return "\n".join((draft.body, *(str(draft.fields.get(field.name) or "") for field in rich)))


def lines(words: str) -> str:
    """Plain text in several lines, each as ``line`` makes it."""
    return "\n".join(map(line, words.splitlines())).strip()


def problems_of(draft: Draft, kind: Kind) -> list[Problem]:
    """What is wrong with the plain fields of a draft of this kind, before anything is looked up."""
    found = []
    title, summary, byline = line(draft.title), line(draft.summary), line(draft.byline)
    (low, high), label = kind.title_length, kind.title_label
    if not title:
        found.append(
            Problem(
                "title",
                say(
                    "Chưa có %(label)s. Hãy ghi %(label)s từ %(low)s đến %(high)s ký tự.",
                    label=say(label).lower(),
                    low=low,
                    high=high,
                ),
            )
        )
    elif not low <= len(title) <= high:
        found.append(
            Problem(
                "title",
                say(
                    "%(label)s dài %(length)s ký tự; cần từ %(low)s đến %(high)s ký tự.",
                    label=say(label),
                    length=len(title),
                    low=low,
                    high=high,
                ),
            )
        )
    if len(summary) > MAX_SUMMARY:
        found.append(
            Problem(
                "summary",
                say(
                    "Tóm tắt dài %(length)s ký tự; tối đa %(most)s. Hãy rút ngắn lại.",
                    length=len(summary),
                    most=MAX_SUMMARY,
                ),
            )
        )
    if len(byline) > MAX_BYLINE:
        found.append(
            Problem(
                "byline", say("Tên tác giả dài %(length)s ký tự; tối đa %(most)s.", length=len(byline), most=MAX_BYLINE)
            )
        )
    if len(draft.body) > MAX_BODY:
        found.append(
            Problem("body", say("Nội dung quá dài. Hãy chia thành nhiều bài, hoặc tải ảnh lên thay vì dán vào."))
        )
    elif links.is_too_deep(draft.body):
        found.append(
            Problem("body", say("Nội dung có quá nhiều khung lồng trong nhau. Hãy dán lại dưới dạng chữ thường."))
        )
    return found
