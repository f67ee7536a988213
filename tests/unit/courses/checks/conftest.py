"""A course's workspace in which nothing has been done yet."""

from pathlib import Path

import pytest

from tests.unit.courses.checks.seen_here import Done


@pytest.fixture
def did(tmp_path: Path) -> Done:
    return Done(tmp_path / "workspace")
