"""Typing letters over a list: to the next row that begins so, by its words or by their pinyin initials."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QElapsedTimer
from PySide6.QtWidgets import QApplication

from studio.authoring.initials import initials


class TypeAhead:
    """Letters typed in quick succession belong together."""

    def __init__(self) -> None:
        self._typed, self._since = "", QElapsedTimer()

    def next_row(self, letters: str, names: Sequence[str], current: str) -> int | None:
        """The one after the current when a new word begins, else the current one may stay."""
        fresh = not self._since.isValid() or self._since.hasExpired(QApplication.keyboardInputInterval())
        self._since.start()
        self._typed = letters if fresh else self._typed + letters
        at = names.index(current) if current in names else -1
        first = at + 1 if fresh else max(at, 0)
        order = [*range(first, len(names)), *range(first)]
        wanted = self._typed.casefold()
        by_words = _found(order, names, wanted, str.casefold)
        return by_words if by_words is not None else _found(order, names, wanted, initials)


def _found(order: Sequence[int], names: Sequence[str], wanted: str, read: Callable[[str], str]) -> int | None:
    return next((row for row in order if read(names[row]).startswith(wanted)), None)
