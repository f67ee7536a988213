"""The cases as a model of rows and columns, and the proxy that searches and narrows it."""

from typing import Any

from PySide6.QtCore import (
    QSortFilterProxyModel,
    Qt,
)

from studio.ui.language import tr
from studio.ui.pages.builder.testing.lines import CaseLine, Verdict, expected_text, seconds_text
from studio.ui.pages.builder.testing.titled_rows import Index, TitledRows
from studio.ui.theme import icon, theme

COLORS = {
    Verdict.FAILED: "danger",
    Verdict.UNANSWERED: "warning",
    Verdict.FLAKY: "warning",
    Verdict.OPEN: "text.muted",
    Verdict.OVERRULED: "warning",
    Verdict.PASSED: "success",
}
ICONS = {
    Verdict.FAILED: "close-circle-outline",
    Verdict.UNANSWERED: "lan-disconnect",
    Verdict.FLAKY: "alert-circle-outline",
    Verdict.OPEN: "circle-outline",
    Verdict.OVERRULED: "gavel",
    Verdict.PASSED: "check-circle",
}
RESULT, QUESTION, GROUP, EXPECTED, BEFORE, TIME = range(6)
LINE = Qt.ItemDataRole.UserRole
CHANGED = "changed"


class CaseModel(TitledRows):
    def __init__(self) -> None:
        super().__init__(
            tr("Result"),
            tr("Question"),
            tr("Group"),
            tr("Expected"),
            tr("Last time"),
            tr("Took"),
            figures=(TIME,),
        )

    def set_lines(self, lines: list[CaseLine]) -> None:
        self.set_rows(lines)

    def data(
        self, index: Index, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # whatever the role asks for
        line, column = self.rows[index.row()], index.column()
        if role == LINE:
            return line
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return _text(line, column)
        if column == RESULT and role == Qt.ItemDataRole.DecorationRole:
            return icon(ICONS[line.verdict], COLORS[line.verdict])
        if role == Qt.ItemDataRole.ForegroundRole and (color := _color(line, column)):
            return theme().color(color)
        return self.side(column) if role == Qt.ItemDataRole.TextAlignmentRole else None


class CaseFilter(QSortFilterProxyModel):
    """Shows the lines whose question or group holds the words: all, those failed or those changed."""

    def __init__(self, model: CaseModel) -> None:
        super().__init__()
        self._words, self._which = "", ""
        self._model = model  # PySide would never let go of one that is asked for as sourceModel() below
        self.setSourceModel(model)

    def set_words(self, words: str) -> None:
        self._words = words.strip().casefold()
        self.invalidate()

    def set_shown(self, which: str) -> None:
        self._which = which
        self.invalidate()

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:
        line: CaseLine = self._model.index(row, 0, parent).data(LINE)
        wanted = {Verdict.FAILED: line.failed, CHANGED: line.changed}.get(self._which, True)
        return wanted and self._words in f"{line.case.question}\n{line.case.group}".casefold()


def verdict_text(line: CaseLine) -> str:
    result = line.result
    if line.verdict is Verdict.FLAKY and result is not None:
        passed, count = result.times_passed, len(result.attempts)
        return tr("flaky {passed}/{count}", passed=passed, count=count)
    return {
        Verdict.FAILED: tr("failed"),
        Verdict.UNANSWERED: tr("unanswered"),
        Verdict.OPEN: tr("not run"),
        Verdict.OVERRULED: tr("overruled"),
        Verdict.PASSED: tr("passed"),
    }[line.verdict]


def _color(line: CaseLine, column: int) -> str:
    """What one reads last is quieter, and a result has the colour of what it means."""
    if column == RESULT:
        return COLORS[line.verdict]
    if column == BEFORE and line.changed:
        return "warning"
    return "" if column == QUESTION else "text.secondary"


def _text(line: CaseLine, column: int) -> str:
    if column == RESULT:
        return verdict_text(line)
    if column == QUESTION:
        return " → ".join([*line.case.before, line.case.question])
    if column == GROUP:
        return line.case.group
    if column == EXPECTED:
        return expected_text(line.case)
    if column == BEFORE:
        return "" if line.before is None else tr("passed") if line.before.passed else tr("failed")
    return seconds_text(line.result) if line.result else ""
