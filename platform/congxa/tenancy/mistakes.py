"""How is a mistake in a tenant file put into words: what is wrong, and how to mend it?"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from pydantic_core import ErrorDetails

from congxa.core.words import say
from congxa.tenancy.schema import TABLES
from congxa.tenancy.values import nearest, one_of


@dataclass(frozen=True, order=True)
class Mistake:
    """``key`` is the dotted key, entries of a list counted from 1: ``site.sections[2].kind``."""

    file: str
    key: str
    wrong: str
    mend: str

    def __str__(self) -> str:
        return f"{self.file}: {self.key}: {self.wrong}: {self.mend}"


def key_of(path: Iterable[int | str]) -> str:
    """The dotted key of a place in a file: ``("site", "hosts", 0)`` is ``site.hosts[1]``."""
    return "".join(f"[{step + 1}]" if isinstance(step, int) else f".{step}" for step in path).removeprefix(".")


# What pydantic found, by the name it gives to the error. How to mend it may use the error's context.
_WORDS = {
    "missing": (say("thiếu khóa bắt buộc"), "thêm khóa này; tệp khe-sanh.toml là mẫu có chú giải"),
    "string_type": (say("phải là chữ"), "viết trong dấu ngoặc kép"),
    "string_too_long": (say("quá dài"), "viết gọn trong %(max_length)s ký tự"),
    "int_type": (say("phải là số nguyên"), "viết chữ số, không có ngoặc kép, dấu chấm hay dấu phẩy"),
    "float_type": (say("phải là số"), "viết số với dấu chấm thập phân, không có ngoặc kép, ví dụ 12.9"),
    "finite_number": (say("phải là một số hữu hạn"), "viết số, ví dụ 12.9"),
    "bool_type": (say("phải là đúng hoặc sai"), "viết true hoặc false, không có ngoặc kép"),
    "date_type": (say("phải là ngày"), "viết năm-tháng-ngày, không có ngoặc kép và giờ, ví dụ 2020-01-01"),
    "tuple_type": (say("phải là danh sách"), "đặt các mục trong dấu ngoặc vuông, cách nhau bằng dấu phẩy"),
    "model_type": (say("phải là một bảng khóa"), "viết thành bảng %(table)s với các khóa bên trong"),
    "too_short": (say("danh sách trống"), "ghi ít nhất %(min_length)s mục hoặc bỏ khóa này để lấy của đơn vị cấp trên"),
    "too_long": (say("quá nhiều mục"), "giữ nhiều nhất %(max_length)s mục"),
    "greater_than": (say("quá nhỏ"), "ghi số lớn hơn %(gt)s"),
    "greater_than_equal": (say("quá nhỏ"), "ghi số từ %(ge)s trở lên"),
    "less_than_equal": (say("quá lớn"), "ghi số không quá %(le)s"),
}


def explain(error: ErrorDetails) -> tuple[str, str]:
    """What is wrong and how to mend it, for one thing that the schema refused."""
    context = error.get("ctx", {})
    if error["type"] == "congxa":
        return context["wrong"], context["mend"]
    if error["type"] == "extra_forbidden":
        return say("không có khóa này ở đây"), _mend_key(error["loc"])
    if error["type"] == "literal_error":
        choices = re.findall(r"'([^']*)'", context["expected"])
        return say("không nhận giá trị “%(value)s”", value=error["input"]), one_of(choices)
    wrong, mend = _WORDS[error["type"]]
    listed = isinstance(error["loc"][-1], int)
    table = ".".join(step for step in error["loc"] if isinstance(step, str))
    table = f"[[{table}]]" if listed else f"[{table}]"
    return wrong, say(mend, **{"table": table, **context})


def _mend_key(path: tuple[int | str, ...]) -> str:
    *tables, key = (step for step in path if isinstance(step, str))
    here = ".".join(tables)
    elsewhere = [table for table, model in TABLES.items() if key in model.model_fields]
    if elsewhere:
        places = " hoặc ".join(f"bảng {table}" if table else "đầu tệp" for table in elsewhere)
        return f"chuyển về {places}"
    known = TABLES[here].model_fields
    return nearest(key, known, "bỏ đi; các khóa dùng được ở đây: " + ", ".join(known))


# What the reader of TOML says, by how its sentence begins.
_SYNTAX = {
    "Invalid date or datetime": ("ngày không có thật", "sửa lại, viết năm-tháng-ngày, ví dụ 2020-01-01"),
    "Cannot overwrite a value": ("một khóa viết hai lần", "giữ lại một"),
    "Cannot declare": ("một bảng khai báo hai lần", "gộp hai bảng làm một"),
    "Expected '='": ("thiếu dấu = sau tên khóa", "viết: khóa = giá trị"),
    "Unterminated string": ("chuỗi chưa đóng ngoặc kép", "thêm dấu ngoặc kép ở cuối chuỗi"),
    "Illegal character '\\n'": ("chuỗi chưa đóng ngoặc kép", "thêm dấu ngoặc kép ở cuối chuỗi"),
    "Unclosed": ("danh sách hoặc bảng chưa đóng ngoặc", "thêm dấu ngoặc đóng"),
    "Expected ']": ("tên bảng chưa đóng ngoặc vuông", "viết [bảng] hoặc [[danh sách]]"),
    "Invalid value": (
        "giá trị không đọc được",
        "đặt chữ trong ngoặc kép; ngày viết 2020-01-01; đúng, sai viết true, false",
    ),
    "Expected newline": ("thừa chữ sau giá trị, hoặc ngày, số viết sai", "mỗi dòng một khóa; ngày viết 2020-01-01"),
    "'utf-8'": ("tệp không phải UTF-8", "lưu lại tệp với bảng mã UTF-8"),
}


def explain_syntax(fault: str) -> tuple[str, str, str]:
    """Where, what is wrong and how to mend it, for a file that is not TOML."""
    wrong, mend = next(
        (words for start, words in _SYNTAX.items() if fault.startswith(start)),
        ("dòng không đúng cú pháp TOML", "viết: khóa = giá trị, hoặc [bảng], hoặc # chú giải"),
    )
    place = re.search(r"at line (\d+)", fault)
    elsewhere = "cả tệp" if fault.startswith("'utf-8'") else "cuối tệp"
    return (f"dòng {place[1]}" if place else elsewhere), wrong, mend
