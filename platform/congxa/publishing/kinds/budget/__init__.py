"""Công khai ngân sách: what the unit plans to spend and has spent."""

from congxa.publishing.kinds.kind import Kind

KIND = Kind(
    key="budget",
    title="Công khai ngân sách",
    hint="Dự toán, tình hình thực hiện, quyết toán ngân sách.",
    needs_origin=False,
    has_byline=False,
    needs_body=False,
)
