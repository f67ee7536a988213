"""What a case expected against what came, line by line."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.core.events import Outcome
from studio.trials import CaseResult, Check, Expectation, Overruling
from studio.ui.components import Card, IconButton, IconLabel, Link, hairline, label
from studio.ui.dates import short_time
from studio.ui.language import language, tr, words
from studio.ui.notices import explanation_of
from studio.ui.theme import size, space
from studio.wording.trials import expected_of


class ChecksCard(Card):
    """`overruling` tells the place of the check, from 1, whose verdict a person wants to change."""

    overruling = Signal(int)

    def __init__(self, result: CaseResult, *, changeable: bool) -> None:
        super().__init__(padded=False)
        self._changeable = changeable
        self.body.addLayout(_heads(size("control.small") + space("2") if changeable else 0))
        for place, check in enumerate(result.checks, start=1):
            self.body.addWidget(hairline())
            self.body.addWidget(self._row(place, check, result))

    def _row(self, place: int, check: Check, result: CaseResult) -> QWidget:
        row = QWidget()
        column, layout = QVBoxLayout(row), QHBoxLayout()
        column.setContentsMargins(space("3"), space("2"), space("2"), space("2"))
        column.setSpacing(space("1"))
        layout.setSpacing(space("2"))
        icon = ("check-circle", "success") if check.counts else ("close-circle-outline", "danger")
        top = Qt.AlignmentFlag.AlignTop
        layout.addWidget(IconLabel(*icon, "icon.small").stand_by("dense"), 0, top)
        layout.addWidget(label(expected_of(check, words()), "dense", wrap=True), 1, top)
        tone = "secondary" if check.met else "danger"
        layout.addWidget(label(_got(check, result), "dense", tone, wrap=True), 1, top)
        if self._changeable:
            layout.addWidget(self._overrule_button(place, check), 0, top)
        column.addLayout(layout)
        if check.overruled is not None:
            column.addLayout(_overruled(check.overruled))
        if check.prompt:
            column.addWidget(PromptFold(check.prompt))
        return row

    def _overrule_button(self, place: int, check: Check) -> IconButton:
        button = IconButton("gavel", tr("Overrule this verdict…"), small=True)
        button.set_icon("gavel", "text.muted")
        button.setProperty("place", place)
        button.clicked.connect(self._overrule)
        return button

    def _overrule(self) -> None:
        self.overruling.emit(int(self.sender().property("place")))


class PromptFold(QWidget):
    """What the judging model was sent, folded away."""

    def __init__(self, prompt: str) -> None:
        super().__init__()
        self.link = Link(tr("What the judge was asked"))
        self.link.setProperty("small", True)
        self.text = label(prompt, "caption", "muted", wrap=True)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.text.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(space("6"), 0, 0, 0)
        column.setSpacing(space("1"))
        column.addWidget(self.link)
        column.addWidget(self.text)
        self.link.clicked.connect(self._toggle)

    def _toggle(self) -> None:
        self.text.setVisible(self.text.isHidden())


def _heads(right: int) -> QHBoxLayout:
    """Over the columns of the rows; `right` is what their button takes."""
    heads = QHBoxLayout()
    heads.setContentsMargins(space("3"), space("2"), space("2"), space("2"))
    heads.setSpacing(space("2"))
    heads.addSpacing(size("icon.small") + space("2"))
    for text in (tr("Expected"), tr("Came")):
        heads.addWidget(label(text, "label"), 1)
    heads.addSpacing(right)
    return heads


def _overruled(by: Overruling) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setContentsMargins(space("6"), 0, 0, 0)
    line.setSpacing(space("1"))
    told = tr("counts as met") if by.met else tr("counts as not met")
    said = tr(
        "Overruled by {person}, {time}: {verdict}. {reason}",
        person=by.person,
        time=short_time(by.time),
        verdict=told,
        reason=by.reason,
    )
    line.addWidget(IconLabel("gavel", "warning", "icon.small"), 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(label(said, "caption", "warning", wrap=True), 1)
    return line


def _got(check: Check, result: CaseResult) -> str:
    if result.trouble is not None and check.expectation is Expectation.ANSWERS:
        return tr("It broke off") if result.outcome is None else tr("Only quoted passages")
    match check.expectation:
        case Expectation.ANSWERS | Expectation.DECLINES:
            nothing = result.outcome is Outcome.NOTHING_FOUND
            return tr("Said that the documents hold no answer") if nothing else tr("Answered")
        case Expectation.CONTAINS | Expectation.LACKS:
            said = check.met is (check.expectation is Expectation.CONTAINS)
            return tr("Said so") if said else tr("Not in the answer")
        case Expectation.CITES:
            return tr("Cited") if check.met else _cited(result)
        case Expectation.CALLS | Expectation.MAKES:
            return _done(check)
        case _:
            return _judged(check)


def _judged(check: Check) -> str:
    """What a pattern, the clock or a model found."""
    if check.trouble is not None:
        return explanation_of(check.trouble).happened
    match check.expectation:
        case Expectation.WITHIN:
            return tr("It took {seconds} s", seconds=check.actual)
        case Expectation.RUBRIC:
            return check.reason
        case Expectation.ASKS_BACK:
            return check.actual or tr("Asked for nothing")
        case _:
            return check.actual or tr("Not in the answer")


def _done(check: Check) -> str:
    if check.expectation is Expectation.CALLS:
        return tr("Used") if check.met else check.actual or tr("No tool used")
    return tr("Made") if check.met else check.actual or tr("No file made")


def _cited(result: CaseResult) -> str:
    """Name what was cited instead, each place once."""
    places = [f"{cited.document} {cited.place.label(language())}".strip() for cited in result.citations]
    named = list(dict.fromkeys(places))
    return tr("Cited instead: {places}", places="; ".join(named[:3])) if named else tr("No source cited")
