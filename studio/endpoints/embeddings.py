"""Vectors for texts, in batches that run side by side within the endpoint's limit."""

import asyncio
import binascii
from array import array
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from studio.core.errors import EndpointRejected
from studio.core.float_rows import Rows, are_finite, rows_of, width_of

if TYPE_CHECKING:
    from studio.endpoints.transport import Transport

BATCH = 128
_NUMBER = 4  # bytes


class Embeddings:
    """Remembers how many texts the server takes at once, and whether it packs numbers as clients ask.

    Packed numbers (base64) are a fifth of the bytes and take no time to read; a server that does not know
    them may answer with plain ones, or refuse.
    """

    def __init__(self, transport: "Transport", model: str) -> None:
        self._transport, self._model = transport, model
        self._batch = BATCH
        self._formats = ["base64", "float"]

    async def of(self, texts: Sequence[str]) -> Rows:
        """Return one vector per text, in their order."""
        batches = [texts[start : start + self._batch] for start in range(0, len(texts), self._batch)]
        tasks = [asyncio.create_task(self._of_batch(batch)) for batch in batches]
        try:
            found = await asyncio.gather(*tasks)
        finally:
            await _ended(tasks)
        return self._joined(found)

    async def _of_batch(self, texts: Sequence[str]) -> Rows:
        try:
            return await self._in_a_format(texts)
        except EndpointRejected:
            if len(texts) == 1:
                raise
        return await self._of_halves(texts)

    async def _in_a_format(self, texts: Sequence[str]) -> Rows:
        """Whichever way is accepted first is kept; a request refused in both ways is refused for its size."""
        first, *others = self._formats
        try:
            return await self._asked(texts, first)
        except EndpointRejected:
            if not others:
                raise
        try:
            found = await self._asked(texts, others[0])
        except EndpointRejected:
            self._formats = [first]
            raise
        self._formats = others
        return found

    async def _asked(self, texts: Sequence[str], packing: str) -> Rows:
        body = {"model": self._model, "input": list(texts), "encoding_format": packing}
        return self._vectors(await self._transport.json("embeddings", body), len(texts))

    async def _of_halves(self, texts: Sequence[str]) -> Rows:
        """The server may take fewer texts at once than we sent."""
        half = (len(texts) + 1) // 2
        found = [await self._of_batch(texts[:half]), await self._of_batch(texts[half:])]
        self._batch = min(self._batch, half)
        return self._joined(found)

    def _joined(self, found: Sequence[Rows]) -> Rows:
        if len(found) == 1:
            return found[0]
        if len(set(map(width_of, found))) > 1:
            raise self._transport.troubles.unfit("vectors_of_different_lengths")
        return rows_of(b"".join(found), sum(map(len, found)))

    def _vectors(self, data: Any, expected: int) -> Rows:
        rows = data.get("data") if isinstance(data, dict) else None
        if not isinstance(rows, list) or len(rows) != expected:
            raise self._transport.troubles.unfit("vectors_miscounted")
        try:
            ordered = sorted(enumerate(rows), key=lambda row: int(row[1].get("index", row[0])))
            packed = [_bytes_of(row["embedding"]) for _, row in ordered]
        except (AttributeError, KeyError, TypeError, ValueError, OverflowError, binascii.Error) as error:
            raise self._transport.troubles.unfit("vectors_unreadable") from error
        if not all(packed):
            raise self._transport.troubles.unfit("vectors_empty")
        if len(set(map(len, packed))) > 1:
            raise self._transport.troubles.unfit("vectors_of_different_lengths")
        rows = rows_of(b"".join(packed), expected)
        if not are_finite(rows):
            raise self._transport.troubles.unfit("vectors_unreadable")
        return rows


def _bytes_of(told: Any) -> bytes:
    """A vector as 32-bit floats, which is told as numbers, or as these floats in base64.

    Raises ValueError, TypeError or OverflowError for anything else.
    """
    if isinstance(told, str):
        packed = binascii.a2b_base64(told, strict_mode=True)
        if len(packed) % _NUMBER:
            raise ValueError("not whole numbers of four bytes")
        return packed
    if not isinstance(told, list):
        raise TypeError("not a row of numbers")
    return array("f", map(float, told)).tobytes()


async def _ended(tasks: Sequence[asyncio.Task[Any]]) -> None:
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
