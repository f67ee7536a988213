"""Places one has been to, the last first, as they come back at the next start."""

import json
from dataclasses import dataclass

from PySide6.QtCore import QSettings

from studio.ui.shell.places import thing_at

_KEY, _MOST = "recent", 40


@dataclass(frozen=True, slots=True)
class Visited:
    place: tuple[str, ...]
    title: str


class Recents:
    def __init__(self, state: QSettings) -> None:
        self._state = state
        self._visited = _read(state.value(_KEY))

    def note(self, place: tuple[str, ...], title: str) -> None:
        """One is there now; a page may say only later what it is called."""
        place = thing_at(place)
        if self._visited[:1] == [Visited(place, title)]:
            return
        before = [visited for visited in self._visited if visited.place != place]
        self._visited = [Visited(place, title), *before][:_MOST]
        kept = [[*visited.place, visited.title] for visited in self._visited]
        self._state.setValue(_KEY, json.dumps(kept, ensure_ascii=False))

    def all(self) -> list[Visited]:
        return list(self._visited)


def _read(kept: object) -> list[Visited]:
    """What does not read is of no worth."""
    try:
        found = json.loads(str(kept or "[]"))
        return [Visited(tuple(map(str, place)), str(title)) for *place, title in found]
    except (ValueError, TypeError):
        return []
