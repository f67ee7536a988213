"""The tab 测试证据: the report in the package, case by case, those that failed on top."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from studio.trials import CaseResult, Report
from studio.ui.components import (
    Banner,
    EmptyState,
    IconLabel,
    RowList,
    ScrollPage,
    Skeleton,
    clear_layout,
    label,
)
from studio.ui.dates import short_time
from studio.ui.language import tr
from studio.ui.packages import endpoint_text
from studio.ui.theme import space


class EvidenceView(ScrollPage):
    def __init__(self) -> None:
        super().__init__()
        self.column.addWidget(Skeleton())

    def show_report(self, report: Report | None) -> None:
        clear_layout(self.column)
        if report is None:
            text = tr("What was passed is counted on the facts card.")
            self.column.addWidget(EmptyState("file-question-outline", tr("The report does not read"), text))
            return
        title = tr("{passed} / {total} passed", passed=report.passed, total=report.total)
        tested = f"{endpoint_text(report.endpoint)} · {report.model} · {short_time(report.started)}"
        cases = RowList(title, tested)
        results = sorted(report.results, key=lambda result: result.passed)
        cases.set_rows([_case(result) for result in results])
        self.column.addWidget(cases)

    def show_trouble(self, banner: Banner) -> None:
        clear_layout(self.column)
        self.column.addWidget(banner)


def _case(result: CaseResult) -> QFrame:
    row = QFrame()
    row.setObjectName("row")
    line, text = QHBoxLayout(row), QVBoxLayout()
    line.setContentsMargins(space("card"), space("3"), space("card"), space("3"))
    line.setSpacing(space("3"))
    icon = ("check-circle", "success") if result.passed else ("close-circle", "danger")
    mark = QVBoxLayout()
    mark.addWidget(IconLabel(*icon))
    mark.addStretch(1)
    text.setSpacing(space("1"))
    text.addWidget(label(result.question, "strong", wrap=True))
    if result.answer:
        text.addWidget(label(" ".join(result.answer.split()), "dense", "secondary", wrap=True))
    for check in result.unmet:
        said = tr("expected {expected}, got {actual}", expected=check.expected, actual=check.actual or "—")
        text.addWidget(label(said, "dense", "danger", wrap=True))
    sources = ", ".join(dict.fromkeys(citation.document for citation in result.citations))
    if sources:
        text.addWidget(label(tr("Sources: {documents}", documents=sources), "caption", "muted", wrap=True))
    line.addLayout(mark)
    line.addLayout(text, 1)
    return row
