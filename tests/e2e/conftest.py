"""A workspace of its own for every walk through the program, called in this process to save start-ups."""

from pathlib import Path

import pytest

from tests.e2e.command import Studio, StudioHere


@pytest.fixture
def studio(tmp_path: Path) -> Studio:
    return StudioHere(tmp_path / "workspace")
