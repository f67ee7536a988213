"""The first steps on Home: a welcome in a fresh workspace, then the four steps with the one to do now."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from studio.ui.components import Button, Card, ElidedLabel, IconButton, IconTile, Stepper, label
from studio.ui.guide import button_text, purpose_text, sample_text, step_texts
from studio.ui.language import tr
from studio.ui.pages.home.facts import HomeFacts
from studio.ui.theme import size, space
from studio.workspace.first_steps import TAUGHT, FirstStep, FirstSteps


class Guide(Card):
    """`went` and `sampled` bring the step."""

    went = Signal(object)
    sampled = Signal(object)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._step: FirstStep | None = None
        self._stepper = Stepper(step_texts())
        self._told = ElidedLabel("", "dense", "secondary")
        self._purpose = label("", "dense", "secondary", wrap=True)
        self.go_on, self.sample = Button("", "primary", small=True), Button("", small=True)
        close = IconButton("close", tr("Close the guide"), small=True)
        top = QHBoxLayout()
        top.addWidget(label(tr("Four steps to begin"), "strong"))
        top.addWidget(self._told, 1)
        top.addWidget(close)
        self._below = QHBoxLayout()
        self._below.setSpacing(space("2"))
        self._below.addWidget(self._purpose, 1)
        for button in (self.sample, self.go_on):
            self._below.addWidget(button)
        self.body.setSpacing(space("2"))
        self.body.addLayout(top)
        self.body.addWidget(self._stepper)
        self.body.addLayout(self._below)
        self.go_on.clicked.connect(self._go)
        self.sample.clicked.connect(self._sample)
        self._stepper.clicked.connect(self._go_to)
        close.clicked.connect(self.closed)
        self.hide()

    def show_facts(self, facts: HomeFacts) -> None:
        steps = facts.steps
        if steps is None:
            if facts.guide_closed:
                self.hide()
            return
        self._stepper.set_current(steps.done)
        self._told.set_text(_note(steps))
        self._step = step = steps.now
        self._purpose.setText(purpose_text(step) if step is not None else _over())
        self.go_on.setVisible(step is not None)
        self.sample.setVisible(step is not None and bool(sample_text(step)))
        if step is not None:
            self.go_on.set_text(button_text(step))
            self.sample.set_text(sample_text(step))
        self.setVisible(facts.builds and not facts.guide_closed and not steps.fresh)

    def take_focus(self) -> None:
        """What was pressed may have gone: the keys stay with the step that comes now."""
        focused = QApplication.focusWidget()
        if focused is None or not self.isAncestorOf(focused):
            self.go_on.setFocus()

    def set_loading(self, done: int, total: int) -> None:
        """How far the sample's documents are."""
        self.sample.set_busy(bool(total), tr("Loading {done} / {total}", done=done, total=total))

    def _go(self) -> None:
        self.went.emit(self._step)

    def _sample(self) -> None:
        self.sampled.emit(self._step)

    def _go_to(self, number: int) -> None:
        self.went.emit(TAUGHT[number])


_MIDDLE = Qt.AlignmentFlag.AlignHCenter


class Welcome(Card):
    """What a fresh workspace shows: what this is for, and the two ways to begin."""

    went = Signal(object)
    sampled = Signal(object)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        edge = space("8")
        self.body.setContentsMargins(edge, edge, edge, space("6"))
        self.body.setSpacing(space("2"))
        self._say_what_it_is_for()
        self.body.addSpacing(space("4"))
        self._add_ways()
        self.body.addSpacing(space("3"))
        self.body.addWidget(Stepper(step_texts()))
        later = Button(tr("Not now, look around first"), "link", small=True)
        self.body.addWidget(later, 0, _MIDDLE)
        self.city.button.clicked.connect(self._go)
        self.practice.button.clicked.connect(self._sample)
        later.clicked.connect(self.closed)
        self.hide()

    def _say_what_it_is_for(self) -> None:
        for text, kind, tone in (
            (tr("Begin with your first agent"), "page", ""),
            (
                tr("From your office's documents to a submitted agent in about fifteen minutes."),
                "body",
                "muted",
            ),
        ):
            words = label(text, kind, tone, wrap=True)
            words.setAlignment(_MIDDLE)
            self.body.addWidget(words)

    def _add_ways(self) -> None:
        self._ways = ways = QHBoxLayout()
        ways.setSpacing(space("gap"))
        self.city = _Way(
            "server-outline",
            button_text(FirstStep.ENDPOINT),
            tr("Answers are written by the model the city shares; you need its address, perhaps a key."),
            "primary",
        )
        self.practice = _Way(
            "flask-outline",
            sample_text(FirstStep.ENDPOINT),
            tr("Built in, without a model: it quotes the documents. You can change it at any time."),
            "secondary",
        )
        ways.addWidget(self.city, 1)
        ways.addWidget(self.practice, 1)
        self.body.addLayout(ways)

    def show_facts(self, facts: HomeFacts) -> None:
        if facts.steps is not None:
            self.setVisible(facts.builds and not facts.guide_closed and facts.steps.fresh)
        elif facts.guide_closed:
            self.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The two ways stand below one another where there is no room beside."""
        super().resizeEvent(event)
        narrow = self.width() < size("room.home.cards")
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._ways.setDirection(down if narrow else across)

    def _go(self) -> None:
        self.went.emit(FirstStep.ENDPOINT)

    def _sample(self) -> None:
        self.sampled.emit(FirstStep.ENDPOINT)


class _Way(QWidget):
    def __init__(self, icon: str, text: str, note: str, kind: str) -> None:
        super().__init__()
        self.button = Button(text, kind)
        self.button.setAccessibleDescription(note)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(space("2"))
        middle = Qt.AlignmentFlag.AlignHCenter
        colors = ("practice", "practice.tint") if icon == "flask-outline" else ("accent.text", "accent.tint")
        words = label(note, "dense", "secondary", wrap=True)
        words.setAlignment(middle)
        layout.addWidget(IconTile(icon, *colors), 0, middle)
        layout.addWidget(words)
        layout.addWidget(self.button, 0, middle)
        words_room = 2 * size("icon.rail")  # two lines: a narrow window would press them together
        self.setMinimumHeight(size("avatar") + words_room + size("control") + 2 * space("2"))


def _note(steps: FirstSteps) -> str:
    done, total = steps.done, len(TAUGHT)
    if done == total:
        return tr("All done")
    minutes = tr("about {count} {count:minute|minutes} left", count=_MINUTES[done])
    return f"{tr('{done} of {total} done', done=done, total=total)} · {minutes}"


_MINUTES = {0: 15, 1: 12, 2: 8, 3: 4}


def _over() -> str:
    return tr("Your agent is submitted. What the reviewer says comes here.")
