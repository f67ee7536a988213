"""Footnotes, endnotes, comments and text boxes of a Word 97 document, and where each of them hangs."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from studio.documents.readers.doc_fib import Fib, Part, Story

_NOTE, _COMMENT, _BOX, _SHAPE = 2, 30, 22, 26  # bytes said of each beside its place
_AUTHOR = 20  # of a comment: where the number of its author stands
_BOX_SHAPE = 14  # of a box: where the number of its shape stands


@dataclass(frozen=True, slots=True)
class Note:
    """`anchor`, `start` and `end` are characters of the whole text; `anchor` is None when it is unknown."""

    anchor: int | None
    start: int
    end: int
    prefix: str = ""
    box: bool = False


def notes_of(fib: Fib) -> list[Note]:
    found = [
        *_plain(fib, Story.FOOTNOTES, Part.FOOTNOTE_REFERENCES, Part.FOOTNOTES),
        *_plain(fib, Story.ENDNOTES, Part.ENDNOTE_REFERENCES, Part.ENDNOTES),
        *_comments(fib),
    ]
    return sorted(found, key=lambda note: note.anchor or 0)


def boxes_of(fib: Fib) -> list[Note]:
    """Text boxes of the body by the shape they are the text of."""
    places, facts = _table(fib.part(Part.BOXES), _BOX)
    shapes = dict(_shapes(fib))
    start, _ = fib.span(Story.BOXES)
    numbers = [struct.unpack_from("<I", fact, _BOX_SHAPE)[0] for fact in facts]
    return [
        Note(shapes.get(number), start + first, start + last, box=True)
        for number, (first, last) in zip(numbers, pairwise(places), strict=False)
    ]


def _plain(fib: Fib, story: Story, references: Part, texts: Part) -> Iterator[Note]:
    anchors, _ = _table(fib.part(references), _NOTE)
    yield from _joined(fib, story, anchors, texts, ["" for _ in anchors])


def _comments(fib: Fib) -> Iterator[Note]:
    anchors, facts = _table(fib.part(Part.COMMENT_REFERENCES), _COMMENT)
    authors = list(_strings(fib.part(Part.COMMENT_AUTHORS)))
    numbers = [int.from_bytes(fact[_AUTHOR : _AUTHOR + 2], "little") for fact in facts]
    names = [authors[number] if number < len(authors) else "" for number in numbers]
    prefixes = [f"批注（{name}）：" if name else "批注：" for name in names]
    yield from _joined(fib, Story.COMMENTS, anchors, Part.COMMENTS, prefixes)


def _joined(
    fib: Fib, story: Story, anchors: tuple[int, ...], part: Part, prefixes: list[str]
) -> Iterator[Note]:
    start, _ = fib.span(story)
    places = _places(fib.part(part))
    for anchor, (first, last), prefix in zip(anchors, pairwise(places), prefixes, strict=False):
        yield Note(anchor, start + first, start + last, prefix)


def _shapes(fib: Fib) -> Iterator[tuple[int, int]]:
    """Number of the shape → the character it is anchored at."""
    places, facts = _table(fib.part(Part.SHAPES), _SHAPE)
    for place, fact in zip(places, facts, strict=False):
        yield struct.unpack_from("<I", fact)[0], place


def _table(content: bytes, size: int) -> tuple[tuple[int, ...], list[bytes]]:
    """One place more than facts of `size` bytes [MS-DOC] 2.2.2."""
    count = max(0, (len(content) - 4) // (size + 4))
    start = 4 * (count + 1)
    places = struct.unpack_from(f"<{count + 1}I", content) if count else ()
    return places, [content[start + size * at : start + size * (at + 1)] for at in range(count)]


def _places(content: bytes) -> tuple[int, ...]:
    return struct.unpack_from(f"<{len(content) // 4}I", content)


def _strings(content: bytes) -> Iterator[str]:
    at = 0
    while at + 2 <= len(content):
        size = 2 * int.from_bytes(content[at : at + 2], "little")
        yield content[at + 2 : at + 2 + size].decode("utf-16-le", "replace")
        at += 2 + size
