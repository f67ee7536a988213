"""The instructions of both versions with what was said about their lines, each comment under its line."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from PySide6.QtWidgets import QVBoxLayout

from studio.catalogue import Changes, Spot
from studio.ui.components import Card, Segmented, clear_layout, label
from studio.ui.language import tr
from studio.ui.pages.reviews.change_cards import unchanged
from studio.ui.pages.reviews.diff_view import DiffView
from studio.ui.pages.reviews.remarks import RemarkBook
from studio.ui.pages.reviews.word_marks import DiffRow, Side, only_changes, rows_of
from studio.ui.theme import size

FILE = "instructions.md"
"""Where the text of a line begins, after two numbers and a sign."""


class InstructionsCard(Card):
    def __init__(self, changes: Changes, book: RemarkBook) -> None:
        super().__init__(tr("Instructions"), padded=False)
        self._changes, self._book = changes, book
        self._rows = _rows_of(changes)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        self.diffs: list[DiffView] = []
        self.extent = Segmented([("changes", tr("Changes only")), ("all", tr("Full text"))])
        self.extent.set_value("changes" if changes.since else "all")
        self.extent.chosen.connect(self.lay_out)
        self._add_head()
        self.body.addLayout(self._lines)
        self.lay_out()

    def lay_out(self) -> None:
        """Write the lines anew, each run of them as far as the next comment."""
        clear_layout(self._lines)
        self.diffs = []
        rows = self._shown()
        if not rows:
            self._lines.addWidget(unchanged())
        for part in _parted(rows, self._has_notes):
            diff = _Lines(part, self)
            self.diffs.append(diff)
            self._lines.addWidget(diff)
            if (notes := self._book.notes(self._spot(part[-1]), indent=size("diff.indent"))) is not None:
                self._lines.addWidget(notes)
        spots = [self._spot(row) for row in rows]
        if (
            others := self._book.notes_of(self._book.elsewhere(FILE, spots), indent=size("diff.indent"))
        ) is not None:
            self._lines.addWidget(others)

    def count(self) -> int:
        """Return how many runs of changed lines there are."""
        rows = only_changes(self._rows, around=0) if self._changes.since else []
        return sum(
            row.side in {Side.ADDED, Side.REMOVED}
            and (index == 0 or rows[index - 1].side not in {Side.ADDED, Side.REMOVED})
            for index, row in enumerate(rows)
        )

    def text(self) -> str:
        return "\n".join(diff.toPlainText() for diff in self.diffs)

    def write_about(self, row: DiffRow) -> None:
        self._book.write_at(self._spot(row))

    @property
    def commentable(self) -> bool:
        return self._book.allowed

    def _shown(self) -> list[DiffRow]:
        changed = any(row.side is not Side.SAME for row in self._rows)
        if self.extent.value() == "all" or not self._changes.since:
            return self._rows
        if not changed and not any(map(self._has_notes, self._rows)):
            return []
        return only_changes(self._rows, keep=self._has_notes)

    def _has_notes(self, row: DiffRow) -> bool:
        spot = self._spot(row)
        return bool(self._book.at(spot)) or self._book.is_open(spot)

    def _spot(self, row: DiffRow) -> Spot:
        went = row.side is Side.REMOVED
        line = (row.before if went else row.after) or 0
        digest = self._changes.since_digest if went else self._changes.digest
        return Spot(file=FILE, line=line, digest=digest)

    def _add_head(self) -> None:
        for side, sign, tone in ((Side.ADDED, "+", "success"), (Side.REMOVED, "−", "danger")):
            if count := sum(row.side is side for row in self._rows):
                words = tr("{count} {count:line|lines}", count=count)
                self.add_header_widget(label(f"{sign}{words}", "dense", tone))
        if self._changes.since:
            self.add_header_widget(self.extent)


class _Lines(DiffView):
    """Some lines in a row, of which each may be commented."""

    def __init__(self, rows: list[DiffRow], card: InstructionsCard) -> None:
        super().__init__()
        self._some, self._card = rows, card
        self.set_commentable(card.commentable)
        self.show_rows(rows)
        self.picked.connect(self._comment)

    def _comment(self, row: int) -> None:
        self._card.write_about(self._some[row])


def _rows_of(changes: Changes) -> list[DiffRow]:
    """A first version is read as it stands: there all would be new."""
    rows = rows_of(changes.instructions)
    return rows if changes.since else [replace(row, side=Side.SAME) for row in rows]


def _parted(rows: list[DiffRow], ends: Callable[[DiffRow], bool]) -> Iterator[list[DiffRow]]:
    part: list[DiffRow] = []
    for row in rows:
        part.append(row)
        if ends(row):
            yield part
            part = []
    if part:
        yield part
