"""The raised hands, the longest up first, each with a way to look."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.ui.classroom.sight import HandLine
from studio.ui.components import Button, ElidedLabel, Tag, clear_layout, label
from studio.ui.language import tr
from studio.ui.theme import space


class HandList(QWidget):
    """`looked` brings the number of the seat."""

    looked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._hands: tuple[HandLine, ...] = ()
        self._none = label(tr("Nobody has raised a hand"), "dense", "muted")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(space("2"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._none)
        column.addLayout(self._rows)

    def show_hands(self, hands: Sequence[HandLine]) -> None:
        """Nothing moves when nothing has changed."""
        if tuple(hands) == self._hands:
            return
        self._hands = tuple(hands)
        clear_layout(self._rows)
        for hand in self._hands:
            self._rows.addWidget(self._row(hand))
        self._none.setVisible(not self._hands)

    def hands(self) -> tuple[HandLine, ...]:
        return self._hands

    def _row(self, hand: HandLine) -> QWidget:
        row, look = QWidget(), Button(tr("Look"), small=True)
        look.setAccessibleName(tr("Look at seat {number}", number=hand.seat))
        look.setProperty("seat", hand.seat)
        look.clicked.connect(self._look)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(space("2"))
        line.addWidget(Tag(tr("Seat {number}", number=hand.seat), "warning", "hand-back-right-outline"))
        line.addWidget(ElidedLabel(hand.told or hand.name, "dense"), 1)
        line.addWidget(look)
        return row

    def _look(self) -> None:
        self.looked.emit(int(self.sender().property("seat")))
