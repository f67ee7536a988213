"""What the model thought before it answered: folded to one line unless the person opens it."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.ui.components import Button, label
from studio.ui.language import tr
from studio.ui.theme import space


class Thinking(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fold = Button(tr("Reasoning"), "link", "chevron-right")
        self._text = label("", "dense", "secondary", wrap=True)
        self._text.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(space("1"))
        layout.addWidget(self._fold)
        layout.addWidget(self._text)
        self._fold.clicked.connect(self._turn)
        self.hide()

    def append(self, text: str) -> None:
        self._text.setText(self._text.text() + text)
        self.show()

    def _turn(self) -> None:
        shown = self._text.isHidden()
        self._text.setVisible(shown)
        self._fold.set_icon("chevron-down" if shown else "chevron-right")
