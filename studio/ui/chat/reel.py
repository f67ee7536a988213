"""A long column of which only what can be seen has widgets; the rest is known by its height."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from studio.ui.chat.tab_chain import TabChain
from studio.ui.language import tr
from studio.ui.theme import space, theme

_STEP = 32  # pixels a line of the wheel; a notch is three
_SPARE = 4  # parts that may stay out of sight before the farthest go: one takes 650 KB


class Reel(QAbstractScrollArea):
    """`make` begins a part by its number and `finish` fills it; `may_go` says whether one that is out of
    sight can be built again without a loss. What is seen stays where it is when something above turns out
    higher than was guessed.
    """

    scrolled = Signal()

    def __init__(
        self,
        make: Callable[[int], QWidget],
        finish: Callable[[QWidget], None],
        may_go: Callable[[int], bool],
    ) -> None:
        super().__init__()
        self._make, self._finish, self._may_go = make, finish, may_go
        self._steps: list[int] = []  # the heights of the parts, each with the gap below it
        self._tops: list[int] = [0]
        self._built: dict[int, QWidget] = {}
        self._coming: dict[int, QWidget] = {}  # begun, and not taken in yet
        self._filled = False  # what is coming
        self._newest = -1  # was added and is not built yet
        self._measured_for = 0  # the width
        self._placed = 0  # the offset by which the parts lie where they lie
        self._chain = TabChain(self._built)
        self._at, self._within, self._end = 0, 0, True  # the part at the top, and how much of it is above
        self._arranging = False
        self._edge, self._gap = space("4"), space("6")
        self._idle = QTimer(self, singleShot=True, interval=0)
        self._idle.timeout.connect(self._build_ahead)
        self.setAccessibleName(tr("Conversation"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # scrolled by moving its pixels
        self.verticalScrollBar().setSingleStep(_STEP)

    @property
    def at_end(self) -> bool:
        return self._end

    @property
    def offset(self) -> int:
        return self.verticalScrollBar().value()

    def built(self) -> dict[int, QWidget]:
        """The parts that have widgets, by their number."""
        return dict(self._built)

    def part(self, number: int) -> QWidget:
        """The widget of a part, wherever it is, also of one whose turn has not come."""
        if number not in self._built:
            self._build(number)
            self._arrange()
        return self._built[number]

    def reset(self, guesses: Sequence[int]) -> None:
        """Show so many parts, each about so high, from their end."""
        self.cut(0)
        self._steps = [guess + self._gap for guess in guesses]
        self._end = True
        self._arrange()

    def append(self, guess: int) -> None:
        """Its widgets are made in the turns that follow: whoever adds it goes on at once."""
        self._newest = len(self._steps)
        self._steps.append(guess + self._gap)
        self._arrange()

    def cut(self, count: int) -> None:
        """Keep the first so many."""
        self._coming.clear()
        self._newest = -1
        del self._steps[count:]
        self._arranging = True  # a part that goes hands the focus on, and that would be followed
        try:
            for number in [number for number in self._built if number >= count]:
                self._let_go(number)
        finally:
            self._arranging = False
        self._arrange()

    def go_to_end(self) -> None:
        self._end = True
        self._arrange()

    def go_to(self, number: int, above: int = 0) -> None:
        """Bring the top of a part to the top of what is seen, so many pixels below it."""
        self._at, self._within, self._end = number, -above - self._gap, False
        self._arrange()
        self._note_place()

    def reveal(self, widget: QWidget) -> None:
        """Scroll so far that a widget of a part is seen; one too high for it stays if any of it is seen."""
        top, high = widget.mapTo(self.viewport(), QPoint(0, 0)).y(), self.viewport().height()
        below = top + widget.height() - high
        bar, edge = self.verticalScrollBar(), space("3")
        if widget.height() > high and top < high and top + widget.height() > 0:
            return
        if top < 0:
            bar.setValue(bar.value() + top - edge)
        elif below > 0:
            bar.setValue(bar.value() + min(below + edge, top))

    def reveal_place(self, place: QRect) -> int:
        """Scroll a place of the screen into sight; returns by how many pixels."""
        top, bar = self.viewport().mapFromGlobal(place.topLeft()).y(), self.verticalScrollBar()
        before, edge = bar.value(), space("6")
        if not 0 <= top <= self.viewport().height() - place.height():
            bar.setValue(
                before + top - edge if top < 0 else before + top - self.viewport().height() + 2 * edge
            )
        return bar.value() - before

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        if self._arranging:
            return
        self.viewport().scroll(0, dy)
        self._placed -= dy
        self._note_place()
        self._arrange()
        self.scrolled.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._width() != self._measured_for:
            self._measure_anew()
        self._arrange()

    def _measure_anew(self) -> None:
        self._measured_for = self._width()
        for number, part in self._built.items():
            self._steps[number] = self._measured(part) + self._gap

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self.viewport()).fillRect(event.rect(), theme().color("surface"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A part that asks to be laid out again has another height, perhaps."""
        if event.type() is QEvent.Type.LayoutRequest and isinstance(watched, QWidget):
            number = self._number_of(watched)
            if number is not None:
                self._steps[number] = self._measured(watched) + self._gap
                self._arrange()
        return False

    def make_room(self, part: QWidget, pixels: int) -> None:
        """It is about to be so much higher: what is seen moves by its pixels as long as they are right."""
        number = self._number_of(part)
        if number is None or self._arranging:
            return
        self._steps[number] += pixels
        self._arranging = True
        try:
            self._move_to(self._settle_offset())
        finally:
            self._arranging = False

    def _number_of(self, part: QWidget) -> int | None:
        return next((at for at, built in self._built.items() if built is part), None)

    def _note_place(self) -> None:
        bar = self.verticalScrollBar()
        self._end = bar.value() >= bar.maximum() - self._gap
        self._at = max(min(bisect_right(self._tops, bar.value()), len(self._steps)) - 1, 0)
        self._within = bar.value() - self._tops[self._at]

    def _arrange(self) -> None:
        """Build what is in sight, and put everything where it belongs."""
        if self._arranging:
            return
        self._arranging = True
        try:
            offset = self._settle_offset()
            while missing := [n for n in self._in_sight(offset) if not self._is_begun(n)]:
                for number in missing:
                    self._build(number)
                offset = self._settle_offset()
            self._place(offset)
        finally:
            self._arranging = False
        self._idle.start()

    def _is_begun(self, number: int) -> bool:
        return number in self._built or number == self._newest

    def _settle_offset(self) -> int:
        self._tops = list(accumulate(self._steps, initial=self._edge))
        total = self._tops[-1] - (self._gap if self._steps else 0) + self._edge
        bar = self.verticalScrollBar()
        bar.setPageStep(self.viewport().height())
        bar.setRange(0, max(total - self.viewport().height(), 0))
        wanted = bar.maximum() if self._end else self._tops[min(self._at, len(self._steps))] + self._within
        bar.setValue(wanted)
        return bar.value()

    def _in_sight(self, offset: int, margin: int = 0) -> range:
        first = max(bisect_right(self._tops, offset - margin) - 1, 0)
        last = bisect_right(self._tops, offset + self.viewport().height() + margin)
        return range(first, min(last, len(self._steps)))

    def _move_to(self, offset: int) -> None:
        """What moves as a whole is moved by its pixels, and need not be painted anew."""
        if moved := self._placed - offset:
            self.viewport().scroll(0, moved)
            self._placed = offset

    def _place(self, offset: int) -> None:
        self._move_to(offset)
        width = self._width()
        for number, part in self._built.items():
            part.setGeometry(self._edge, self._tops[number] - offset, width, self._steps[number] - self._gap)

    def _build(self, number: int) -> None:
        if number == self._newest:
            self._newest = -1
        coming = self._coming.pop(number) if number in self._coming else self._make(number)
        self._finish(coming)
        self._adopt(number, coming)

    def _adopt(self, number: int, part: QWidget) -> None:
        part.setParent(self.viewport())
        self._built[number] = part
        part.ensurePolished()
        self._steps[number] = self._measured(part) + self._gap
        part.setGeometry(self._edge, self.viewport().height(), self._width(), self._steps[number] - self._gap)
        part.show()
        part.installEventFilter(self)
        self._chain.add(number)

    def _build_ahead(self) -> None:
        """A step at a time, while nothing else is to be done; then the farthest that are not needed go."""
        near = self._in_sight(self.offset, self.viewport().height())
        missing = [number for number in near if number not in self._built]
        if self._chain.waiting:
            self._chain.join_next()
        elif missing and self.isVisible():
            self._come_nearer(missing[0])
        else:
            self._let_go_far(near)
            return
        self._idle.start()

    def _come_nearer(self, number: int) -> None:
        """Begun, filled and taken in at three turns: none of them is felt."""
        if number not in self._coming:
            self._coming, self._filled = {number: self._make(number)}, False
        elif not self._filled:
            self._finish(self._coming[number])
            self._filled = True
        else:
            self._build(number)
            self._arrange()

    def _let_go_far(self, near: range) -> None:
        far = [number for number in self._built if number not in near and self._may_go(number)]
        for number in sorted(far, key=lambda at: abs(at - self._at))[_SPARE:]:
            self._let_go(number)

    def _let_go(self, number: int) -> None:
        part = self._built.pop(number)
        self._chain.forget(number)
        part.removeEventFilter(self)
        part.hide()
        part.setParent(None)
        part.deleteLater()

    def _measured(self, part: QWidget) -> int:
        layout = part.layout()
        return layout.totalHeightForWidth(self._width()) if layout else part.sizeHint().height()

    def _width(self) -> int:
        """The scroll bar has its room before it is there: the parts are not laid out anew when it comes."""
        bar = self.verticalScrollBar().sizeHint().width()
        return max(self.width() - bar - 2 * self._edge, 1)
