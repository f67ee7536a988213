"""What a case expected against what came, line by line."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio.core.events import Outcome
from studio.trials import CaseResult, Check, Expectation
from studio.ui.components import Card, IconLabel, hairline, label
from studio.ui.language import language, tr
from studio.ui.notices import explanation_of
from studio.ui.theme import space


def checks_card(result: CaseResult) -> Card:
    card = Card(padded=False)
    for index, check in enumerate(result.checks):
        if index:
            card.body.addWidget(hairline())
        card.body.addWidget(_check_row(check, result))
    return card


def _check_row(check: Check, result: CaseResult) -> QWidget:
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(space("3"), space("2"), space("3"), space("2"))
    layout.setSpacing(space("2"))
    mark = ("check-circle", "success") if check.met else ("close-circle-outline", "danger")
    layout.addWidget(IconLabel(*mark, "icon.small"), 0, Qt.AlignmentFlag.AlignTop)
    layout.addWidget(label(_expected(check), "dense", wrap=True), 1)
    layout.addWidget(
        label(_got(check, result), "dense", "secondary" if check.met else "danger", wrap=True), 1
    )
    return row


def _expected(check: Check) -> str:
    return {
        Expectation.ANSWERS: tr("Gives an answer"),
        Expectation.DECLINES: tr("Says that it does not answer this"),
        Expectation.CONTAINS: tr("Says “{words}”", words=check.expected),
        Expectation.MATCHES: tr("Matches “{pattern}”", pattern=check.expected),
        Expectation.ASKS_BACK: tr("Asks for what is missing"),
        Expectation.WITHIN: tr("Answers within {seconds} s", seconds=check.expected),
        Expectation.RUBRIC: tr("Judged by: {rubric}", rubric=check.expected),
        Expectation.LACKS: tr("Does not say “{words}”", words=check.expected),
        Expectation.CITES: tr("Cites {document}", document=check.expected),
        Expectation.CALLS: tr("Uses the tool {call}", call=check.expected),
        Expectation.MAKES: tr("Makes the file “{name}”", name=check.expected),
    }[check.expectation]


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
