"""One draft opened: what it asks and expects, and the text it comes from."""

from collections.abc import Iterator

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from studio.core.agents import TestCase
from studio.trials.sources import DraftCase
from studio.ui.components import Button, Card, clear_layout, label
from studio.ui.language import tr
from studio.ui.pages.builder.testing.drafts.model import origin_of
from studio.ui.theme import space

_LONGEST_NOTE = 220


class DraftCard(Card):
    taken = Signal(object)
    dropped = Signal(object)
    edited = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._draft: DraftCase | None = None
        self._words = QVBoxLayout()
        self._words.setSpacing(space("1"))
        self.take, self.edit = Button(tr("Take into the tests"), "primary"), Button(tr("Change it first…"))
        self.drop = Button(tr("Drop"), "text")
        self.take.clicked.connect(self._take)
        self.edit.clicked.connect(self._edit)
        self.drop.clicked.connect(self._drop)
        buttons = QHBoxLayout()
        buttons.setSpacing(space("2"))
        for button in (self.take, self.edit, self.drop):
            buttons.addWidget(button)
        buttons.addStretch(1)
        self.body.addLayout(self._words)
        self.body.addLayout(buttons)

    def show_draft(self, draft: DraftCase) -> None:
        self._draft = draft
        clear_layout(self._words)
        self._words.addWidget(label(draft.case.question, "section", wrap=True))
        for line in expectations(draft.case):
            self._words.addWidget(label(line, "dense", "secondary", wrap=True))
        if draft.note:
            note = draft.note[:_LONGEST_NOTE] + "…" * (len(draft.note) > _LONGEST_NOTE)
            self._words.addWidget(label(tr("“{note}”", note=note), "caption", "muted", wrap=True))
        self._words.addWidget(label(origin_of(draft), "caption", "muted", wrap=True))

    def _take(self) -> None:
        self.taken.emit(self._draft)

    def _drop(self) -> None:
        self.dropped.emit(self._draft)

    def _edit(self) -> None:
        self.edited.emit(self._draft)


def expectations(case: TestCase) -> Iterator[str]:
    """What is expected, one line for each kind."""
    if case.before:
        yield tr("Asked before it: {questions}", questions=" → ".join(case.before))
    if case.contains:
        yield tr("The answer says: {words}", words="; ".join(case.contains))
    if case.lacks:
        yield tr("The answer does not say: {words}", words="; ".join(case.lacks))
    if case.matches:
        yield tr("The answer matches: {words}", words="; ".join(case.matches))
    if case.cites:
        places = (f"{cited.document} {cited.place}".strip() for cited in case.cites)
        yield tr("The answer cites: {places}", places="; ".join(places))
    if case.declines:
        yield tr("It should say that it does not answer this")
    if not any((case.contains, case.lacks, case.matches, case.cites, case.declines)):
        yield tr("Nothing is expected yet but an answer")
