"""The bottom of a review: the reason and the three decisions, or why there is none to make here."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from studio.catalogue import Act, Hindrance, Submission
from studio.catalogue.values.validity import months_after
from studio.documents import without_invisible
from studio.ui.components import Button, Select, TextField, hairline, label, restyle, set_tone
from studio.ui.dates import short_time
from studio.ui.language import tr
from studio.ui.pages.reviews.reading import Decision, Reading
from studio.ui.pages.reviews.words import act_text, state_text
from studio.ui.theme import size, space

_DECISIVE = (Act.APPROVE, Act.RETURN, Act.REJECT, Act.WITHDRAW, Act.SUPERSEDE)


class DecisionBar(QFrame):
    """`decided` brings the decision and the reason as it was written; `written` the reason with every key.

    `left` when one has decided and goes on to the next.
    """

    decided = Signal(str, str)
    written = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("surface")
        self._title, self._note = label("", "label", wrap=True), label("", "caption", "muted", wrap=True)
        self._usual, self._tone, self._narrow = ("", "", "secondary"), "secondary", False
        self._line, self._words = QBoxLayout(QBoxLayout.Direction.LeftToRight), QWidget()
        self.reason = TextField(tr("Why: one sentence"))
        self.reason.setAccessibleName(tr("Reason"))
        self.months = Select(_terms())
        self.months.setSizeAdjustPolicy(Select.SizeAdjustPolicy.AdjustToContents)
        self.months.setAccessibleName(tr("Valid for"))
        self.months.setToolTip(tr("How long an approved version holds before it must be reviewed again"))
        self.reject = Button(tr("Reject"), "danger")
        self.return_ = Button(tr("Request changes"), icon="undo")
        self.approve = Button(tr("Approve"), "primary")
        self.withdraw = Button(tr("Withdraw"), icon="arrow-left")
        self.back = Button(tr("Back to the queue"))
        self.back.clicked.connect(self.left)
        self._buttons = {
            Decision.REJECT: self.reject,
            Decision.RETURN: self.return_,
            Decision.APPROVE: self.approve,
            Decision.WITHDRAW: self.withdraw,
        }
        self._fitted = size("breakpoints.narrow")
        self._arrange()
        for decision, button in self._buttons.items():
            button.setProperty("decision", decision.value)
            button.clicked.connect(self._decide)
        self.reason.textEdited.connect(self._forget_error)
        self.reason.textEdited.connect(self.written)

    def show_reading(self, reading: Reading) -> None:
        self.allow(reading)
        title, note = _words(reading)
        quiet = reading.own or (reading.hindrance in {None, Hindrance.CLOSED} and not reading.stopped)
        self._usual = (title, note, "secondary" if quiet else "warning")
        self._say(*self._usual)

    def allow(self, reading: Reading) -> None:
        """Leave only what the person may do now."""
        free = reading.hindrance is None
        shown = {Decision.WITHDRAW} if reading.own else set(Decision) - {Decision.WITHDRAW}
        for decision, button in self._buttons.items():
            button.set_busy(False)
            button.setEnabled(free or reading.own)
            button.setVisible(reading.hindrance is not Hindrance.CLOSED and decision in shown)
        self.back.setVisible(reading.hindrance is Hindrance.CLOSED)
        self.approve.setEnabled(free and not reading.stopped)
        self.reason.setEnabled(free or reading.own)
        self.reason.setVisible(free or reading.own)
        self.months.setVisible(free and not reading.stopped)
        asked = tr("Why it is taken back") if reading.own else tr("Why: one sentence")
        self.reason.setPlaceholderText(asked)
        self.fit(self._fitted)

    def bring_back(self, reason: str) -> None:
        """What was written before; what is written now stays."""
        if reason and not self.reason.text():
            self.reason.setText(reason)

    def clear(self) -> None:
        self.reason.clear()
        self.months.set_value("")

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

    def valid_until(self) -> date | None:
        """The last day of what is approved; None leaves it to the catalogue."""
        months = self.months.value()
        return months_after(date.today(), int(months)) if months else None

    def note(self) -> str:
        return self._note.text()

    def _decide(self) -> None:
        """The catalogue asks for the reason of a decision; taking back one's own is given one here."""
        decision = Decision(self.sender().property("decision"))
        if decision is Decision.WITHDRAW and not without_invisible(self.reason.text()).strip():
            self.show_error(tr("Say why it is taken back; that is kept on record."))
        else:
            self.decided.emit(decision.value, self.reason.text())

    def _say(self, title: str, note: str, tone: str) -> None:
        self._tone = tone
        self._title.setText(title)
        self._note.setText(note)
        set_tone(self._note, tone)
        writing = self.reason.isVisibleTo(self)
        self._title.setHidden(self._narrow and writing)
        self._words.setHidden(self._narrow and writing and tone == "secondary")

    def _forget_error(self) -> None:
        if self.reason.property("error"):
            self.reason.setProperty("error", False)
            restyle(self.reason)
            self._say(*self._usual)

    def fit(self, width: int) -> None:
        """Where the words leave the reason little room its field tells what it is for; where the buttons do,
        it has a line of its own. In a low window the bar is as low as can be.
        """
        self._fitted = width
        parts = [part for part in (self.months, *self._buttons.values()) if not part.isHidden()]
        wanted = sum(part.sizeHint().width() + space("2") for part in parts)
        room = width - size("rail") - 2 * space("page") - wanted
        narrow = room - size("section.list") < size("section.list")
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._line.setDirection(down if narrow and room < size("bubble.least") else across)
        edge = space("2" if self.window().height() < size("breakpoints.low") else "3")
        self._line.setContentsMargins(space("page"), edge, space("page"), edge)
        self._words.setMinimumWidth(0 if narrow else size("section.list"))
        self._narrow = narrow
        self._say(self._title.text(), self._note.text(), self._tone)

    def _arrange(self) -> None:
        whole, words, buttons = QVBoxLayout(self), QVBoxLayout(self._words), QHBoxLayout()
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self._line.setSpacing(space("2"))
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._note)
        words.setContentsMargins(0, 0, 0, 0)
        self._words.setMinimumWidth(size("section.list"))
        self._line.addWidget(self._words, 2)
        self._line.addWidget(self.reason, 5)
        buttons.setSpacing(space("2"))
        buttons.addWidget(self.months)
        for button in (self.withdraw, self.reject, self.return_, self.approve, self.back):
            buttons.addWidget(button)
        self._line.addLayout(buttons)
        whole.addWidget(hairline())
        whole.addLayout(self._line)


