"""Every page of every theme is HTML as the standard wants it: html-validate, strict, on what readers get."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from cast import World
from congxa.config import ROOT, Settings
from congxa.web import built
from publishing.samples import KINDS
from publishing.whole_site import LISTS, UNIT, list_addresses, write_whole_site
from web.site_reader import HOSTS, Reader, saying, site_app

THEMES = sorted(path.parent.name for path in (ROOT / "themes").glob("*/theme.toml"))
ASSETS = Path(built.__file__).parent / "assets"
CHECKER = ASSETS / "node_modules/html-validate/bin/html-validate.mjs"


@pytest.fixture
def reader(settings: Settings, world: World) -> Reader:
    HOSTS.setdefault(UNIT, f"{UNIT}.vn.example")
    return Reader(site_app(settings), UNIT)


def node() -> str:
    """The Node that built the front-end: the machine's, else the one of the wheel."""
    return shutil.which("node") or str(Path(sys.executable).parent / "node")


@pytest.mark.parametrize("theme", THEMES)
def test_every_page_passes_a_standards_checker(
    reader: Reader, world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, theme: str
) -> None:
    items = write_whole_site(world)
    lists = list_addresses()
    assert set(items) == set(KINDS) <= set(lists)
    with saying(monkeypatch, theme=theme):
        for path in (*items.values(), *lists.values(), *LISTS, "/khong-co"):
            answer = reader.get(path)
            assert answer.status_code == (404 if path == "/khong-co" else 200), path
            (tmp_path / f"{re.sub(r'[^a-z0-9]+', '-', path)}.html").write_text(answer.text)
    assert complaints(tmp_path) == ""


def complaints(folder: Path) -> str:
    """What the checker finds wrong in the pages of a folder."""
    command = [
        node(),
        str(CHECKER),
        "--config",
        str(ASSETS / "htmlvalidate.json"),
        "--formatter",
        "text",
        f"{folder}/*.html",
    ]
    done = subprocess.run(command, cwd=ASSETS, env=os.environ, capture_output=True, text=True, check=False)
    return "\n".join(line.removeprefix(f"{folder}/") for line in (done.stdout + done.stderr).splitlines())


def test_the_checker_would_see_a_mistake(tmp_path: Path) -> None:
    (tmp_path / "wrong.html").write_text("<!DOCTYPE html>\n<html><body><p><div>x</div></p><img src=/a></body></html>\n")
    assert "element-permitted-content" in complaints(tmp_path) or "close-order" in complaints(tmp_path)
