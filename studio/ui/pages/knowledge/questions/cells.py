"""How the cells of the question set are painted: long words in two lines."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QStyleOptionViewItem

from studio.ui.components.cells import TonedCells, rect_of
from studio.ui.components.lines import paint_lines
from studio.ui.pages.knowledge.questions.model import EXPECTED, QUESTION
from studio.ui.theme import space


class QuestionCells(TonedCells):
    """Questions of one kind, and files of one office, begin and end alike."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        if index.column() in {QUESTION, EXPECTED}:
            self._write(painter, option, index.data())

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        if index.column() in {QUESTION, EXPECTED}:
            option.text = ""  # type: ignore[attr-defined]  # not in the stubs

    def _write(self, painter: QPainter, option: QStyleOptionViewItem, text: str) -> None:
        painter.save()
        painter.setFont(option.font)  # type: ignore[attr-defined]  # the same
        painter.setPen(option.palette.color(QPalette.ColorRole.Text))  # type: ignore[attr-defined]  # the same
        place = QRectF(rect_of(option)).adjusted(space("2"), 0, -space("2"), 0)
        paint_lines(painter, place, text, 2, Qt.TextElideMode.ElideMiddle)
        painter.restore()
