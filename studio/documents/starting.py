"""Starts readers' processes; imports next to nothing, for they may be wanted before all else is loaded."""

import asyncio
import os
import signal
import subprocess
import sys
from asyncio import StreamReader, StreamReaderProtocol, StreamWriter
from asyncio.subprocess import PIPE, Process
from collections.abc import Sequence

from studio.core.programs import running
from studio.documents.twin import told_of_twin

MEGABYTES, SECONDS = 1024, 60.0  # what one file may take, unless something else is wanted
_BUFFER = 1 << 20
_ENVIRONMENT = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MALLOC_ARENA_MAX": "2"}


class Forked:
    """A process that another one has forked off, as asyncio's `Process`; its first reply tells the `pid`."""

    def __init__(self, stdout: StreamReader, stdin: StreamWriter) -> None:
        self.pid = 0
        self.stdout, self.stdin = stdout, stdin

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
        return 0


Started = Process | Forked


async def started(
    megabytes: int = MEGABYTES,
    seconds: float = SECONDS,
    *,
    patient: bool,
    others: Sequence[str] = (),
    keeping: Sequence[int] = (),
) -> Process:
    """A patient one lets others go first; what else it is told `reader_process` says."""
    arguments = [str(megabytes), str(seconds), *(["patient"] if patient else []), *others]
    path = os.pathsep.join(part for part in sys.path if part)
    process = await asyncio.create_subprocess_exec(
        *(*running("studio.documents.reader_process", "-P"), *arguments),
        stdin=PIPE,
        stdout=PIPE,
        stderr=subprocess.DEVNULL,
        env=os.environ | _ENVIRONMENT | {"PYTHONPATH": path},
        limit=_BUFFER,
        pass_fds=keeping,
    )
    assert process.stdin is not None
    process.stdin.transport.set_write_buffer_limits(_BUFFER)  # its replies are read meanwhile
    return process


async def two_started(loads: Sequence[str]) -> list[Started]:
    """Impatient ones that load these modules before the first file comes: one for both where that goes."""
    if sys.platform != "linux":
        return [await started(patient=False, others=loads) for _ in range(2)]
    (requests, asking), (hearing, replies) = os.pipe(), os.pipe()
    try:
        others = [told_of_twin(requests, replies), *loads]
        first = await started(patient=False, others=others, keeping=(requests, replies))
    finally:
        os.close(requests)
        os.close(replies)
    return [Forked(await _heard(hearing), await _asked(asking)), first]


async def _heard(pipe: int) -> StreamReader:
    reader = StreamReader(limit=_BUFFER)
    loop = asyncio.get_running_loop()
    await loop.connect_read_pipe(lambda: StreamReaderProtocol(reader), os.fdopen(pipe, "rb", 0))
    return reader


async def _asked(pipe: int) -> StreamWriter:
    loop = asyncio.get_running_loop()
    transport, protocol = await loop.connect_write_pipe(
        lambda: StreamReaderProtocol(StreamReader()), os.fdopen(pipe, "wb", 0)
    )
    transport.set_write_buffer_limits(_BUFFER)
    return StreamWriter(transport, protocol, None, loop)
