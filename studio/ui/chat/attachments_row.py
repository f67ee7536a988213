"""The files given with the next question: being read, ready, or refused with the reason."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from studio.ui.components import ElidedLabel, IconButton, StatusLabel, clear_layout
from studio.ui.language import tr
from studio.ui.notices import explanation_of
from studio.ui.theme import space

_MOST_IN_SIGHT = 3


class AttachmentsRow(QScrollArea):
    """As high as its files, of which no more than a few are in sight at once: the talk keeps its room.

    `removed` brings the path of a file that is not to go along.
    """

    removed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._lines: dict[Path, AttachmentLine] = {}
        inner = QWidget()
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(space("1"))
        self.setWidget(inner)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        for ground in (self.viewport(), inner):
            ground.setAutoFillBackground(False)
        self.hide()

    def sizeHint(self) -> QSize:
        lines = self.lines()[:_MOST_IN_SIGHT]
        high = sum(line.sizeHint().height() for line in lines) + space("1") * max(len(lines) - 1, 0)
        return QSize(self._column.sizeHint().width(), high)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def add(self, path: Path) -> None:
        """Show a file that is being read."""
        if path not in self._lines:
            line = AttachmentLine(path)
            line.removed.connect(self._remove)
            self._lines[path] = line
            self._column.addWidget(line)
            self.show()
            self.updateGeometry()

    def settle(self, path: Path, error: object = None, note: str = "") -> None:
        """Say that it was read, or why it was not, which is brought into sight."""
        if path in self._lines:
            self._lines[path].settle(error, note)
            if error is not None:
                self.ensureWidgetVisible(self._lines[path])

    def drop_refused(self) -> None:
        """What was not read does not go along, and has been said long enough."""
        for path in [path for path, line in self._lines.items() if line.refused]:
            self._remove(path)

    def clear(self) -> None:
        self._lines.clear()
        clear_layout(self._column)
        self.hide()

    def lines(self) -> list["AttachmentLine"]:
        return list(self._lines.values())

    def _remove(self, path: Path) -> None:
        line = self._lines.pop(path)
        line.hide()
        line.deleteLater()
        self.setVisible(bool(self._lines))
        self.updateGeometry()
        self.removed.emit(path)


class AttachmentLine(QWidget):
    removed = Signal(object)

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path, self.refused = path, False
        self.state = StatusLabel(tr("reading…"), "working")
        self._name = ElidedLabel(path.name, "dense", middle=True)
        self.remove = IconButton("close", tr("Remove “{name}”", name=path.name), small=True)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(space("2"))
        line.addWidget(self._name, 1)
        line.addWidget(self.state)
        line.addWidget(self.remove)
        self.remove.clicked.connect(self._remove)

    def settle(self, error: object, note: str) -> None:
        if error is None:
            self.state.set(note or tr("read"), "warning" if note else "success")
            return
        self.refused = True
        said = explanation_of(error)
        self.state.set(said.happened, "danger")
        self.setToolTip(f"{said.happened} {said.action}".strip())

    def _remove(self) -> None:
        self.removed.emit(self._path)
