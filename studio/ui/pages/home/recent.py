"""The three things last touched, each with the state that matters and the one thing to do."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from studio.ui.background import Job
from studio.ui.components import Button, Card, ElidedLabel, IconTile, Tag, clear_layout, label
from studio.ui.language import tr
from studio.ui.pages.home.facts import HomeFacts
from studio.ui.pages.home.touched import Touched, touched_things
from studio.ui.shell.places import thing_at
from studio.ui.theme import size, space

_MOST = 3


class Recent(QWidget):
    went = Signal(tuple)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(space("gap"))
        self._shown: list[Touched] = []
        self.hide()

    def show_facts(self, facts: HomeFacts) -> None:
        things = touched_things(facts)[:_MOST]
        if things == self._shown:
            return
        self._shown = things
        clear_layout(self._layout)
        for thing in things:
            card = RecentCard(thing)
            card.went.connect(self.went)
            card.lie(flat=self.width() < size("room.home.cards"))
            self._layout.addWidget(card, 1)
        self.setVisible(bool(things))

    def show_works(self, works: Sequence[Job]) -> None:
        """What is running says on its card how far it is."""
        running = {thing_at(work.about): work for work in works}
        for card in self.cards():
            card.show_work(running.get(card.thing.target))

    def cards(self) -> list["RecentCard"]:
        return self.findChildren(RecentCard)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        upright = self.width() < size("room.home.cards")
        for card in self.cards():
            card.lie(flat=upright)
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._layout.setDirection(down if upright else across)


class RecentCard(Card):
    """Pressed anywhere it opens what it is about."""

    went = Signal(tuple)

    def __init__(self, thing: Touched) -> None:
        super().__init__()
        self.thing = thing
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._state = ElidedLabel(thing.state, "caption", "muted")
        self._tag, self._when = Tag(thing.tag, thing.kind), label(thing.when, "caption", "muted")
        if not thing.tag:  # to show it before it lies in the card would make it a window
            self._tag.hide()
        self.button = Button(thing.action, small=True)
        self.button.setAccessibleName(f"{thing.action} {thing.title}")
        self.button.clicked.connect(self._go)
        words, top, bottom = QVBoxLayout(), QHBoxLayout(), QHBoxLayout()
        words.setSpacing(0)
        words.addWidget(ElidedLabel(thing.title, "strong"))
        words.addWidget(self._state)
        top.setSpacing(space("3"))
        top.addWidget(IconTile(thing.icon), 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(words, 1)
        bottom.setSpacing(space("2"))
        for part in (self._tag, self._when):
            bottom.addWidget(part)
        bottom.addStretch(1)
        bottom.addWidget(self.button)
        self.body.addLayout(top)
        self.body.addLayout(bottom)

    def lie(self, *, flat: bool) -> None:
        """What there is to do stands beside what it is about, where each card has a line of the page."""
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self.body.setDirection(across if flat else down)
        self.body.setStretch(0, int(flat))

    def show_work(self, work: Job | None) -> None:
        thing = self.thing
        self._state.set_text(_progress(work) if work else thing.state)
        self._tag.setVisible(bool(thing.tag) and work is None)
        self.button.set_text(tr("See how far") if work else thing.action)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self._go()

    def _go(self) -> None:
        self.went.emit(self.thing.target)


def _progress(work: Job) -> str:
    measure = work.measure_of
    return f"{work.title} {measure.done:,} / {measure.total:,}" if measure and measure.total else work.title
