"""The parts of an answer under one another: running text, tables, code; only the last is laid out again."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QRect, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.documents.invisible import without_controls, without_invisible
from studio.ui.chat.answer.blocks import Block, BlockCutter, Kind
from studio.ui.chat.answer.code import CodeView
from studio.ui.chat.answer.prose import Prose
from studio.ui.chat.answer.table import TableView
from studio.ui.components import label
from studio.ui.language import tr
from studio.ui.theme import KeepsColors, space, theme, tokens

_LONGEST, _MOST_LINES = 24_000, 800  # characters and lines that are laid out: more nobody reads in a chat
_MOST_PARTS = 80  # tables and blocks of code; what follows is shown as running text
Part = Prose | CodeView
_DRESSED = {QEvent.Type.PaletteChange, QEvent.Type.ThemeChange, QEvent.Type.FontChange}


class AnswerView(KeepsColors, QWidget):
    """`citation_clicked` brings a number and whether it is to be opened beside; the rest is as of Prose."""

    citation_clicked = Signal(int, bool)
    hovered = Signal(int, QRect)
    unhovered = Signal()
    led = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text, self._numbers, self._writing = "", set[int](), False
        self._cutter = BlockCutter()
        self._parts: list[Part] = []
        self._placed = self._fed = self._lines = self._left = 0
        self._open: Part | None = None
        self._marks: Sequence[tuple[str, str]] = ()
        self._look = _look()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(space("2"))
        self._column.addStretch(1)

    def markdown(self) -> str:
        return self._text

    def set_markdown(self, text: str, citations: Iterable[int] = ()) -> None:
        """Show the whole answer; `citations` are the numbers that lead somewhere.

        What was written already in the same words stays as it stands.
        """
        numbers = set(citations)
        known = text == self._text and self._writing and _same_chips(text, numbers, self._numbers)
        self._numbers, self._writing = numbers, False
        if not known:
            self._begin()
            self._text = text
            self._feed(text)
        self._cutter.end()
        self._lay_out()
        if self._left:
            self._say_cut(self._left)

    def expect(self, numbers: Iterable[int]) -> None:
        """Citations that an answer about to be written may name."""
        if not self._text:
            self._numbers = set(numbers)

    def append(self, text: str) -> None:
        """Add a piece of an answer that is still being written."""
        self._text += text
        self._writing = True
        if self._feed(text):
            self._lay_out()

    def parts(self) -> list[Part]:
        return list(self._parts)

    def whole_text(self) -> str:
        """What is shown, its citations as “[1]”."""
        return "\n".join(part.whole_text() for part in self._parts)

    def mark(self, marks: Sequence[tuple[str, str]]) -> int:
        """Show words on a ground of a colour each; returns how many places there are."""
        self._marks = marks
        return sum(part.mark(list(marks)) for part in self._parts)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in _DRESSED and self._look != _look():
            self._look = _look()
            self._lay_out_anew()

    def _lay_out_anew(self) -> None:
        text, writing, numbers, marks = self._text, self._writing, self._numbers, self._marks
        self._begin()
        if writing:
            self._numbers = numbers
            self.append(text)
        else:
            self.set_markdown(text, numbers)
        self.mark(marks)

    def _feed(self, text: str) -> bool:
        """Take so much of it as there is room for; False for none."""
        text = _shown(text)
        lines = text.split("\n", _MOST_LINES - self._lines)
        over = len(lines[-1]) + 1 if len(lines) > _MOST_LINES - self._lines else 0
        taken = text[: min(len(text) - over, _LONGEST - self._fed)]
        self._lines += taken.count("\n")
        self._fed += len(taken)
        self._left += len(text) - len(taken)
        self._cutter.feed(taken)
        return bool(taken)

    def _begin(self) -> None:
        self._fed = self._lines = self._left = 0
        self._text, self._cutter, self._placed, self._open = "", BlockCutter(), 0, None
        for part in self._parts:
            self._drop(part)
        self._parts.clear()

    def _lay_out(self) -> None:
        for block in self._cutter.settled[self._placed :]:
            self._settle(block)
        self._placed = len(self._cutter.settled)
        if self._cutter.open is not None:
            self._write(self._cutter.open)

    def _settle(self, block: Block) -> None:
        part = self._part_for(block)
        if isinstance(part, CodeView):
            part.show_code(block.text, block.language, closed=True)
        else:
            part.settle(block.text)
        self._open = None

    def _write(self, block: Block) -> None:
        part = self._part_for(block)
        self._open = part
        if isinstance(part, CodeView):
            part.show_code(block.text, block.language, closed=block.closed)
        else:
            part.write(block.text)

    def _part_for(self, block: Block) -> Part:
        """The one that shows this block already, or a new one; prose goes on where prose ended."""
        kind = block.kind if len(self._parts) < _MOST_PARTS or self._open else Kind.PROSE
        wanted = {Kind.PROSE: Prose, Kind.TABLE: TableView, Kind.CODE: CodeView}[kind]
        if self._open is not None and type(self._open) is not wanted:
            self._drop_open(self._open)
        last = self._parts[-1] if self._parts else None
        goes_on = self._open is not None or kind is Kind.PROSE
        if last is not None and type(last) is wanted and goes_on:
            return last
        return self._new_part(kind)

    def _drop_open(self, part: Part) -> None:
        """What was being written turned out to be something else."""
        if type(part) is Prose:
            part.drop_open()
        if type(part) is not Prose or part.is_blank():
            self._parts.remove(part)
            self._drop(part)
        self._open = None

    def _new_part(self, kind: Kind) -> Part:
        part: Part
        if kind is Kind.CODE:
            part = CodeView()
            part.copied.connect(_to_clipboard)
        else:
            part = TableView(self._numbers) if kind is Kind.TABLE else Prose(self._numbers)
            part.cited.connect(self.citation_clicked)
            part.hovered.connect(self.hovered)
            part.unhovered.connect(self.unhovered)
            part.led.connect(self.led)
            if isinstance(part, TableView):
                part.copied.connect(_to_clipboard)
        self._parts.append(part)
        self._column.insertWidget(len(self._parts) - 1, part)
        return part

    def _drop(self, part: QWidget) -> None:
        self._column.removeWidget(part)
        part.hide()
        part.setParent(None)
        part.deleteLater()

    def _say_cut(self, count: int) -> None:
        said = tr(
            "{count} more {count:character|characters} {count:is|are} not shown; copying takes all.",
            count=f"{count:,}",
        )
        self._column.addWidget(label(said, "caption", "muted", wrap=True))


def _look() -> tuple[object, int]:
    """What an answer is laid out for: light or dark, and how large."""
    return theme().mode, tokens().type("body").px


def _shown(text: str) -> str:
    """Without what nobody sees, which turns lines round and hides words."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return without_controls(without_invisible(plain)).replace("\u2028", "\n").replace("\u2029", "\n")


def _same_chips(text: str, now: set[int], before: set[int]) -> bool:
    return all((f"[{number}]" in text) <= (number in now) for number in before) and now <= before


def _to_clipboard(text: str) -> None:
    QGuiApplication.clipboard().setText(text)
