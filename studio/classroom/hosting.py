"""The class this computer holds: a process of its own that outlives the window, begun, found and ended."""

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import AsyncGenerator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from studio.classroom.client import ClassClient
from studio.classroom.room.noted import FILE, Noted, note_in
from studio.classroom.room.process import MODULE, as_line, opened_in
from studio.classroom.room.serving import LOCK, PACKAGE
from studio.classroom.room.settings import Opened, RoomSettings
from studio.classroom.values import Figures, RoomFacts, Seat
from studio.core.errors import ClassRefused, ClassUnreachable, SeatLost
from studio.core.files import writing_to
from studio.core.programs import running

CLASSES = "classes"
"""In a workspace: one folder for each course that was taught from it."""
_LOG = "class.log"
_FLAGS = getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0) | getattr(subprocess, "DETACHED_PROCESS", 0)
"""Of Windows. Neither a closed terminal nor the end of this program reaches it."""
_LOOK_SECONDS, _LOCAL_SECONDS, _PATIENCE = 2.0, 5.0, 12.0


@dataclass(frozen=True, slots=True)
class Held:
    """`answers` is false for a class that was broken off, as by a computer that went down: it can go on.

    One that `stands_still` runs and does not answer either.
    """

    noted: Noted
    answers: bool
    stands_still: bool = False

    @property
    def opened(self) -> Opened:
        return self.noted.opened


@dataclass(frozen=True, slots=True)
class ClassNews:
    room: RoomFacts
    seats: tuple[Seat, ...]
    figures: Figures


def class_folder(workspace: Path, course: str) -> Path:
    return workspace / CLASSES / course


def last_course(workspace: Path) -> str:
    """Return the id of the course that was last taught from there; nothing where none was."""
    packages = (workspace / CLASSES).glob(f"*/{PACKAGE}")
    taught = sorted(packages, key=lambda file: file.stat().st_mtime)
    return taught[-1].parent.name if taught else ""


async def held_class(workspace: Path, patience: float = _LOCAL_SECONDS) -> Held | None:
    """Return the class that runs on this computer, else one that was broken off; None where there is none."""
    found = None
    for folder in await asyncio.to_thread(_folders, workspace):
        noted = await asyncio.to_thread(note_in, folder)
        if noted is not None:
            answers = await _answers(noted, patience)
            found = Held(noted, answers, not answers and await asyncio.to_thread(_runs, folder))
            if found.answers:
                return found
    return found


async def begin_class(settings: RoomSettings) -> Opened:
    """Open it in a process that goes on when this one ends; raises what `serve_class` raises."""
    child = await asyncio.to_thread(_begun, settings.folder)
    try:
        opened = opened_in(await asyncio.to_thread(_told, child, as_line(settings)))
    except BaseException:
        child.kill()
        await asyncio.to_thread(child.wait)
        raise
    child.returncode = 0  # nobody waits for it here: it is ended by its id, maybe from another program
    return opened


async def end_class(noted: Noted) -> None:
    """End it; seats and results stay in its folder. Nothing is lost should it have to be killed."""
    await asyncio.to_thread(_end, noted)


async def forget_class(noted: Noted) -> None:
    """Give up one that was broken off; seats and results stay in its folder."""
    await asyncio.to_thread((noted.folder / FILE).unlink, missing_ok=True)


async def class_news(noted: Noted, seconds: float = _LOOK_SECONDS) -> AsyncGenerator[ClassNews | None, None]:
    """Look again and again, until cancelled; None is told while it does not answer. Raises SeatLost."""
    async with ClassClient(noted.near, noted.opened.token) as client:
        while True:
            try:
                yield ClassNews(await client.room(), tuple(await client.seats()), await client.figures())
            except (ClassUnreachable, ClassRefused):
                yield None
            await asyncio.sleep(seconds)


def _folders(workspace: Path) -> list[Path]:
    with suppress(FileNotFoundError):
        return sorted(folder for folder in (workspace / CLASSES).iterdir() if folder.is_dir())
    return []


async def _answers(noted: Noted, patience: float) -> bool:
    async with ClassClient(noted.near, noted.opened.token, patience=patience) as client:
        try:
            return (await client.room()).course == noted.course
        except (ClassUnreachable, ClassRefused, SeatLost):  # nobody, or somebody else in its place
            return False


def _runs(folder: Path) -> bool:
    """A class holds its folder as long as it runs."""
    lock = FileLock(folder / LOCK, thread_local=False)
    try:
        with lock.acquire(timeout=0):
            return False
    except Timeout:
        return True


def _begun(folder: Path) -> "subprocess.Popen[bytes]":
    """What it has to say goes to its folder: our own output may end before it does."""
    with writing_to(folder):
        folder.mkdir(parents=True, exist_ok=True)
        with (folder / _LOG).open("wb") as log:
            return subprocess.Popen(
                running(MODULE),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                creationflags=_FLAGS,
                start_new_session=sys.platform != "win32",
            )


def _told(child: "subprocess.Popen[bytes]", settings: bytes) -> bytes:
    assert child.stdin is not None, "it is started with pipes"
    assert child.stdout is not None, "it is started with pipes"
    with child.stdin, child.stdout:
        child.stdin.write(settings)
        child.stdin.flush()
        return child.stdout.readline()


def _end(noted: Noted) -> None:
    with suppress(ProcessLookupError):
        os.kill(noted.pid, signal.SIGTERM)
    lock = FileLock(noted.folder / LOCK, thread_local=False)
    try:
        with lock.acquire(timeout=_PATIENCE):
            pass
    except Timeout:
        with suppress(ProcessLookupError):
            os.kill(noted.pid, getattr(signal, "SIGKILL", signal.SIGTERM))
    if sys.platform != "win32":
        with suppress(ChildProcessError):  # it was begun by another program
            os.waitpid(noted.pid, 0)
    (noted.folder / FILE).unlink(missing_ok=True)
