"""The one window, and the workspace that fills it: one's own, or that of a course one takes."""

import gc

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Signal

from studio.ui.curtain import Curtain
from studio.ui.opened import Way
from studio.ui.studio import Studio
from studio.ui.window_state import window_state


class Rounds(QObject):
    """Closes the workspace that is open before it opens the other, in the same window.

    `arrived` brings the studio that has the window now; it is told when its workspace is open.
    """

    arrived = Signal(object)

    def __init__(self, studio: Studio) -> None:
        super().__init__()
        self.studio = studio
        self._way: Way | None = None
        self._curtain: Curtain | None = None
        studio.going.connect(self._leave)

    def close(self) -> None:
        """The program ends."""
        self.studio.close()

    def _leave(self, way: Way) -> None:
        if self._way is not None:
            return
        self._way = way
        self._curtain = Curtain(self.studio.window)
        self.studio.leave().over.connect(self._turn)

    def _turn(self) -> None:
        """Not before all have heard that the old one is closed."""
        QTimer.singleShot(0, self, self._open)

    def _open(self) -> None:
        assert self._way is not None, "one goes only where one wanted to"
        way, old, self._way = self._way, self.studio, None
        window = old.window
        old.vanish()
        window.empty()
        _let_go()
        window.take_state(window_state(way.folder))
        self.studio = new = Studio(way.folder, window=window, way=way)
        new.asked_language = old.asked_language
        new.going.connect(self._leave)
        new.unexpected.watch()
        new.ready.connect(self._arrive)
        new.entrance.not_opened.connect(self._lift)
        new.open_workspace()

    def _arrive(self) -> None:
        self._lift()
        self.arrived.emit(self.studio)

    def _lift(self) -> None:
        if self._curtain is not None:
            self._curtain.lift()
            self._curtain = None


def _let_go() -> None:
    """All of the old one, before what is there is kept from being searched (`Tidying.keep`)."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
