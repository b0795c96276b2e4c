"""How is a paper set? Decree 30/2020/NĐ-CP, appendix I: margins, head in two columns, number, kind, text, signature."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Frame,
    HRFlowable,
    KeepTogether,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)

from congxa.demo.pdf import fonts
from congxa.demo.pdf.blocks import flow
from congxa.demo.pdf.paper import Paper
from congxa.demo.pdf.styles import style

MARK = "VĂN BẢN MẪU"
_LEFT, _RIGHT, _TOP, _BOTTOM = 30 * mm, 18 * mm, 20 * mm, 20 * mm
_WIDTH = A4[0] - _LEFT - _RIGHT
_NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
_MOTTO = "Độc lập - Tự do - Hạnh phúc"
_PLAIN = TableStyle(
    [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("ALIGN", (0, 0), (-1, -1), "CENTER"),
        *((f"{side}PADDING", (0, 0), (-1, -1), 0) for side in ("LEFT", "RIGHT", "TOP", "BOTTOM")),
    ]
)


def lay_out(paper: Paper) -> bytes:
    """The paper as a PDF file."""
    fonts.register()
    made = BytesIO()
    frame = Frame(_LEFT, _BOTTOM, _WIDTH, A4[1] - _TOP - _BOTTOM, 0, 0, 0, 0)
    pages = BaseDocTemplate(
        made,
        pagesize=A4,
        pageTemplates=[PageTemplate(frames=[frame], onPage=_furnish)],
        title=paper.title,
        author=paper.author,
        subject=paper.abstract,
        creator="congxa",
        lang="vi-VN",
        invariant=1,
    )
    pages.build([*_head(paper), *_heading(paper), *flow(paper.text, _WIDTH), Spacer(0, 12), _close(paper)])
    return made.getvalue()


def _furnish(canvas: Canvas, pages: Any) -> None:
    """What every page bears: that it is a sample, and from the second on its number, above the text."""
    canvas.saveState()
    canvas.setFillColor(Color(0.75, 0.1, 0.1, alpha=0.09))
    canvas.setFont(fonts.face(bold=True), 62)
    canvas.translate(A4[0] / 2, A4[1] / 2)
    canvas.rotate(52)
    canvas.drawCentredString(0, -20, MARK)
    canvas.restoreState()
    canvas.saveState()
    canvas.setFillColor(HexColor("#9b1c1c"))
    canvas.setFont(fonts.face(bold=True), 8)
    canvas.drawString(_LEFT, 10 * mm, f"{MARK} - không có giá trị pháp lý")
    canvas.setFillColor(HexColor("#000000"))
    if pages.page > 1:
        canvas.setFont(fonts.face(), 12)
        canvas.drawCentredString(A4[0] / 2, A4[1] - 13 * mm, str(pages.page))
    canvas.restoreState()


def _head(paper: Paper) -> list[Any]:
    """Issuing body and number on the left, the name of the nation, its motto, place and date on the right."""
    left = [Paragraph("<br/>".join(paper.body), style("body")), _rule(30 * mm)]
    right = [Paragraph(_NATION, style("nation")), Paragraph(_MOTTO, style("motto")), _rule(48 * mm)]
    about = f"<br/>V/v {paper.abstract[:1].lower()}{paper.abstract[1:]}" if paper.addressees else ""
    below = [
        Paragraph(f"Số: {paper.number}{about}" if paper.number else "", style("number")),
        Paragraph(paper.place_and_day, style("day")),
    ]
    table = Table([[left, right], below], colWidths=[_WIDTH * 0.41, _WIDTH * 0.59], style=_PLAIN)
    return [table, Spacer(0, 14)]


def _heading(paper: Paper) -> list[Any]:
    """Kind and abstract, then who decides, on what grounds; or to whom a letter is addressed."""
    if paper.addressees:
        lines = [f"Kính gửi: {paper.addressees[0]}"] if len(paper.addressees) == 1 else ["Kính gửi:"]
        lines += [f"- {each};" for each in paper.addressees if len(paper.addressees) > 1]
        return [*(Paragraph(line, style("addressee")) for line in lines), Spacer(0, 8)]
    found: list[Any] = [
        Paragraph(paper.form.upper(), style("form")),
        Paragraph(paper.abstract, style("abstract")),
        _rule(34 * mm),
        Spacer(0, 8),
    ]
    if paper.decider:
        found.append(Paragraph(paper.decider, style("form")))
    found += [Paragraph(ground, style("ground")) for ground in paper.grounds]
    if paper.decides:
        found += [Spacer(0, 4), Paragraph(paper.decides, style("form")), Spacer(0, 4)]
    return found


def _close(paper: Paper) -> Any:
    """Who gets it, and who signs; never torn from each other."""
    left = [Paragraph("Nơi nhận:", style("receivers"))] if paper.receivers else []
    left += [Paragraph(f"- {each}", style("receiver")) for each in paper.receivers]
    signs = [paper.signature.above, paper.signature.post]
    right = [Paragraph(line, style("signs")) for line in signs if line]
    right += [Spacer(0, 34), Paragraph("(đã ký - bản mẫu)", style("day"))]
    return KeepTogether([Table([[left, right]], colWidths=[_WIDTH * 0.5, _WIDTH * 0.5], style=_PLAIN)])


def _rule(width: float) -> Any:
    """The short line under a name or a motto, in the middle."""
    return HRFlowable(width, 0.6, color=HexColor("#000000"), spaceBefore=3, spaceAfter=3, hAlign="CENTER")
