"""One workspace with something on every page, filled once; each window gets a copy of its own."""

import asyncio
import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from studio.core.languages import Language
from tests.ui.window.content import fill
from tests.ui.window.noting import Notes, noted_full, noted_otherwise

Copied = Callable[[str], Path]
NotedIn = Callable[[Language, str], Notes]
FULL, OTHERWISE = "full", "otherwise"


@pytest.fixture(scope="session")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Copied:
    """Return the folder of a fresh copy under that name."""
    filled, copies = tmp_path_factory.mktemp("filled"), tmp_path_factory.mktemp("copies")
    asyncio.run(fill(filled))

    def copy(name: str) -> Path:
        return Path(shutil.copytree(filled / "workspace", copies / name))

    return copy


@pytest.fixture(scope="session")
def noted_in(copied: Copied) -> NotedIn:
    """Go through the window once for each language and kind of state, when the first test asks for it."""

    @cache
    def walked(language: Language, state: str) -> Notes:
        go = {FULL: noted_full, OTHERWISE: noted_otherwise}[state]
        return go(copied(f"{language.value}-{state}"), language)

    return walked
