"""The mock endpoint's embeddings as a base takes them, without an endpoint's profile around them."""

from collections.abc import Sequence

import httpx
import numpy as np
from numpy.typing import NDArray

from studio.knowledge.settings import EmbeddingChoice


class MockEmbedder:
    id = "mock"
    choice = EmbeddingChoice(source="endpoint", endpoint="mock")
    at_once = 8

    def __init__(self, url: str) -> None:
        self._client = httpx.AsyncClient(base_url=url, timeout=60)

    def __call__(self, _choice: EmbeddingChoice) -> "MockEmbedder":
        return self

    def get_ready(self) -> None:
        return

    async def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        answer = await self._client.post("/embeddings", json={"model": "mock", "input": list(texts)})
        rows = [item["embedding"] for item in answer.json()["data"]]
        return np.asarray(rows, dtype=np.float32)

    async def embed_question(self, question: str) -> NDArray[np.float32]:
        return np.asarray((await self.embed([question]))[0])
