"""A question one may begin with: a button that ends in … where the chat is too narrow for it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QStyle, QStyleOptionButton, QStylePainter

from studio.ui.components import Button
from studio.ui.theme import space


class Starter(Button):
    def __init__(self, question: str) -> None:
        super().__init__(question)
        self.setMinimumWidth(space("8"))
        self.setToolTip(question)

    def shown_text(self) -> str:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        room = self.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, option, self).width()
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = self.shown_text()  # type: ignore[attr-defined]  # not in the stubs
        QStylePainter(self).drawControl(QStyle.ControlElement.CE_PushButton, option)
