"""Công khai ngân sách: what the unit plans to spend and has spent."""

from congxa.publishing.kinds.budget import posting, queries, rules
from congxa.publishing.kinds.budget.facts import FIELDS
from congxa.publishing.kinds.duty import Duty
from congxa.publishing.kinds.kind import Kind

KIND = Kind(
    key="budget",
    title="Công khai ngân sách",
    hint="Dự toán, tình hình thực hiện, quyết toán ngân sách.",
    fields=FIELDS,
    summary_label="Tóm tắt",
    body_label="Thuyết minh",
    needs_body=False,
    needs_origin=False,
    has_byline=False,
    length=30,
    feed=("year", "stage", "decision"),
    duties=(
        Duty(
            field="posted_from",
            warning="budget_posting",
            is_live=False,
            words="“%(title)s” ghi niêm yết từ ngày %(day)s mà chưa đăng.",
            button="Hoàn thành để đăng",
        ),
    ),
    check=rules.check,
    lacks=rules.lacks,
    page=queries.page,
    listing=queries.listing,
    told=posting.told,
)
