"""A workspace of its own for every walk through the program."""

from pathlib import Path

import pytest

from tests.e2e.command import Studio


@pytest.fixture
def studio(tmp_path: Path) -> Studio:
    return Studio(tmp_path / "workspace")
