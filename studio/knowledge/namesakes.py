"""Under which names files enter a base that may hold a document so called already."""

import os
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from enum import StrEnum
from pathlib import Path

from studio.core.passages import DocumentRow, DocumentState
from studio.core.readable import readable
from studio.knowledge.stamps import digest_of_file


class Namesakes(StrEnum):
    """What becomes of a document when a file of its name comes from another place with other content."""

    REPLACE = "replace"
    KEEP_BOTH = "keep_both"


def names_of(
    files: Sequence[Path], rows: Sequence[DocumentRow], namesakes: Namesakes = Namesakes.REPLACE
) -> dict[Path, str]:
    """A document is called like its file; files of one name are told apart by their folders' names.

    A file that is in the base already keeps the name it has there, whatever comes after it.
    """
    unique = list(dict.fromkeys(path.absolute() for path in files))
    known = {source_key(row.source): row.name for row in rows if row.source and not row.container}
    kept = {path: known[key] for path in unique if (key := source_key(path)) in known}
    claimed = set(kept.values())
    if namesakes is Namesakes.KEEP_BOTH:
        kept |= _copies([path for path in unique if readable(path.name) not in claimed], rows)
        claimed = {*kept.values(), *(row.name for row in rows if row.state is DocumentState.READY)}
    apart = told_apart([path for path in unique if path not in kept], claimed)
    return {path: kept.get(path) or apart[path] for path in unique}


def colliding(files: Sequence[Path], rows: Sequence[DocumentRow]) -> dict[str, Path]:
    """The documents that adding the files would replace by one from another place, each with that file."""
    named = names_of(files, rows)
    held = {row.name: row for row in rows if row.state is DocumentState.READY}
    return {name: path for path, name in named.items() if name in held and _is_another(path, held[name])}


def source_key(path: Path | str) -> str:
    """By which two spellings of a path are told to be one file."""
    return os.path.normcase(readable(path))


def _is_another(path: Path, row: DocumentRow) -> bool:
    return source_key(row.source) != source_key(path) and not _same_content(path, row)


def _copies(files: Sequence[Path], rows: Sequence[DocumentRow]) -> dict[Path, str]:
    """Of each name the first file that holds what the document so called holds."""
    held = {row.name: row for row in rows if row.state is DocumentState.READY}
    called = [(path, held[name]) for path in files if (name := readable(path.name)) in held]
    first = {row.name: path for path, row in reversed(called) if _same_content(path, row)}
    return {path: name for name, path in first.items()}


def _same_content(path: Path, row: DocumentRow) -> bool:
    try:
        return path.stat().st_size == row.bytes and digest_of_file(path) == row.digest
    except OSError:
        return False


def told_apart(files: Sequence[Path], claimed: Collection[str]) -> dict[Path, str]:
    """Names for files that are none of those claimed, and all different."""
    names = {path: readable(path.name) for path in files}
    for depth in range(2, max((len(path.parts) for path in files), default=0) + 1):
        ambiguous = _ambiguous(names, claimed)
        if not ambiguous:
            break
        names |= {path: readable("/".join(path.parts[-depth:])) for path in ambiguous}
    return names | _numbered(names, claimed)


def _ambiguous(names: Mapping[Path, str], claimed: Collection[str]) -> list[Path]:
    times = Counter(names.values())
    return [path for path, name in names.items() if times[name] > 1 or name in claimed]


def _numbered(names: Mapping[Path, str], claimed: Collection[str]) -> dict[Path, str]:
    """Where not even the folders tell them apart: 通知 (2).docx."""
    taken, found = {*claimed, *names.values()}, dict[Path, str]()
    for path in _ambiguous(names, claimed):
        count = 2
        while (name := readable(f"{path.stem} ({count}){path.suffix}")) in taken:
            count += 1
        taken.add(name)
        found[path] = name
    return found
