"""One seat looked at: who sits there, how far they are, what went wrong, and what the trainer may do."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.ui.classroom.sight import SeatFact, SeatSight
from studio.ui.components import Button, FlowLayout, IconLabel, SideSheet, clear_layout, label
from studio.ui.language import tr
from studio.ui.theme import space

_ICONS = {
    "success": ("check-circle", "success"),
    "now": ("progress-clock", "accent.text"),
    "warning": ("alert-circle", "warning"),
    "hand": ("hand-back-right-outline", "warning"),
    "lost": ("lan-disconnect", "text.secondary"),
    "muted": ("circle-outline", "text.muted"),
}


class SeatSheet(SideSheet):
    """Both bring the number of the seat."""

    lowered = Signal(int)
    freed = Signal(int)

    def __init__(self, page: QWidget) -> None:
        super().__init__(page, "")
        self._sight: SeatSight | None = None
        self._told = QVBoxLayout()
        self._told.setSpacing(space("2"))
        self.help_done, self.free = Button(tr("Take the hand down"), "primary"), Button(tr("Free this seat"))
        buttons = QWidget()
        line = FlowLayout(buttons)
        for button in (self.help_done, self.free):
            line.addWidget(button)
        self.body.addLayout(self._told)
        self.body.addWidget(buttons)
        self.body.addStretch(1)
        self.help_done.clicked.connect(self._lower)
        self.free.clicked.connect(self._free)

    @property
    def number(self) -> int:
        """The seat that is looked at, 0 for none."""
        return self._sight.mark.number if self._sight is not None and self.isVisible() else 0

    def show_seat(self, sight: SeatSight) -> None:
        """Nothing moves when nothing has changed."""
        if sight == self._sight:
            return
        self._sight = sight
        where = tr("Seat {number}", number=sight.mark.number)
        self.set_title(" · ".join(filter(None, (where, sight.mark.name))))
        clear_layout(self._told)
        self._add_lines("", [sight.state])
        if sight.seen:
            self._told.addWidget(label(sight.seen, "dense", "muted", wrap=True))
        if sight.hand:
            self._told.addWidget(label(tr("“{words}”", words=sight.hand), "strong", wrap=True))
        self._add_lines(tr("Steps of this lesson"), sight.steps)
        self._add_lines(tr("Test runs"), sight.results)
        self.help_done.setVisible(sight.raised)
        self.free.setVisible(sight.taken)

    def _add_lines(self, title: str, facts: Sequence[SeatFact]) -> None:
        if title and facts:
            self._told.addWidget(label(title, "label"))
        for fact in facts:
            self._told.addWidget(_line(fact))

    def _lower(self) -> None:
        self.lowered.emit(self.number)

    def _free(self) -> None:
        self.freed.emit(self.number)


def _line(fact: SeatFact) -> QWidget:
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(space("2"))
    line.addWidget(IconLabel(*_ICONS[fact.kind], "icon.small"), 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(label(fact.text, "dense", wrap=True), 1)
    return row
