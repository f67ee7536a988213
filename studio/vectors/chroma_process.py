"""Speaks to the process Chroma lives in; starts it when it is first needed."""

import threading
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from studio.core.errors import VectorsUnavailable, WorkspaceBusy
from studio.vectors.child import Child
from studio.vectors.frames import Head

_PATIENCE_SECONDS = 10.0


class ChromaProcess:
    """Blocking and safe to call from several threads; raises VectorsUnavailable or WorkspaceBusy."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        self._child: Child | None = None
        self._closed = False

    @property
    def where(self) -> str:
        return ""

    @property
    def pid(self) -> int | None:
        return None if self._child is None else self._child.pid

    def upsert(self, collection: str, ids: Sequence[int], vectors: bytes) -> None:
        self._ask({"do": "upsert", "collection": collection, "ids": [str(one) for one in ids]}, vectors)

    def keep(self, collection: str, ids: Sequence[int], vectors: bytes) -> None:
        self._ask({"do": "keep", "collection": collection, "ids": [str(one) for one in ids]}, vectors)

    def behind(self, collection: str) -> int:
        return int(self._ask({"do": "behind", "collection": collection})["behind"])

    def build(self, collection: str) -> None:
        self._ask({"do": "build", "collection": collection})

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
        """End the process."""
        self._closed = True
        patient = self._lock.acquire(timeout=_PATIENCE_SECONDS)
        try:
            if self._child is not None:
                self._child.end(patient=patient)
                self._child = None
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
            raise VectorsUnavailable(reason="process_ended")
        if "error" in answer:
            raise VectorsUnavailable(reason=answer["error"])
        return answer

    def _answer(self, head: Head, body: bytes) -> Head | None:
        """None when the process died of it."""
        if self._closed:
            raise VectorsUnavailable(reason="closed")
        child = self._child = self._child or self._started()
        try:
            return child.ask(head, body)[0] or {"done": True}
        except (OSError, EOFError, ValueError):
            child.end(patient=False)
            self._child = None
            return None

    def _started(self) -> Child:
        """The second attempt is for a store that could not be opened and was thrown away."""
        for _attempt in range(2):
            try:
                child = Child("studio.vectors.chroma_worker", [str(self._folder)])
            except (OSError, EOFError, ValueError) as error:
                raise VectorsUnavailable(reason="process_not_started") from error
            if "ready" in child.greeting:
                return child
            child.end(patient=True)
            if "busy" in child.greeting:
                raise WorkspaceBusy(folder=str(self._folder), owner="?", since="?")
        raise VectorsUnavailable(reason="store_not_opened")
