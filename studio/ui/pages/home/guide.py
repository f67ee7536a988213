"""The four first steps, until the person closes them."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio.ui.components import Button, Card, ElidedLabel, IconButton, Stepper, label
from studio.ui.language import tr
from studio.ui.pages.home.facts import HomeFacts
from studio.ui.theme import space

_PLACES = (("settings", "endpoints"), ("knowledge",), ("agents",), ("agents",))


class Guide(Card):
    went = Signal(tuple)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        names = (tr("Endpoint"), tr("First knowledge base"), tr("First agent"), tr("Test it once"))
        self._steps = Stepper(names)
        self._note = ElidedLabel("", "dense", "secondary")
        self._go_on = Button("", "primary", small=True)
        close = IconButton("close", tr("Close the guide"), small=True)
        top, bottom = QHBoxLayout(), QHBoxLayout()
        top.addWidget(label(tr("Four steps to begin"), "strong"))
        top.addWidget(self._note, 1)
        top.addWidget(close)
        bottom.setSpacing(space("3"))
        bottom.addWidget(self._steps, 1)
        bottom.addWidget(self._go_on)
        self.body.setSpacing(space("2"))
        self.body.addLayout(top)
        self.body.addLayout(bottom)
        self._facts = HomeFacts()
        self._go_on.clicked.connect(self._go)
        self._steps.clicked.connect(self._go_to)
        close.clicked.connect(self.closed)

    def show_facts(self, facts: HomeFacts) -> None:
        self._facts = facts
        done = facts.steps_done
        self._steps.set_current(done)
        finished = done == len(_PLACES)
        self._note.set_text(
            tr("All done") if finished else tr("{done} of {total} done", done=done, total=len(_PLACES))
        )
        self._go_on.setVisible(not finished)
        self._go_on.set_text(tr("Go on with step {number}", number=done + 1))
        self.setVisible(not facts.guide_closed)

    def _go(self) -> None:
        self._go_to(self._facts.steps_done)

    def _go_to(self, step: int) -> None:
        testing = step == len(_PLACES) - 1 and self._facts.agents
        self.went.emit(("builder", self._facts.agents[0].id) if testing else _PLACES[step])
