"""Starts readers' processes and speaks to them."""

import asyncio
import os
import signal
from asyncio import StreamReader, StreamReaderProtocol, StreamWriter
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import Sequence
from subprocess import Popen
from typing import IO

from studio.documents.beginning import MEGABYTES, SECONDS, TwoBegun, command, environment

_BUFFER = 1 << 20


class Piped:
    """A process spoken to over pipes, as asyncio's `Process`.

    Of one that was not begun here but forked off, the first reply tells the `pid`.
    """

    def __init__(self, stdout: StreamReader, stdin: StreamWriter, begun: Popen[bytes] | None = None) -> None:
        self.pid = begun.pid if begun is not None else 0
        self.stdout, self.stdin = stdout, stdin
        self._begun = begun

    @property
    def returncode(self) -> int | None:
        """It holds the other end of a pipe as long as it lives."""
        return 0 if self.stdout.at_eof() else None

    def kill(self) -> None:
        """One that has not spoken yet ends when its stdin does."""
        if self.pid and self.returncode is None:
            os.kill(self.pid, signal.SIGKILL)

    async def wait(self) -> int:
        await self.stdout.read()
        if self._begun is not None:
            await asyncio.to_thread(self._begun.wait)
        return 0


Started = Process | Piped


async def started(
    megabytes: int = MEGABYTES, seconds: float = SECONDS, *, patient: bool, others: Sequence[str] = ()
) -> Process:
    process = await asyncio.create_subprocess_exec(
        *command(megabytes, seconds, patient=patient, others=others),
        stdin=PIPE,
        stdout=PIPE,
        stderr=DEVNULL,
        env=environment(),
        limit=_BUFFER,
    )
    assert process.stdin is not None
    process.stdin.transport.set_write_buffer_limits(_BUFFER)  # its replies are read meanwhile
    return process


async def two_started(loads: Sequence[str], begun: TwoBegun | None) -> list[Started]:
    """The two that were begun, else two others that load these modules."""
    if begun is None:
        return [await started(patient=False, others=loads) for _ in range(2)]
    first = begun.first
    assert first.stdin is not None
    assert first.stdout is not None
    return [
        Piped(await _heard(begun.hearing), await _asked(begun.asking)),
        Piped(await _heard(first.stdout), await _asked(first.stdin), first),
    ]


async def _heard(pipe: IO[bytes]) -> StreamReader:
    reader = StreamReader(limit=_BUFFER)
    loop = asyncio.get_running_loop()
    await loop.connect_read_pipe(lambda: StreamReaderProtocol(reader), pipe)
    return reader


async def _asked(pipe: IO[bytes]) -> StreamWriter:
    loop = asyncio.get_running_loop()
    transport, protocol = await loop.connect_write_pipe(lambda: StreamReaderProtocol(StreamReader()), pipe)
    transport.set_write_buffer_limits(_BUFFER)
    return StreamWriter(transport, protocol, None, loop)
