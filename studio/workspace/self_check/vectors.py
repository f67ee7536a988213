"""Chroma in a process of its own, over a folder that is made for it."""

import asyncio
import tempfile
from pathlib import Path

from studio.workspace.self_check.findings import Finding, Part, State

_COLLECTION = "self-check"


async def try_vectors() -> Finding:
    """Two vectors are kept, and the nearer one is found."""
    found = await asyncio.to_thread(_kept_and_found)
    return Finding(part=Part.VECTORS, state=State.WORKS if found == [2] else State.FAILS)


def _kept_and_found() -> list[int]:
    import numpy as np

    from studio.vectors.chroma_process import ChromaProcess

    vectors = np.eye(2, 4, dtype=np.float32)
    with tempfile.TemporaryDirectory() as folder:
        chroma = ChromaProcess(Path(folder))
        try:
            chroma.upsert(_COLLECTION, [1, 2], vectors.tobytes())
            return [number for number, _ in chroma.query(_COLLECTION, vectors[1].tobytes(), 1)]
        finally:
            chroma.close()
