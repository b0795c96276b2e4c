"""Whatever a service refuses is said so that it can be told in English: no sentence is handed over as plain text."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

PACKAGE = Path(__file__).parents[2] / "platform" / "congxa"
SERVICES = ("copyright", "identity", "links", "media", "oversight", "publishing", "reuse", "search")
REFUSALS = {"Conflict", "Gone", "Invalid.at", "Missing", "Problem", "Refused", "Unavailable", "Unfit"}
VIETNAMESE = re.compile("[àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ]", re.IGNORECASE)


def test_every_refusal_is_said() -> None:
    modules = [module for package in SERVICES for module in (PACKAGE / package).rglob("*.py")]
    refusals = [(module, call) for module in modules for call in _refusals(ast.parse(module.read_text())) if call.args]
    assert len(refusals) > 200
    plain = [f"{module.name}: {text}" for module, call in refusals for text in _plain(call.args[-1])]
    assert plain == []


def _refusals(tree: ast.AST) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func) in REFUSALS:
            yield node


def _plain(node: ast.AST) -> Iterator[str]:
    """The Vietnamese text in an expression that nothing says: what stands in a call is the call's business."""
    if isinstance(node, ast.Call):
        return
    if isinstance(node, ast.JoinedStr):
        yield ast.unparse(node)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str) and VIETNAMESE.search(node.value):
        yield node.value
    else:
        for child in ast.iter_child_nodes(node):
            yield from _plain(child)
