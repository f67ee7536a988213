"""One workspace with something on every page, filled once; each window gets a copy of its own."""

import asyncio
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.ui.window.content import fill

Copied = Callable[[str], Path]


@pytest.fixture(scope="session")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Copied:
    """Return the folder of a fresh copy under that name."""
    filled, copies = tmp_path_factory.mktemp("filled"), tmp_path_factory.mktemp("copies")
    asyncio.run(fill(filled))

    def copy(name: str) -> Path:
        return Path(shutil.copytree(filled / "workspace", copies / name))

    return copy
