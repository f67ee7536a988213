"""What must hold of a workspace when it is opened again: looked at from outside, file by file."""

import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from tests.integration.knowledge.faults.acts import CHUNKS, State, opened
from tests.integration.knowledge.faults.file_index import FileIndex

_COUNTS = (
    "SELECT count(*) FROM documents", "SELECT count(*) FROM chunks", "SELECT count(*) FROM full_text",
    "SELECT count(*) FROM vectors", "SELECT count(DISTINCT chunk) FROM vectors",
)  # fmt: skip
_STRAYS = (
    "SELECT count(*) FROM chunks WHERE document NOT IN (SELECT id FROM documents)",
    "SELECT count(*) FROM full_text WHERE chunk NOT IN (SELECT id FROM chunks)",
    "SELECT count(*) FROM vectors WHERE chunk NOT IN (SELECT id FROM chunks)",
    "SELECT count(*) FROM vectors_next", "SELECT count(*) FROM gone",
)  # fmt: skip


async def found(folder: Path) -> tuple[State, list[str]]:
    """The bases that open by themselves, settled, and everything that is wrong."""
    state: State = {}
    wrong: list[str] = []
    async with opened(folder) as bases:
        await bases.sweep()
        for name in bases.names():
            base = await bases.open(name)
            await base.settled()
            rows = await base.documents()
            state[name] = {row.name: _version(await base.document_text(row.name)) for row in rows}
            if rows and not await base.search("值班"):
                wrong.append(f"{name}: nothing is found")
            await base.settled()  # what the search saw missing from the index is made good
            vectors = (await base.status()).vectors
            if vectors.trouble or vectors.pending or vectors.switching:
                wrong.append(f"{name}: {vectors}")
    return state, [*wrong, *_in_the_files(folder, state)]


def differences(actual: State, before: State, then: State) -> list[str]:
    """Each base is as it was or as it should become, each document of it likewise."""
    if actual.keys() not in (before.keys(), then.keys()):
        return [f"bases {sorted(actual)}, not {sorted(before)} or {sorted(then)}"]
    return [
        f"{name}: {documents} is neither {before.get(name)} nor {then.get(name)}"
        for name, documents in actual.items()
        if not _between(documents, before.get(name), then.get(name))
    ]


def _between(actual: dict[str, int], before: dict[str, int] | None, then: dict[str, int] | None) -> bool:
    if before is None or then is None:
        return actual == (before if then is None else then)
    same = actual.keys() | before.keys() | then.keys()
    return all(actual.get(name) in (before.get(name), then.get(name)) for name in same)


def _in_the_files(folder: Path, state: State) -> Iterator[str]:
    collections = FileIndex(folder / "index").collections()
    for name, documents in state.items():
        yield from (f"{name}: {line}" for line in _in_a_base(folder / "knowledge" / name, len(documents)))
    held = sorted(len(vectors) for vectors in collections.values() if vectors)
    wanted = sorted(CHUNKS * len(documents) for documents in state.values() if documents)
    if held != wanted:
        yield f"the index holds {held}, not {wanted}"
    for collection, vectors in collections.items():
        if len(set(vectors.values())) > 1:
            yield f"{collection} mixes dimensions"
    names = {path.name for path in (folder / "knowledge").glob("*")}
    if litter := names - state.keys():
        yield f"litter: {litter}"


def _in_a_base(folder: Path, documents: int) -> Iterator[str]:
    connection = sqlite3.connect(folder / "kb.sqlite3")
    try:
        if (told := connection.execute("PRAGMA integrity_check").fetchone()[0]) != "ok":
            yield told
        counts = [connection.execute(query).fetchone()[0] for query in _COUNTS]
        if counts != [documents, *[CHUNKS * documents] * 4]:
            yield f"documents, chunks, full text, vectors: {counts}"
        for query in _STRAYS:
            if count := connection.execute(query).fetchone()[0]:
                yield f"{query}: {count}"
    finally:
        connection.close()
    kept = list((folder / "sources").glob("*")) if (folder / "sources").is_dir() else []
    if any(path.name.startswith(".") for path in kept) or len(kept) != documents:
        yield f"originals: {len(kept)} of {documents}"
    beside = {path.name for path in folder.iterdir()} - {"kb.sqlite3", "sources"}
    if litter := {name for name in beside if not name.startswith("full-text.index")}:
        yield f"litter: {litter}"


def _version(text: str) -> int:
    told = re.search(r"第(\d+)版", text)
    return int(told[1]) if told else -1
