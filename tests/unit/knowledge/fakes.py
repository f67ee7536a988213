"""A reader without processes, an index without Chroma, a model without an endpoint."""

import asyncio
import hashlib
from collections.abc import Sequence
from pathlib import Path
from pkgutil import resolve_name
from typing import Any

import numpy as np
from numpy.typing import NDArray

from studio.core.documents import Block, Document, DocumentKind
from studio.core.errors import (
    DiskFull,
    DocumentEmpty,
    DocumentError,
    EndpointUnreachable,
    StudioError,
    VectorsUnavailable,
)
from studio.core.places import Place
from studio.documents import Allowance, OnPage, Unpacked, with_heading_paths
from studio.documents.parcels.unpacking import unpack
from studio.documents.reading import read_document
from studio.knowledge.settings import EmbeddingChoice

LAW = """示例市防汛值班办法

第一章 总则

第一条 为了规范示例市汛期值班工作，制定本办法。

第二条 本办法适用于示例市各区人民政府和市防汛指挥部成员单位的汛期值班工作。

第二章 值班要求

第三条 汛期实行二十四小时领导带班制度，值班人员不得擅自离岗。

第四条 发布暴雨红色预警时，值班人员应当每三十分钟向市防汛指挥部报告一次雨情和水情。

第三章 附则

第五条 本办法自六月一日起施行。
"""


def document_of(text: str, name: str = "办法.txt", digest: str = "") -> Document:
    blocks = [Block(line.strip(), Place()) for line in text.splitlines() if line.strip()]
    return Document(name, DocumentKind.TEXT, digest, 1, tuple(with_heading_paths(blocks)))


class PlainReader:
    """Reads UTF-8 text; with a gate it waits before every file but the first `free`."""

    def __init__(self, gate: asyncio.Event | None = None, free: int = 0) -> None:
        self.read_files: list[str] = []
        self._gate, self._free = gate, free
        self._alone = asyncio.Lock()

    async def read(self, path: Path, on_page: OnPage | None = None) -> Document:
        if self._gate is not None and len(self.read_files) >= self._free:
            await self._gate.wait()
        self.read_files.append(path.name)
        data = await asyncio.to_thread(path.read_bytes)
        if not data.strip():
            raise DocumentEmpty(document=path.name)
        return document_of(data.decode(), path.name, hashlib.sha256(data).hexdigest())

    async def read_and(
        self, path: Path, then: str, facts: dict[str, Any], on_page: OnPage | None = None
    ) -> dict[str, Any]:
        document = await self.read(path, on_page)
        done: dict[str, Any] = await asyncio.to_thread(resolve_name(then), document, path, **facts)
        return done

    async def read_all_and(
        self, files: Sequence[tuple[Path, dict[str, Any], OnPage]], then: str
    ) -> list[dict[str, Any] | DocumentError]:
        async with self._alone:
            return [await self._read_one(path, then, facts, on_page) for path, facts, on_page in files]

    async def _read_one(
        self, path: Path, then: str, facts: dict[str, Any], on_page: OnPage
    ) -> dict[str, Any] | DocumentError:
        try:
            return await self.read_and(path, then, facts, on_page)
        except DocumentError as error:
            return error

    async def unpack(self, path: Path, kind: DocumentKind, into: Path, allowance: Allowance) -> Unpacked:
        return await asyncio.to_thread(unpack, path, kind, into, allowance)

    def rest(self) -> None:
        return


class ReaderHere(PlainReader):
    """The real readers without their processes; counts what is read and unpacked."""

    def __init__(self) -> None:
        super().__init__()
        self.unpacked: list[str] = []
        self.stops_at = ""

    async def read(self, path: Path, on_page: OnPage | None = None) -> Document:
        document = await asyncio.to_thread(read_document, path)
        if self.stops_at and self.stops_at in document.text:
            raise DiskFull(folder="示例")
        self.read_files.append(document.text)
        return document

    async def unpack(self, path: Path, kind: DocumentKind, into: Path, allowance: Allowance) -> Unpacked:
        self.unpacked.append(path.name)
        return await super().unpack(path, kind, into, allowance)


