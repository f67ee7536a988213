"""The files of an agent that a question comes with."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.ui.components import Button, Checkbox, clear_layout, label
from studio.ui.language import tr
from studio.ui.theme import space


class FileTicks(QWidget):
    """One box a file; a name the agent has no file of stays, ticked, until it is unticked."""

    add_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._boxes: dict[str, Checkbox] = {}
        self._list = QVBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space("2"))
        column.addLayout(self._list)
        add = Button(tr("Add a file…"), "text", "plus", small=True)
        add.clicked.connect(self.add_wanted)
        column.addWidget(add)

    def offer(self, files: Sequence[str], ticked: Collection[str]) -> None:
        clear_layout(self._list)
        self._boxes = {}
        for file in dict.fromkeys([*files, *ticked]):
            box = Checkbox(file.rpartition("/")[2])
            box.setToolTip(file)
            box.setChecked(file in ticked)
            self._boxes[file] = box
            self._list.addWidget(box)
        if not self._boxes:
            self._list.addWidget(label(tr("The agent has no files yet."), "caption", "muted"))

    def value(self) -> list[str]:
        return [file for file, box in self._boxes.items() if box.isChecked()]
