"""Keeps Python's search for garbage from holding up the window: the long one waits until nothing is done."""

import gc

from PySide6.QtCore import QObject, QTimer

from studio.ui.background import Background

_NEVER = 1_000_000
_LOOK_MILLISECONDS = 30_000


class Tidying(QObject):
    """A search of all objects stops every thread for 100 to 250 ms; the short ones go on as ever."""

    def __init__(self, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._background, self._before = background, gc.get_threshold()
        self._worked, self._rested = True, False
        self.keep()
        gc.set_threshold(*self._before[:2], _NEVER)
        background.works_changed.connect(self._note_work)
        self._timer = QTimer(self, interval=_LOOK_MILLISECONDS)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def keep(self) -> None:
        """What is there now, the modules above all, stays for good: the short searches leave it out."""
        gc.freeze()

    def stop(self) -> None:
        self._timer.stop()
        gc.set_threshold(*self._before)
        gc.unfreeze()

    def _note_work(self) -> None:
        self._worked, self._rested = True, False

    def _look(self) -> None:
        """After work, once it has rested from one look to the next."""
        if self._background.busy:
            self._rested = False
        elif self._worked and self._rested:
            self._worked = False
            gc.collect()
        else:
            self._rested = True
