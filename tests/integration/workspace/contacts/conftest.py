"""A city with a catalogue, and a package in it."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from studio.catalogue import Package
from tests.integration.workspace.contacts.city import City
from tests.unit.catalogue.samples import Draft


@pytest.fixture
def city(tmp_path: Path) -> Iterator[City]:
    (tmp_path / "catalogue").mkdir()
    city = City(tmp_path / "catalogue", Draft(tmp_path / "draft"))
    with closing(city.store):
        yield city


@pytest.fixture
async def package(city: City) -> Package:
    return await city.release()
