"""Who may do what? One table, read by services, buttons and tests alike."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum


class Permission(StrEnum):
    """Everything that can be allowed, in alphabetical order."""

    ACCOUNT_OWN = "account.own"
    ARTICLE_EDIT = "article.edit"
    ARTICLE_PUBLISH = "article.publish"
    ARTICLE_SYNDICATE = "article.syndicate"
    ARTICLE_WITHDRAW = "article.withdraw"
    ARTICLE_WRITE = "article.write"
    AUDIT_READ = "audit.read"
    BANNER_EDIT = "banner.edit"
    BOARD_READ = "board.read"
    DELIVERY_RETRY = "delivery.retry"
    DESK_READ = "desk.read"
    DIRECTIVE_ANSWER = "directive.answer"
    DIRECTIVE_ISSUE = "directive.issue"
    DIRECTIVE_READ = "directive.read"
    DIRECTIVE_VERIFY = "directive.verify"
    FILE_UPLOAD = "file.upload"
    LINK_RULE_MAKE = "link_rule.make"
    LINK_RULE_REVOKE = "link_rule.revoke"
    OFFICE_READ = "office.read"
    PICTURE_SHARE = "picture.share"
    PICTURE_UPLOAD = "picture.upload"
    PRESS_EDIT = "press.edit"
    RIGHTS_EDIT = "rights.edit"
    SITE_ARRANGE = "site.arrange"


class Role(StrEnum):
    """What a person can be in a unit. The glossary of the domain gives the words on screen (``TITLES``)."""

    CONTRIBUTOR = "contributor"
    EDITOR = "editor"
    CHIEF_EDITOR = "chief_editor"
    SUPERVISOR = "supervisor"
    OFFICE_HEAD = "office_head"


TITLES: Mapping[Role, str] = {
    Role.CONTRIBUTOR: "Cộng tác viên",
    Role.EDITOR: "Biên tập viên",
    Role.CHIEF_EDITOR: "Trưởng ban biên tập",
    Role.SUPERVISOR: "Cán bộ giám sát",
    Role.OFFICE_HEAD: "Lãnh đạo đơn vị giám sát",
}

_P = Permission
_CONTRIBUTE = frozenset({_P.ACCOUNT_OWN, _P.DESK_READ, _P.ARTICLE_WRITE, _P.FILE_UPLOAD, _P.PICTURE_UPLOAD})
_EDIT = _CONTRIBUTE | {_P.ARTICLE_EDIT, _P.DIRECTIVE_READ, _P.DIRECTIVE_ANSWER, _P.RIGHTS_EDIT}
_CHIEF = _EDIT | {
    *(_P.ARTICLE_PUBLISH, _P.ARTICLE_WITHDRAW, _P.ARTICLE_SYNDICATE, _P.DELIVERY_RETRY),
    *(_P.BANNER_EDIT, _P.PICTURE_SHARE, _P.SITE_ARRANGE, _P.AUDIT_READ),
}
_SUPERVISE = frozenset(
    {_P.ACCOUNT_OWN, _P.OFFICE_READ, _P.BOARD_READ, _P.LINK_RULE_MAKE, _P.LINK_RULE_REVOKE, _P.AUDIT_READ}
    | {_P.DIRECTIVE_ISSUE, _P.DIRECTIVE_READ, _P.DIRECTIVE_VERIFY, _P.PRESS_EDIT, _P.DELIVERY_RETRY}
)
_HEAD = _SUPERVISE  # deciding in place of a supervisor; second signatures come with acceptances

# Role -> (what it may do in its own unit, what it may do in every unit below).
TABLE: Mapping[Role, tuple[frozenset[Permission], frozenset[Permission]]] = {
    Role.CONTRIBUTOR: (_CONTRIBUTE, frozenset()),
    Role.EDITOR: (_EDIT, frozenset()),
    Role.CHIEF_EDITOR: (_CHIEF, frozenset()),
    Role.SUPERVISOR: (_SUPERVISE, _SUPERVISE),
    Role.OFFICE_HEAD: (_HEAD, _HEAD),
}


def reach_of(memberships: Iterable[tuple[int, str]], below: Mapping[int, tuple[int, ...]]) -> dict[int, frozenset[str]]:
    """Unit id -> permissions held there.

    ``memberships`` are (unit id, role) pairs, ``below`` gives the ids of all units under a unit. A role that is not
    in the table raises ValueError: nothing unknown falls through to "allowed".
    """
    reach: dict[int, frozenset[str]] = {}
    for unit_id, name in memberships:
        own, under = TABLE[Role(name)]
        reach[unit_id] = reach.get(unit_id, frozenset()) | own
        if under:
            for child in below.get(unit_id, ()):
                reach[child] = reach.get(child, frozenset()) | under
    return reach
