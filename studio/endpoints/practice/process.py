"""The practice endpoint as a child process of ours."""

import asyncio
import json
import subprocess
from collections.abc import Sequence
from types import TracebackType
from typing import IO

from studio.core.errors import EndpointUnreachable
from studio.core.programs import running

_PATIENCE = 3.0


class PracticeServer:
    """Started when it is first needed, stopped with `aclose`: `async with PracticeServer() as url`."""

    def __init__(self, faults: Sequence[str] = ()) -> None:
        self._arguments = ["--port", "0", *(part for fault in faults for part in ("--fault", fault))]
        self.process: subprocess.Popen[bytes] | None = None
        self._starting = asyncio.Lock()
        self.url = ""

    async def start(self) -> str:
        """Return its base URL; one that died is started again."""
        async with self._starting:
            if self.process is None or self.process.poll() is not None:
                await self.aclose()
                await self._start()
        return self.url

    async def aclose(self) -> None:
        child, self.process = self.process, None
        if child is not None:
            await asyncio.to_thread(_end, child)

    async def __aenter__(self) -> str:
        return await self.start()

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.aclose()

    async def _start(self) -> None:
        self.process = _begin(self._arguments)
        output = _pipe(self.process.stdout)
        try:
            line = await asyncio.to_thread(output.readline)
        except asyncio.CancelledError:
            self.process.kill()
            await self.aclose()
            raise
        if not line:
            await self.aclose()
            raise EndpointUnreachable(endpoint="practice", host="127.0.0.1")
        self.url = json.loads(line)["url"]


def _begin(arguments: Sequence[str]) -> subprocess.Popen[bytes]:
    command = [*running(__package__), *arguments]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)


def _end(child: subprocess.Popen[bytes]) -> None:
    """Close its input, which ends it; a child that does not listen is killed."""
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
