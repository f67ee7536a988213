"""Speaks to the process Chroma lives in; starts it when it is first needed."""

import subprocess
import sys
import threading
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, cast

from studio.core.errors import VectorsUnavailable, WorkspaceBusy
from studio.vectors.frames import Head, read_frame, write_frame

_PATIENCE_SECONDS = 10.0


class ChromaProcess:
    """Blocking and safe to call from several threads; raises VectorsUnavailable or WorkspaceBusy."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._closed = False

    @property
    def where(self) -> str:
        return ""

    @property
    def pid(self) -> int | None:
        return None if self._process is None else self._process.pid

    def upsert(self, collection: str, ids: Sequence[int], vectors: bytes) -> None:
        self._ask({"do": "upsert", "collection": collection, "ids": [str(one) for one in ids]}, vectors)

    def delete(self, collection: str, ids: Sequence[int]) -> None:
        self._ask({"do": "delete", "collection": collection, "ids": [str(one) for one in ids]})

    def query(self, collection: str, vector: bytes, top: int) -> list[tuple[int, float]]:
        answer = self._ask({"do": "query", "collection": collection, "top": top}, vector)
        return [(int(one), 1.0 - distance) for one, distance in answer["found"]]

    def count(self, collection: str) -> int:
        return int(self._ask({"do": "count", "collection": collection})["count"])

    def reset(self, collection: str) -> None:
        self._ask({"do": "reset", "collection": collection})

    def wipe(self) -> None:
        """The next process begins with an empty folder."""
        with suppress(VectorsUnavailable):  # it ends without an answer
            self._ask({"do": "wipe"}, tries=1)

    def close(self) -> None:
        """End the process: its stdin closes, and it is killed should it be stuck."""
        self._closed = True
        patient = self._lock.acquire(timeout=_PATIENCE_SECONDS)
        try:
            if self._process is not None:
                _end(self._process, patient)
                self._process = None
        finally:
            if patient:
                self._lock.release()

    def _ask(self, head: Head, body: bytes = b"", tries: int = 2) -> Head:
        """A process that died is started again: whatever is asked may be asked twice."""
        with self._lock:
            answer = self._answer(head, body)
            for _ in range(1, tries):
                answer = answer or self._answer(head, body)
        if answer is None:
            raise VectorsUnavailable(reason="the process ended")
        if "error" in answer:
            raise VectorsUnavailable(reason=answer["error"])
        return answer

    def _answer(self, head: Head, body: bytes) -> Head | None:
        """None when the process died of it."""
        if self._closed:
            raise VectorsUnavailable(reason="closed")
        process = self._process = self._process or self._started()
        try:
            write_frame(cast(BinaryIO, process.stdin), head, body)
            return read_frame(cast(BinaryIO, process.stdout))[0]
        except (OSError, EOFError, ValueError):
            _end(process, patient=False)
            self._process = None
            return None

    def _started(self) -> subprocess.Popen[bytes]:
        """The second attempt is for a store that could not be opened and was thrown away."""
        for _attempt in range(2):
            process = self._spawned()
            try:
                greeting, _ = read_frame(cast(BinaryIO, process.stdout))
            except (OSError, EOFError) as error:
                _end(process, patient=False)
                raise VectorsUnavailable(reason="the process did not start") from error
            if "ready" in greeting:
                return process
            _end(process, patient=True)
            if "busy" in greeting:
                raise WorkspaceBusy(folder=str(self._folder), owner="?", since="?")
        raise VectorsUnavailable(reason="the store cannot be opened")

    def _spawned(self) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "studio.vectors.chroma_worker", str(self._folder)]
        try:
            return subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
            )
        except OSError as error:
            raise VectorsUnavailable(reason=str(error)) from error


def _end(process: subprocess.Popen[bytes], patient: bool) -> None:
    if not patient:
        process.kill()
    for stream in (process.stdin, process.stdout):
        if stream is not None:
            _close(cast(BinaryIO, stream))
    try:
        process.wait(timeout=_PATIENCE_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _close(stream: BinaryIO) -> None:
    try:
        stream.close()
    except OSError:
        return
