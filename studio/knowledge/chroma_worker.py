"""The process Chroma lives in: `python -m studio.knowledge.chroma_worker FOLDER`.

It is spoken to over stdin and stdout, owns the folder by a lock, and ends when its stdin does, that is with
the program that started it.
"""

import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from filelock import FileLock, Timeout

from studio.knowledge.frames import Head, read_frame, write_frame

if TYPE_CHECKING:
    from chromadb.api import ClientAPI
    from chromadb.api.models.Collection import Collection

_PATIENCE_SECONDS = 5.0  # a worker whose program was killed needs a moment to notice


class Worker:
    def __init__(self, client: "ClientAPI") -> None:
        self._client = client

    def answer(self, head: Head, body: bytes) -> Head:
        collection: str = head.get("collection", "")
        match head["do"]:
            case "upsert":
                self._collection(collection).upsert(
                    ids=head["ids"], embeddings=_vectors(body, len(head["ids"]))
                )
            case "delete":
                self._collection(collection).delete(ids=head["ids"])
            case "count":
                return {"count": self._collection(collection).count()}
            case "query":
                return self._query(collection, _vectors(body, 1), head["top"])
            case "reset":
                self._drop(collection)
        return {}

    def _query(self, collection: str, vector: Any, top: int) -> Head:  # a NumPy array
        found = self._collection(collection).query(
            query_embeddings=vector, n_results=top, include=["distances"]
        )
        distances = found["distances"] or [[]]
        return {"ids": found["ids"][0], "distances": [float(distance) for distance in distances[0]]}

    def _collection(self, name: str) -> "Collection":
        return self._client.get_or_create_collection(
            name,
            embedding_function=None,
            configuration={"hnsw": {"space": "cosine", "batch_size": 2000, "sync_threshold": 4000}},
        )

    def _drop(self, name: str) -> None:
        if name in self._names():
            self._client.delete_collection(name)

    def _names(self) -> set[str]:
        return {collection.name for collection in self._client.list_collections()}


def _vectors(body: bytes, count: int) -> Any:  # a NumPy array
    import numpy as np

    return np.frombuffer(body, dtype=np.float32).reshape(count, -1)


def _client(folder: Path) -> "ClientAPI":
    import chromadb
    from chromadb.config import Settings

    client = chromadb.PersistentClient(str(folder), Settings(anonymized_telemetry=False))
    client.list_collections()
    return client


def serve(folder: Path, requests: BinaryIO, answers: BinaryIO) -> None:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder.chmod(0o700)
    try:
        with FileLock(folder / "owner.lock", timeout=_PATIENCE_SECONDS):
            _serve(folder / "data", requests, answers)
    except Timeout:
        write_frame(answers, {"busy": True})
    except EOFError:
        return


def _serve(data: Path, requests: BinaryIO, answers: BinaryIO) -> None:
    """Everything here is derived: what cannot be opened is thrown away, and the next worker begins anew."""
    try:
        worker = Worker(_client(data))
    except BaseException:  # Chroma raises whatever its storage does, Rust's panics among it
        shutil.rmtree(data, ignore_errors=True)
        write_frame(answers, {"again": True})
        return
    write_frame(answers, {"ready": os.getpid()})
    while True:
        head, body = read_frame(requests)
        write_frame(answers, _answered(worker, head, body))


def _answered(worker: Worker, head: Head, body: bytes) -> Head:
    try:
        return worker.answer(head, body)
    except Exception as error:  # told to the other side, which decides
        return {"error": f"{type(error).__name__}: {error}"[:500]}


def main() -> None:
    """Whatever the libraries print goes to stderr: stdout is for answers alone."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    with answers:
        serve(Path(sys.argv[1]), sys.stdin.buffer, answers)


if __name__ == "__main__":
    main()
