"""A quiet line that opens to more: ends in … where there is no room for all of it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QStyleOptionButton, QStylePainter

from studio.ui.components import Button
from studio.ui.theme import size, space


class FoldLine(Button):
    def __init__(self, text: str) -> None:
        super().__init__(text, "link", "chevron-right", small=True)
        self.setProperty("quiet", True)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def setText(self, text: str) -> None:
        super().setText(text)
        self.setToolTip(text)

    def show_open(self, shown: bool) -> None:
        self.set_icon("chevron-down" if shown else "chevron-right")

    def minimumSizeHint(self) -> QSize:
        return QSize(size("avatar"), super().minimumSizeHint().height())

    def shown_text(self) -> str:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        room = self.width() - self.iconSize().width() - space("1")
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = self.shown_text()  # type: ignore[attr-defined]  # not in the stubs
        QStylePainter(self).drawControl(QStyle.ControlElement.CE_PushButton, option)
