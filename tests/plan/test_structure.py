"""The sentences of docs/architecture.md that a machine can check."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "platform" / "congxa"
MODULES = sorted(PACKAGE.rglob("*.py"))


def imports_of(module: Path) -> set[str]:
    """The first parts of everything that a module imports."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(module.read_text())):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module.split(".")[0])
    return names


def modules_importing(*packages: str) -> list[str]:
    return [str(module.relative_to(PACKAGE)) for module in MODULES if imports_of(module) & set(packages)]


def test_platform_is_a_source_root_and_not_a_package() -> None:
    """An `__init__.py` there would shadow the standard library's `platform` for every library that imports it."""
    assert not (ROOT / "platform" / "__init__.py").exists()
    import platform

    assert platform.python_version()


def test_a_package_imports_only_from_layers_below() -> None:
    lint = Path(sys.executable).parent / "lint-imports"
    done = subprocess.run([lint, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_flask_is_imported_only_where_pages_are_made() -> None:
    allowed = ("web/", "theming/", "app.py", "cli/work.py")
    strays = [name for name in modules_importing("flask", "flask_login", "jinja2") if not name.startswith(allowed)]
    assert strays == []


def test_clients_of_the_outside_world_live_in_adapters() -> None:
    clients = modules_importing("redis", "obstore", "smtplib", "requests", "httpx")
    assert [name for name in clients if not name.startswith("adapters/")] == []


def test_raw_sql_is_written_only_in_the_database_layer_search_and_migrations() -> None:
    strays = []
    for module in MODULES:
        name = str(module.relative_to(PACKAGE))
        for node in ast.walk(ast.parse(module.read_text())):
            is_text = (
                isinstance(node, ast.ImportFrom)
                and node.module == "sqlalchemy"
                and "text" in {alias.name for alias in node.names}
            )
            if is_text and not name.startswith(("core/db.py", "search/", "migrations/", "adapters/engines/")):
                strays.append(name)
    assert strays == []


def test_no_package_grows_a_drawer() -> None:
    drawers = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "base"}
    assert [str(module) for module in MODULES if module.stem in drawers] == []


@pytest.mark.parametrize("module", MODULES, ids=lambda module: str(module.relative_to(PACKAGE)))
def test_a_module_stays_small_enough_to_read(module: Path) -> None:
    if "migrations" in module.parts:
        pytest.skip("a migration is as long as the tables it makes")
    assert len(module.read_text().splitlines()) <= 300
