"""Presentations of 1997–2003 (ppt, Kingsoft's dps): slides in order, with tables, notes and comments."""

import struct
from collections.abc import Iterator

from studio.core.documents import Block, DocumentKind
from studio.core.errors import DocumentCorrupt, DocumentEncrypted
from studio.core.places import Place
from studio.documents.compound import CompoundBroken, CompoundFile
from studio.documents.content import Content, paragraph
from studio.documents.property_sets import property_texts
from studio.documents.readers.embedded import object_warning
from studio.documents.readers.ppt_file import Encrypted, Listed, PowerPointFile
from studio.documents.readers.ppt_records import Kind, Record, text_of
from studio.documents.readers.ppt_shapes import Shapes, Written, blocks_of
from studio.documents.unread import picture_warning

_BROKEN = (struct.error, LookupError, ValueError, OverflowError, CompoundBroken)
_NOTES = 2
_FOOTER_OR_HEADER = (1, 2)
_COMMENT_TEXT = 1


def read_ppt(data: bytes, name: str) -> Content:
    """Raises DocumentCorrupt or DocumentEncrypted."""
    try:
        return _read(CompoundFile.opened(data))
    except Encrypted as error:
        raise DocumentEncrypted(document=name, kind=DocumentKind.PPT) from error
    except _BROKEN as error:
        raise DocumentCorrupt(document=name, kind=DocumentKind.PPT) from error


def _read(file: CompoundFile) -> Content:
    if "encryptedsummary" in file:
        raise Encrypted
    presentation = PowerPointFile(file)
    slides, notes = presentation.slides(), presentation.notes()
    margins = _margins(presentation.document)
    blocks: list[Block] = [paragraph(text, Place(page=1)) for text in margins]
    pictures, lost = 0, []
    for number, listed in enumerate(slides, start=1):
        place = Place(page=number)
        shapes = Shapes(listed.texts, place)
        drawn = shapes.blocks(listed.slide) if listed.slide else []
        blocks += [*drawn, *_unplaced(listed, drawn, place), *_notes(notes.get(listed.identity), place)]
        blocks += _comments(listed.slide, place)
        own = _margins(listed.slide) if listed.slide else []
        blocks += [paragraph(text, place) for text in own if text not in margins]
        pictures += shapes.pictures
        lost += [] if listed.slide else [("page_not_read", str(number))]
    objects = sum(not _is_formula(each) for each in presentation.document.below(Kind.EMBEDDED))
    warnings = (*lost, *object_warning(objects), *picture_warning(blocks, pictures))
    marks = [text for master in presentation.masters() for text in Shapes((), Place()).own_texts(master)]
    unseen = (*property_texts(file), *dict.fromkeys(marks))
    return Content(tuple(blocks), max(1, len(slides)), warnings, unseen)


def _unplaced(listed: Listed, drawn: list[Block], place: Place) -> Iterator[Block]:
    """Texts the document keeps for a slide that no shape of it takes up."""
    said = {block.text for block in drawn}
    for written in listed.texts if not listed.slide else ():
        yield from (block for block in blocks_of(written, place) if block.text not in said)


def _is_formula(embedded: Record) -> bool:
    programs = (text_of(each) or "" for each in embedded.children() if each.kind == Kind.STRING)
    return any(name.lower().startswith("equation") for name in programs)


def _margins(owner: Record) -> list[str]:
    """Header and footer of all slides, or of one."""
    containers = (each for each in owner.children() if each.kind == Kind.HEADERS_FOOTERS)
    strings = (each for container in containers for each in container.children() if each.kind == Kind.STRING)
    texts = (text_of(each) or "" for each in strings if each.instance in _FOOTER_OR_HEADER)
    return list(dict.fromkeys(text for text in texts if text.strip()))


def _notes(notes: Record | None, place: Place) -> Iterator[Block]:
    """What the speaker means to say."""
    shapes = Shapes((), place)
    for written in shapes.written(notes) if notes else ():
        if written.kind == _NOTES:
            yield from (paragraph(f"备注：{block.text}", place) for block in blocks_of(written, place))


def _comments(slide: Record | None, place: Place) -> Iterator[Block]:
    for comment in slide.below(Kind.COMMENT) if slide else ():
        strings = (each for each in comment.children() if each.kind == Kind.STRING)
        text = next((text_of(each) or "" for each in strings if each.instance == _COMMENT_TEXT), "")
        if text.strip():
            yield from blocks_of(Written(-1, f"批注：{text}"), place)
