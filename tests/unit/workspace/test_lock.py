"""A workspace has one owner at a time, and whoever comes second is told who it is."""

from pathlib import Path

import pytest

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
