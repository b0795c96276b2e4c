"""The search page and its suggestions: the form is read, one query is asked, the answer is told in plain words.

Result pages stay out of search engines and are never kept. What was typed stands in the field and as plain text, never
in a link or a title: nobody plants an address of theirs on a page of ours.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from flask import Response, jsonify, request
from flask_babel import gettext as _

from congxa import publishing
from congxa import search as index
from congxa.core.errors import Missing, Problem
from congxa.publishing import public
from congxa.tenancy.site import Section
from congxa.web.requests import current_site
from congxa.web.site.beside import BESIDE, LINES, beside, tags_of
from congxa.web.site.finish import finish_page
from congxa.web.site.lists import asked_page, pages_of

SEARCH_PATH = "/tim-kiem"
FIELDS = ("tu-khoa", "loai", "chuyen-muc", "tu", "den")
FIRST_YEAR, LAST_YEAR = 1900, 2100
MOST_TYPED = 6_000  # letters of a field that are read at all
NOWHERE = {"X-Robots-Tag": "noindex", "Cache-Control": "no-cache"}
_DAY = re.compile(r"(?P<day>\d{1,2})[/.\-](?P<month>\d{1,2})[/.\-](?P<year>\d{4})")
_ISO_DAY = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})")


@dataclass(frozen=True)
class Form:
    """What the address says, as it was typed."""

    said: str
    kind: str
    section: str
    since: str
    until: str

    @property
    def is_narrowed(self) -> bool:
        """Whether anything but the words was filled in."""
        return bool(self.kind or self.section or self.since or self.until)

    @property
    def filled(self) -> Mapping[str, str]:
        """The fields that have something, by their names in the address: forms of the page send them again."""
        said = zip(FIELDS, (self.said, self.kind, self.section, self.since, self.until), strict=True)
        return {name: value for name, value in said if value}


def search() -> Response:
    """``/tim-kiem?tu-khoa=…&loai=…&chuyen-muc=…&tu=…&den=…&trang=…``"""
    unit_id, number = current_site().unit_id, asked_page()
    typed = Form(*(request.args.get(name, "")[:MOST_TYPED].strip() for name in FIELDS))
    asked = index.ask(typed.said)
    form = replace(typed, said=asked.said)
    wanted, problems = _read(unit_id, form, number)
    found = index.Found(asked) if problems else index.find(unit_id, wanted)
    if number > found.pages:
        raise Missing(_("Danh sách không có trang này."))
    columns = public.columns_beside(unit_id, LINES, 0, BESIDE)
    answer = finish_page(
        "search.html",
        tags_of(unit_id, columns),
        here=SEARCH_PATH,
        form=form,
        found=found,
        problems=[problem.message for problem in problems],
        wrong=dict.fromkeys(FIELDS, "") | {problem.field: problem.message for problem in problems},
        has_nothing_to_find=bool(typed.said) and not asked.words,
        longest=index.LONGEST_QUERY,
        most_words=index.MOST_WORDS,
        kind_titles={key: kind.title for key, kind in publishing.all_kinds().items()},
        kinds=_kinds(),
        sections=_sections(),
        pages=pages_of(number, found.total, index.PAGE),
        beside=beside(unit_id, columns),
    )
    answer.status_code = 422 if problems else 200
    answer.headers.update(NOWHERE)
    return answer


def suggestions() -> Response:
    """``/tim-kiem/goi-y.json?q=…``: titles and own addresses alone, so there is no link to guard."""
    found = index.suggest(current_site().unit_id, request.args.get("q", ""))
    answer = jsonify({"suggestions": [each._asdict() for each in found]})
    answer.headers.update(NOWHERE)
    return answer


def _sections() -> tuple[Section, ...]:
    return current_site().spec.site.sections


def _kinds() -> list[str]:
    """The kinds that the sections of this site may hold, in the order of the site."""
    return list(dict.fromkeys(section.kind for section in _sections()))


def _read(unit_id: int, form: Form, number: int) -> tuple[index.Wanted, list[Problem]]:
    problems: list[Problem] = []
    section = public.section(unit_id, form.section) if form.section else None
    if form.section and section is None:
        problems.append(
            Problem("chuyen-muc", _("Trang này không có chuyên mục đã chọn. Hãy chọn lại trong danh sách."))
        )
    if form.kind and form.kind not in publishing.all_kinds():
        problems.append(Problem("loai", _("Không có loại nội dung đã chọn. Hãy chọn lại trong danh sách.")))
    since, until = (_day(name, said, problems) for name, said in (("tu", form.since), ("den", form.until)))
    if since and until and until < since:
        problems.append(Problem("den", _("“Đến ngày” đứng trước “Từ ngày”. Hãy đổi lại một trong hai ngày.")))
    wanted = index.Wanted(form.said, form.kind, section.id if section else None, since, until, number)
    return wanted, problems


def _day(name: str, said: str, problems: list[Problem]) -> date | None:
    """A day as people write it, 25/11/2026, or as browsers do."""
    if not said:
        return None
    found = _DAY.fullmatch(said) or _ISO_DAY.fullmatch(said)
    if found:
        year, month, day = (int(found[part]) for part in ("year", "month", "day"))
        if not FIRST_YEAR <= year <= LAST_YEAR:
            words = _("Năm %(year)s quá xa. Hãy ghi một năm từ 1900 đến 2100.", year=year)
        else:
            try:
                return date(year, month, day)
            except ValueError:
                shown = said[:20]
                words = _("Không có ngày %(day)s trong lịch. Hãy xem lại ngày và tháng, ví dụ 25/11/2026.", day=shown)
    else:
        words = _("Chưa đọc được ngày. Hãy ghi ngày/tháng/năm, ví dụ 25/11/2026.")
    problems.append(Problem(name, words))
    return None
