"""An answer in which the words that were expected are marked, and those that must not be there."""

from collections.abc import Iterator

from PySide6.QtCore import QEvent
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from studio.trials import CaseResult, Expectation
from studio.ui.chat import AnswerView
from studio.ui.theme import theme

_MOST = 50  # marks of one word


class MarkedAnswer(AnswerView):
    """Where a word stands otherwise than it was written down, in other widths say, it is not marked."""

    def __init__(self, result: CaseResult) -> None:
        super().__init__()
        self._result = result
        self.set_markdown(result.answer, [citation.number for citation in result.citations])
        self._mark()

    def changeEvent(self, event: QEvent) -> None:
        """With other colours it is laid out anew, and its marks are gone."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._mark()

    def marked(self) -> list[str]:
        return [mark.cursor.selectedText() for mark in self.extraSelections()]  # type: ignore[attr-defined]

    def _mark(self) -> None:
        found = [
            _mark(cursor, color) for words, color in _wanted(self._result) for cursor in self._places(words)
        ]
        self.setExtraSelections(found)

    def _places(self, words: str) -> Iterator[QTextCursor]:
        cursor = self.document().find(words) if words.strip() else QTextCursor()
        for _ in range(_MOST):
            if cursor.isNull():
                return
            yield QTextCursor(cursor)
            cursor = self.document().find(words, cursor)


def _wanted(result: CaseResult) -> Iterator[tuple[str, str]]:
    for check in result.checks:
        if check.expectation is Expectation.LACKS and not check.met:
            yield check.expected, "danger.tint"
        elif check.expectation is Expectation.CONTAINS and check.met:
            yield check.expected, "success.tint"
        elif check.expectation is Expectation.MATCHES and check.met:
            yield check.actual, "success.tint"


def _mark(cursor: QTextCursor, color: str) -> QTextEdit.ExtraSelection:
    mark, look = QTextEdit.ExtraSelection(), QTextCharFormat()
    look.setBackground(theme().color(color))
    mark.cursor, mark.format = cursor, look  # type: ignore[attr-defined]  # Qt's fields, left out of its stubs
    return mark
