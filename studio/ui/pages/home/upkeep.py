"""Beside Home's rows: what users found wrong with my agents, and which releases are to be reviewed again."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from studio.ui.components import (
    Button,
    ClickableRow,
    ElidedLabel,
    IconTile,
    ListRow,
    RowList,
    Tag,
    label,
)
from studio.ui.dates import full_day, short_time
from studio.ui.language import tr
from studio.ui.pages.home.facts import DueLine, FeedbackLine, HomeFacts
from studio.ui.pages.home.told import Told
from studio.ui.theme import space


class FeedbackCard(RowList):
    """Signals bring the number of the feedback; the agent whose tests are opened, too."""

    taken = Signal(int)
    dropped = Signal(int)
    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__(tr("Feedback of users"))
        self._told = Told()
        self.hide()

    def show_facts(self, facts: HomeFacts) -> None:
        if not self._told.is_new(facts.feedback):
            return
        self.set_note(tr("{count} to look at", count=len(facts.feedback)))
        self.set_rows([self._row(line) for line in facts.feedback])
        self.setVisible(bool(facts.feedback))

    def _row(self, line: FeedbackLine) -> "_FeedbackRow":
        row = _FeedbackRow(line)
        row.opened.connect(self._open)
        row.take.clicked.connect(self._take)
        row.drop.clicked.connect(self._drop)
        return row

    def _open(self) -> None:
        self.opened.emit(str(self.sender().property("agent")))

    def _take(self) -> None:
        self.taken.emit(int(self.sender().property("number")))

    def _drop(self) -> None:
        self.dropped.emit(int(self.sender().property("number")))


class DueCard(RowList):
    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__(tr("Due for re-review"))
        self._told = Told()
        self.hide()

    def show_facts(self, facts: HomeFacts) -> None:
        if not self._told.is_new(facts.due):
            return
        self.set_rows([self._row(line) for line in facts.due])
        self.setVisible(bool(facts.due))

    def _row(self, line: DueLine) -> ListRow:
        until = tr("valid until {day}", day=full_day(line.valid_until))
        tag = Tag(tr("past its end"), "warning") if line.past else None
        row = ListRow(line.icon, f"{line.name} {line.version}", until, tag)
        row.setProperty("agent", line.agent)
        row.opened.connect(self._open)
        return row

    def _open(self) -> None:
        self.opened.emit(str(self.sender().property("agent")))


class _FeedbackRow(ClickableRow):
    """The question, what is wrong, by whom; then what to make of it."""

    def __init__(self, line: FeedbackLine) -> None:
        super().__init__()
        self.setProperty("agent", line.agent)
        self.setAccessibleName(f"{line.question} {line.wrong}")
        self.take = Button(tr("Make a test question"), small=True)
        self.drop = Button(tr("Drop it"), "text", small=True)
        for button in (self.take, self.drop):
            button.setProperty("number", line.number)
        self.take.setEnabled(line.here)
        self.take.setToolTip("" if line.here else tr("This computer does not have the agent it is about."))
        layout, words = QHBoxLayout(self), QVBoxLayout()
        edge = space("card")
        layout.setContentsMargins(edge, space("2"), edge, space("2"))
        layout.setSpacing(space("3"))
        words.setSpacing(0)
        words.addWidget(ElidedLabel(line.question, "body"))
        words.addWidget(ElidedLabel(line.wrong, "dense", "secondary"))
        words.addWidget(ElidedLabel(f"{line.about} · {line.by}", "caption", "muted"))
        layout.addWidget(IconTile.of("thumb-down-outline", "warning"))
        layout.addLayout(words, 1)
        layout.addWidget(label(short_time(line.at), "caption", "muted"))
        layout.addWidget(self.take)
        layout.addWidget(self.drop)
