"""Notices that another program has changed the draft's files while it is open here."""

from PySide6.QtCore import QObject, QTimer, Signal

from studio.runtime import AgentFolder

_LOOK_MILLISECONDS = 1500
_FILES = ("agent.yaml", "instructions.md")
_Stamps = tuple[tuple[int, int], ...]


class Elsewhere(QObject):
    """`changed` when a change is met that was not noted here."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._folder: AgentFolder | None = None
        self._known: _Stamps = ()
        self._look = QTimer(self, interval=_LOOK_MILLISECONDS)
        self._look.timeout.connect(self._tell)

    def note(self, folder: AgentFolder) -> None:
        """The files are now as they are to be."""
        self._folder, self._known = folder, _stamps(folder)
        self._look.start()

    def stop(self) -> None:
        self._look.stop()

    def look(self) -> bool:
        """Tell whether another program has written since; a folder that is gone has not."""
        if self._folder is None or (now := _stamps(self._folder)) in ((), self._known):
            return False
        self._known = now
        return True

    def _tell(self) -> None:
        if self.look():
            self.changed.emit()


def _stamps(folder: AgentFolder) -> _Stamps:
    try:
        found = [(folder.path / name).stat() for name in _FILES]
    except OSError:
        return ()
    return tuple((stat.st_mtime_ns, stat.st_size) for stat in found)
