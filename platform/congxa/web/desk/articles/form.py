"""The editor's form: what was typed, kept as it was typed, and the draft that it says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from werkzeug.datastructures import MultiDict

from congxa import publishing
from congxa.core.errors import Invalid
from congxa.publishing import Draft, Step
from congxa.web.desk.articles.facts import read_facts
from congxa.web.desk.fields import read_number, read_text
from congxa.web.desk.moments import read_moment, write_moment
from congxa.web.desk.origins import OriginForm
from congxa.web.desk.words import _


@dataclass(frozen=True)
class StepForm:
    """What is typed beside the buttons of steps. ``note`` is a field of the origin, so these have other names."""

    publish_at: str = ""
    return_note: str = ""
    withdraw_reason: str = ""


_TEXTS = ("title", "section", "summary", "body", "byline", "cover_id", "expires_at", "form_key")


@dataclass(frozen=True)
class ArticleForm:
    """The fields of an article as they were typed."""

    title: str = ""
    section: str = ""
    summary: str = ""
    body: str = ""
    byline: str = ""
    cover_id: str = ""
    kind: str = ""
    expires_at: str = ""
    form_key: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)
    origin: OriginForm = field(default_factory=OriginForm)
    steps: StepForm = field(default_factory=StepForm)

    @classmethod
    def typed(cls, form: MultiDict[str, str]) -> ArticleForm:
        """What stands in a sent form; its facts are those of the kind that the form was made for."""
        kind = read_text(form, "kind")
        facts = read_facts(form, publishing.kind_of(kind)) if kind in publishing.all_kinds() else {}
        texts = {name: read_text(form, name) for name in _TEXTS}
        steps = {name: read_text(form, name) for name in ("publish_at", "return_note", "withdraw_reason")}
        return cls(**texts, kind=kind, facts=facts, origin=OriginForm.typed(form), steps=StepForm(**steps))

    @classmethod
    def of(cls, draft: Draft) -> ArticleForm:
        """The fields for what is kept."""
        return cls(
            title=draft.title,
            section=draft.section,
            summary=draft.summary,
            body=draft.body,
            byline=draft.byline,
            cover_id=str(draft.cover_id or ""),
            kind=draft.kind or "",
            expires_at=write_moment(draft.expires_at),
            facts=draft.fields,
            origin=OriginForm.of(draft.origin),
        )

    def draft(self, standing: Draft | None = None) -> Draft:
        """The draft that the fields say; ``standing`` is what is kept. Raises Invalid."""
        cover_id = read_number(self.cover_id)
        if self.cover_id and cover_id is None:
            raise Invalid.at("cover_id", _("Ảnh đại diện đã chọn không có trong thư viện. Hãy chọn lại."))
        return Draft(
            title=self.title,
            section=self.section,
            summary=self.summary,
            body=self.body,
            byline=self.byline,
            cover_id=cover_id,
            fields=self.facts,
            expires_at=self._ends(standing),
            origin=self.origin.origin(standing.origin if standing else None),
        )

    def lenient_draft(self, standing: Draft | None = None) -> Draft:
        """The same for looking at it while it is typed: what is half typed is left out."""
        try:
            return replace(self.draft(standing), kind=self.kind or None)
        except Invalid:
            plain = replace(self, cover_id="", expires_at="", origin=OriginForm())
            return replace(plain.draft(standing), kind=self.kind or None)

    def _ends(self, standing: Draft | None) -> datetime | None:
        """The moment that is typed; one that did not change keeps its seconds."""
        kept = standing.expires_at if standing else None
        return kept if kept and self.expires_at == write_moment(kept) else read_moment(self.expires_at, "expires_at")

    def with_cover(self, picture_id: int) -> ArticleForm:
        """The same with another cover."""
        return replace(self, cover_id=str(picture_id))

    def with_file(self, field: str, file_id: int) -> ArticleForm:
        """The same with one file more in one of its facts."""
        chosen = [*(self.facts.get(field) or ()), str(file_id)]
        return replace(self, facts={**self.facts, field: list(dict.fromkeys(chosen))})

    def differs_from(self, standing: Draft) -> bool:
        """Whether something was typed that is not kept yet."""
        typed = self.draft(standing)
        if self.kind in publishing.all_kinds():  # as it would be kept: 1.234 and 1234 are one number
            typed = replace(typed, fields=publishing.kind_of(self.kind).tidy(self.facts)[0])
        return typed != replace(standing, kind=None)


def read_step(form: Mapping[str, str]) -> Step | None:
    """The step whose button was pressed; None for plain saving. Raises Invalid for a step that there is not."""
    pressed = form.get("step", "")
    try:
        return Step(pressed) if pressed else None
    except ValueError:
        raise Invalid.at("", _("Không có bước “%(step)s”. Hãy tải lại trang rồi thử lại.", step=pressed[:40])) from None
