"""The process Chroma lives in: `python -m studio.vectors.chroma_worker FOLDER`.

It is spoken to over stdin and stdout, owns the folder by a lock, and ends when its stdin does, that is with
the program that started it.
"""

import os
import shutil
import signal
import sys
from pathlib import Path
from typing import BinaryIO

from filelock import FileLock, Timeout

from studio.core.memory import keep_no_spare_memory
from studio.core.priority import give_way
from studio.vectors.chroma_engine import ChromaEngine
from studio.vectors.frames import Head, read_frame, write_frame

_PATIENCE_SECONDS = 5.0  # a worker whose program was killed needs a moment to notice

_STEPS = 5  # a search waits for it, so it stands between the window and the readers


def answer(engine: ChromaEngine, head: Head, body: bytes) -> Head:
    collection: str = head["collection"]
    match head["do"]:
        case "upsert":
            engine.upsert(collection, head["ids"], body)
        case "keep":
            engine.keep(collection, head["ids"], body)
        case "behind":
            return {"behind": engine.behind(collection)}
        case "build":
            engine.build(collection)
        case "delete":
            engine.delete(collection, head["ids"])
        case "count":
            return {"count": engine.count(collection)}
        case "query":
            return {"found": engine.query(collection, body, head["top"])}
        case "reset":
            engine.reset(collection)
    return {}


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
        engine = ChromaEngine(data)
    except BaseException:  # Chroma raises whatever its storage does, Rust's panics among it
        shutil.rmtree(data, ignore_errors=True)
        write_frame(answers, {"again": True})
        return
    write_frame(answers, {"ready": os.getpid()})
    while True:
        head, body = read_frame(requests)
        if head["do"] == "wipe":
            shutil.rmtree(data, ignore_errors=True)
            return
        write_frame(answers, _answered(engine, head, body))


def _answered(engine: ChromaEngine, head: Head, body: bytes) -> Head:
    try:
        return answer(engine, head, body)
    except BaseException as error:  # Rust's panics too: told to the other side, which decides
        return {"error": f"{type(error).__name__}: {error}"[:500]}


def main() -> None:
    """Whatever the libraries print goes to stderr: stdout is for answers alone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the program's to handle
    give_way(_STEPS)
    keep_no_spare_memory()
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    with answers:
        serve(Path(sys.argv[1]), sys.stdin.buffer, answers)


if __name__ == "__main__":
    main()
