"""Splitters and columns stand where the person left them, page by page, also after a crash."""

from PySide6.QtCore import QObject, QSettings, Qt, QTimer
from PySide6.QtWidgets import QApplication, QHeaderView, QSplitter

from studio.ui.shell.navigator import Navigator

_PAUSE_MILLISECONDS, _SEEN = 400, "studioRemembered"
Watched = QSplitter | QHeaderView


class Remembering(QObject):
    """What a page makes later is taken up when one comes to it again.

    Only what the person dragged is kept: widths a page gives itself are its own.
    """

    def __init__(self, state: QSettings, navigator: Navigator) -> None:
        super().__init__(navigator)
        self._state, self._navigator = state, navigator
        self._moved: dict[str, str] = {}
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MILLISECONDS)
        self._pause.timeout.connect(self.keep)
        navigator.arrived.connect(self._look)
        navigator.moved.connect(self._look)

    def keep(self) -> None:
        """Write down what was dragged since the last time."""
        self._pause.stop()
        moved, self._moved = self._moved, {}
        for key, widths in moved.items():
            self._state.setValue(key, widths)

    def _look(self) -> None:
        name = self._navigator.here[0]
        page = self._navigator.page(name)
        if page is None:
            return
        for number, splitter in enumerate(page.findChildren(QSplitter)):
            self._take_up(splitter, f"layout/{name}/splitter{number}")
        for number, header in enumerate(page.findChildren(QHeaderView)):
            if type(header) is QHeaderView and header.orientation() is Qt.Orientation.Horizontal:
                self._take_up(header, f"layout/{name}/columns{number}")

    def _take_up(self, widget: Watched, key: str) -> None:
        if widget.property(_SEEN):
            return
        widget.setProperty(_SEEN, key)
        _restore(widget, str(self._state.value(key, "")))
        if isinstance(widget, QSplitter):
            widget.splitterMoved.connect(self._note)
        else:
            widget.sectionResized.connect(self._note_dragged)

    def _note(self) -> None:
        widget = self.sender()
        if isinstance(widget, QSplitter | QHeaderView):
            self._moved[str(widget.property(_SEEN))] = ",".join(map(str, _widths(widget)))
            self._pause.start()

    def _note_dragged(self) -> None:
        if QApplication.mouseButtons() & Qt.MouseButton.LeftButton:
            self._note()


def _widths(widget: Watched) -> list[int]:
    if isinstance(widget, QSplitter):
        return widget.sizes()
    return [widget.sectionSize(section) for section in range(widget.count())]


def _restore(widget: Watched, kept: str) -> None:
    """Another version may have other parts: then the page's own widths hold."""
    widths = [int(part) for part in kept.split(",") if part.strip().isdecimal()]
    if len(widths) != widget.count() or not any(widths):
        return
    if isinstance(widget, QSplitter):
        widget.setSizes(widths)
        return
    for section, width in enumerate(widths):
        if widget.sectionResizeMode(section) is QHeaderView.ResizeMode.Interactive and width:
            widget.resizeSection(section, width)
