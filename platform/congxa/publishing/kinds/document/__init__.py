"""Văn bản: a legal or administrative document as it was issued (Decree 42/2022/NĐ-CP, article 4.1.a)."""

from congxa.publishing.kinds.document.clashes import clashes
from congxa.publishing.kinds.document.facts import FIELDS
from congxa.publishing.kinds.document.queries import listing, page
from congxa.publishing.kinds.document.rules import check
from congxa.publishing.kinds.document.types import Demand, demands
from congxa.publishing.kinds.duty import Duty
from congxa.publishing.kinds.kind import Kind

__all__ = ["KIND", "Demand", "demands"]

KIND = Kind(
    key="document",
    title="Văn bản",
    hint="Văn bản quy phạm pháp luật, văn bản hành chính đã ban hành.",
    fields=FIELDS,
    title_label="Trích yếu",
    title_length=(10, 500),
    needs_body=False,
    needs_origin=False,
    has_byline=False,
    length=20,
    ages=True,
    feed=("number", "issuer", "issued_on"),
    duties=(
        Duty(
            field="effective_on",
            warning="document_effective",
            is_live=False,
            words="Văn bản “%(title)s” có hiệu lực từ ngày %(day)s mà chưa đăng.",
            button="Hoàn thành để đăng",
        ),
    ),
    check=check,
    clashes=clashes,
    page=page,
    listing=listing,
)
