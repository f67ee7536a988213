"""Lay a document's blocks out as sections: runs of text under one heading path, with their offsets."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from studio.core.documents import Block, BlockKind, Document
from studio.core.places import Place
from studio.knowledge.sizes import size_of

_ARTICLE = re.compile(r"第\s*[一二三四五六七八九十百千零〇两0-9]+\s*[条條]")


@dataclass(frozen=True, slots=True)
class Part:
    """A block or a piece of one; `start` and `end` are offsets into the document's text."""

    text: str
    start: int
    end: int
    place: Place
    heading: bool = False
    header: str | None = None
    size: int = field(init=False)  # in Chinese characters

    def __post_init__(self) -> None:
        object.__setattr__(self, "size", size_of(self.text))

    @property
    def row(self) -> bool:
        return self.header is not None


@dataclass(slots=True)
class Section:
    path: tuple[str, ...]
    article: bool
    parts: list[Part] = field(default_factory=list)

    @property
    def size(self) -> int:
        return sum(part.size + 1 for part in self.parts)

    @property
    def page(self) -> int | None:
        return body_page(self.parts)

    @property
    def only_heading(self) -> bool:
        return all(part.heading for part in self.parts)


def body_page(parts: list[Part]) -> int | None:
    """The page where the text under the headings begins."""
    first = next((part for part in parts if not part.heading), parts[0])
    return first.place.page


def sections_of(document: Document) -> list[Section]:
    """Sections in reading order; the readers have filled in every block's heading path."""
    sections: list[Section] = []
    for block, start in _placed(document):
        path = block.place.headings
        if not sections or sections[-1].path != path or block.kind is BlockKind.HEADING:
            sections.append(Section(path, any(_ARTICLE.match(title) for title in path)))
        if text := block.text.strip():
            sections[-1].parts.append(_part(block, text, start))
    return [section for section in sections if section.parts]


def _placed(document: Document) -> Iterator[tuple[Block, int]]:
    start = 0
    for block in document.blocks:
        yield block, start
        start += len(block.text) + 1


def _part(block: Block, text: str, start: int) -> Part:
    """`text` is that of the block without outer blanks, `start` where the block begins."""
    first = start + len(block.text) - len(block.text.lstrip())
    header = (block.table_header or "") if block.kind is BlockKind.TABLE_ROW else None
    alone = block.kind is BlockKind.HEADING
    return Part(text, first, first + len(text), block.place, alone, header)
