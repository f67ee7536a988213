"""Work of the window's thread in pieces, one a frame: none of them is felt."""

from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

_FRAME = 16  # milliseconds: what one piece changed is painted before the next


class Turns:
    """Goes with its `owner`: what has not had its turn by then is not done."""

    def __init__(self, owner: QObject) -> None:
        self._pieces: deque[Callable[[], None]] = deque()
        self._next = QTimer(owner, interval=_FRAME)
        self._next.timeout.connect(self._take)

    def add(self, *pieces: Callable[[], None]) -> None:
        """Have them done in this order, after all that was added before."""
        self._pieces.extend(pieces)
        self._next.start()

    def take_all(self) -> None:
        """Do at once what is left."""
        while self._pieces:
            self._take()

    def _take(self) -> None:
        piece = self._pieces.popleft()
        if not self._pieces:
            self._next.stop()
        piece()
