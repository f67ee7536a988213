"""Which characters of a Word 97 document are seen: field codes, hidden and deleted text are not."""

import re
from collections.abc import Iterator

from studio.documents.readers.doc_fib import Fib, Part
from studio.documents.readers.doc_pieces import Pieces, whole
from studio.documents.readers.doc_sprms import character_runs, sprms_of
from studio.documents.readers.eq_fields import shown_part
from studio.documents.readers.symbols import symbol

_DELETED, _HIDDEN, _SYMBOL = 0x0800, 0x083C, 0x6A09
_CELL, _PICTURE = "\x07", "\x01"
_ENDS = re.compile("[\r\x07\x0c]")
_BEGIN, _SEPARATOR, _END = "\x13", "\x14", "\x15"
_SIGNS: dict[int, str | None] = {
    **dict.fromkeys([*range(9), *range(0x0C, 0x20)]),
    0x0B: "\n",
    0x0E: "\n",
    0x1E: "-",
}


class SeenText:
    """The whole text of the file with what is not seen marked; symbols stand in for their codes."""

    def __init__(self, fib: Fib, pieces: Pieces) -> None:
        self._text = pieces.text
        self._symbols: dict[int, str] = {}
        self._unseen = bytearray(len(self._text))
        self._take_runs(fib, pieces)
        self._hide_fields()

    def between(self, start: int, end: int) -> str:
        seen = (
            self._symbols.get(at, self._text[at])
            for at in range(start, min(end, len(self._text)))
            if not self._unseen[at]
        )
        return whole("".join(seen)).translate(_SIGNS)

    def sign(self, position: int) -> str:
        return self._text[position : position + 1]

    def paragraphs(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """First character and mark of each paragraph; one whose mark is not seen goes on in the next."""
        first = start
        for match in _ENDS.finditer(self._text, start, end):
            if match.group() == _CELL or not self._unseen[match.start()]:
                yield first, match.start()
                first = match.end()
        if first < end <= len(self._text):
            yield first, end

    def pictures(self) -> int:
        return sum(not self._unseen[match.start()] for match in re.finditer(_PICTURE, self._text))

    def lines(self, start: int, end: int) -> list[str]:
        return [self.between(first, last) for first, last in self.paragraphs(start, end)]

    def _take_runs(self, fib: Fib, pieces: Pieces) -> None:
        for first, last, changes in character_runs(fib.main, fib.part(Part.CHARACTER_PAGES)):
            sprms = sprms_of(changes)
            hidden = any(sprms.get(sprm, b"\x00")[0] == 1 for sprm in (_DELETED, _HIDDEN))
            if not hidden and _SYMBOL not in sprms:
                continue
            for start, end in pieces.positions(first, last):
                if hidden:
                    self._unseen[start:end] = b"\x01" * (end - start)
                else:
                    sign = symbol(int.from_bytes(sprms[_SYMBOL][2:4], "little"))
                    self._symbols |= dict.fromkeys(range(start, end), sign)

    def _hide_fields(self) -> None:
        """Only the result of a field is seen; one that never ends hides nothing."""
        open_fields: list[int] = []
        for at in _marks(self._text):
            sign = self._text[at]
            if sign == _BEGIN:
                open_fields.append(at)
            elif open_fields and sign == _SEPARATOR:
                self._hide(open_fields[-1], at)
                open_fields[-1] = at
            elif open_fields and sign == _END:
                self._end_field(open_fields.pop(), at)

    def _end_field(self, start: int, end: int) -> None:
        if self._text[start] != _BEGIN:
            self._hide(end, end)  # all before its result is hidden already
            return
        self._hide(start, end)
        if part := shown_part(self._text[start + 1 : end]):
            first, last = (start + 1 + at for at in part)
            self._unseen[first:last] = bytes(last - first)

    def _hide(self, first: int, last: int) -> None:
        self._unseen[first : last + 1] = b"\x01" * (last + 1 - first)


def _marks(text: str) -> list[int]:
    return [at for at, sign in enumerate(text) if sign in "\x13\x14\x15"]
