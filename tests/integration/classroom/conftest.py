"""One class for all tests that do not break it."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from studio.classroom import ClassServer, Opened
from tests.integration.classroom.teaching import short_course, taught


@pytest.fixture(scope="package")
def class_(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    folder: Path = tmp_path_factory.mktemp("class")
    server = ClassServer(taught(folder, short_course(folder)))
    yield asyncio.run(server.start())
    asyncio.run(server.aclose())
