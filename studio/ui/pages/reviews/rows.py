"""A line of a card in a review: its sign, a button to comment on it, and what was said about it below."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from studio.catalogue import How, Spot
from studio.ui.components import IconButton, label
from studio.ui.language import tr
from studio.ui.pages.reviews.remarks import RemarkBook, place_text
from studio.ui.pages.reviews.words import SIGNS
from studio.ui.theme import size, space

TOP = Qt.AlignmentFlag.AlignTop


class CommentButton(IconButton):
    """C presses it, as it does on a line of text."""

    def __init__(self, name: str) -> None:
        super().__init__("comment-plus-outline", name, small=True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_C:
            self.click()
        else:
            super().keyPressEvent(event)


def signed_row(how: How | None) -> tuple[QFrame, QHBoxLayout]:
    """Return a row and the line to fill; without `how` it is unchanged and bears no sign."""
    row = QFrame()
    row.setObjectName("row")
    row.setProperty("changed", how is not None)
    row.setMinimumHeight(size("row.dense"))
    line = QHBoxLayout(row)
    line.setContentsMargins(space("card"), space("2"), space("card"), space("2"))
    line.setSpacing(space("3"))
    sign, tone = SIGNS[how] if how else ("", "muted")
    mark = label(sign, "strong", tone)
    mark.setAccessibleName(how_text(how) if how else "")
    mark.setFixedWidth(space("3"))
    line.addWidget(mark, 0, TOP)
    return row, line


def how_text(how: How) -> str:
    return {How.ADDED: tr("added"), How.REMOVED: tr("removed"), How.CHANGED: tr("changed")}[how]


def add_row(body: QVBoxLayout, row: QFrame, line: QHBoxLayout, spot: Spot, book: RemarkBook) -> None:
    """Put a row into a card, with its comments below it."""
    if book.allowed:
        button = CommentButton(tr("Comment on {place}", place=place_text(spot)))
        _Writes(button, spot, book)
        line.addWidget(button, 0, TOP)
    body.addWidget(row)
    if (notes := book.notes(spot, indent=space("card") + space("3") + space("3"))) is not None:
        body.addWidget(notes)


def add_others(body: QVBoxLayout, file: str, spots: list[Spot], book: RemarkBook) -> None:
    """Comments on places of that file which the card does not show."""
    others = book.notes_of(book.elsewhere(file, spots), indent=space("card"))
    if others is not None:
        body.addWidget(others)


class _Writes(QObject):
    """Opens the place of one button for a comment."""

    def __init__(self, button: IconButton, spot: Spot, book: RemarkBook) -> None:
        super().__init__(button)
        self._spot, self._book = spot, book
        button.clicked.connect(self._write)

    def _write(self) -> None:
        self._book.write_at(self._spot)
