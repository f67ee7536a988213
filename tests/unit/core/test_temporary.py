"""Folders that last no longer than the program, also one that is killed."""

import os
import stat
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from studio.core.temporary import leave_nothing, made, prefix, sweep, unmade
from studio.runtime import Chat


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))


@pytest.fixture
def dead() -> int:
    """The number of a process that has ended."""
    with subprocess.Popen([sys.executable, "-S", "-c", ""]) as process:
        process.wait()
    return process.pid


def test_they_are_nobody_else_s_to_look_into(tmp_path: Path) -> None:
    assert stat.S_IMODE(made("chat").stat().st_mode) == 0o700
    assert not unmade("chat").exists()


def test_what_a_killed_process_left_is_swept_and_what_lives_stays(tmp_path: Path, dead: int) -> None:
    own = made("chat")
    other = tmp_path / prefix("chat").replace(f"-{os.getpid()}-", f"-{os.getppid()}-x")
    left = tmp_path / prefix("source").replace(f"-{os.getpid()}-", f"-{dead}-x")
    elsewhere = tmp_path / f"agent-studio-chat-00000000-{dead}-x"
    for folder in (other, left, elsewhere):
        folder.mkdir()
        (folder / "快报.docx").touch()

    assert sweep() == 1

    assert [folder.exists() for folder in (own, other, left, elsewhere)] == [True, True, False, True]


def test_what_earlier_versions_left_goes_once_it_is_old(tmp_path: Path) -> None:
    old, new, else_s = (
        tmp_path / name for name in ("agent-studio-chat-abcd12_z", "agent-studio-abcd12_z", "agent-studio")
    )
    for folder in (old, new, else_s):
        folder.mkdir()
    week_ago = time.time() - 7 * 24 * 3600
    for folder in (old, else_s):
        os.utime(folder, (week_ago, week_ago))

    assert sweep() == 1

    assert sorted(path.name for path in tmp_path.iterdir()) == ["agent-studio", "agent-studio-abcd12_z"]


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_is_never_followed(tmp_path: Path, dead: int) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    link = tmp_path / prefix("chat").replace(f"-{os.getpid()}-", f"-{dead}-x")
    link.symlink_to(mine)

    assert sweep() == 0
    assert mine.is_dir()


def test_a_process_leaves_nothing_of_its_own(tmp_path: Path) -> None:
    (made("chat") / "快报.docx").touch()

    leave_nothing()

    assert list(tmp_path.iterdir()) == []


def test_a_chat_in_which_nothing_is_made_makes_no_folder(tmp_path: Path) -> None:
    chat = Chat()

    assert chat.folder == chat.folder
    assert list(tmp_path.iterdir()) == []
