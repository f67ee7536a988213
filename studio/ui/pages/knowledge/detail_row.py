"""The row that opens under a document that needs a look: why, what to do, and the button that does it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.ui.components import Button, label
from studio.ui.language import tr
from studio.ui.pages.knowledge.lines import DocumentLine
from studio.ui.theme import size, space


class DetailRow(QWidget):
    """`replaced` asks for another file in place of this one, `removed` lets the row go."""

    replaced = Signal(str)
    removed = Signal(str)

    def __init__(self, line: DocumentLine) -> None:
        super().__init__()
        self._name = line.name
        happened, meaning = line.explained()
        self.setAccessibleName(happened)
        lines = QVBoxLayout()
        lines.setSpacing(0)
        lines.addWidget(label(happened, "label", wrap=True))
        lines.addWidget(label(meaning, "dense", "secondary", wrap=True))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(size("row") + space("2"), space("2"), space("4"), space("2"))
        layout.setSpacing(space("3"))
        layout.addLayout(lines, 1)
        if line.kind != "refused":
            choose = Button(tr("Choose another file"), small=True)
            choose.clicked.connect(self._replace)
            layout.addWidget(choose)
        remove = Button(tr("Remove"), "text", small=True)
        remove.clicked.connect(self._remove)
        layout.addWidget(remove)

    def _replace(self) -> None:
        self.replaced.emit(self._name)

    def _remove(self) -> None:
        self.removed.emit(self._name)
