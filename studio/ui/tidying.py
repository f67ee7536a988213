"""Keeps Python's search for garbage on the window's thread, and the long one until nothing is done."""

import gc
import sys
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from studio.core.memory import give_back_memory
from studio.ui.background import Background

_SHORT_MILLISECONDS, _SHORTEST_MILLISECONDS = 250, 25
_MANY, _MUCH = 5_000, 100
_IMPORT = 10  # modules between two looks
_LOOK_MILLISECONDS = 30_000


class Tidying(QObject):
    """A search of all objects stops every thread for 100 to 250 ms; a short one is hardly felt.

    Left to itself Python searches on whichever thread makes objects, and widgets that refer to one another
    would end on the loop's: Qt allows that on its own thread alone.
    """

    def __init__(self, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._background = background
        self._worked, self._rested = True, False
        self._modules = len(sys.modules)
        self.keep()
        gc.disable()
        background.works_changed.connect(self._note_work)
        self._short = self._every(_SHORT_MILLISECONDS, self._search)
        self._timers = (self._short, self._every(_LOOK_MILLISECONDS, self._look))

    def keep(self) -> None:
        """What is there now, the modules above all, is left out until the first long search."""
        gc.freeze()

    def stop(self) -> None:
        for timer in self._timers:
            timer.stop()
        gc.enable()
        gc.unfreeze()

    def _every(self, milliseconds: int, do: Callable[[], None]) -> QTimer:
        timer = QTimer(self, interval=milliseconds)
        timer.timeout.connect(do)
        timer.start()
        return timer

    def _note_work(self) -> None:
        self._worked, self._rested = True, False

    def _search(self) -> None:
        """What Python would have done by itself by now, but for the search of all objects.

        While much is made it looks the more often: how long it takes goes with how much it looks through.
        What an import has made is left for the long search.
        """
        if self._were_imported():
            gc.freeze()
            self._worked = True
            return
        young, middle, _ = gc.get_count()
        if young > gc.get_threshold()[0]:
            gc.collect(1 if middle >= gc.get_threshold()[1] else 0)
        self._short.setInterval(_SHORTEST_MILLISECONDS if young > _MANY else _SHORT_MILLISECONDS)

    def _were_imported(self) -> bool:
        before, self._modules = self._modules, len(sys.modules)
        return self._modules - before >= _IMPORT

    def _look(self) -> None:
        """After work, or when much was made, once it has rested from one look to the next."""
        if self._background.busy:
            self._rested = False
        elif self._rested and (self._worked or _much_was_made()):
            self._worked = False
            give_back_memory()
        else:
            self._rested = True


def _much_was_made() -> bool:
    """Going about makes pages, rows and answers, too: some minutes of it."""
    return gc.get_count()[2] >= _MUCH
