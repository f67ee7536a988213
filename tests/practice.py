"""Fixture: one practice server for many tests, for it remembers nothing of what it was asked."""

import asyncio
from collections.abc import Iterator

import pytest

from studio.endpoints import PracticeServer


class SharedPractice(PracticeServer):
    """One that runs already, and goes on when a workspace is closed."""

    def __init__(self, url: str) -> None:
        super().__init__()
        self.url = url

    async def start(self) -> str:
        return self.url

    async def aclose(self) -> None:
        return


@pytest.fixture(scope="session")
def shared_practice() -> Iterator[SharedPractice]:
    server = PracticeServer()
    yield SharedPractice(asyncio.run(server.start()))
    asyncio.run(server.aclose())
