"""Can this draft be kept? Cleans and checks what was typed or imported; writes nothing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import select

from congxa import copyright, links, media
from congxa.copyright import WorkKind
from congxa.core import clock
from congxa.core.db import db
from congxa.core.errors import Invalid, Problem
from congxa.core.text import line
from congxa.core.words import say
from congxa.publishing import gate
from congxa.publishing.drafts import MAX_BODY, Draft, problems_of, shown_html
from congxa.publishing.files.choice import file_problems
from congxa.publishing.kinds import Kind, KindUnknown, all_kinds, kind_of
from congxa.publishing.models import Section
from congxa.publishing.pictures import markup

PLAIN = "news"  # by whose rules a draft without a section is looked over


@dataclass(frozen=True)
class Prepared:
    """A draft that may be kept: cleaned, checked, with its section and the kind that follows from it."""

    draft: Draft
    section: Section
    kind: Kind


def prepare(unit_id: int, draft: Draft, article_id: int | None = None, on: date | None = None) -> Prepared:
    """Clean and check a draft; raises Invalid with everything that keeps it from being kept.

    ``article_id``: the item that is saved over, None for a new one. ``on``: the date at which its records are chosen,
    None for today.
    """
    section = _section(unit_id, line(draft.section))
    kind = _kind(draft.kind or (section.kind if section else PLAIN))
    problems = problems_of(draft, kind)
    if section is None:
        problems.append(_no_section(draft.section))
    if any(problem.field == "body" for problem in problems):
        raise Invalid(problems)
    fields, unfit = kind.tidy(draft.fields)
    problems.extend(unfit)
    cleaned = _clean(unit_id, replace(draft, kind=kind.key, fields=_cleaned(unit_id, kind, fields)))
    if kind.needs_body and links.is_blank(cleaned.body):
        problems.append(
            Problem(
                "body", say("Chưa có %(body_label)s. Hãy viết rồi lưu lại.", body_label=say(kind.body_label).lower())
            )
        )
    if not unfit:
        values = kind.read(cleaned.fields)
        problems.extend(kind.check(values))
        problems.extend(kind.clashes(unit_id, article_id, values))
    problems.extend(copyright.check(WorkKind.ARTICLE, cleaned.origin, clock.now()))
    cleaned, wrong = _settled(unit_id, cleaned, article_id, on or clock.today())
    problems.extend(wrong)
    problems.extend(_picture_problems(unit_id, cleaned))
    problems.extend(file_problems(unit_id, kind, cleaned.fields))
    problems.extend(gate.blocked(unit_id, kind, cleaned))
    if problems or section is None:
        raise Invalid(dict.fromkeys(problems))
    return Prepared(replace(cleaned, section=section.slug), section, kind)


def _settled(unit_id: int, draft: Draft, article_id: int | None, on: date) -> tuple[Draft, tuple[Problem, ...]]:
    """The draft with what its agreement or contributor says filled in, and what cannot be chosen."""
    standing = copyright.origins(unit_id, WorkKind.ARTICLE, [article_id]).get(article_id) if article_id else None
    try:
        origin = copyright.settled(unit_id, WorkKind.ARTICLE, draft.origin, standing, on)
    except Invalid as refusal:
        return draft, refusal.problems
    return replace(draft, origin=origin), ()


def cleaned(unit_id: int, draft: Draft) -> Draft:
    """What would be kept of a draft as far as it goes, to be looked at while it is typed: nothing is refused."""
    section = _section(unit_id, line(draft.section))
    key = draft.kind or (section.kind if section else PLAIN)
    kind = kind_of(key if key in all_kinds() else PLAIN)
    body = "" if len(draft.body) > MAX_BODY or links.is_too_deep(draft.body) else draft.body
    fields, _unfit = kind.tidy(draft.fields)
    try:
        fields = _cleaned(unit_id, kind, fields)
    except Invalid:
        fields = {name: said for name, said in fields.items() if kind.field(name) not in kind.rich()}
    whole = replace(draft, kind=kind.key, fields=fields, body=body, section=section.slug if section else "")
    return _clean(unit_id, whole)


def _kind(key: str) -> Kind:
    try:
        return kind_of(key)
    except KindUnknown:
        raise Invalid.at(
            "section", say("Không có loại nội dung “%(key)s”. Hãy chọn chuyên mục khác.", key=key[:60])
        ) from None


def _cleaned(unit_id: int, kind: Kind, fields: dict[str, Any]) -> dict[str, Any]:
    """The same facts with their formatted texts cleaned as a body is."""
    for each in kind.rich():
        said = fields.pop(each.name, "")
        if links.is_blank(said):
            continue
        if len(said) > MAX_BODY or links.is_too_deep(said):
            raise Invalid.at(
                each.name,
                say("%(label)s: quá nhiều khung lồng trong nhau. Hãy dán lại dạng chữ thường.", label=say(each.label)),
            )
        fields[each.name] = _clean_html(unit_id, said)
    return fields


def _clean(unit_id: int, draft: Draft) -> Draft:
    return replace(
        draft,
        title=line(draft.title),
        summary=line(draft.summary),
        byline=line(draft.byline) if copyright.may_bear_byline(draft.origin.basis) else "",
        body=_clean_html(unit_id, draft.body),
        origin=copyright.tidied(draft.origin),
    )


def _clean_html(unit_id: int, said: str) -> str:
    typed = said.encode("utf-8", "replace").decode()  # halves of letters, which no database keeps
    library = media.pictures(unit_id, markup.shown_pictures(typed))
    worded = markup.with_words(typed, {number: picture.alt for number, picture in library.items()})
    return links.clean(worded, links.own_hosts())


def _section(unit_id: int, slug: str) -> Section | None:
    return db.session.scalar(select(Section).where(Section.unit_id == unit_id, Section.slug == slug, Section.is_active))


def _no_section(slug: str) -> Problem:
    if not slug:
        return Problem("section", say("Chưa chọn chuyên mục. Hãy chọn chuyên mục cho bài."))
    return Problem(
        "section", say("Trang không có chuyên mục “%(slug)s” đang dùng. Hãy chọn chuyên mục khác.", slug=slug)
    )


def _picture_problems(unit_id: int, draft: Draft) -> list[Problem]:
    html = shown_html(draft)
    in_body = markup.shown_pictures(html)
    wanted = {*in_body, *([draft.cover_id] if draft.cover_id is not None else [])}
    known = media.pictures(unit_id, wanted)
    found = [
        Problem(
            "body",
            say("Ảnh %(place)s trong bài không có trong thư viện của đơn vị. Hãy xóa ảnh đó và chọn lại.", place=place),
        )
        for place, number in enumerate(in_body, start=1)
        if number not in known
    ]
    if markup.foreign_images(html):
        found.append(Problem("body", say("Bài có ảnh nằm ngoài thư viện. Hãy tải ảnh lên thư viện rồi chèn lại.")))
    if draft.cover_id is not None and draft.cover_id not in known:
        found.append(Problem("cover_id", say("Ảnh đại diện không có trong thư viện của đơn vị. Hãy chọn ảnh khác.")))
    return found
