"""A catalogue in a folder, opened by one person after the other."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path

import pytest

from studio.catalogue import CatalogueClient, Person, embedded_client
from tests.unit.catalogue.samples import Draft

Open = Callable[[Person], AbstractAsyncContextManager[CatalogueClient]]


@pytest.fixture
def draft(tmp_path: Path) -> Draft:
    return Draft(tmp_path / "draft")


@pytest.fixture
def open_as(tmp_path: Path) -> Open:
    return lambda person: embedded_client(tmp_path / "catalogue", person)
