"""The fields of a test question, and the case they make."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.core.agents import ExpectedCall, ExpectedCitation, TestCase
from studio.core.patterns import checked_pattern
from studio.ui.chat.fold_line import FoldLine
from studio.ui.components import FormRow, NumberField, ScrollPage, TextArea, TextField, label
from studio.ui.language import tr
from studio.ui.pages.builder.form.controls import LinesArea
from studio.ui.pages.builder.section import ValueSwitch
from studio.ui.pages.builder.testing.file_ticks import FileTicks
from studio.ui.pages.builder.testing.pair_rows import PairRows
from studio.ui.theme import space

_MOST_SECONDS = 3600


@dataclass(frozen=True, slots=True)
class Choices:
    """What a case may name: documents of the agent's bases, its tools, its files."""

    documents: Sequence[str] = ()
    tools: Sequence[str] = ()
    files: Sequence[str] = ()


class CaseForm(ScrollPage):
    """What most questions need comes first; the rest is folded away until it is asked for or there."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__(margin=False)
        edge = space("4")
        self.column.setContentsMargins(edge, edge, edge, edge)
        self.column.setSpacing(space("3"))
        self._within_before = 0.0
        self.question = TextArea(tr("As a colleague would ask it"), lines=2)
        self.before, self.group = LinesArea(lines=2), TextField(tr("Such as “levels of response”"))
        self.said, self.lacks, self.matches = LinesArea(lines=2), LinesArea(lines=2), LinesArea(lines=1)
        self.cites = PairRows((tr("Document"), tr("Place")), tr("Add a source"), tr("Remove this source"))
        self.calls = PairRows((tr("Tool"), tr("Arguments")), tr("Add a call"), tr("Remove this call"))
        self.artifact, self.attachments = TextField(), FileTicks()
        self.declines = ValueSwitch(tr("It should say that it does not answer this"))
        self.asks_back = ValueSwitch(tr("It should ask for what is missing"))
        self.within = NumberField(0, _MOST_SECONDS, tr(" s"))
        self.within.setSpecialValueText(tr("Any time"))
        self.rubric = TextArea(tr("Such as “names who decides, and until when”"), lines=3)
        self._unfold, self.more = FoldLine(tr("More conditions")), QWidget()
        self._build()
        self._unfold.clicked.connect(self._turn)
        self.matches.textChanged.connect(self._check_patterns)
        self.calls.valueChanged.connect(self._check_arguments)
        self._listen()

    def show_case(self, case: TestCase, choices: Choices) -> None:
        self.question.set_value(case.question)
        self.question_row.clear_error()
        self.before.set_value(case.before)
        self.group.set_value(case.group)
        self.said.set_value(case.contains)
        self.lacks.set_value(case.lacks)
        self.matches.set_value(case.matches)
        self.cites.suggest(choices.documents)
        self.cites.set_value((cited.document, cited.place) for cited in case.cites)
        self.calls.suggest(choices.tools)
        self.calls.set_value((call.tool, _json(call.arguments)) for call in case.calls)
        self.artifact.set_value(case.artifact)
        self.attachments.offer(choices.files, case.attachments)
        self.declines.set_value(case.declines)
        self.asks_back.set_value(case.asks_back)
        self._within_before = case.within
        self.within.set_value(round(case.within))
        self.rubric.set_value(case.rubric)
        self._check_patterns()
        self._check_arguments()
        self._fold(shown=_has_more(case))
        self.verticalScrollBar().setValue(0)

    def is_right(self) -> bool:
        """Say what is wrong at its field, and go to the first of them."""
        if not self.question.value():
            self.question_row.set_error(tr("Write the question."))
        self._check_patterns()
        self._check_arguments()
        rows = (self.question_row, self._matches_row, self._calls_row)
        wrong = next((row for row in rows if row.error()), None)
        if wrong is not None:
            self._fold(shown=not self.more.isHidden() or self.more.isAncestorOf(wrong))
            self.ensureWidgetVisible(wrong)
            wrong.control.setFocus()
        return wrong is None

    def case(self) -> TestCase:
        return TestCase(**self._told())

    def draft(self) -> TestCase:
        """As far as it is written; what is no pattern or has no question yet stands there too."""
        return TestCase.model_construct(**self._told())

    def _told(self) -> dict[str, Any]:
        return {
            "question": self.question.value(),
            "before": tuple(self.before.value()),
            "group": self.group.value(),
            "contains": tuple(self.said.value()),
            "lacks": tuple(self.lacks.value()),
            "matches": tuple(self.matches.value()),
            "cites": tuple(ExpectedCitation(document=one, place=place) for one, place in self.cites.value()),
            "calls": tuple(
                ExpectedCall(tool=tool, arguments=_read(told)) for tool, told in self.calls.value()
            ),
            "artifact": self.artifact.value(),
            "attachments": tuple(self.attachments.value()),
            "declines": self.declines.value(),
            "asks_back": self.asks_back.value(),
            "within": self._within(),
            "rubric": self.rubric.value(),
        }

    def _within(self) -> float:
        """A part of a second that the file has stays, for the field shows whole ones."""
        kept = self.within.value() == round(self._within_before)
        return self._within_before if kept else float(self.within.value())

    def _check_patterns(self) -> None:
        """As it is typed: what is no pattern yet is said at once."""
        for pattern in self.matches.value():
            try:
                checked_pattern(pattern)
            except ValueError as error:
                problem = str(error).partition(": ")[2]
                said = tr("“{pattern}” is no regular expression: {problem}", pattern=pattern, problem=problem)
                self._matches_row.set_error(said)
                return
        self._matches_row.clear_error()

    def _check_arguments(self) -> None:
        for tool, told in self.calls.value():
            if not isinstance(_parsed(told), dict):
                example = '{"year": 2026}'
                said = tr("The arguments of “{tool}” are written as {example}", tool=tool, example=example)
                self._calls_row.set_error(said)
                return
        self._calls_row.clear_error()

    def _build(self) -> None:
        self.question_row = FormRow(tr("Question"), self.question, required=True)
        self._matches_row = FormRow(
            tr("The answer matches"), self.matches, tr("Regular expressions, one a line, such as \\d+ hours.")
        )
        self._calls_row = FormRow(
            tr("It uses these tools"), self.calls, tr("With at least these arguments, or any.")
        )
        for part in (self.question_row, *self._shows(), self._unfold, self.more):
            self.column.addWidget(part)
        folded = QVBoxLayout(self.more)
        folded.setContentsMargins(0, 0, 0, 0)
        folded.setSpacing(space("3"))
        for part in (*self._says(), *self._does(), *self._asked()):
            folded.addWidget(part)

    def _shows(self) -> tuple[QWidget, ...]:
        return (
            label(tr("What a right answer shows"), "section"),
            FormRow(tr("The answer says"), self.said, tr("One a line: a number, a name, a few words.")),
            FormRow(
                tr("The answer cites"),
                self.cites,
                tr("The document, and where in it: a page, an article, a sheet."),
            ),
            self.declines,
        )

    def _says(self) -> tuple[QWidget, ...]:
        return (
            FormRow(
                tr("The answer does not say"), self.lacks, tr("One a line: an old figure, a wrong office.")
            ),
            self._matches_row,
            self.asks_back,
        )

    def _does(self) -> tuple[QWidget, ...]:
        return (
            self._calls_row,
            FormRow(tr("It makes a file"), self.artifact, tr("A part of the file's name.")),
            FormRow(tr("It answers within"), self.within),
            FormRow(
                tr("A model judges it by"),
                self.rubric,
                tr("What cannot be put in words to look for. The verdict comes with its reason."),
            ),
        )

    def _asked(self) -> tuple[QWidget, ...]:
        return (
            label(tr("How it is asked"), "section"),
            FormRow(
                tr("Asked before it"), self.before, tr("One a line, for a question that builds on others.")
            ),
            FormRow(tr("Comes with these files"), self.attachments),
            FormRow(tr("Group"), self.group),
        )

    def _listen(self) -> None:
        for area in (self.question, self.before, self.said, self.lacks, self.matches, self.rubric):
            area.textChanged.connect(self.edited)
        for line in (self.group, self.artifact):
            line.textChanged.connect(self.edited)
        for rows in (self.cites, self.calls):
            rows.valueChanged.connect(self.edited)
        for switch in (self.declines, self.asks_back):
            switch.toggled.connect(self.edited)

    def _turn(self) -> None:
        self._fold(shown=self.more.isHidden())

    def _fold(self, *, shown: bool) -> None:
        self.more.setVisible(shown)
        self._unfold.show_open(shown)


def _has_more(case: TestCase) -> bool:
    """A group alone is no reason: drafts out of documents have one."""
    said = case.lacks or case.matches or case.calls or case.artifact or case.rubric or case.asks_back
    return bool(said or case.before or case.attachments or case.within)


def _json(arguments: Mapping[str, Any]) -> str:  # JSON, as the file has it
    return json.dumps(arguments, ensure_ascii=False) if arguments else ""


def _parsed(told: str) -> object:
    try:
        return json.loads(told) if told else {}
    except (ValueError, RecursionError):
        return None


def _read(told: str) -> dict[str, Any]:
    found = _parsed(told)
    return found if isinstance(found, dict) else {}
