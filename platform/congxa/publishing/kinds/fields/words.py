"""Fields that hold words. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, ClassVar

from congxa import links
from congxa.core.text import line
from congxa.core.words import say
from congxa.publishing.kinds.fields.field import Field, Unfit, refuse_longer, said_in

_EMAIL = re.compile(r"[\w.+-]+@(?:[a-z0-9-]+\.)+[a-z0-9-]+", re.IGNORECASE | re.ASCII)


@dataclass(frozen=True, kw_only=True)
class Text(Field):
    """One line of at most ``limit`` characters."""

    limit: int = 300
    widget: ClassVar[str] = "text"

    def tidy(self, typed: Any) -> str:
        said = line(said_in(typed))
        refuse_longer(said, self.limit)
        return said


@dataclass(frozen=True, kw_only=True)
class Words(Field):
    """Plain text in several lines."""

    limit: int = 5_000
    widget: ClassVar[str] = "words"

    def tidy(self, typed: Any) -> str:
        said = "\n".join(map(line, said_in(typed).splitlines())).strip()
        refuse_longer(said, self.limit)
        return said

    def lines(self, kept: Any) -> list[str]:
        return [each for each in str(kept or "").splitlines() if each]


@dataclass(frozen=True, kw_only=True)
class Rich(Field):
    """Formatted text; cleaned at the save as a body is."""

    limit: int = 200_000
    widget: ClassVar[str] = "rich"

    def tidy(self, typed: Any) -> str:
        said = said_in(typed).strip()
        refuse_longer(said, self.limit)
        return said

    def lines(self, kept: Any) -> list[str]:
        return [plain] if (plain := line(re.sub(r"<[^>]*>", " ", kept or ""))) else []

    def html(self, kept: Any) -> str:
        return str(kept or "")


@dataclass(frozen=True, kw_only=True)
class Address(Text):
    """A web address."""

    limit: int = 2_000
    widget: ClassVar[str] = "address"

    def tidy(self, typed: Any) -> str:
        said = super().tidy(typed)
        if said and not links.is_web_address(said):
            raise Unfit(
                say("“%(said)s” không phải địa chỉ web. Ghi đầy đủ, ví dụ https://dichvucong.gov.vn/", said=said[:100])
            )
        return said

    def html(self, kept: Any) -> str:
        return str(kept or "")


@dataclass(frozen=True, kw_only=True)
class Email(Text):
    """An e-mail address."""

    limit: int = 200
    widget: ClassVar[str] = "email"

    def tidy(self, typed: Any) -> str:
        said = super().tidy(typed)
        if said and not _EMAIL.fullmatch(said):
            raise Unfit(
                say("“%(said)s” không phải địa chỉ thư điện tử. Ghi dạng ten-hop-thu@ten-mien.", said=said[:100])
            )
        return said


@dataclass(frozen=True, kw_only=True)
class Phone(Text):
    """A telephone number."""

    limit: int = 40
    widget: ClassVar[str] = "phone"

    def tidy(self, typed: Any) -> str:
        said = super().tidy(typed)
        if said and not (re.fullmatch(r"\+?[\d .()-]+", said) and 3 <= sum(map(str.isdigit, said)) <= 15):
            raise Unfit(
                say("“%(said)s” không phải số điện thoại. Ghi 3 đến 15 chữ số, ví dụ 0233 000 0000.", said=said[:40])
            )
        return said
