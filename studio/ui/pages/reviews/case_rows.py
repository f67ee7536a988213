"""One case of a report as a reviewer reads it, alone or beside another run of it."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from studio.trials import CaseChange, CaseResult, Change, Expectation
from studio.ui.components import IconLabel, StatusLabel, label
from studio.ui.language import tr, words
from studio.ui.theme import space
from studio.wording.trials import CHANGES, came_of, expected_of, passed_of, time_of, verdict_of

_GOOD, _BAD = ("check-circle", "success"), ("close-circle", "danger")
_TONES = {Change.BROKEN: "danger", Change.REMOVED: "danger", Change.UNASKED: "muted"}


def case_row(result: CaseResult) -> QFrame:
    row, line, text = _row()
    mark = QVBoxLayout()
    mark.addWidget(IconLabel(*(_GOOD if result.passed else _BAD)))
    mark.addStretch(1)
    text.addWidget(label(result.question, "strong", wrap=True))
    if result.answer:
        text.addWidget(label(" ".join(result.answer.split()), "dense", "secondary", wrap=True))
    for said, tone in _judged(result):
        text.addWidget(label(said, "dense", tone, wrap=True))
    sources = ", ".join(dict.fromkeys(citation.document for citation in result.citations))
    facts = (
        passed_of(result, words()) if len(result.attempts) > 1 else "",
        time_of(result, words()),
        tr("Sources: {documents}", documents=sources) if sources else "",
    )
    told = " · ".join(fact for fact in facts if fact)
    text.addWidget(label(told, "caption", "muted", wrap=True))
    line.addLayout(mark)
    line.addLayout(text, 1)
    return row


def compared_row(change: CaseChange) -> QFrame:
    """The question, then how it went for the author and for whoever ran it again."""
    row, line, text = _row()
    text.addWidget(label(change.result.question, "dense", wrap=True))
    if change.change is not Change.SAME:
        tone = _TONES.get(change.change, "success")
        text.addWidget(label(tr(CHANGES[change.change]), "caption", tone))
    text.addStretch(1)
    line.addLayout(text, 4)
    for result in (change.before, change.after):
        line.addLayout(_side(result), 3)
    return row


def _judged(result: CaseResult) -> list[tuple[str, str]]:
    """What was not met, every judgement of a model with its reason, and every verdict a person overruled."""
    say, found = words(), []
    for check in result.checks:
        if check.met and check.overruled is None and check.expectation is not Expectation.RUBRIC:
            continue
        parts = (expected_of(check, say), verdict_of(check, say), came_of(check, result, say))
        tone = "warning" if check.overruled else "secondary" if check.met else "danger"
        found.append((" — ".join(part for part in parts if part), tone))
    return found


def _side(result: CaseResult | None) -> QVBoxLayout:
    side = QVBoxLayout()
    side.setSpacing(space("1"))
    if result is None:
        side.addWidget(label("—", "dense", "muted"))
        return side
    side.addWidget(StatusLabel(passed_of(result, words()), "success" if result.passed else "danger"))
    answer = " ".join(result.answer.split())
    shown = answer if len(answer) <= _LONGEST else f"{answer[:_LONGEST]}…"
    side.addWidget(label(shown, "caption", "muted", wrap=True))
    side.addStretch(1)
    return side


_LONGEST = 160  # characters of an answer beside another


def _row() -> tuple[QFrame, QHBoxLayout, QVBoxLayout]:
    row = QFrame()
    row.setObjectName("row")
    line, text = QHBoxLayout(row), QVBoxLayout()
    line.setContentsMargins(space("card"), space("3"), space("card"), space("3"))
    line.setSpacing(space("3"))
    text.setSpacing(space("1"))
    return row, line, text
