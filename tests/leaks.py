"""What a test may not leave behind: threads, child processes, asyncio tasks."""

import multiprocessing
import os
import threading
import time
from collections.abc import Iterator
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
    commands = {child: _command(child) for child in _children()}
    return {child: command for child, command in commands.items() if command and not _kept(command)}


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


def _children() -> Iterator[int]:
    for folder in Path("/proc").glob("[0-9]*"):
        if _parent(folder) == os.getpid():
            yield int(folder.name)


def _parent(folder: Path) -> int:
    """Return the parent of a process; its own name, in brackets before it, may hold anything."""
    try:
        return int((folder / "stat").read_text(errors="replace").rpartition(")")[2].split()[1])
    except OSError:  # it ended while we looked
        return 0


def _command(process: int) -> str:
    """Return the command line; empty for one that has ended."""
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
