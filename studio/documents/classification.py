"""密级: marks of state secrets on a document (秘密★10年), told from the same words in running text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from studio.core.documents import Block, BlockKind, Document, DocumentKind
from studio.core.patterns import late
from studio.documents.classification_names import level_in_name
from studio.documents.classification_scans import marks_on_scans
from studio.documents.classification_words import (
    BRACKETED,
    DECLARED,
    LABEL,
    LEVEL,
    SECRET,
    STARRED,
    MarkLine,
    mark_line,
    normalised,
    ticked_level,
)
from studio.documents.declassified import declares_itself_declassified, is_declassified

_AS_EXAMPLE = late(
    r"(?:[“\"'‘「『<]|如|例|比如|示例|样式|式样|形式|格式|标注|标明|标识|标志|标为|写作|写为|写成|注明)(?:为|是)?[:,(]?$"
)
_AND = late(r"[”\"'’」』、,;和或及与(]*$")
_FIRST, _FIRST_OF_PAGE, _LAST = 12, 4, 4  # blocks among which a level may stand alone
_SHORT = 40
_LONG_WITHOUT_PERIOD = 12
_AROUND = 3
_NOTE = late(r"^(?:批注|备注)(?:\([^()]*\))?:")  # by which readers name what was noted
_NEAR = 2  # blocks from a mark within which it is lifted


@dataclass(frozen=True, slots=True)
class ClassificationMark:
    """`level` is 绝密, 机密 or 秘密; `page` is None for the file's name and for formats without pages."""

    level: str
    page: int | None


def classification_mark(document: Document) -> ClassificationMark | None:
    """The first mark in its name, its properties, its text or on its scanned pages."""
    if named := mark_in_name(document.name):
        return named
    for mark in (*_in_properties(document.unseen), *_on_sheets(document.blocks), *_in_blocks(document)):
        return mark
    return _on_scans(document)


def mark_in_name(name: str) -> ClassificationMark | None:
    level = level_in_name(name)
    return ClassificationMark(level, None) if level and not is_declassified(normalised(name)) else None


def is_mark(text: str) -> bool:
    """Is this line by itself a mark of classification?"""
    if text.isascii():
        return False
    line = normalised(text).replace("\n", "")
    if SECRET not in line:
        return False
    return mark_line(line) is not None or (len(line) <= _SHORT and bool(STARRED.search(line)))


def _in_properties(texts: Sequence[str]) -> Iterator[ClassificationMark]:
    all_levels = {text for text in map(normalised, texts) if re.fullmatch(LEVEL, text)}
    for text in texts:
        line = normalised(text)
        choice = line in all_levels and len(all_levels) > 1
        if choice or len(set(re.findall(LEVEL, line))) != 1 or is_declassified(line):
            continue
        pieces = re.split(r"[;,、|=\n]", line)
        found = next((mark.level for piece in pieces if (mark := mark_line(piece))), None)
        found = found or _starred(line) or level_in_name(text)  # a title reads like a name
        if found:
            yield ClassificationMark(found, None)


def _on_sheets(blocks: Sequence[Block]) -> Iterator[ClassificationMark]:
    """A sheet of a workbook that is called so."""
    names = dict.fromkeys(block.place.sheet for block in blocks if block.place.sheet)
    lines = (mark_line(normalised(name or "")) for name in names)
    yield from (ClassificationMark(line.level, None) for line in lines if line)


def _in_blocks(document: Document) -> Iterator[ClassificationMark]:
    blocks = document.blocks
    hinted = [index for index, block in enumerate(blocks) if "密" in block.text]
    if not hinted:
        return
    boxed = document.kind in (
        DocumentKind.PPTX,
        DocumentKind.PPT,
        DocumentKind.ODP,
    )  # all on a slide stands in boxes
    alone = set(hinted) if boxed else _places_of_marks(blocks)
    for index in hinted:
        block, text = blocks[index], normalised(blocks[index].text)
        line = _line_in(block, text)
        stands = line and not (line.plain and (index not in alone or _in_list(blocks, index)))
        if line and stands and not _lifted(blocks, index):
            yield ClassificationMark(line.level, block.place.page)


