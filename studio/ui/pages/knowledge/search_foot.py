"""What can be done about a search that was not right: ask why, or keep it as a test question."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.ui.components import Button, ElidedLabel, hairline
from studio.ui.language import tr
from studio.ui.theme import space


class SearchFoot(QWidget):
    why_wanted = Signal()
    save_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(hairline())
        rows = QVBoxLayout()
        rows.setContentsMargins(space("4"), space("3"), space("4"), space("3"))
        rows.setSpacing(space("2"))
        missing, right = tr("Is the one missing that should be here?"), tr("Is this result right?")
        why = Button(tr("Why was this not found"), icon="help-circle-outline", small=True)
        save = Button(tr("Save as a test question"), icon="plus", small=True)
        why.clicked.connect(self.why_wanted)
        save.clicked.connect(self.save_wanted)
        for words, button in ((missing, why), (right, save)):
            row = QHBoxLayout()
            row.addWidget(ElidedLabel(words, "dense", "secondary"), 1)
            row.addWidget(button)
            rows.addLayout(row)
        whole.addLayout(rows)
