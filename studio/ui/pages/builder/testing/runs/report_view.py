"""One run as a page: what it was about, its figures, every case with what came."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from studio.endpoints import PRACTICE
from studio.trials import CaseResult, Report
from studio.ui.components import Button, Card, IconButton, PracticeMark, label
from studio.ui.language import tr, words
from studio.ui.pages.builder.testing.lines import CaseLine, result_lines
from studio.ui.pages.builder.testing.runs.grids import clear_grid
from studio.ui.pages.builder.testing.table import CaseTable
from studio.ui.pages.builder.testing.verdict_card import VerdictCard
from studio.ui.theme import size, space
from studio.wording.trials import facts_of

_DIGEST = 20  # characters of a long value that are shown; the tooltip has all


class ReportView(QWidget):
    """`exported` brings html or xlsx, `compared` asks for the run before."""

    closed = Signal()
    exported = Signal(str)
    compared = Signal()
    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.report: Report | None = None
        self.verdict, self.table = VerdictCard(), CaseTable()
        self.html, self.xlsx = (
            Button("HTML", icon="file-code-outline", small=True),
            Button("xlsx", small=True),
        )
        self.xlsx.set_icon("file-table-outline")
        self.compare = Button(tr("Compare with the run before"), small=True)
        self._title, self._practice = label("", "section"), PracticeMark()
        self._facts = QGridLayout()
        self._facts.setHorizontalSpacing(space("6"))
        self._facts.setVerticalSpacing(space("1") // 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space("3"))
        column.addLayout(self._head())
        column.addWidget(self.verdict)
        card = Card()
        card.body.addLayout(self._facts)
        column.addWidget(card)
        cases = Card(padded=False, fill=True)
        cases.body.addWidget(self.table)
        column.addWidget(cases, 1)
        self.table.opened.connect(self._open)
        self.html.clicked.connect(self._export)
        self.xlsx.clicked.connect(self._export)
        self.compare.clicked.connect(self.compared)

    def show_report(self, report: Report, before: Report | None) -> None:
        self.report = report
        self._title.setText(tr("Run {number}", number=report.run))
        self._practice.setVisible(report.model == PRACTICE.chat_model)
        earlier = _same_cases(before.results if before else (), report)
        self.verdict.show_run(report.results, earlier)
        self.compare.setEnabled(before is not None)
        self.table.set_lines(result_lines(report.results, earlier))
        self.table.show_more(True, before=before is not None, expected=False)
        self._show_facts(report)

    def fit(self, width: int) -> None:
        self.verdict.fit(width)
        self.table.show_more(width >= size("breakpoints.one.column"), before=False, expected=False)

    def _show_facts(self, report: Report) -> None:
        clear_grid(self._facts)
        for at, (name, value) in enumerate(facts_of(report, words())):
            row, column = at // 3, at % 3 * 2
            shown = value if len(value) <= _DIGEST + 4 else f"{value[:_DIGEST]}…"
            text = label(shown, "dense")
            text.setToolTip(value)
            self._facts.addWidget(label(name, "caption", "muted"), row, column)
            self._facts.addWidget(text, row, column + 1)
        for column in (1, 3, 5):
            self._facts.setColumnStretch(column, 1)

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(space("2"))
        back = IconButton("arrow-left", tr("Back to the runs"))
        back.clicked.connect(self.closed)
        head.addWidget(back)
        head.addWidget(self._title)
        head.addWidget(self._practice)
        head.addStretch(1)
        for button in (self.compare, self.html, self.xlsx):
            head.addWidget(button)
        self.html.setProperty("kind_of_file", "html")
        self.xlsx.setProperty("kind_of_file", "xlsx")
        return head

    def _export(self) -> None:
        self.exported.emit(str(self.sender().property("kind_of_file")))

    def _open(self, line: CaseLine) -> None:
        self.opened.emit(line)


def _same_cases(results: Sequence[CaseResult], report: Report) -> Sequence[CaseResult]:
    """A run of a part of the cases is measured by what became of those the time before."""
    if report.whole:
        return results
    asked = {(result.before, result.question) for result in report.results}
    return [result for result in results if (result.before, result.question) in asked]
