"""One run in full: its question and figures, its steps one under another, its answer."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.endpoints import PRACTICE
from studio.traces import Step, Trace, steps_of
from studio.ui.components import (
    Banner,
    Button,
    Card,
    EmptyState,
    FlowLayout,
    PracticeMark,
    ScrollPage,
    clear_layout,
    hairline,
    label,
)
from studio.ui.language import tr
from studio.ui.notices import error_banner
from studio.ui.pages.builder.tracing.lines import ending_of, figures_of
from studio.ui.pages.builder.tracing.step_card import StepCard
from studio.ui.theme import space


class StepsView(QWidget):
    """The acts are of the run that is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.make_case = Button(tr("Make a test question"), icon="clipboard-plus-outline")
        self.make_note = Button(tr("Add the right answer to the knowledge"), icon="note-plus-outline")
        self.export = Button(tr("Export this run…"), "text", "tray-arrow-down")
        self.export.setToolTip(tr("For other programs, in the format OpenInference."))
        self._page, self._acts, self._line = ScrollPage(), QWidget(), hairline()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._page, 1)
        layout.addWidget(self._line)
        layout.addWidget(self._acts)
        self._lay_out_acts()
        self.show_nothing()

    def show_nothing(self) -> None:
        self._show([EmptyState("timeline-text-outline", tr("Choose a run"))])

    def show_trouble(self, banner: Banner) -> None:
        self._show([banner])

    def show_trace(self, trace: Trace) -> None:
        steps = steps_of(trace)
        self._show([_head(trace), *_ending(trace), _steps(steps), *_answer(trace)])
        self._acts.show()
        self._line.show()

    def cards(self) -> list[StepCard]:
        return self._page.findChildren(StepCard)

    def _show(self, parts: Sequence[QWidget]) -> None:
        self._acts.hide()
        self._line.hide()
        clear_layout(self._page.column)
        for part in parts:
            self._page.column.addWidget(part)

    def _lay_out_acts(self) -> None:
        row = FlowLayout(self._acts)
        row.setContentsMargins(space("page"), space("2"), space("page"), space("2"))
        for button in (self.make_case, self.make_note, self.export):
            row.addWidget(button)


def _head(trace: Trace) -> QWidget:
    head = QWidget()
    column = QVBoxLayout(head)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(space("1"))
    question = label(trace.question, "section", wrap=True)
    question.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    column.addWidget(question)
    figures = QHBoxLayout()
    figures.setSpacing(space("2"))
    figures.addWidget(label(figures_of(trace), "dense", "muted", wrap=True), 1)
    if trace.model == PRACTICE.chat_model:
        figures.addWidget(PracticeMark(), 0, Qt.AlignmentFlag.AlignTop)
    column.addLayout(figures)
    return head


def _ending(trace: Trace) -> list[QWidget]:
    trouble = ending_of(trace)
    return [error_banner(trouble)] if trouble else []


def _steps(steps: Sequence[Step]) -> Card:
    card = Card(tr("Steps"), tr("{count} in all", count=len(steps)), padded=False)
    shown = [StepCard(number, step) for number, step in enumerate(steps, 1)]
    for one in shown:
        card.body.addWidget(one)
    if shown:
        shown[-1].row.set_last(True)
    else:
        card.body.addWidget(EmptyState("timeline-outline", tr("No step was taken")))
    return card


def _answer(trace: Trace) -> list[QWidget]:
    if not trace.answer:
        return []
    card = Card(tr("Answer"))
    words = label(trace.answer, "body", wrap=True)
    words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    card.body.addWidget(words)
    return [card]
