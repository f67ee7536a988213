"""One class for all tests that do not break it."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from studio.classroom import Opened, begin_class
from tests.integration.classroom.teaching import end, short_course, taught


@pytest.fixture(scope="package")
def class_(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    folder: Path = tmp_path_factory.mktemp("class")
    settings = taught(folder, short_course(folder))
    yield asyncio.run(begin_class(settings))
    asyncio.run(end(settings))
