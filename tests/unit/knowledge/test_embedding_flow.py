"""Texts to a model and their vectors into the base."""

import asyncio
import threading
from collections.abc import Sequence
from functools import partial
from typing import cast

import numpy as np
from numpy.typing import NDArray

from studio.knowledge.embedding_flow import EmbeddingFlow
from studio.knowledge.settings import EmbeddingChoice
from studio.knowledge.vector_table import Vectors, VectorSet, VectorTable
from tests.unit.knowledge.fakes import TopicModel

_PATIENCE = 10  # seconds


class Counting(TopicModel):
    def __init__(self) -> None:
        super().__init__("topics", "值班")
        self.asked_twice = threading.Event()

    async def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        if self.asked:
            self.asked_twice.set()
        return await super().embed(texts)


class SlowTable:
    """While it writes the first vector, another text comes, and it goes on when the model has that."""

    told = VectorSet("topics", 0, EmbeddingChoice(), 0, 0)

    def __init__(self, model: Counting) -> None:
        self.texts, self.saved, self._model = [(1, "值班")], list[int](), model
        self.more: asyncio.AbstractEventLoop | None = None
        self.flow: EmbeddingFlow | None = None

    def missing(self, after: int, _limit: int) -> list[tuple[int, str]]:
        return [text for text in self.texts if text[0] > after]

    def save(self, vectors: Vectors) -> None:
        if not self.saved:
            assert self.flow is not None
            assert self.more is not None
            self.texts.append((2, "报到"))
            self.more.call_soon_threadsafe(self.flow.look_again)
            assert self._model.asked_twice.wait(_PATIENCE)
        self.saved += [chunk for chunk, _ in vectors]


async def test_texts_that_come_while_vectors_are_written_go_to_the_model_at_once() -> None:
    model = Counting()
    table = SlowTable(model)
    table.flow = EmbeddingFlow(cast(VectorTable, table), model, lambda: None)
    table.more = asyncio.get_running_loop()

    await table.flow.run()

    assert table.saved == [1, 2]


class Sized(TopicModel):
    def __init__(self) -> None:
        super().__init__("topics", "值班")
        self.sizes: list[int] = []

    async def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.sizes.append(len(texts))
        return await super().embed(texts)


class FullTable:
    told = VectorSet("topics", 0, EmbeddingChoice(), 0, 0)

    def missing(self, after: int, _limit: int) -> list[tuple[int, str]]:
        return [(chunk, "值班") for chunk in range(after + 1, 201)]

    def save(self, vectors: Vectors) -> None:
        pass


async def test_a_little_is_divided_for_the_model_only_when_nothing_more_is_being_read() -> None:
    reading, waiting = Sized(), Sized()

    for model, more in (reading, True), (waiting, False):
        table = cast(VectorTable, FullTable())
        await EmbeddingFlow(table, model, lambda: None, partial(bool, more)).run()

    assert sorted(reading.sizes) == [72, 128]
    assert waiting.sizes == [100, 100]
