"""The text of an official document from what a model wrote: Markdown becomes levels and tables."""

import re
from collections.abc import Iterator, Sequence

from studio.papers.official.levels import DEEPEST, Numbered, level_mark, numbered
from studio.papers.official.paper import Body, Line, Table
from studio.papers.text import lines_of, official, unmarked

_HEADING = re.compile(r"(#{1,6})\s*(.*?)[\s#]*")
_BULLET = re.compile(r"[-*+•·●▪◦]\s+(.*)")
_QUOTE = re.compile(r"^>+\s?")
_BETWEEN_ROWS = re.compile(r"[|\s:\-—–]+")
_CELL = re.compile(r"(?<!\\)\|")
_NO_TEXT = re.compile(r"(?:[-*_=—]\s*){3,}|```.*|~~~.*")
_LONGEST_LEAD = 40
_MOST_COLUMNS = 63


def body_of(text: str) -> Body:
    """Paragraphs, headings and tables in order; an empty text has none."""
    return tuple(_Reading(lines_of(text)).items())


class _Reading:
    """Headings and bullets that came without a number are numbered on, each level by itself."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        depths = (len(found[1]) for line in lines if (found := _HEADING.fullmatch(line)))
        self._outermost = min(depths, default=1)
        self._level = 0
        self._counts = [0] * (DEEPEST + 1)

    def items(self) -> Iterator[Line | Table]:
        rows: list[str] = []
        for line in [*self._lines, ""]:
            if line.startswith("|"):
                rows.append(line)
                continue
            if rows:
                yield from _table(rows)
                rows = []
            if line and not _NO_TEXT.fullmatch(line):
                yield from self._line(line)

    def _line(self, line: str) -> Iterator[Line]:
        heading, bullet = _HEADING.fullmatch(line), _BULLET.fullmatch(line)
        text = unmarked(heading[2] if heading else bullet[1] if bullet else _QUOTE.sub("", line, count=1))
        if not text:
            return
        found = numbered(text) or self._as_numbered(text, heading, bullet)
        if found is None:
            yield Line(official(text))
            return
        self._count(found)
        if not bullet:
            self._level = found.level
        yield _line_of(found, is_heading=bool(heading))

    def _as_numbered(
        self, text: str, heading: re.Match[str] | None, bullet: re.Match[str] | None
    ) -> Numbered | None:
        if heading:
            level = min(len(heading[1]) - self._outermost + 1, DEEPEST)
        elif bullet:
            level = DEEPEST if self._level >= 3 else 3
        else:
            return None
        return Numbered(level, self._counts[level] + 1, text)

    def _count(self, found: Numbered) -> None:
        self._counts[found.level] = found.number
        self._counts[found.level + 1 :] = [0] * (DEEPEST - found.level)


def _line_of(found: Numbered, *, is_heading: bool) -> Line:
    mark = level_mark(found.number, found.level)
    text = mark + official(found.rest)
    if found.level > 2:
        return Line(text, found.level)
    return Line(text, found.level, len(text) if is_heading else _lead(text))


def _lead(text: str) -> int:
    """A heading may be followed by text in its own paragraph; a long sentence is none."""
    end = text.find("。") + 1
    if 0 < end <= _LONGEST_LEAD:
        return end
    return len(text) if not end and len(text) <= _LONGEST_LEAD else 0


def _table(lines: Sequence[str]) -> Iterator[Table | Line]:
    """What is wider than Word's tables may be stays lines of text."""
    rows = [_cells(line) for line in lines if not _BETWEEN_ROWS.fullmatch(line)]
    width = max(map(len, rows), default=0)
    if width > _MOST_COLUMNS:
        yield from (Line(official("，".join(row))) for row in rows)
    elif width:
        yield Table(tuple((*row, *[""] * (width - len(row))) for row in rows))


def _cells(line: str) -> tuple[str, ...]:
    inner = line.strip().removeprefix("|")
    cells = _CELL.split(inner[:-1] if inner.endswith("|") and not inner.endswith("\\|") else inner)
    return tuple(unmarked(cell.replace("\\|", "|")) for cell in cells)
