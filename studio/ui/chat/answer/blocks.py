"""Cuts a text in Markdown into its outermost blocks while it grows: all but the last stay as they are."""

import re
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

_LONGEST = 2_000  # characters of a paragraph without an end; laying out a longer one would be felt
_OWN_LINE = re.compile(r"\s*(?:[-*+>|#]|\d+[.)]\s|```|~~~)")
_FENCE = re.compile(r"\s*(`{3,}|~{3,})\s*([^`\s]*)[^`]*$")
_DELIMITER = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$")
_ITEM = re.compile(r"\s{0,3}(?:[-*+]|\d{1,9}[.)])\s")
_CONTINUED = re.compile(r"\s{2,}\S")


class Kind(Enum):
    PROSE = "prose"
    TABLE = "table"
    CODE = "code"


@dataclass(slots=True)
class Block:
    """`text` is its source, of a fenced one what is inside; `closed` whether its end has been written."""

    kind: Kind
    text: str
    language: str = ""
    closed: bool = True


class BlockCutter:
    """`settled` are the blocks that no further text changes; `open` is the one still being written."""

    def __init__(self) -> None:
        self.settled: list[Block] = []
        self.open: Block | None = None
        self._rest = ""

    def feed(self, piece: str) -> None:
        """Take more of the text."""
        self._rest += piece
        self._read(ended=False)

    def end(self) -> None:
        """There is no more text: the last block is settled too."""
        self._read(ended=True)
        if self.open is not None:
            self.settled.append(self.open)
        self.open, self._rest = None, ""

    def _read(self, *, ended: bool) -> None:
        reader = _Reader(self._rest, ended=ended)
        self.settled += reader.blocks[:-1]
        self.open = reader.blocks[-1] if reader.blocks else None
        self._rest = self._rest[reader.last_start :]
        if self.open and self.open.kind is Kind.PROSE and len(self.open.text) > 2 * _LONGEST:
            self.settled.append(Block(Kind.PROSE, self._rest[:_LONGEST]))
            self._rest = self._rest[_LONGEST:]
            self._read(ended=ended)


def markdown_blocks(text: str) -> list[Block]:
    cutter = BlockCutter()
    cutter.feed(text)
    cutter.end()
    return cutter.settled


class _Reader:
    """Reads lines one after another; `last_start` is where the last block begins in the text."""

    def __init__(self, text: str, *, ended: bool) -> None:
        self._lines = text.split("\n")
        self._ended = ended
        self.blocks: list[Block] = []
        self.last_start = at = 0
        self._parted = True  # whether a blank line, or nothing, stands before
        self._fence = ""
        for number, line in enumerate(self._lines):
            before = len(self.blocks)
            self._take(number, line)
            if len(self.blocks) > before:
                self.last_start = at
            at += len(line) + 1

    def _take(self, number: int, line: str) -> None:
        if self._fence:
            self._take_code(line, last=number == len(self._lines) - 1)
        elif fence := _FENCE.match(line):
            self._fence = fence[1]
            named = fence[2] if self._ended or number < len(self._lines) - 1 else ""
            self.blocks.append(Block(Kind.CODE, "", named, closed=False))
        elif not line.strip():
            self._parted = True
        elif self._is_in_table(number, line):
            self._take_row(number, line)
        else:
            self._take_prose(line)

    def _take_code(self, line: str, *, last: bool) -> None:
        code, bare = self.blocks[-1], line.strip()
        fencing = bool(bare) and set(bare) == {self._fence[0]}
        if fencing and len(bare) >= len(self._fence):
            code.closed, self._fence, self._parted = True, "", True
            code.text = code.text.removesuffix("\n")
        elif fencing and last and not self._ended:
            pass  # the end of the fence, most likely
        elif not (last and not line):
            code.text += line if last else f"{line}\n"

    def _is_in_table(self, number: int, line: str) -> bool:
        """In one already, or where one begins: a line of cells over a line of dashes."""
        if self._in(Kind.TABLE) and not self._parted:
            return "|" in line
        last = number == len(self._lines) - 1
        if last and not self._ended:
            return line.lstrip().startswith("|")
        after = "" if last else self._lines[number + 1]
        writing = number + 2 == len(self._lines) and not self._ended and not after.strip(" |:-")
        dashes = "|" in line and "|" in after and bool(_DELIMITER.match(after))
        return dashes or (writing and line.lstrip().startswith("|"))

    def _take_row(self, number: int, line: str) -> None:
        if not self._in(Kind.TABLE) or self._parted:
            self.blocks.append(Block(Kind.TABLE, "", closed=False))
        table = self.blocks[-1]
        table.text += line if number == len(self._lines) - 1 else f"{line}\n"
        self._parted = False

    def _take_prose(self, line: str) -> None:
        joins = self._in(Kind.PROSE) and (not self._parted or self._goes_on(line))
        if joins and len(self.blocks[-1].text) < _LONGEST:
            gap = "\n\n" if self._parted else "\n"
            self.blocks[-1].text += f"{gap}{line}"
        else:
            self.blocks.append(Block(Kind.PROSE, line, closed=False))
        self._parted = False

    def _goes_on(self, line: str) -> bool:
        """Blank lines part no items of a list."""
        listed = _ITEM.match(self.blocks[-1].text)
        return bool(listed and (_CONTINUED.match(line) or _ITEM.match(line)))

    def _in(self, kind: Kind) -> bool:
        return bool(self.blocks) and self.blocks[-1].kind is kind


def slices(text: str) -> list[str]:
    """Cut a line that does not end, so that no single one takes long to lay out."""
    lines: list[str] = []
    for line in text.split("\n"):
        lines += [line[at : at + _LONGEST] for at in range(0, max(len(line), 1), _LONGEST)]
    return lines


def with_line_breaks(block: str) -> str:
    """Keep the line ends of running text: models end a line where they mean one to end.

    Lists, tables, quotations, headings and code have line ends of their own.
    """
    lines = block.splitlines()
    if any(line.lstrip().startswith(("```", "~~~", "|")) for line in lines):
        return block
    ended = [line if _own(line) and _own(after) else f"{line.rstrip()}  " for line, after in pairwise(lines)]
    return "\n".join([*ended, *lines[-1:]])


def _own(line: str) -> bool:
    """The lines of a quotation run on like those of a paragraph."""
    return bool(_OWN_LINE.match(line)) and not line.lstrip().startswith(">")
