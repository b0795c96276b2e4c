"""Which words does a directive about these findings begin with? For the form to show; a person has the last word."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from congxa import oversight
from congxa.oversight import Finding


def title_for(found: Sequence[Finding]) -> str:
    """A title from the kinds of findings; empty without any."""
    kinds = list(dict.fromkeys(oversight.CHECK_TITLES[each.check].lower() for each in found))
    return f"Khắc phục: {', '.join(kinds)}" if kinds else ""


def body_for(found: Sequence[Finding], name_of: Callable[[int], str]) -> str:
    """What was found in each unit and how to mend it, with what is asked in the end; empty without findings."""
    if not found:
        return ""
    lines = ["Qua kiểm tra các trang thông tin điện tử, đơn vị giám sát phát hiện các lỗi sau:"]
    for unit_id in sorted({each.unit_id for each in found}):
        lines += ["", f"{name_of(unit_id)}:"]
        for each in (row for row in found if row.unit_id == unit_id):
            lines += [f"- {each.title}. {each.detail}", f"  Cách khắc phục: {each.mend}"]
    lines += ["", "Đề nghị các đơn vị khắc phục đúng hạn và báo cáo kết quả ở ô trả lời của chỉ đạo này."]
    return "\n".join(lines)
