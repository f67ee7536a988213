"""Which files to load when people point at files and folders."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from studio.core.paths import WORKSPACE_LOCK

# Beside documents in real folders, and plainly none themselves.
_NO_DOCUMENTS = {
    *(
        ".css",
        ".js",
        ".map",
        ".gif",
        ".ico",
        ".svg",
        ".woff",
        ".woff2",
        ".ttf",
        ".otf",
        ".ttc",
        ".exe",
        ".dll",
    ),
    *(
        ".so",
        ".msi",
        ".bat",
        ".cmd",
        ".sh",
        ".py",
        ".pyc",
        ".lnk",
        ".url",
        ".ini",
        ".db",
        ".sqlite",
        ".sqlite3",
    ),
    *(
        ".tmp",
        ".bak",
        ".log",
        ".mp3",
        ".mp4",
        ".avi",
        ".mov",
        ".wav",
        ".wmv",
        ".iso",
        ".apk",
        ".jar",
        ".class",
    ),
    *(".dat", ".crdownload", ".part"),
}
_NO_NAMES = frozenset({"thumbs.db", "desktop.ini"})


def find_documents(paths: Sequence[Path]) -> list[Path]:
    """Files as given, folders with all below them, each once and sorted.

    What is missing or cannot be opened stays in the list, so that reading it says so.
    """
    found = {file for path in paths for file in (_below(path) if path.is_dir() else [path])}
    return sorted(found)


def is_no_document(name: str) -> bool:
    """Whether the name alone says so: a program, a sound, a font."""
    return name.lower() in _NO_NAMES or Path(name).suffix.lower() in _NO_DOCUMENTS


def _below(folder: Path) -> Iterator[Path]:
    closed: list[Path] = []
    for here, folders, files in os.walk(folder, onerror=lambda error: closed.append(Path(error.filename))):
        if WORKSPACE_LOCK in files:  # the originals kept in bases are no new documents
            folders.clear()
            continue
        folders[:] = [name for name in folders if not _hidden(name)]
        yield from (Path(here, name) for name in files if not _hidden(name) and not is_no_document(name))
    yield from closed


def _hidden(name: str) -> bool:
    return name.startswith((".", "~$", "__MACOSX"))
