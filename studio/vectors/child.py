"""A process spoken to in frames over its stdin and stdout, started when it is first needed."""

import subprocess
from collections.abc import Sequence
from typing import BinaryIO, cast

from studio.core.programs import running
from studio.vectors.frames import Head, read_frame, write_frame

_PATIENCE_SECONDS = 10.0


class Child:
    """`greeting` is the first thing it says; raises OSError or EOFError when it is not there any more."""

    def __init__(self, module: str, arguments: Sequence[str]) -> None:
        self._process = subprocess.Popen(
            [*running(module), *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        try:
            self.greeting, _ = self._heard()
        except BaseException:
            self.end(patient=False)
            raise

    @property
    def pid(self) -> int:
        return self._process.pid

    def ask(self, head: Head, body: bytes = b"") -> tuple[Head, bytes]:
        write_frame(cast(BinaryIO, self._process.stdin), head, body)
        return self._heard()

    def end(self, *, patient: bool) -> None:
        """Its stdin closes, and it is killed should it be stuck."""
        if not patient:
            self._process.kill()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                _close(cast(BinaryIO, stream))
        try:
            self._process.wait(timeout=_PATIENCE_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def kill(self) -> None:
        """For whoever may not wait: who waits for its answer sees its end."""
        self._process.kill()

    def _heard(self) -> tuple[Head, bytes]:
        return read_frame(cast(BinaryIO, self._process.stdout))


def _close(stream: BinaryIO) -> None:
    try:
        stream.close()
    except OSError:
        return