def _on_scans(document: Document) -> ClassificationMark | None:
    found = next(marks_on_scans(document.recognised), None)
    if found is None:
        return None
    level, page = found
    beside = (normalised(line.text) for line in document.recognised if line.page == page and line.top < 0.4)
    lifted = any(is_declassified(text) for text in beside if len(text) <= _SHORT)
    return None if lifted else ClassificationMark(level, page)


def _places_of_marks(blocks: Sequence[Block]) -> set[int]:
    """Where a level that stands alone is a mark: at the head, at the foot, at the top of a page or sheet."""
    found = {*range(min(_FIRST, len(blocks))), *range(max(len(blocks) - _LAST, 0), len(blocks))}
    part, since = None, 0
    for index, block in enumerate(blocks):
        here = (block.place.page, block.place.sheet)
        part, since = (part, since + 1) if here == part else (here, 0)
        if since < _FIRST_OF_PAGE and here != (None, None):
            found.add(index)
    return found


def _line_in(block: Block, text: str) -> MarkLine | None:
    if block.kind is BlockKind.TABLE_ROW and not block.table_header and (spread := _spread_mark(text)):
        return spread
    if not re.search(LEVEL, text):
        return None
    level = _starred(text) or (block.kind is BlockKind.TABLE_ROW and _level_in_row(block, text))
    if level:
        return MarkLine(level, plain=False)
    if block.kind is BlockKind.TABLE_ROW:  # the head of a paper may be set in a table
        return None if block.table_header else mark_line(text)
    if declared := DECLARED.search(text):
        return MarkLine(declared["level"], plain=False)
    parts = _NOTE.sub("", text).split("\n")
    bracketed = (MarkLine(match["level"], plain=True) for part in parts if (match := BRACKETED.match(part)))
    return next((line for part in parts if (line := mark_line(part))), None) or next(bracketed, None)


def _spread_mark(text: str) -> MarkLine | None:
    """Characters set wide apart are read as the cells of a row: 机|密|★|十|年."""
    cells = text.split("|")
    return mark_line("".join(cells)) if len(cells) > 1 and max(map(len, cells)) <= 2 else None


def _level_in_row(block: Block, text: str) -> str | None:
    """密级 beside its level fills in a form; under a column called so stands what others are classified."""
    if "密级" in normalised(block.table_header or "") or len(set(re.findall(LEVEL, text))) > 1:
        return ticked_level(text)
    filled = re.search(rf"{LABEL}[:|]+(?P<level>{LEVEL})级?(?=[|;]|$)", text)
    cells = (mark_line(cell) for cell in re.split(r"[|;]", text))
    told = next((cell.level for cell in cells if cell and not cell.plain), None)
    return filled["level"] if filled else told


def _starred(text: str) -> str | None:
    """With a period a star marks anywhere but in an example; without one it stands in a short line."""
    for line in text.split("\n"):
        example = 0  # where the last example ends
        for match in STARRED.finditer(line):
            before = line[: match.start()]
            follows = example and _AND.fullmatch(line[example : match.start()])
            if _AS_EXAMPLE.search(before) or follows:
                example = match.end()
            elif match["period"] or len(line) <= _LONG_WITHOUT_PERIOD:
                return match["level"]
    return None


def _lifted(blocks: Sequence[Block], index: int) -> bool:
    near = (normalised(block.text) for block in blocks[max(0, index - _NEAR) : index + _NEAR + 1])
    telling = (normalised(block.text) for block in blocks if "解密" in block.text)
    return (
        is_declassified(normalised(blocks[index].text))
        or any(is_declassified(text) for text in near if len(text) <= _SHORT)
        or any(map(declares_itself_declassified, telling))
    )


def _in_list(blocks: Sequence[Block], index: int) -> bool:
    """Levels one under the other tell of classification."""
    around = blocks[max(0, index - _AROUND) : index + _AROUND + 1]
    lines = [mark_line(normalised(block.text)) for block in around if "密" in block.text]
    return len({line.level for line in lines if line}) > 1
