"""Which rule hits an address? Targets that may be ruled on, and the judge over many rules."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import lru_cache

from congxa.core.words import say
from congxa.links.addresses import Address, fold_path, is_ip, parse, registrable_domain, targets


class Verdict(StrEnum):
    BLOCK = "block"
    REVIEW = "review"
    ALLOW = "allow"


class TargetKind(StrEnum):
    HOST = "host"
    PATH = "path"
    URL = "url"


_SEVERITY = {Verdict.ALLOW: 0, Verdict.REVIEW: 1, Verdict.BLOCK: 2}
_KIND_RANK = {TargetKind.HOST: 0, TargetKind.PATH: 1, TargetKind.URL: 2}
_HAS_SCHEME = re.compile(r"\s*(?:[a-z][a-z0-9+.-]*:(?!\d+(?:[/?#]|$))|[\\/]{2})", re.IGNORECASE)


class TargetRefused(ValueError):  # noqa: N818 - a fact, like the errors of core
    """What a person typed cannot be ruled on; the Vietnamese message says why and how to mend it."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


@dataclass(frozen=True, slots=True)
class Rule:
    """A verdict on a host with its subdomains, on paths below a prefix of it, or on one address.

    In force from ``valid_from`` up to, not including, ``valid_until``.
    """

    id: int
    verdict: Verdict
    kind: TargetKind
    host: str
    path: str
    url: str
    valid_from: datetime
    valid_until: datetime | None = None

    def is_in_force(self, at: datetime) -> bool:
        return self.valid_from <= at and (self.valid_until is None or at < self.valid_until)


@dataclass(frozen=True, slots=True)
class Judgement:
    """The verdict, the rule that decided (None: no rule speaks of it) and the address that it hit."""

    verdict: Verdict
    rule: Rule | None
    target: Address | None


def read_target(raw: str, own_hosts: frozenset[str] = frozenset()) -> tuple[TargetKind, str, str, str]:
    """Kind, host, path prefix and address of what a supervisor typed: a domain, a path or a full address.

    The home page of a host stands for the host, a fragment is left out, ``*.`` before a domain means nothing more
    than the domain. Raises TargetRefused for what is no address, for public suffixes, gov.vn and ``own_hosts``
    with the domains above and below them.
    """
    text = raw.strip().removeprefix("*.")
    if not text:
        raise TargetRefused(
            say("Chưa nhập gì để chặn. Hãy nhập tên miền (vi-du.com) hoặc dán địa chỉ của trang cần chặn.")
        )
    address = parse(text if _HAS_SCHEME.match(text) else f"https://{text}")
    if address is None or ("." not in address.host and not is_ip(address.host)):
        raise TargetRefused(
            say(
                "“%(raw)s” không phải là tên miền hay địa chỉ web. Hãy nhập tên miền đầy đủ (vi-du.com)"
                " hoặc địa chỉ bắt đầu bằng https://.",
                raw=raw.strip(),
            )
        )
    _refuse_protected(address.host, own_hosts)
    whole = address.url.partition("#")[0]
    if whole.partition("?")[2]:
        return TargetKind.URL, address.host, address.path, whole
    if address.path != "/":
        return TargetKind.PATH, address.host, address.path.rstrip("/"), ""
    return TargetKind.HOST, address.host, "", ""


def _refuse_protected(host: str, own_hosts: frozenset[str]) -> None:
    if _is_within(host, "gov.vn"):
        raise TargetRefused(
            say(
                "%(host)s thuộc gov.vn, tên miền của cơ quan nhà nước, không chặn được. Nếu trang đó bị"
                " chèn quảng cáo, hãy báo cơ quan chủ quản và chặn địa chỉ mà quảng cáo dẫn tới.",
                host=host,
            )
        )
    if any(_is_within(host, own) or _is_within(own, host) for own in own_hosts):
        raise TargetRefused(
            say(
                "%(host)s là địa chỉ của chính hệ thống các trang xã, không chặn được. Muốn gỡ một bài"
                " của xã, hãy gửi văn bản chấn chỉnh cho xã đó.",
                host=host,
            )
        )
    if not is_ip(host) and registrable_domain(host) is None:
        raise TargetRefused(
            say(
                "%(host)s là đuôi tên miền dùng chung cho nhiều chủ; chặn nó sẽ gỡ cả những trang không"
                " liên quan. Hãy nhập tên miền cụ thể, ví dụ ten-trang.%(host)s.",
                host=host,
            )
        )


