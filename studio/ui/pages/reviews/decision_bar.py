"""The bottom of a review: the reason and the three decisions, or why there is none to make here."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from studio.catalogue import Act, Submission
from studio.ui.components import Button, TextField, hairline, label, restyle, set_tone
from studio.ui.dates import short_time
from studio.ui.language import tr
from studio.ui.pages.reviews.reading import Decision, Hindrance, Reading
from studio.ui.pages.reviews.words import act_text, state_text
from studio.ui.theme import size, space

_DECISIVE = (Act.APPROVE, Act.RETURN, Act.REJECT, Act.WITHDRAW, Act.SUPERSEDE)


class DecisionBar(QFrame):
    """`decided` brings the decision and the reason as it was written."""

    decided = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("surface")
        self._title, self._note = label("", "label"), label("", "caption", "muted", wrap=True)
        self.reason = TextField(tr("Why: one sentence"))
        self.reason.setAccessibleName(tr("Reason"))
        self.reject = Button(tr("Reject"), "danger")
        self.return_ = Button(tr("Request changes"), icon="undo")
        self.approve = Button(tr("Approve"), "primary")
        self._buttons = {
            Decision.REJECT: self.reject,
            Decision.RETURN: self.return_,
            Decision.APPROVE: self.approve,
        }
        self._arrange()
        for decision, button in self._buttons.items():
            button.setProperty("decision", decision.value)
            button.clicked.connect(self._decide)
        self.reason.textEdited.connect(self._forget_error)

    def show_reading(self, reading: Reading) -> None:
        self.allow(reading.hindrance)
        title, note = _words(reading.submission, reading.hindrance)
        quiet = reading.hindrance in {None, Hindrance.CLOSED}
        self._say(title, note, "secondary" if quiet else "warning")

    def allow(self, hindrance: Hindrance | None) -> None:
        """Leave only what the person may do now."""
        free = hindrance in {None, Hindrance.STOPPED}
        for button in self._buttons.values():
            button.set_busy(False)
            button.setEnabled(free)
            button.setVisible(hindrance is not Hindrance.CLOSED)
        self.approve.setEnabled(hindrance is None)
        self.reason.setEnabled(free)
        self.reason.setVisible(free)

    def show_error(self, text: str) -> None:
        """Said in place; the reason stays as it was written."""
        self.reason.setProperty("error", True)
        restyle(self.reason)
        self._say(self._title.text(), text, "danger")
        self.reason.setFocus()

    def set_busy(self, decision: Decision) -> None:
        """Until `allow` or `show_reading` ends it."""
        for button in self._buttons.values():
            button.setEnabled(False)
        if decision in self._buttons:
            self._buttons[decision].set_busy(True, tr("Deciding…"))

    def note(self) -> str:
        return self._note.text()

    def _decide(self) -> None:
        self.decided.emit(str(self.sender().property("decision")), self.reason.text())

    def _say(self, title: str, note: str, tone: str) -> None:
        self._title.setText(title)
        self._note.setText(note)
        set_tone(self._note, tone)

    def _forget_error(self) -> None:
        if self.reason.property("error"):
            self.reason.setProperty("error", False)
            restyle(self.reason)
            self._say(tr("Decision and reason (required)"), _free_note(), "secondary")

    def _arrange(self) -> None:
        whole, line, words = QVBoxLayout(self), QHBoxLayout(), QVBoxLayout()
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        line.setContentsMargins(space("page"), space("3"), space("page"), space("3"))
        line.setSpacing(space("2"))
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._note)
        holder = QWidget()
        holder.setLayout(words)
        words.setContentsMargins(0, 0, space("2"), 0)
        holder.setMinimumWidth(size("section.list"))
        line.addWidget(holder, 2)
        line.addWidget(self.reason, 5)
        for button in (self.reject, self.return_, self.approve):
            line.addWidget(button)
        whole.addWidget(hairline())
        whole.addLayout(line)


def _words(submission: Submission, hindrance: Hindrance | None) -> tuple[str, str]:
    match hindrance:
        case Hindrance.CLOSED:
            return state_text(submission.state), _outcome(submission)
        case Hindrance.AUTHOR:
            return tr("Your own submission"), tr("Nobody reviews their own. A colleague decides.")
        case Hindrance.NO_ROLE:
            return tr("You are not a reviewer yet"), tr("Ask the administrator of your office.")
        case Hindrance.STOPPED:
            text = tr("A check says stop: it cannot be approved, only returned or rejected.")
            return tr("Decision and reason (required)"), text
        case None:
            return tr("Decision and reason (required)"), _free_note()


def _free_note() -> str:
    return tr("Kept on record; the author sees it.")


def _outcome(submission: Submission) -> str:
    last = next((act for act in reversed(submission.reviews) if act.act in _DECISIVE), None)
    if last is None:
        return ""
    said = f"{last.name} {act_text(last.act)} · {short_time(last.at)}"
    return f"{said} · {last.comment}" if last.comment else said
