"""Taking a link off every site: first what exactly will change, then the deed."""

from __future__ import annotations

from flask import flash, redirect, render_template, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from congxa import links, oversight
from congxa.core import clock
from congxa.core.db import DbRole
from congxa.core.errors import Invalid
from congxa.identity import Permission
from congxa.oversight import Severity
from congxa.web.access import needs
from congxa.web.office.outbound.domains import with_urls
from congxa.web.office.reading import day, proposed_deadline
from congxa.web.office.tables import removal_bases
from congxa.web.requests import current_actor, current_unit, here


@needs(Permission.LINK_RULE_MAKE, DbRole.OFFICE)
def remove(host: str) -> Response | str | tuple[str, int]:
    """GET shows in numbers what will change; POST changes it, and asks the communes for the cause when told to."""
    bases = removal_bases(clock.today())
    if request.method == "GET":
        standing = _standing(host)
        if standing is not None:
            flash(_("Tên miền này đã bị chặn."))
            return redirect(here("office.rule", rule_id=standing))
        typed = {"reason": "", "legal_basis": bases[0], "asks_cause": "1"}
        return _page(host, typed | {"due_on": proposed_deadline([Severity.CRITICAL.value]).isoformat()})
    typed = {name: request.form.get(name, "") for name in ("reason", "legal_basis", "asks_cause", "due_on")}
    try:
        removal = oversight.remove_link(
            current_actor(),
            current_unit().unit_id,
            host,
            typed["reason"],
            typed["legal_basis"] if typed["legal_basis"] in bases else "",
            asks_cause=bool(typed["asks_cause"]),
            due_on=day(typed["due_on"]),
        )
    except Invalid as error:
        return _page(host, typed, error), 422
    flash(_("Đã gỡ. Từ lần tải trang tiếp theo, liên kết không còn trên trang nào."))
    return redirect(here("office.rule", rule_id=removal.rule.id))


def _standing(host: str) -> int | None:
    judgement = links.rules_in_force(current_unit().unit_id).judge(f"https://{host}/", clock.now())
    is_blocked = judgement.verdict is links.Verdict.BLOCK and judgement.rule is not None
    own = links.rule(current_unit().unit_id, judgement.rule.id) if is_blocked and judgement.rule else None
    return own.id if own is not None else None


def _page(host: str, typed: dict[str, str], error: Invalid | None = None) -> str:
    preview = links.preview(current_actor(), current_unit().unit_id, host)
    asked = [unit_id for unit_id in preview.by_unit if unit_id != current_unit().unit_id]
    return render_template(
        "office/remove.html",
        host=host,
        preview=preview,
        places=with_urls(preview.places),
        asked=len(asked),
        bases=[(basis, basis) for basis in removal_bases(clock.today())],
        typed=typed,
        errors=error.by_field() if error else None,
    )
