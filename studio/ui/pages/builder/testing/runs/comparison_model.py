"""Two runs case by case: what has changed, and how each went."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt

from studio.trials import CaseChange, CaseResult, Change
from studio.ui.language import tr, words
from studio.ui.pages.builder.testing.titled_rows import Index, TitledRows
from studio.ui.theme import icon, theme
from studio.wording.trials import CHANGES, passed_of, time_of

CHANGE = Qt.ItemDataRole.UserRole
KIND, QUESTION, BEFORE, AFTER, TIMES = range(5)
_MARKS = {
    Change.BROKEN: ("arrow-down-bold", "danger"),
    Change.MENDED: ("arrow-up-bold", "success"),
    Change.ADDED: ("plus", "accent.text"),
    Change.REMOVED: ("minus", "text.muted"),
    Change.UNASKED: ("circle-outline", "text.muted"),
    Change.SAME: ("equal", "text.muted"),
}


class ComparisonModel(TitledRows):
    def __init__(self) -> None:
        super().__init__(tr("What changed"), tr("Question"), tr("Before"), tr("After"), tr("Time"))

    def show(self, changes: Sequence[CaseChange], before: str, after: str) -> None:
        """What broke comes first, then what was mended."""
        order = list(_MARKS)
        self.titles[BEFORE], self.titles[AFTER] = before, after
        self.set_rows(sorted(changes, key=lambda change: order.index(change.change)))

    def data(
        self, index: Index, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # whatever the role asks for
        change, column = self.rows[index.row()], index.column()
        if role == CHANGE:
            return change
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return _text(change, column)
        name, color = _MARKS[change.change]
        if column == KIND and role == Qt.ItemDataRole.DecorationRole:
            return icon(name, color)
        if role == Qt.ItemDataRole.ForegroundRole and (tone := _tone(change, column, color)):
            return theme().color(tone)
        return None


def _tone(change: CaseChange, column: int, color: str) -> str:
    if column == KIND:
        return color
    result = {BEFORE: change.before, AFTER: change.after}.get(column)
    return "" if result is None else "success" if result.passed else "danger"


def _text(change: CaseChange, column: int) -> str:
    if column == KIND:
        return words()(CHANGES[change.change])
    if column == QUESTION:
        return change.result.question
    if column in (BEFORE, AFTER):
        return _went(change.before if column == BEFORE else change.after)
    times = [time_of(one, words()) for one in (change.before, change.after) if one is not None]
    return " → ".join(times)


def _went(result: CaseResult | None) -> str:
    return "—" if result is None else passed_of(result, words())
