"""The part 历次测试: the list of runs, or one of them, or two of them."""

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from studio.ui.pages.builder.testing.runs.comparison_view import ComparisonView
from studio.ui.pages.builder.testing.runs.list_view import RunList
from studio.ui.pages.builder.testing.runs.report_view import ReportView


class RunsView(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.list, self.report, self.comparison = RunList(), ReportView(), ComparisonView()
        self._stack = QStackedWidget()
        for part in (self.list, self.report, self.comparison):
            self._stack.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self.report.closed.connect(self.show_list)
        self.comparison.closed.connect(self.show_list)

    def show_list(self) -> None:
        self._stack.setCurrentWidget(self.list)

    def show_report(self) -> None:
        self._stack.setCurrentWidget(self.report)

    def show_comparison(self) -> None:
        self._stack.setCurrentWidget(self.comparison)

    def fit(self, width: int) -> None:
        for part in (self.list, self.report, self.comparison):
            part.fit(width)
