"""Loads documents on a disk that fills up: `python -m tests.integration.knowledge.faults.full_disk FOLDER`.

Prints one JSON document of what happened before, when the disk was full, and after there was room again.
"""

import asyncio
import json
import sqlite3
import sys
from pathlib import Path
from typing import Any

from studio.core.errors import StudioError
from tests.integration.knowledge.faults.acts import Act, done, opened

_BALLAST = 600_000


async def run(folder: Path, documents: Path) -> dict[str, Any]:
    ballast = folder / "ballast"
    ballast.write_bytes(bytes(_BALLAST))
    told: dict[str, Any] = {"errors": []}
    written = 0
    async with opened(folder) as bases:
        await done(bases, Act("create", "防汛"), documents)
        while not told["errors"] and written < 2000:
            some = {f"办法{written + at:04}.txt": 1 for at in range(20)}
            try:
                await done(bases, Act("load", "防汛", documents=some), documents)
                written += len(some)
            except StudioError as error:
                told["errors"].append(error.name)
        base = await bases.open("防汛")
        told["acknowledged"], told["kept"] = written, len(await base.documents())
        told["found"] = len(await base.search("值班"))
        ballast.unlink()
        await done(bases, Act("load", "防汛", documents=some), documents)
        told["after"] = len(await base.documents())
        await base.rebuild()
        told["trouble"] = str((await base.status()).vectors.trouble)
    return told | {"whole": _integrity(folder / "knowledge" / "防汛" / "kb.sqlite3")}


def _integrity(file: Path) -> str:
    connection = sqlite3.connect(file)
    try:
        return str(connection.execute("PRAGMA integrity_check").fetchone()[0])
    finally:
        connection.close()


if __name__ == "__main__":
    sys.stdout.write(json.dumps(asyncio.run(run(Path(sys.argv[1]), Path(sys.argv[2])))))
