"""Speaks to the process an ONNX embedding model computes in; starts it when it is first needed."""

import asyncio
import threading
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from studio.core.errors import ModelFolderInvalid
from studio.vectors.child import Child
from studio.vectors.frames import Head
from studio.vectors.onnx_folder import digest_of, model_folder

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class OnnxProcess:
    """Made in a thread, for it reads the whole model to know its `id`; raises ModelFolderInvalid."""

    at_once = 2  # one is computed while the other's answer is put away

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        self._child: Child | None = None
        self._closed = False
        found = model_folder(folder)
        self._before_question = found.before_question
        try:
            self.id = f"{digest_of(found)[:16]}#{folder.name}"
        except OSError as error:
            raise self._invalid("model_unreadable") from error

    @property
    def pid(self) -> int | None:
        return None if self._child is None else self._child.pid

    def get_ready(self) -> None:
        with self._lock, suppress(OSError, EOFError):
            if not self._closed:
                self._started()

    async def embed(self, texts: Sequence[str]) -> "NDArray[np.float32]":
        """One unit vector a text, (n, dimension)."""
        return await asyncio.to_thread(self._embedded, texts)

    async def embed_question(self, question: str) -> "NDArray[np.float32]":
        vector: NDArray[np.float32] = (await self.embed([self._before_question + question]))[0]
        return vector

    def close(self) -> None:
        """End the process; whoever waits for it gets ModelFolderInvalid."""
        self._closed = True
        if (child := self._child) is not None:
            child.kill()
        with self._lock:
            if self._child is not None:
                self._child.end(patient=False)
                self._child = None

    def _embedded(self, texts: Sequence[str]) -> "NDArray[np.float32]":
        import numpy as np

        with self._lock:
            answer, body = self._answer(texts)
        if "problem" in answer:
            raise self._invalid(answer["problem"])
        rows = int(answer["rows"])
        return np.frombuffer(body, dtype=np.float32).reshape(rows, -1)

    def _answer(self, texts: Sequence[str]) -> tuple[Head, bytes]:
        """A process that was killed from outside is started again once."""
        for _ in range(2):
            if self._closed:
                break
            try:
                child = self._started()
                if "problem" in child.greeting:
                    return self._ended().greeting, b""
                return child.ask({"texts": list(texts)})
            except (OSError, EOFError, ValueError):
                if self._child is not None:
                    self._ended()
        return {"problem": "model_stopped"}, b""

    def _started(self) -> Child:
        self._child = self._child or Child("studio.vectors.onnx_worker", [str(self._folder)])
        return self._child

    def _ended(self) -> Child:
        child, self._child = self._child, None
        assert child is not None
        child.end(patient=False)
        return child

    def _invalid(self, problem: str) -> ModelFolderInvalid:
        return ModelFolderInvalid(folder=str(self._folder), problem=problem)
