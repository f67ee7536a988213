"""`make run` opens the window where a display answers, and does the tour everywhere else."""

import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
TELLS_HOW_IT_WAS_CALLED = (
    'echo "called: $* [${QT_QPA_PLATFORM:-}]"; mkdir -p build/tour; touch build/tour/1.png'
)


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout whose program only tells how it was called."""
    shutil.copytree(ROOT / "scripts", tmp_path / "scripts")
    write_command(tmp_path / ".venv/bin/agent-studio", TELLS_HOW_IT_WAS_CALLED)
    return tmp_path


def test_without_a_display_the_tour_leaves_pictures(checkout: Path) -> None:
    said = run(checkout, {})

    assert "called: tour --out build/tour [offscreen]" in said
    assert "build/tour/1.png" in said


@pytest.mark.parametrize("display", ["DISPLAY", "WAYLAND_DISPLAY"])
def test_with_a_display_the_window_opens_on_the_sample(checkout: Path, display: str) -> None:
    write_command(checkout / ".venv/bin/python", "exit 0")

    assert "called: --sample flood-duty []" in run(checkout, {display: ":0"})


def test_a_display_that_is_gone_is_none(checkout: Path) -> None:
    write_command(checkout / ".venv/bin/python", "exit 1")

    assert "called: tour" in run(checkout, {"DISPLAY": ":99"})


def run(checkout: Path, display: dict[str, str]) -> str:
    environment = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", **display}
    return subprocess.run(
        [checkout / "scripts/run"], env=environment, capture_output=True, text=True, check=True
    ).stdout


def write_command(file: Path, script: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"#!/bin/sh\n{script}\n")
    file.chmod(0o755)
