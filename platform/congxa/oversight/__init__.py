"""What is wrong on which site, who was told to put it right by when, and was it?

Checks look at what the sites show (``scan``) and keep one finding per breach; a directive gives findings to communes,
each with its own task and clock; every step of a task stands in its thread and in the audit record.

For the desk of a commune (database role DESK):

- ``tasks(actor, unit_id, *, open_only=False) -> list[TaskRow]``: what it received, what it owes first
- ``task_for(actor, unit_id, task_id) -> TaskView``: row, directive (text), findings (with ``mend``), events, steps
- ``acknowledge(actor, unit_id, task_id)``, ``respond(actor, unit_id, task_id, text)``: Conflict when not legal now,
  Invalid at ``text``

For the office (database role OFFICE): ``board``, ``summary``, ``urgent``, ``findings``, ``finding_for``,
``directives``, ``directive_for``, ``tasks_of``, ``last_posts``, ``issue``, ``close``, ``return_``, ``remove_link``,
``restore_link``, ``scan``. The worker calls
``scan_all`` outside of any scope.

``TASK_STATE_TITLES``, ``STEP_TITLES``, ``SEVERITY_TITLES``, ``FINDING_STATE_TITLES`` and ``CHECK_TITLES`` hold the
words on screen.
"""

from collections.abc import Mapping

from congxa.oversight.checks import BY_KEY
from congxa.oversight.drafts import MAX_BASIS, MAX_BODY, MAX_TITLE
from congxa.oversight.jobs import scan_all
from congxa.oversight.models import Directive, DirectiveTask, Finding, TaskEvent, TaskFinding
from congxa.oversight.queries.aging import Aging, Faults, aging, faults
from congxa.oversight.queries.board import Figure, Summary, UnitRow, board, summary
from congxa.oversight.queries.findings import FindingFilter, FindingRow, finding_for, findings, open_by_severity
from congxa.oversight.queries.rights import RightsView, rights_of
from congxa.oversight.queries.tasks import (
    DirectiveRow,
    DirectiveView,
    TaskRow,
    TaskView,
    directive_for,
    directives,
    task_for,
    tasks,
    tasks_of,
)
from congxa.oversight.queries.unit import LastPost, last_posts
from congxa.oversight.queries.urgent import Urgent, UrgentKind, urgent
from congxa.oversight.service import at_once as at_once
from congxa.oversight.service.directives import MAX_TEXT, acknowledge, close, issue, respond, return_
from congxa.oversight.service.removal import Removal, remove_link, restore_link
from congxa.oversight.service.scan import ScanReport, scan
from congxa.oversight.states import (
    FINDING_STATE_TITLES,
    SEVERITY_TITLES,
    STEP_TITLES,
    TASK_STATE_TITLES,
    FindingState,
    Severity,
    Step,
    TaskState,
    is_overdue,
)

CHECK_TITLES: Mapping[str, str] = {key: check.TITLE for key, check in BY_KEY.items()}

__all__ = [
    "CHECK_TITLES",
    "FINDING_STATE_TITLES",
    "MAX_BASIS",
    "MAX_BODY",
    "MAX_TEXT",
    "MAX_TITLE",
    "SEVERITY_TITLES",
    "STEP_TITLES",
    "TASK_STATE_TITLES",
    "Aging",
    "Directive",
    "DirectiveRow",
    "DirectiveTask",
    "DirectiveView",
    "Faults",
    "Figure",
    "Finding",
    "FindingFilter",
    "FindingRow",
    "FindingState",
    "LastPost",
    "Removal",
    "RightsView",
    "ScanReport",
    "Severity",
    "Step",
    "Summary",
    "TaskEvent",
    "TaskFinding",
    "TaskRow",
    "TaskState",
    "TaskView",
    "UnitRow",
    "Urgent",
    "UrgentKind",
    "acknowledge",
    "aging",
    "board",
    "close",
    "directive_for",
    "directives",
    "faults",
    "finding_for",
    "findings",
    "is_overdue",
    "issue",
    "last_posts",
    "open_by_severity",
    "remove_link",
    "respond",
    "restore_link",
    "return_",
    "rights_of",
    "scan",
    "scan_all",
    "summary",
    "task_for",
    "tasks",
    "tasks_of",
    "urgent",
]
