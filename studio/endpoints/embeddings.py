"""Vectors for texts, in batches that run side by side within the endpoint's limit."""

import asyncio
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from studio.core.errors import EndpointRejected

if TYPE_CHECKING:
    from studio.endpoints.transport import Transport

BATCH = 64


class Embeddings:
    """Remembers how many texts the server takes at once."""

    def __init__(self, transport: "Transport", model: str) -> None:
        self._transport, self._model = transport, model
        self._batch = BATCH

    async def of(self, texts: Sequence[str]) -> list[list[float]]:
        """Return one vector per text, in their order and all of one dimension."""
        batches = [texts[start : start + self._batch] for start in range(0, len(texts), self._batch)]
        tasks = [asyncio.create_task(self._of_batch(batch)) for batch in batches]
        try:
            found = await asyncio.gather(*tasks)
        finally:
            await _ended(tasks)
        vectors = [vector for batch in found for vector in batch]
        if len({len(vector) for vector in vectors}) > 1:
            raise self._transport.troubles.unlike("embeddings of different dimensions")
        return vectors

    async def _of_batch(self, texts: Sequence[str]) -> list[list[float]]:
        body = {"model": self._model, "input": list(texts), "encoding_format": "float"}
        try:
            return self._vectors(await self._transport.json("embeddings", body), len(texts))
        except EndpointRejected:
            if len(texts) == 1:
                raise
        return await self._of_halves(texts)

    async def _of_halves(self, texts: Sequence[str]) -> list[list[float]]:
        """The server may take fewer texts at once than we sent."""
        half = (len(texts) + 1) // 2
        found = [*await self._of_batch(texts[:half]), *await self._of_batch(texts[half:])]
        self._batch = min(self._batch, half)
        return found

    def _vectors(self, data: Any, expected: int) -> list[list[float]]:
        rows = data.get("data") if isinstance(data, dict) else None
        if not isinstance(rows, list) or len(rows) != expected:
            raise self._transport.troubles.unlike("embeddings missing")
        try:
            ordered = sorted(enumerate(rows), key=lambda row: int(row[1].get("index", row[0])))
            vectors = [[float(value) for value in row["embedding"]] for _, row in ordered]
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise self._transport.troubles.unlike("embeddings unreadable") from error
        if not all(vectors):
            raise self._transport.troubles.unlike("embeddings empty")
        return vectors


async def _ended(tasks: Sequence[asyncio.Task[Any]]) -> None:
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
