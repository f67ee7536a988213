"""A city whose published agent answers on a practice endpoint, made once and copied for each test."""

import asyncio
import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from studio.endpoints import PracticeServer
from tests.integration.outlets.published import City, opened, publish


@pytest.fixture(scope="package")
def practice() -> Iterator[str]:
    server = PracticeServer()
    yield asyncio.run(server.start())
    asyncio.run(server.aclose())


@pytest.fixture(scope="package")
def released(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("released")
    asyncio.run(publish(folder))
    return folder


@pytest.fixture
async def city(tmp_path: Path, released: Path, practice: str) -> AsyncIterator[City]:
    shutil.copytree(released / "catalogue", tmp_path / "catalogue")
    async with opened(tmp_path, practice) as city:
        yield city
