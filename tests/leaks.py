"""What a test may not leave behind: threads, child processes, asyncio tasks."""

import multiprocessing
import os
import threading
import time
from pathlib import Path

PATIENCE = 5.0
"""Seconds for what is already ending to end; nothing waits this long unless it leaks."""

KEPT_BY_PYTHON = ("multiprocessing.resource_tracker", "multiprocessing.forkserver")


def running_threads() -> set[threading.Thread]:
    """Return Python's own threads; those of libraries in C cannot be told from the process itself."""
    return {thread for thread in threading.enumerate() if not isinstance(thread, threading._DummyThread)}


def running_children() -> dict[int, str]:
    """Return the live child processes by number, each with its command."""
    multiprocessing.active_children()  # has the side effect of collecting those that ended
    commands = {child: _command(child) for child in _children() if _runs(child)}
    return {child: command for child, command in commands.items() if not _kept(command)}


def threads_left(before: set[threading.Thread], patience: float = PATIENCE) -> list[str]:
    deadline = time.monotonic() + patience
    left = running_threads() - before
    for thread in left:
        thread.join(max(0.0, deadline - time.monotonic()))
    return sorted(thread.name for thread in left if thread.is_alive())


def children_left(before: dict[int, str], patience: float = PATIENCE) -> list[str]:
    deadline = time.monotonic() + patience
    while (left := running_children().keys() - before.keys()) and time.monotonic() < deadline:
        time.sleep(0.02)
    return sorted(_command(child) for child in left)


def _kept(command: str) -> bool:
    return any(kept in command for kept in KEPT_BY_PYTHON)


def _children() -> set[int]:
    """Return what the kernel lists; a list read while a child ends may lack another, so until two agree."""
    children = _listed if Path("/proc/thread-self/children").exists() else children_searched
    found = children()
    while (again := children()) != found:
        found = again
    return found


def _listed() -> set[int]:
    return {int(child) for thread in Path("/proc/self/task").iterdir() for child in _children_of(thread)}


def _children_of(thread: Path) -> list[str]:
    try:
        return (thread / "children").read_text().split()
    except (FileNotFoundError, ProcessLookupError):  # it ended while we looked
        return []


def children_searched() -> set[int]:
    """Look through all processes, thirty times slower, where a kernel keeps no list."""
    folders = Path("/proc").glob("[0-9]*")
    return {int(folder.name) for folder in folders if _parent(folder) == os.getpid()}


def _parent(folder: Path) -> int:
    return int(_status(folder)[1])


def _runs(process: int) -> bool:
    return _status(Path(f"/proc/{process}"))[0] not in "ZX"


def _status(folder: Path) -> list[str]:
    """Return state, parent and more; the name of a process, in brackets before them, may hold anything."""
    try:
        return (folder / "stat").read_text(errors="replace").rpartition(")")[2].split()
    except OSError:  # it ended while we looked
        return ["X", "0"]


def _command(process: int) -> str:
    """Return the command line; empty for one that ended or just begins."""
    try:
        return (
            Path(f"/proc/{process}/cmdline")
            .read_bytes()
            .replace(b"\0", b" ")
            .decode(errors="replace")
            .strip()
        )
    except OSError:
        return ""
