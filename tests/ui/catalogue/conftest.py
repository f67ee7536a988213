"""A small office beside a catalogue of its own."""

from pathlib import Path

import pytest

from tests.ui.builder.office import Office, office, rules
from tests.ui.catalogue.shelves import Shelves

__all__ = ["office", "rules", "shelves"]


@pytest.fixture
def shelves(office: Office, tmp_path: Path) -> Shelves:
    return Shelves(office, tmp_path / "drafts")
