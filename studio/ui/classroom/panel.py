"""What a trainer sees of the class beside the lesson: seats, steps, raised hands, and what is sent to all."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLayout, QMenu, QScrollArea, QVBoxLayout, QWidget

from studio.ui.classroom.hand_list import HandList
from studio.ui.classroom.sight import ClassSight, spaced
from studio.ui.components import (
    Button,
    ElidedLabel,
    FlowLayout,
    IconButton,
    IconLabel,
    SeatGrid,
    SeatLegend,
    StepBars,
    Tag,
    hairline,
    keep_clear_of_toasts,
    label,
    scrolling,
)
from studio.ui.language import tr
from studio.ui.theme import icon, space


class TrainerPanel(QWidget):
    """`looked` brings the number of a seat."""

    looked = Signal(int)
    sending_wanted = Signal()
    clearing_wanted = Signal()
    export_wanted = Signal()
    board_wanted = Signal()
    ending_wanted = Signal()
    going_on_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grid, self.legend, self.bars, self.hands = SeatGrid(), SeatLegend(), StepBars(), HandList()
        self._count = label("", "dense", "muted")
        self._code, self._address = label("", "strong"), ElidedLabel("", "dense", "secondary")
        self._lesson = ElidedLabel("", "dense", "muted")
        self._lost = _Lost()
        self.send = Button(tr("Send to all"))
        self.clear = Button(tr("Clear the seats"))
        self.more = IconButton("dots-horizontal", tr("More about the class"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head())
        column.addWidget(hairline())
        column.addWidget(self._lost)
        column.addWidget(self._middle(), 1)
        column.addWidget(hairline())
        column.addWidget(self._foot())
        self._connect()

    def show_sight(self, sight: ClassSight) -> None:
        self._count.setText(tr("{count} {count:seat|seats}", count=len(sight.seats)))
        self._code.setText(spaced(sight.code))
        self._code.setAccessibleName(tr("Class code {code}", code=" ".join(sight.code)))
        self._address.set_text(sight.address)
        self.grid.show_seats(sight.marks)
        self.legend.show_seats(sight.marks)
        self._lesson.set_text(sight.lesson)
        self.bars.show_steps(sight.steps)
        self.hands.show_hands(sight.hands)

    def show_lost(self, text: str, *, broken: bool = False) -> None:
        """The class does not answer: what is shown is how it was last; empty when it answers.

        One that is broken off can be gone on with, and nothing else can be asked of it.
        """
        self._lost.tell(text, broken=broken)
        for part in (self.send, self.clear, self.more):
            part.setEnabled(not broken)

    def set_busy(self, busy: bool) -> None:
        self._lost.go_on.set_busy(busy, tr("Starting…"))

    def _connect(self) -> None:
        self.grid.opened.connect(self.looked)
        self.hands.looked.connect(self.looked)
        self.send.clicked.connect(self.sending_wanted)
        self.clear.clicked.connect(self.clearing_wanted)
        self._lost.go_on.clicked.connect(self.going_on_wanted)
        self._menu = QMenu(self)
        for text, name, signal in (
            (tr("Show code and address large"), "fullscreen", self.board_wanted),
            (tr("Export the results…"), "table-arrow-down", self.export_wanted),
            (tr("End the class"), "stop-circle-outline", self.ending_wanted),
        ):
            self._menu.addAction(icon(name), text).triggered.connect(signal)
        self.more.setMenu(self._menu)
        self.more.setPopupMode(IconButton.ToolButtonPopupMode.InstantPopup)

    def _head(self) -> QLayout:
        head = QHBoxLayout()
        head.setContentsMargins(space("4"), space("3"), space("4"), space("3"))
        head.setSpacing(space("2"))
        head.addWidget(label(tr("Class progress"), "section"))
        head.addWidget(Tag(tr("for the trainer")))
        head.addStretch(1)
        head.addWidget(self._count)
        return head

    def _middle(self) -> QScrollArea:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        lesson = QHBoxLayout()
        lesson.setSpacing(space("2"))
        lesson.addWidget(label(tr("Done by step"), "label"))
        lesson.addWidget(self._lesson, 1)
        for part in (
            _part(self._way_in(), self.grid, self.legend),
            _part(lesson, self.bars),
            _part(label(tr("Raised hands"), "label"), self.hands),
        ):
            if column.count():
                column.addWidget(hairline())
            column.addWidget(part)
        column.addStretch(1)
        return scrolling(whole)

    def _way_in(self) -> QHBoxLayout:
        large = IconButton("fullscreen", tr("Show code and address large"), small=True)
        large.clicked.connect(self.board_wanted)
        line = QHBoxLayout()
        line.setSpacing(space("2"))
        line.addWidget(label(tr("Class code"), "dense", "secondary"))
        line.addWidget(self._code)
        line.addWidget(self._address, 1)
        line.addWidget(large)
        return line

    def _foot(self) -> QWidget:
        foot, line = QWidget(), FlowLayout()
        around = QVBoxLayout(foot)
        around.setContentsMargins(space("4"), space("3"), space("4"), space("3"))
        around.addLayout(line)
        keep_clear_of_toasts(foot)
        for part in (self.send, self.clear, self.more):
            line.addWidget(part)
        return foot


class _Lost(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._words = label("", "dense", "warning", wrap=True)
        self.go_on = Button(tr("Go on with the class"), "primary", small=True)
        line = QHBoxLayout()
        line.setSpacing(space("2"))
        line.addWidget(IconLabel("lan-disconnect", "warning", "icon.small"), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(space("4"), space("2"), space("4"), space("2"))
        column.setSpacing(space("2"))
        column.addLayout(line)
        column.addWidget(self.go_on)
        self.hide()

    def tell(self, text: str, *, broken: bool) -> None:
        self._words.setText(text)
        self.go_on.setVisible(broken)
        self.setVisible(bool(text))


def _part(*parts: QWidget | QLayout) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(space("4"), space("3"), space("4"), space("3"))
    column.setSpacing(space("2"))
    for part in parts:
        if isinstance(part, QWidget):
            column.addWidget(part)
        else:
            column.addLayout(part)
    return holder
