"""What an endpoint did in the last 24 hours: counts and times, and nothing of what was asked."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from studio.endpoints import UseSummary
from studio.ui.components import Card, Link, label, restyle
from studio.ui.components.charts import HourBars
from studio.ui.language import tr
from studio.ui.theme import size, space


class DayCard(Card):
    record_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("Last 24 hours"),
            tr("Only counts and times are kept, no contents"),
            padded=False,
            parent=parent,
        )
        record = Link(tr("Show the record"))
        record.clicked.connect(self.record_wanted)
        self.add_header_widget(record)
        self.requests, self.first = _Figure(tr("Requests")), _Figure(tr("First text (median)"))
        self.queue, self.limited = _Figure(tr("Queued")), _Figure(tr("Too many at once"))
        self.bars = HourBars()
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)
        self._drawn = QFrame()
        drawn = QVBoxLayout(self._drawn)
        drawn.setContentsMargins(space("card"), space("3"), space("card"), space("3"))
        drawn.addWidget(self.bars)
        self.body.addLayout(self._grid)
        self._columns = 0
        self._arrange(4)
        self.show_day(UseSummary())

    def show_day(self, day: UseSummary) -> None:
        nothing = tr("None yet")
        self.requests.set(f"{day.requests:,}", tr("{count} failed", count=f"{day.failed:,}"))
        first = tr("{seconds} s", seconds=f"{day.first_median:.1f}") if day.first_median else "—"
        slowest = tr("{seconds} s at the slowest", seconds=f"{day.first_slowest:.1f}")
        self.first.set(first, slowest if day.first_median else nothing)
        longest = tr("{seconds} s at the longest", seconds=f"{day.longest_queue:.1f}")
        self.queue.set(
            tr("{count} {count:time|times}", count=f"{day.queued:,}"), longest if day.queued else nothing
        )
        again = tr("Asked again by itself")
        self.limited.set(
            tr("{count} {count:time|times}", count=f"{day.limited:,}"), again if day.limited else nothing
        )
        self.bars.show_hours(day.hours)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(4 if self.width() >= size("room.segments") else 2)

    def _arrange(self, columns: int) -> None:
        """Five beside one another, or two and the bars below them."""
        if columns == self._columns:
            return
        self._columns = columns
        for number, figure in enumerate((self.requests, self.first, self.queue, self.limited)):
            self._grid.addWidget(figure, number // columns, number % columns)
            _divide(figure, number % columns > 0)
        beside = columns == 4
        self._grid.addWidget(self._drawn, 0 if beside else 2, 4 if beside else 0, 1, 1 if beside else 2)
        _divide(self._drawn, beside)
        self._grid.setColumnStretch(4, 1 if beside else 0)
        for column in range(4):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)


class _Figure(QFrame):
    def __init__(self, name: str) -> None:
        super().__init__()
        self._title = name
        self._number, self._note = label("", "page"), label("", "caption", "muted")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(space("card"), space("3"), space("2"), space("3"))
        layout.setSpacing(0)
        for part in (label(name, "caption", "muted"), self._number, self._note):
            layout.addWidget(part)

    def number(self) -> str:
        return self._number.text()

    def set(self, number: str, note: str) -> None:
        self._number.setText(number)
        self._note.setText(note)
        self.setAccessibleName(f"{self._title}: {number}, {note}")


def _divide(figure: QFrame, divided: bool) -> None:
    """Draw a line before it."""
    figure.setObjectName("figure")
    figure.setProperty("divided", divided)
    restyle(figure)
