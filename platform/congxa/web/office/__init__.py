"""The supervisors' face. The address book: every address of the office, and nothing else."""

from flask import Blueprint

from congxa.web.office import findings, nav, overview, press, records, sent, units
from congxa.web.office.directives import issuing, threads
from congxa.web.office.outbound import domains, removal, rules

blueprint = Blueprint("office", __name__, template_folder="templates", url_prefix="/giam-sat/<unit_slug>")
blueprint.context_processor(nav.around)

# What no row can have as its number is answered with 404 by the router, not with an error of the database.
_ROW, _RULE = "int(max=9223372036854775807)", "int(max=2147483647)"
_get, _post, _both = ["GET"], ["POST"], ["GET", "POST"]
rule = blueprint.add_url_rule

rule("/", "overview", overview.overview, methods=_get)
rule("/don-vi/<slug>", "unit", units.unit, methods=_get)
rule("/don-vi/<slug>/kiem-tra", "scan_unit", units.scan_unit, methods=_post)

rule("/lien-ket/", "domains", domains.domains, methods=_get)
rule("/lien-ket/mien/<host>", "domain", domains.domain, methods=_get)
rule("/lien-ket/mien/<host>/go", "remove", removal.remove, methods=_both)
rule("/lien-ket/quy-tac/", "rules", rules.rules, methods=_get)
rule(f"/lien-ket/quy-tac/<{_RULE}:rule_id>", "rule", rules.rule, methods=_get)
rule(f"/lien-ket/quy-tac/<{_RULE}:rule_id>/hoan-tac", "restore", rules.restore, methods=_post)

rule("/phat-hien/", "findings", findings.findings, methods=_get)
rule(f"/phat-hien/<{_ROW}:finding_id>", "finding", findings.finding, methods=_get)

rule("/chi-dao/", "directives", issuing.directives, methods=_get)
rule("/chi-dao/moi", "new_directive", issuing.new_directive, methods=_both)
rule(f"/chi-dao/<{_ROW}:directive_id>", "directive", threads.directive, methods=_get)
rule(
    f"/chi-dao/<{_ROW}:directive_id>/viec/<{_ROW}:task_id>/nghiem-thu", "close_task", threads.close_task, methods=_post
)
rule(f"/chi-dao/<{_ROW}:directive_id>/viec/<{_ROW}:task_id>/tra-lai", "return_task", threads.return_task, methods=_post)
rule(f"/chi-dao/<{_ROW}:directive_id>/viec/<{_ROW}:task_id>/kiem-tra", "scan_task", threads.scan_task, methods=_post)

rule("/tin-da-gui/", "sent", sent.sent, methods=_get)
rule(f"/tin-da-gui/<{_ROW}:article_id>", "sent_item", sent.sent_item, methods=_get)
rule(f"/tin-da-gui/<{_ROW}:article_id>/thu-lai", "retry_copies", sent.retry_copies, methods=_post)

rule("/bao-chi/", "press", press.press, methods=_both)
rule(f"/bao-chi/<{_RULE}:batch_id>/thu-hoi", "revoke_press", press.revoke_press, methods=_post)

rule("/nhat-ky/", "records", records.records, methods=_get)
