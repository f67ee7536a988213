"""A class as a child process of the trainer's window: forty learners take no turn of it."""

import asyncio
import json
import subprocess
from dataclasses import asdict, replace
from pathlib import Path
from typing import IO

from studio.classroom.room.settings import Opened, RoomSettings
from studio.core.errors import ClassRefused, StudioError, error_from_facts
from studio.core.programs import running
from studio.endpoints import EndpointProfile

_PATIENCE = 10.0
MODULE = "studio.classroom.room"


class ClassServer:
    """Started with `start`, ended with `aclose`; it also ends with the program that started it."""

    def __init__(self, settings: RoomSettings) -> None:
        self._settings = settings
        self._child: subprocess.Popen[bytes] | None = None

    @property
    def running(self) -> bool:
        return self._child is not None and self._child.poll() is None

    async def start(self) -> Opened:
        """Raises what serve_class raises."""
        child = self._child = _begun()
        try:
            line = await asyncio.to_thread(_told, child, as_line(self._settings))
            return opened_in(line)
        except BaseException:
            await self.aclose()
            raise

    def kill(self) -> None:
        """Blocking. As when the computer goes down: nothing is told, and nothing is lost."""
        if self._child is not None:
            self._child.kill()
            self._child.wait()

    async def aclose(self) -> None:
        child, self._child = self._child, None
        if child is not None:
            await asyncio.to_thread(_end, child)


def as_line(settings: RoomSettings) -> bytes:
    """For a pipe: with the key, which stands in no command line."""
    plain = asdict(replace(settings, endpoint=None)) | {
        "folder": str(settings.folder),
        "course": str(settings.course),
        "endpoint": settings.endpoint.model_dump(mode="json") if settings.endpoint else None,
    }
    return json.dumps(plain).encode() + b"\n"


def settings_in(line: bytes) -> RoomSettings:
    told = json.loads(line)
    endpoint = EndpointProfile.model_validate(told["endpoint"]) if told["endpoint"] else None
    paths = {"folder": Path(told["folder"]), "course": Path(told["course"])}
    return RoomSettings(**{**told, **paths, "endpoint": endpoint})


def opened_in(line: bytes) -> Opened:
    """Raises the error that is told instead, or ClassRefused for a child that ended without a word."""
    try:
        told = json.loads(line)
    except ValueError as error:
        raise ClassRefused(status=500) from error
    if "error" in told:
        raise error_from_facts(told["error"]["name"], told["error"]["facts"])
    return Opened(**{**told, "addresses": tuple(told["addresses"])})


def as_told(answer: Opened | StudioError) -> str:
    if isinstance(answer, StudioError):
        return json.dumps({"error": {"name": answer.name, "facts": answer.facts}})
    return json.dumps(asdict(answer))


def _begun() -> subprocess.Popen[bytes]:
    return subprocess.Popen(running(MODULE), stdin=subprocess.PIPE, stdout=subprocess.PIPE)


def _told(child: subprocess.Popen[bytes], settings: bytes) -> bytes:
    given = _pipe(child.stdin)
    given.write(settings)
    given.flush()
    return _pipe(child.stdout).readline()


def _end(child: subprocess.Popen[bytes]) -> None:
    """Close its input, which ends it; one that does not listen is killed, and nothing is lost by that."""
    _pipe(child.stdin).close()
    try:
        child.wait(_PATIENCE)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()
    _pipe(child.stdout).close()


def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
    assert pipe is not None, "the child is always started with pipes"
    return pipe