class MemoryIndex:
    """What a vector index does, in a dictionary; `broken` makes the next calls fail."""

    def __init__(self) -> None:
        self.held: dict[str, dict[int, NDArray[np.float32]]] = {}
        self.kept: dict[str, int] = {}
        self.queries = 0
        self.broken = 0
        self.closed = False
        self.where = ""

    def upsert(self, collection: str, ids: Sequence[int], vectors: bytes) -> None:
        self._answer()
        rows = np.frombuffer(vectors, dtype=np.float32).reshape(len(ids), -1)
        self.held.setdefault(collection, {}).update(zip(ids, rows, strict=True))

    def keep(self, collection: str, ids: Sequence[int], vectors: bytes) -> None:
        self.upsert(collection, ids, vectors)
        self.kept[collection] = self.kept.get(collection, 0) + len(ids)

    def behind(self, collection: str) -> int:
        self._answer()
        return self.kept.get(collection, 0)

    def build(self, collection: str) -> None:
        self._answer()
        self.kept.pop(collection, None)

    def delete(self, collection: str, ids: Sequence[int]) -> None:
        self._answer()
        for one in ids:
            self.held.get(collection, {}).pop(one, None)

    def query(self, collection: str, vector: bytes, top: int) -> list[tuple[int, float]]:
        self._answer()
        self.queries += 1
        wanted = np.frombuffer(vector, dtype=np.float32)
        likeness = {one: float(row @ wanted) for one, row in self.held.get(collection, {}).items()}
        return sorted(likeness.items(), key=lambda item: -item[1])[:top]

    def count(self, collection: str) -> int:
        self._answer()
        return len(self.held.get(collection, {}))

    def reset(self, collection: str) -> None:
        self._answer()
        self.held.pop(collection, None)

    def wipe(self) -> None:
        self.held.clear()

    def close(self) -> None:
        self.closed = True

    def _answer(self) -> None:
        if self.broken:
            self.broken -= 1
            raise VectorsUnavailable(reason="broken")


class TopicModel:
    """A model that knows what texts are about: one direction for each topic's words. It is what any base
    gets that does not choose to have none."""

    at_once = 2

    def __init__(self, model: str = "topics", *topics: str) -> None:
        self.id = model
        self.choice = EmbeddingChoice(source="endpoint", endpoint=model)
        self.asked = 0
        self.failing = False
        self._topics = [topic.split() for topic in topics]

    def __call__(self, choice: EmbeddingChoice) -> "TopicModel | None":
        return None if choice.source == "none" else self

    def get_ready(self) -> None:
        return

    async def embed_question(self, question: str) -> NDArray[np.float32]:
        return np.asarray((await self.embed([question]))[0])

    async def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.asked += len(texts)
        if self.failing:
            raise EndpointUnreachable(endpoint="示例", host="127.0.0.1")
        rows = [[float(any(word in text for word in topic)) for topic in self._topics] for text in texts]
        vectors = np.asarray(rows, dtype=np.float32) + np.float32(0.01)
        return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), dtype=np.float32)


class Helper:
    """An endpoint's models as search asks them: says what it was told to say, fails, or never answers."""

    def __init__(
        self,
        rewritten: Sequence[str] = (),
        liked: str = "",
        trouble: StudioError | None = None,
        silent: bool = False,
    ) -> None:
        self._rewritten, self._liked, self.trouble, self._silent = rewritten, liked, trouble, silent
        self.asked_about: list[str] = []

    async def rewrite(self, question: str) -> list[str]:
        await self._answer()
        return list(self._rewritten)

    async def rerank(self, question: str, texts: Sequence[str]) -> list[float]:
        await self._answer()
        return [float(self._liked in text) for text in texts]

    async def questions(self, text: str, count: int) -> list[str]:
        self.asked_about.append(text)
        await self._answer()
        return [one for one in self._rewritten if self._liked in text][:count]

    async def _answer(self) -> None:
        if self._silent:
            await asyncio.Event().wait()
        if self.trouble is not None:
            raise self.trouble
