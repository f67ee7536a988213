"""A workspace of its own for every walk through the program, called in this process to save start-ups."""

import shutil
from pathlib import Path

import pytest

from tests.e2e.command import Studio, StudioHere
from tests.e2e.leave import AGENT, DOCUMENT, draft, hand_in, write_document


@pytest.fixture
def studio(tmp_path: Path) -> Studio:
    return StudioHere(tmp_path / "workspace")


@pytest.fixture(scope="session")
def drafted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with the agent and its base, made once; each test gets a copy."""
    folder = tmp_path_factory.mktemp("drafted")
    draft(StudioHere(folder / "workspace"), folder)
    return folder / "workspace"


@pytest.fixture(scope="session")
def handed_in(drafted: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same with the agent tested, attacked and submitted."""
    folder = tmp_path_factory.mktemp("handed-in")
    studio = StudioHere(Path(shutil.copytree(drafted, folder / "workspace")))
    assert studio("agent", "test", AGENT).code == 0
    assert hand_in(studio, AGENT, "--note", "首次发布").code == 0
    return studio.workspace


@pytest.fixture
def agent(studio: Studio, drafted: Path, tmp_path: Path) -> str:
    """An agent of one's own over one's own document, with its tests written by hand."""
    write_document(tmp_path / DOCUMENT)
    shutil.copytree(drafted, studio.workspace)
    return AGENT


@pytest.fixture
def submitted(studio: Studio, handed_in: Path, tmp_path: Path) -> Studio:
    write_document(tmp_path / DOCUMENT)
    shutil.copytree(handed_in, studio.workspace)
    return studio