def _terms() -> list[tuple[str, str]]:
    """The first leaves it to the catalogue."""
    some = [
        (str(months), tr("Valid for {count} {count:month|months}", count=months)) for months in (3, 6, 24)
    ]
    return [("", tr("Valid as usual")), *some]


def _words(reading: Reading) -> tuple[str, str]:
    if reading.own:
        return tr("Your own submission"), tr("Nobody reviews their own. A colleague decides.")
    if reading.hindrance is Hindrance.CLOSED:
        return state_text(reading.submission.state), _outcome(reading.submission)
    if reading.hindrance is not None:
        return _hindrance(reading.hindrance)
    stopped = tr("A check says stop: it cannot be approved, only returned or rejected.")
    return tr("Decision and reason (required)"), stopped if reading.stopped else _free_note()


def _hindrance(hindrance: Hindrance) -> tuple[str, str]:
    return {
        Hindrance.AUTHOR: (
            tr("Your own work"),
            tr("You packed or brought a version of it. A colleague decides."),
        ),
        Hindrance.EDITOR: (
            tr("Your own work"),
            tr("You edited this agent since its last release. A colleague decides."),
        ),
    }.get(hindrance, (tr("You do not review here"), tr("Ask the administrator of your office.")))


def _free_note() -> str:
    return tr("Kept on record; the author sees it.")


def _outcome(submission: Submission) -> str:
    last = next((act for act in reversed(submission.reviews) if act.act in _DECISIVE), None)
    if last is None:
        return ""
    said = f"{last.name} {act_text(last.act)} · {short_time(last.at)}"
    return f"{said} · {last.comment}" if last.comment else said
