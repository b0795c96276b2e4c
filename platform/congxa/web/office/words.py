"""How is what the office knows said on screen?"""

from __future__ import annotations

from collections.abc import Mapping

from congxa.oversight import Severity, TaskState

# The look of a state of a task: see "state" in web/assets/README.md.
STATE_KINDS: Mapping[TaskState, str] = {
    TaskState.DELIVERED: "warn",
    TaskState.ACKNOWLEDGED: "warn",
    TaskState.RESPONDED: "warn",
    TaskState.RETURNED: "bad",
    TaskState.CLOSED: "good",
}
_GRAVE = (Severity.CRITICAL, Severity.HIGH)


def severity_kind(severity: str) -> str:
    """The look of a severity."""
    if Severity(severity) in _GRAVE:
        return "bad"
    return "warn" if Severity(severity) is Severity.MEDIUM else "muted"
