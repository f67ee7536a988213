"""The part 历次测试: the list of runs, or one of them, or two of them."""

from typing import TypeVar

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from studio.ui.components import Later
from studio.ui.pages.builder.testing.runs.comparison_view import ComparisonView
from studio.ui.pages.builder.testing.runs.list_view import RunList
from studio.ui.pages.builder.testing.runs.report_view import ReportView

Part = TypeVar("Part", ReportView, ComparisonView)


class RunsView(QWidget):
    """One run, and two of them, are made when they are first looked at."""

    def __init__(self) -> None:
        super().__init__()
        self.list, self._stack, self._width = RunList(), QStackedWidget(), 0
        self.later_report = Later(lambda: self._stand(ReportView()))
        self.later_comparison = Later(lambda: self._stand(ComparisonView()))
        self._stack.addWidget(self.list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)

    @property
    def report(self) -> ReportView:
        return self.later_report()

    @property
    def comparison(self) -> ComparisonView:
        return self.later_comparison()

    def show_list(self) -> None:
        self._stack.setCurrentWidget(self.list)

    def show_report(self) -> None:
        self._stack.setCurrentWidget(self.report)

    def show_comparison(self) -> None:
        self._stack.setCurrentWidget(self.comparison)

    def fit(self, width: int) -> None:
        self._width = width
        for part in (self.list, self.later_report.made, self.later_comparison.made):
            if part is not None:
                part.fit(width)

    def _stand(self, part: Part) -> Part:
        self._stack.addWidget(part)
        part.closed.connect(self.show_list)
        part.fit(self._width)
        return part
