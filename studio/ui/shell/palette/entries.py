"""What the palette can lead to, and in which order it is offered for what was typed."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from studio.ui.shell.palette.matching import Sounds

_MOST = 60


@dataclass(frozen=True, slots=True)
class Entry:
    """`place` is where it leads, empty for a command; `kind` is told beside it, `words` find it too."""

    title: str
    kind: str
    icon: str
    act: Callable[[], object]
    place: tuple[str, ...] = ()
    keys: str = ""
    words: str = ""


def offered_for(
    query: str, entries: Sequence[Entry], recent: Sequence[tuple[str, ...]], sounds: Sounds
) -> list[Entry]:
    """The best fit first; among equals what was visited last, then in the order they came."""
    since = {place: number for number, place in enumerate(recent)}
    found = []
    for number, entry in enumerate(entries):
        rank = sounds.fit(query, entry.title, f"{entry.words} {entry.kind}")
        if rank is not None:
            visited = since.get(entry.place, len(since)) if entry.place else len(since)
            found.append((rank, visited, number, entry))
    return [entry for *_, entry in sorted(found, key=lambda line: line[:3])[:_MOST]]


def without_doubles(entries: Iterable[Entry]) -> list[Entry]:
    """Of those that lead to the same place the first stays, found by the words of all."""
    kept: dict[object, Entry] = {}
    for entry in entries:
        key = entry.place or (entry.kind, entry.title)
        first = kept.get(key)
        kept[key] = replace(first, words=f"{first.words} {entry.words}") if first else entry
    return list(kept.values())
