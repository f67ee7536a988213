"""A fresh draft of the sample agent for each test."""

from pathlib import Path

import pytest

from tests.unit.catalogue.samples import Draft


@pytest.fixture
def draft(tmp_path: Path) -> Draft:
    return Draft(tmp_path / "draft")
