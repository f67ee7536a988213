"""Joining a class: the code from the trainer's screen, one's name, and the address when it is not found."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from studio.ui.components import Button, Card, FormRow, Link, NumberField, TextField, label
from studio.ui.language import tr
from studio.ui.theme import size, space


class JoinCard(Card):
    """`wanted` brings code, name, seat (0 for any) and address (empty to have it found)."""

    wanted = Signal(str, str, int, str)
    stopped = Signal()

    def __init__(self) -> None:
        super().__init__(tr("Join a class"), tr("in a course room, with the code the trainer shows"))
        self.code, self.name = TextField(tr("6 signs")), TextField(tr("As the trainer calls you"))
        self.seat, self.address = NumberField(0, 200), TextField(tr("As on the trainer's screen"))
        self.seat.setSpecialValueText(tr("any"))
        self._rows = [
            FormRow(tr("Class code"), self.code, required=True),
            FormRow(tr("Your name"), self.name, required=True),
            FormRow(tr("Seat number"), self.seat),
            FormRow(tr("Address"), self.address),
        ]
        self.join, self.stop = Button(tr("Join")), Button(tr("Cancel"))
        self.by_address = Link(tr("Type the address instead"))
        self._told = label("", "dense", "secondary", wrap=True)
        self._grid, self._narrow = QGridLayout(), False
        self._grid.setHorizontalSpacing(space("3"))
        self._grid.setVerticalSpacing(space("2"))
        for row, width in zip(self._rows, ("section.list", "list.narrow", "step", "choice"), strict=True):
            row.setMaximumWidth(size(width))
        self._buttons = self._button_line()
        self._arrange()
        self.add_header_widget(self.by_address)
        self.body.addLayout(self._grid)
        self.body.addWidget(self._told)
        self._rows[3].hide()
        self._told.hide()
        self.stop.hide()
        self._connect()

    def suggest_name(self, name: str) -> None:
        if not self.name.value():
            self.name.set_value(name)

    def set_busy(self, busy: bool, text: str = "") -> None:
        self.join.set_busy(busy, tr("Joining…"))
        self.stop.setVisible(busy)
        for field in (self.code, self.name, self.seat, self.address):
            field.setEnabled(not busy)
        self.tell(text)

    def tell(self, text: str) -> None:
        """What is being done now."""
        self._told.setText(text)
        self._told.setVisible(bool(text))

    def show_error(self, field: str, text: str) -> None:
        """Say at the field what is wrong: code, name, seat or address."""
        self.set_busy(False)
        if field == "address":
            self.ask_address()
        at = {"code": 0, "name": 1, "seat": 2, "address": 3}[field]
        self._rows[at].set_error(text)
        self._rows[at].control.setFocus()

    def error(self) -> str:
        return " ".join(filter(None, (row.error() for row in self._rows)))

    def ask_address(self) -> None:
        self._rows[3].show()
        self.by_address.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two beside one another where it is narrow."""
        super().resizeEvent(event)
        narrow = event.size().width() < size("room.home.cards")
        if narrow is not self._narrow:
            self._narrow = narrow
            self._arrange()

    def _arrange(self) -> None:
        columns = 2 if self._narrow else 4
        for at, row in enumerate(self._rows):
            self._grid.addWidget(row, at // columns, at % columns)
        self._grid.addWidget(self._buttons, *((2, 0, 1, 2) if self._narrow else (0, 4, 1, 1)))
        self._above.setVisible(not self._narrow)
        self.name.setMinimumWidth(0 if self._narrow else size("section.list"))
        self._grid.setColumnStretch(5, 1)

    def _connect(self) -> None:
        self.join.clicked.connect(self._join)
        self.stop.clicked.connect(self.stopped)
        self.by_address.clicked.connect(self._ask_address)
        self.code.textChanged.connect(self._weigh)
        for field in (self.code, self.name, self.address, self.seat.lineEdit()):
            field.returnPressed.connect(self._join)

    def _button_line(self) -> QWidget:
        """Level with the fields, which have their labels above."""
        holder, line = QWidget(), QHBoxLayout()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space("1"))
        line.setSpacing(space("2"))
        for button in (self.join, self.stop):
            line.addWidget(button)
        line.addStretch(1)
        self._above = label(" ", "label")
        column.addWidget(self._above)
        column.addLayout(line)
        column.addStretch(1)
        return holder

    def _weigh(self) -> None:
        """The one thing to do here is joining only for whoever has a code."""
        self.join.set_kind("primary" if self.code.value() else "secondary")

    def _ask_address(self) -> None:
        self.ask_address()
        self.address.setFocus()

    def _join(self) -> None:
        lacking = (
            (self._rows[0], self.code.value(), tr("Type the code from the trainer's screen.")),
            (self._rows[1], self.name.value(), tr("Type your name, so that the trainer knows who asks.")),
        )
        for row, value, text in lacking:
            if not value:
                row.set_error(text)
                row.control.setFocus()
                return
        address = self.address.value() if not self._rows[3].isHidden() else ""
        self.wanted.emit(self.code.value(), self.name.value(), self.seat.value(), address)
