"""How much of a text is quoted, as the desk says it while somebody writes. The figures are those of the gate."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Response, jsonify, request
from markupsafe import escape

from congxa import copyright as rights
from congxa.copyright import Basis, Limits, Measure
from congxa.core import clock
from congxa.publishing import gate
from congxa.web.desk.words import _
from congxa.web.requests import current_unit

MOST_MEASURED = 400_000  # characters, as many as a body may have


@dataclass(frozen=True)
class Quoting:
    """What is quoted in a text, and what may be."""

    found: Measure
    limits: Limits | None

    @property
    def fits(self) -> bool:
        """Whether so much may be quoted by right of quotation."""
        found, limits = self.found, self.limits
        return limits is None or not (rights.is_too_much(found, limits) or found.longest > limits.max_words_each)

    @property
    def words(self) -> str:
        """``Trích 40 từ, chiếm 20 % bài; mức cho phép là 30 % và 250 từ.``"""
        found, limits = self.found, self.limits
        if not found.quoted:
            return _("Bài chưa có đoạn trích nào (khung trích dẫn hoặc dấu ngoặc kép).")
        said = _("Trích %(count)s từ, chiếm %(share)s %% bài", count=found.quoted, share=found.share)
        if limits is None:
            return f"{said}."
        most = _("mức cho phép là %(share)s %% và %(count)s từ", share=limits.max_share, count=limits.max_words)
        mend = "" if self.fits else " " + _("Rút ngắn đoạn trích hoặc viết thêm lời bình.")
        return f"{said}; {most}.{mend}"


def quoting(body: str) -> Quoting:
    """How much of a text is quoted, and how much may be on this day."""
    unit_id, today = current_unit().unit_id, clock.today()
    found = rights.measure(body[:MOST_MEASURED], rights.shortest_on(today))
    return Quoting(found, gate.quotation_limits(unit_id, today))


def measured() -> Response:
    """Figures for the browser while somebody writes. Takes ``body`` (HTML) and, once chosen, ``basis``.

    htmx is given the words alone: nothing where nothing is quoted and nobody says that it is.
    """
    said = quoting(request.form.get("body", ""))
    if "HX-Request" in request.headers:
        is_asked = bool(said.found.quoted) or request.form.get("basis") == Basis.QUOTATION
        return Response(escape(said.words) if is_asked else "")
    found, limits = said.found, said.limits
    most = (
        {"max_share": limits.max_share, "max_words": limits.max_words, "max_words_each": limits.max_words_each}
        if limits
        else {}
    )
    counted = {"words": found.words, "quoted": found.quoted, "quotations": found.quotations, "longest": found.longest}
    return jsonify(**counted, share=found.share, **most, message=said.words, fits=said.fits)
