"""The seats in rows of eight, as they are numbered in the room."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.ui.components.seats.mark import SeatMark
from studio.ui.components.seats.seat import SeatButton
from studio.ui.language import tr
from studio.ui.theme import size, tokens

_COLUMNS = 8


class SeatGrid(QWidget):
    """Tab comes to one seat, the arrow keys go about; Enter, Space or a click bring its number: `opened`."""

    opened = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seats: list[SeatButton] = []
        self._at = 0
        self.setAccessibleName(tr("Seats"))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_seats(self, seats: Sequence[SeatMark]) -> None:
        """What has the keys, or is looked at, stays so while the same seats are told anew."""
        for button, seat in zip(self._seats, seats, strict=False):
            button.show_seat(seat)
        for seat in seats[len(self._seats) :]:
            self._add(seat)
        while len(self._seats) > len(seats):
            self._remove(self._seats.pop())
        self._go_to(min(self._at, len(self._seats) - 1), focus=False)
        self._arrange()
        self.updateGeometry()

    def seats(self) -> list[SeatMark]:
        return [button.seat for button in self._seats]

    def buttons(self) -> list[SeatButton]:
        return list(self._seats)

    def mark(self, number: int) -> None:
        """Show which seat is looked at; 0 for none."""
        for button in self._seats:
            button.setChecked(button.seat.number == number)

    def sizeHint(self) -> QSize:
        return QSize(self._wide(_COLUMNS), self._high(_COLUMNS))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._wide(4), tokens().size_pair("seat")[1])

    def heightForWidth(self, width: int) -> int:  # Qt's name
        return self._high(self._columns(width))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: len(self._seats) - 1}
        at = ends.get(Qt.Key(event.key()))
        if at is None:
            super().keyPressEvent(event)
        else:
            self._go_to(at)

    def _add(self, seat: SeatMark) -> None:
        button = SeatButton(seat, self)
        button.stepped.connect(self._step)
        button.clicked.connect(self._open)
        button.show()
        self._seats.append(button)

    def _remove(self, button: SeatButton) -> None:
        button.hide()
        button.deleteLater()

    def _open(self) -> None:
        button = self.sender()
        if isinstance(button, SeatButton):
            self._go_to(self._seats.index(button))
            self.mark(button.seat.number)
            self.opened.emit(button.seat.number)

    def _step(self, by: QPoint) -> None:
        at = self._at + by.x() + by.y() * self._columns(self.width())
        if 0 <= at < len(self._seats):
            self._go_to(at)

    def _go_to(self, at: int, *, focus: bool = True) -> None:
        """The one of them that Tab comes to."""
        for index, button in enumerate(self._seats):
            wanted = Qt.FocusPolicy.StrongFocus if index == at else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(wanted)
        self._at = max(at, 0)
        if focus and self._seats:
            self._seats[self._at].setFocus(Qt.FocusReason.TabFocusReason)

    def _columns(self, width: int) -> int:
        wide, gap = tokens().size_pair("seat")[0], size("seat.gap")
        return max(1, min(_COLUMNS, (width + gap) // (wide + gap)))

    def _arrange(self) -> None:
        columns, high, gap = self._columns(self.width()), tokens().size_pair("seat")[1], size("seat.gap")
        wide = (self.width() - (columns - 1) * gap) / columns
        for index, button in enumerate(self._seats):
            row, column = divmod(index, columns)
            left, right = round(column * (wide + gap)), round(column * (wide + gap) + wide)
            button.setGeometry(left, row * (high + gap), right - left, high)

    def _wide(self, columns: int) -> int:
        return columns * (tokens().size_pair("seat")[0] + size("seat.gap")) - size("seat.gap")

    def _high(self, columns: int) -> int:
        rows, gap = -(-len(self._seats) // columns), size("seat.gap")
        return max(0, rows * (tokens().size_pair("seat")[1] + gap) - gap)
