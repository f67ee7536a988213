"""A city whose published agent answers on a practice endpoint, made once and copied for each test."""

import asyncio
import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import httpx
import pytest

from studio.endpoints import PracticeServer
from tests.integration.outlets.published import DOCUMENTS, City, opened, publish


@pytest.fixture(scope="package")
def practice() -> Iterator[str]:
    server = PracticeServer()
    yield asyncio.run(server.start())
    asyncio.run(server.aclose())


@pytest.fixture(scope="package")
def released(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("released")
    asyncio.run(publish(folder, documents=DOCUMENTS))
    return folder


@pytest.fixture
async def city(tmp_path: Path, released: Path, practice: str) -> AsyncIterator[City]:
    shutil.copytree(released / "catalogue", tmp_path / "catalogue")
    async with opened(tmp_path, practice) as city:
        yield city


@pytest.fixture
async def slow(practice: str) -> AsyncIterator[None]:
    """The endpoint takes its time for each piece."""
    async with httpx.AsyncClient(trust_env=False) as http:
        url = practice.removesuffix("/v1") + "/practice/faults"
        await http.post(url, json={"faults": ["slow:first=0.05,each=0.25"]})
        yield
        await http.post(url, json={"faults": []})
