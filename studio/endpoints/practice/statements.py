"""Cutting a passage into statements that can be quoted one by one: sentences, list items, table rows."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from studio.endpoints.practice.lines import Line, bare, lines_of, marker_of, without_marker

LONG = 120
"""Characters from which on a sentence is cut at its semicolons."""
_CLOSING = "”’」』）)】"
_END = re.compile(
    rf"(?<=[。！？])(?![{_CLOSING}])|(?<=[。！？][{_CLOSING}])|(?<=[a-z)\d][.!?])\s+(?=[A-Z“\"])"
)
_COLON = re.compile(r"[:：]\s*$")
_GOES_ON = re.compile(r"[;；,，]\s*(?:and|or|和|或者)?\s*$")
_SALUTATION = 12
"""Characters up to which a line with a colon addresses its readers: “各有关单位：”."""
_QUESTION = re.compile(r"[？?]\s*$")
_SPEAKER = re.compile(r"^\s*(?:问|答|Q|A|Question|Answer)\s*\d*\s*[:：.、]\s*")


@dataclass(frozen=True, slots=True)
class Statement:
    """`heading` is the nearest one above it; a list has `items`, an item what introduces its list."""

    text: str
    heading: str = ""
    is_row: bool = False
    intro: str = ""
    items: tuple[str, ...] = ()

    @property
    def answers_question(self) -> bool:
        """Whether it stands below a question, as in a list of frequent ones."""
        return bool(_QUESTION.search(self.heading))


def statements_of(text: str) -> list[Statement]:
    return list(_Reading(lines_of(text)).statements()) or [Statement(text.strip()[:LONG])]


class _Reading:
    """Goes through the lines once, knowing the heading it is under and the list it is in."""

    def __init__(self, lines: list[Line]) -> None:
        self._lines = lines
        self._heading = ""
        self._intro, self._style = "", ""

    def statements(self) -> Iterator[Statement]:
        for number, line in enumerate(self._lines):
            if line.is_row:
                yield Statement(line.text, self._heading, is_row=True)
            elif line.is_heading:
                self._heading, self._intro = bare(line.text), ""
            else:
                self._leave_list(line)
                yield from self._said(number)

    def _leave_list(self, line: Line) -> None:
        if self._style and marker_of(line.text) != self._style:
            self._intro, self._style = "", ""

    def _said(self, number: int) -> Iterator[Statement]:
        """Yield the sentences of a line; a question becomes the heading of what answers it."""
        for sentence in sentences_of(without_marker(self._lines[number].text)):
            text = _SPEAKER.sub("", sentence)
            if _QUESTION.search(text):
                self._heading, self._intro = text, ""
            elif _COLON.search(text):
                yield from self._list(text, number)
            else:
                yield from self._cut(text)

    def _cut(self, text: str) -> Iterator[Statement]:
        parts = [text] if len(text) <= LONG else [part for part in re.split(r"(?<=；)", text) if part]
        for part in parts:
            intro = self._intro if part is parts[0] else f"{self._intro}{parts[0]}"
            yield Statement(part, self._heading, intro=intro)

    def _list(self, text: str, number: int) -> Iterator[Statement]:
        """A line that ends in a colon says nothing without the items it introduces."""
        items = _items_of(self._lines[number + 1 :])
        if items and (marker_of(items[0]) or len(text) > _SALUTATION or len(items[0]) < _SALUTATION):
            self._intro, self._style = text, marker_of(items[0])
            yield Statement(text, self._heading, items=tuple(items))


def _items_of(below: Sequence[Line]) -> list[str]:
    """Return what a colon introduces: items marked alike, or else what ends in a semicolon and the next."""
    items: list[str] = []
    for line in below:
        alike = not items or marker_of(line.text) == marker_of(items[0])
        if line.is_row or line.is_heading or not alike:
            break
        items.append(line.text.strip())
        if not marker_of(items[0]) and not _GOES_ON.search(items[-1]):
            break
    return items


def sentences_of(line: str) -> list[str]:
    parts = [part.strip() for part in _END.split(line) if part]
    return [part for part in parts if len(part) > 1]
