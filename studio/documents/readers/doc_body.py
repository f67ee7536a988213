"""Walks the body of a Word 97 document and emits its blocks."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from studio.core.documents import Block
from studio.documents.content import heading, paragraph
from studio.documents.readers.doc_notes import Note
from studio.documents.readers.doc_paragraphs import Paragraphs, Properties
from studio.documents.readers.doc_story import SeenText
from studio.documents.readers.doc_tables import TableInMaking
from studio.documents.readers.list_numbers import ListNumbers
from studio.documents.readers.paragraph_styles import Styles

_LONGEST_HEADING = 120
_CELL = "\x07"


class Body:
    def __init__(self, text: SeenText, paragraphs: Paragraphs, styles: Styles, numbers: ListNumbers) -> None:
        self._text, self._paragraphs, self._styles, self._numbers = text, paragraphs, styles, numbers

    def blocks(self, start: int, end: int, notes: Sequence[Note], boxes: Sequence[Note]) -> Iterator[Block]:
        """Boxes stand before the paragraph they hang on, notes behind it."""
        table = TableInMaking()
        hanging_notes, hanging_boxes = _Hanging(notes), _Hanging(boxes)
        for first, last in self._text.paragraphs(start, end):
            properties = self._properties(last)
            above = self._lines(hanging_boxes.up_to(last))
            below = self._lines(hanging_notes.up_to(last))
            if properties.depth:
                texts = [block.text for block in self._paragraph(first, last, properties)]
                table.add([*above, *texts, *below], properties, cell_mark=self._ends_cell(last))
                continue
            yield from table.blocks()
            yield from map(paragraph, above)
            yield from self._paragraph(first, last, properties)
            yield from map(paragraph, below)
        yield from table.blocks()
        yield from map(paragraph, self._lines([*hanging_boxes.rest(), *hanging_notes.rest()]))

    def _properties(self, last: int) -> Properties:
        """A cell's mark stands in a table, whatever is said of it."""
        found = self._paragraphs.at(last)
        return replace(found, depth=1) if self._ends_cell(last) and not found.depth else found

    def _ends_cell(self, last: int) -> bool:
        return self._text.sign(last) == _CELL

    def _paragraph(self, first: int, last: int, properties: Properties) -> Iterator[Block]:
        text = self._text.between(first, last).strip()
        if not text or self._styles.is_contents(properties.style):
            return
        text = self._numbers.prefix(self._number(properties)) + text
        level = self._level(properties)
        short = level is not None and len(text) <= _LONGEST_HEADING
        yield heading(text, level or 0) if short else paragraph(text)

    def _number(self, properties: Properties) -> tuple[str, int] | None:
        if properties.number:
            return properties.number
        styled = self._styles.number(properties.style)
        return (styled[0], properties.level) if styled and properties.level is not None else styled

    def _level(self, properties: Properties) -> int | None:
        if properties.outline is not None:
            return properties.outline + 1 if properties.outline < 9 else None
        return self._styles.heading_level(properties.style)

    def _lines(self, notes: Sequence[Note]) -> list[str]:
        found: list[str] = []
        for note in notes:
            lines = [line.strip() for line in self._text.lines(note.start, note.end) if line.strip()]
            found += [note.prefix + " ".join(lines)] if not note.box and lines else lines
        return found


class _Hanging:
    """Notes by the characters they hang on, each handed out once."""

    def __init__(self, notes: Sequence[Note]) -> None:
        self._left = sorted(notes, key=lambda note: note.anchor if note.anchor is not None else 1 << 32)
        self._anchors = [note.anchor if note.anchor is not None else 1 << 32 for note in self._left]
        self._at = 0

    def up_to(self, last: int) -> list[Note]:
        end = max(self._at, bisect_left(self._anchors, last + 1))
        found = self._left[self._at : end]
        self._at = end
        return found

    def rest(self) -> list[Note]:
        return self._left[self._at :]
