"""One case opened: expected against got line by line, then the answer with its sources."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.trials import CaseResult
from studio.ui.chat import AnswerView
from studio.ui.chat.sources import SourceList
from studio.ui.components import (
    Button,
    ScrollPage,
    StatusLabel,
    clear_layout,
    hairline,
    label,
)
from studio.ui.language import tr
from studio.ui.notices import explanation_of
from studio.ui.pages.builder.testing.checks_card import checks_card
from studio.ui.pages.builder.testing.lines import CaseLine, Verdict, expected_text
from studio.ui.theme import space


class CasePanel(QWidget):
    edited = Signal(object)
    removed = Signal(object)
    citation_opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._line: CaseLine | None = None
        self._scroll = ScrollPage(margin=False)
        edge = space("4")
        self._scroll.column.setContentsMargins(edge, edge, edge, edge)
        self._scroll.column.setSpacing(space("2"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._scroll, 1)
        layout.addWidget(hairline())
        layout.addLayout(self._buttons())

    def show_line(self, line: CaseLine) -> None:
        self._line = line
        column = self._scroll.column
        clear_layout(column)
        column.addWidget(StatusLabel(*_verdict(line)))
        for question in line.case.before:
            column.addWidget(label(question, "dense", "muted", wrap=True))
        column.addWidget(label(line.case.question, "section", wrap=True))
        if line.result is None:
            column.addWidget(
                label(tr("Expected: {what}", what=expected_text(line.case)), "dense", "secondary", wrap=True)
            )
        else:
            self._show_result(line.result)

    def line(self) -> CaseLine | None:
        return self._line

    def _show_result(self, result: CaseResult) -> None:
        column = self._scroll.column
        column.addWidget(checks_card(result))
        if result.trouble is not None:
            said = explanation_of(result.trouble)
            column.addWidget(label(f"{said.happened} {said.action}", "dense", "danger", wrap=True))
        if not result.answer:
            return
        column.addWidget(label(tr("The answer"), "caption", "muted"))
        answer = AnswerView()
        answer.set_markdown(result.answer, [citation.number for citation in result.citations])
        column.addWidget(answer)
        if result.citations:
            sources = SourceList(result.citations)
            sources.citation_opened.connect(self.citation_opened)
            answer.citation_clicked.connect(sources.open)
            column.addWidget(sources)

    def _buttons(self) -> QHBoxLayout:
        buttons = QHBoxLayout()
        buttons.setContentsMargins(space("4"), space("3"), space("4"), space("3"))
        edit, remove = (
            Button(tr("Change what is expected"), icon="pencil-outline"),
            Button(tr("Remove"), "danger"),
        )
        edit.clicked.connect(self._edit)
        remove.clicked.connect(self._remove)
        buttons.addWidget(edit)
        buttons.addStretch(1)
        buttons.addWidget(remove)
        return buttons

    def _edit(self) -> None:
        self.edited.emit(self._line)

    def _remove(self) -> None:
        self.removed.emit(self._line)


def _verdict(line: CaseLine) -> tuple[str, str]:
    if line.result is None:
        return tr("Not run yet"), "muted"
    unmet = len(line.result.unmet)
    if line.verdict is Verdict.PASSED:
        return tr("Passed"), "success"
    return tr(
        "Failed: {unmet} of {count} expectations unmet", unmet=unmet, count=len(line.result.checks)
    ), "danger"
