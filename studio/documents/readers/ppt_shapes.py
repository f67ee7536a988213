"""What is written on a PowerPoint 97 slide: placeholders, boxes, word art and tables, in groups too."""

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from studio.core.documents import Block
from studio.core.places import Place
from studio.documents.content import heading, paragraph
from studio.documents.readers.ppt_records import Kind, Record, properties_of, text_of
from studio.documents.tables import table_blocks

_TITLE, _CENTRED_TITLE = 0, 6
_TITLE_PLACEHOLDERS = {13, 15, 17}
_LONGEST_TITLE = 120
_WORD_ART, _TABLE, _PICTURE = 0x00C0, 0x039F, 0x0104
_DEEPEST = 40
_LINE_BREAK = "\x0b"


@dataclass(frozen=True, slots=True)
class Written:
    """`kind` is that of a TextHeaderAtom: 0 and 6 are titles."""

    kind: int
    text: str


class Shapes:
    """`outline` are the texts the document keeps for the slide; `pictures` counts those met."""

    def __init__(self, outline: Sequence[Written], place: Place) -> None:
        self._outline, self._place = outline, place
        self.pictures = 0

    def blocks(self, slide: Record) -> list[Block]:
        """The title comes first, wherever it is drawn."""
        drawing = slide.first(Kind.DRAWING)
        groups = drawing.below(Kind.GROUP) if drawing else ()
        found = [block for group in groups for block in self._group(group, 0)]
        return sorted(found, key=lambda block: block.level == 0)

    def written(self, page: Record) -> list[Written]:
        """All its texts, without their places."""
        return [text for shape in page.below(Kind.SHAPE) for text in self._written(shape)]

    def own_texts(self, master: Record) -> list[str]:
        """What a master says beside its placeholders: a mark, a slogan."""
        shapes = (shape for shape in master.below(Kind.SHAPE) if _placeholder(shape) is None)
        texts = (_plain(text.text).strip(" *\n") for shape in shapes for text in self._written(shape))
        return [text for text in texts if text]

    def _group(self, group: Record, depth: int) -> Iterator[Block]:
        if _is_table(group):
            yield from table_blocks(self._rows(group), self._place)
            return
        for each in group.children():
            if each.kind == Kind.GROUP and depth < _DEEPEST:
                yield from self._group(each, depth + 1)
            elif each.kind == Kind.SHAPE:
                yield from self._shape(each)

    def _shape(self, shape: Record) -> Iterator[Block]:
        properties = properties_of(shape)
        self.pictures += _PICTURE in properties
        for written in self._written(shape):
            titled = replace(written, kind=_TITLE) if _is_title(shape) else written
            yield from blocks_of(titled, self._place)
        art = properties.get(_WORD_ART, b"").decode("utf-16-le", "replace").rstrip("\x00")
        yield from [paragraph(art.replace("\r", "\n"), self._place)] if art.strip() else []

    def _written(self, shape: Record) -> list[Written]:
        box = shape.first(Kind.TEXT_BOX)
        if box is None:
            return []
        inside = Record(box.kind, box.instance, box.content, container=True)
        reference = inside.first(Kind.OUTLINE_REFERENCE)
        if reference is None:
            return list(written_in(inside))
        number = reference.number(0)
        return [self._outline[number]] if number < len(self._outline) else []

    def _rows(self, table: Record) -> list[list[str]]:
        """Cells are shapes; where they stand makes rows of them."""
        cells = [
            (*_corner(each), "\n".join(written.text for written in self._written(each)))
            for each in table.children()
            if each.kind == Kind.SHAPE and each.first(Kind.CHILD_ANCHOR) and each.first(Kind.TEXT_BOX)
        ]
        columns = sorted({left for _, left, _ in cells})
        rows: dict[int, list[str]] = {}
        for top, left, text in sorted(cells):
            rows.setdefault(top, [""] * len(columns))[columns.index(left)] = _plain(text)
        return list(rows.values())


def written_in(container: Record) -> Iterator[Written]:
    """Each text under the header that says what it is."""
    kind = -1
    for each in container.children():
        if each.kind == Kind.TEXT_HEADER:
            kind = each.number(0)
        elif each.kind in (Kind.CHARACTERS, Kind.BYTES):
            yield Written(kind, text_of(each) or "")


def blocks_of(written: Written, place: Place) -> Iterator[Block]:
    """A star stands where PowerPoint fills in a number or date."""
    texts = [text for text in written.text.split("\r") if text.strip(" *\x0b\x00")]
    title = " ".join(" ".join(texts).replace(_LINE_BREAK, " ").split())
    if written.kind in (_TITLE, _CENTRED_TITLE) and 0 < len(title) <= _LONGEST_TITLE:
        yield heading(title, 1, place)
    else:
        yield from (paragraph(_plain(text), place) for text in texts)


def _plain(text: str) -> str:
    return text.replace(_LINE_BREAK, "\n").replace("\r", "\n").replace("\x00", "")


def _is_table(group: Record) -> bool:
    first = group.first(Kind.SHAPE)
    return first is not None and bool(int.from_bytes(properties_of(first).get(_TABLE, b""), "little") & 1)


def _is_title(shape: Record) -> bool:
    """Some programs say it of the shape alone."""
    placeholder = _placeholder(shape)
    return placeholder is not None and placeholder.content[4] in _TITLE_PLACEHOLDERS


def _placeholder(shape: Record) -> Record | None:
    data = shape.first(Kind.SHAPE_DATA)
    return data.first(Kind.PLACEHOLDER) if data else None


def _corner(shape: Record) -> tuple[int, int]:
    """Top and left."""
    anchor = shape.first(Kind.CHILD_ANCHOR)
    left, top = struct.unpack_from("<ii", anchor.content) if anchor else (0, 0)
    return top, left
