"""A workspace has one owner at a time, and whoever comes second is told who it is."""

import errno
import json
import platform
import subprocess
import sys
from pathlib import Path

import pytest
from filelock import FileLock

from studio.core.errors import WorkspaceBusy
from studio.workspace.lock import WorkspaceLock


def test_the_second_is_told_who_has_it_and_since_when(tmp_path: Path) -> None:
    first = WorkspaceLock(tmp_path)
    first.acquire()
    try:
        with pytest.raises(WorkspaceBusy) as refusal:
            WorkspaceLock(tmp_path, patience=0.05).acquire()
    finally:
        first.release()
    assert "pid" in refusal.value.owner
    assert refusal.value.since != "?"


def test_a_released_workspace_is_free_again(tmp_path: Path) -> None:
    first = WorkspaceLock(tmp_path)
    first.acquire()
    first.release()
    second = WorkspaceLock(tmp_path, patience=0.05)
    second.acquire()
    second.release()


def test_what_an_owner_that_died_left_behind_does_not_lock(tmp_path: Path) -> None:
    (tmp_path / "owner.json").write_text("{}", encoding="utf-8")
    (tmp_path / "workspace.lock").touch()
    lock = WorkspaceLock(tmp_path, patience=0.05)
    lock.acquire()
    lock.release()


class NoLocks(FileLock):
    """What a network drive without locks makes of one."""

    def _acquire(self) -> None:
        raise OSError(errno.ENOLCK, "No locks available")


def test_a_drive_without_locks_gets_one_by_a_file(tmp_path: Path) -> None:
    first = WorkspaceLock(tmp_path, lock=NoLocks)
    first.acquire()
    with pytest.raises(WorkspaceBusy) as refusal:
        WorkspaceLock(tmp_path, patience=0.05, lock=NoLocks).acquire()
    assert "pid" in refusal.value.owner
    first.release()
    second = WorkspaceLock(tmp_path, patience=0.05, lock=NoLocks)
    second.acquire()
    second.release()


def test_a_file_left_by_a_process_that_died_is_taken_over(tmp_path: Path) -> None:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    told = {"owner": "x", "since": "x", "host": platform.node(), "pid": ended.pid}
    (tmp_path / "owner.json").write_text(json.dumps(told), encoding="utf-8")
    (tmp_path / "workspace.held").touch()
    lock = WorkspaceLock(tmp_path, patience=0.05, lock=NoLocks)
    lock.acquire()
    lock.release()


def test_what_another_computer_holds_is_not_taken_over(tmp_path: Path) -> None:
    told = {"owner": "x", "since": "x", "host": "elsewhere", "pid": 1}
    (tmp_path / "owner.json").write_text(json.dumps(told), encoding="utf-8")
    (tmp_path / "workspace.held").touch()
    with pytest.raises(WorkspaceBusy):
        WorkspaceLock(tmp_path, patience=0.05, lock=NoLocks).acquire()


HOLDER = """
import sys
import errno
import json
import platform
import subprocess
import sys
from pathlib import Path
from studio.workspace.lock import WorkspaceLock
lock = WorkspaceLock(Path(sys.argv[1]))
lock.acquire()
print("held", flush=True)
sys.stdin.read()
"""


def test_a_killed_window_leaves_the_workspace_free(tmp_path: Path) -> None:
    command = [sys.executable, "-c", HOLDER, str(tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as window:
        assert window.stdout is not None
        assert window.stdout.readline() == "held\n"
        with pytest.raises(WorkspaceBusy) as refusal:
            WorkspaceLock(tmp_path, patience=0.05).acquire()
        assert str(window.pid) in refusal.value.owner
        window.kill()
        window.wait()
    lock = WorkspaceLock(tmp_path)
    lock.acquire()
    lock.release()