def _is_within(host: str, domain: str) -> bool:
    return host == domain or host.endswith(f".{domain}")


class RuleSet:
    """The compiled rules that bind a unit; immutable, so that any number of threads may ask it."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._by_host: dict[str, list[Rule]] = {}
        for rule in rules:
            self._by_host.setdefault(rule.host, []).append(rule)
        every = [rule for standing in self._by_host.values() for rule in standing]
        self.blocked_hosts = frozenset(rule.host for rule in every if rule.verdict is Verdict.BLOCK)
        self.is_empty = not every
        self._hits = lru_cache(maxsize=4096)(self._find_hits)

    def judge(self, address: str | Address, at: datetime) -> Judgement:
        """The verdict on an address as written, or parsed, at the moment ``at``.

        The address and all that it carries (see ``targets``) are judged each by its most specific rule; the worst
        verdict counts. No rule: ALLOW.
        """
        worst = _NO_RULE
        for target, rules in () if self.is_empty else self._hits(address if isinstance(address, str) else address.url):
            rule = _decisive([rule for rule in rules if rule.is_in_force(at)])
            if rule and (worst.rule is None or _SEVERITY[rule.verdict] > _SEVERITY[worst.verdict]):
                worst = Judgement(rule.verdict, rule, target)
        return worst

    def _find_hits(self, raw: str) -> tuple[tuple[Address, tuple[Rule, ...]], ...]:
        """For each target the rules that speak of it, whatever their validity; targets without one are left out."""
        hits = ((target, tuple(self._rules_on(target))) for target in targets(raw))
        return tuple((target, rules) for target, rules in hits if rules)

    def _rules_on(self, target: Address) -> list[Rule]:
        labels = [target.host] if is_ip(target.host) else target.host.split(".")
        found = []
        for start in range(len(labels)):
            for rule in self._by_host.get(".".join(labels[start:]), ()):
                if _hits(rule, target):
                    found.append(rule)
        return found


_NO_RULE = Judgement(Verdict.ALLOW, None, None)


def _hits(rule: Rule, target: Address) -> bool:
    """The host is known to fit. Path prefixes end at a segment; scheme and fragment do not tell addresses apart."""
    if rule.kind is TargetKind.HOST:
        return True
    if rule.kind is TargetKind.PATH:
        return target.path == rule.path or target.path.startswith(f"{rule.path.rstrip('/')}/")
    return _comparable(rule.url) == _comparable(target.url)


def _comparable(url: str) -> str:
    return fold_path(url.partition("#")[0].partition("://")[2])


def _decisive(rules: list[Rule]) -> Rule | None:
    """The one that counts for a single target: among the most specific the newest ALLOW, else the severest."""
    if not rules:
        return None
    top = max(map(_specificity, rules))
    rivals = [rule for rule in rules if _specificity(rule) == top]
    newest = max(rivals, key=_age)
    if newest.verdict is Verdict.ALLOW:
        return newest
    return max(rivals, key=lambda rule: (_SEVERITY[rule.verdict], *_age(rule)))


def _specificity(rule: Rule) -> tuple[int, int, int]:
    return _KIND_RANK[rule.kind], len(rule.path) if rule.kind is TargetKind.PATH else 0, rule.host.count(".")


def _age(rule: Rule) -> tuple[datetime, int]:
    return rule.valid_from, rule.id
