"""The comments on one submission, and which place is being written about."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.catalogue import Remark, Spot
from studio.ui.pages.reviews.remarks.composer import Composer
from studio.ui.pages.reviews.remarks.thread import RemarkThread
from studio.ui.theme import space


class RemarkBook(QObject):
    """`said` brings a place and words, `answered` a comment, words, and whether they settle it (or None).

    `written` brings a place and what is being written about it; `draft_of` returns what was, before.
    `changed` asks the cards to lay out anew: comments came, or a place was opened or closed for writing.
    """

    said = Signal(object, str)
    answered = Signal(int, str, object)
    written = Signal(object, str)
    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.remarks: tuple[Remark, ...] = ()
        self.allowed = False
        self._open: Spot | None = None
        self.draft_of: Callable[[Spot], str] = _nothing

    def show_remarks(self, remarks: Iterable[Remark], *, allowed: bool) -> None:
        """`allowed` says whether the person may comment here."""
        self.remarks, self.allowed = tuple(remarks), allowed
        self._open = None
        self.changed.emit()

    def write_at(self, spot: Spot) -> None:
        """Open that place for a comment, or close it again."""
        if self.allowed:
            self._open = None if spot == self._open else spot
            self.changed.emit()

    def at(self, spot: Spot) -> list[Remark]:
        return [remark for remark in self.remarks if spot_of(remark) == spot]

    def elsewhere(self, file: str, spots: Iterable[Spot]) -> list[Remark]:
        """Return those in that file that stand at none of these places."""
        known = set(spots)
        return [one for one in self.remarks if one.file == file and spot_of(one) not in known]

    def is_open(self, spot: Spot) -> bool:
        return spot == self._open

    def notes(self, spot: Spot, *, indent: int = 0) -> QWidget | None:
        """Return what was said at a place, and the field to say something; None when there is nothing."""
        return self._column(self.at(spot), indent, composer=self.is_open(spot), spot=spot)

    def notes_of(self, remarks: Iterable[Remark], *, indent: int = 0) -> QWidget | None:
        """Return comments with the place of each said above it."""
        return self._column(remarks, indent, placed=True)

    def _column(
        self,
        remarks: Iterable[Remark],
        indent: int,
        *,
        composer: bool = False,
        spot: Spot | None = None,
        placed: bool = False,
    ) -> QWidget | None:
        threads: list[QWidget] = [self._thread(remark, placed=placed) for remark in remarks]
        if composer and spot is not None:
            threads.append(self._composer(spot))
        if not threads:
            return None
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(indent, space("2"), space("card"), space("2"))
        column.setSpacing(space("2"))
        for thread in threads:
            column.addWidget(thread)
        return holder

    def _thread(self, remark: Remark, *, placed: bool) -> RemarkThread:
        thread = RemarkThread(remark, allowed=self.allowed, placed=placed)
        thread.answered.connect(self.answered)
        return thread

    def _composer(self, spot: Spot) -> Composer:
        composer = Composer(spot, text=self.draft_of(spot))
        composer.written.connect(self.written)
        composer.said.connect(self.said)
        composer.closed.connect(self.write_at)
        return composer


def _nothing(spot: Spot) -> str:
    return ""


def spot_of(remark: Remark) -> Spot:
    return Spot(file=remark.file, line=remark.line, subject=remark.subject, digest=remark.digest)
