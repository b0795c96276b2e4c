"""Broken tenant files, laid over sound ones."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tenancy.cases import BROKEN, Case


@pytest.fixture
def case(tmp_path: Path) -> Case:
    def lay_over_sound(name: str) -> Path:
        shutil.copytree(BROKEN / "sound", tmp_path, dirs_exist_ok=True)
        shutil.copytree(BROKEN / name, tmp_path, dirs_exist_ok=True)
        return tmp_path

    return lay_over_sound
