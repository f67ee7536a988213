"""Word documents of 1997–2003 (doc, Kingsoft's wps): text in order, with notes, boxes, headers and tables."""

import struct
from dataclasses import replace

from studio.core.documents import DocumentKind
from studio.core.errors import DocumentCorrupt, DocumentEncrypted, DocumentKindUnknown
from studio.documents.compound import SIGNATURE, CompoundBroken, CompoundFile
from studio.documents.content import Content, paragraph
from studio.documents.property_sets import property_texts, stated_pages
from studio.documents.readers.doc_2003 import read_doc_2003
from studio.documents.readers.doc_body import Body
from studio.documents.readers.doc_fib import Encrypted, Fib, OlderThanWord97, Part, Story, fib_of
from studio.documents.readers.doc_lists import numbers_of
from studio.documents.readers.doc_margins import margin_texts
from studio.documents.readers.doc_notes import boxes_of, notes_of
from studio.documents.readers.doc_old import OlderThanWord6, read_old_text
from studio.documents.readers.doc_paragraphs import Paragraphs
from studio.documents.readers.doc_pieces import Pieces
from studio.documents.readers.doc_sprms import ParagraphRuns
from studio.documents.readers.doc_story import SeenText
from studio.documents.readers.doc_styles import styles_of
from studio.documents.readers.embedded import object_warning, storages_in
from studio.documents.unread import picture_warning

_BROKEN = (struct.error, LookupError, ValueError, OverflowError, CompoundBroken)


def read_doc(data: bytes, name: str) -> Content:
    """Raises DocumentCorrupt, DocumentEncrypted or DocumentKindUnknown."""
    if not data.startswith(SIGNATURE):
        return read_doc_2003(data, name)
    try:
        return _read(CompoundFile.opened(data))
    except Encrypted as error:
        raise DocumentEncrypted(document=name, kind=DocumentKind.DOC) from error
    except OlderThanWord6 as error:
        raise DocumentKindUnknown(document=name) from error
    except _BROKEN as error:
        raise DocumentCorrupt(document=name, kind=DocumentKind.DOC) from error


def _read(file: CompoundFile) -> Content:
    main = file.stream("worddocument") or b""
    tables = (file.stream("0table") or b"", file.stream("1table") or b"")
    unseen, pages = property_texts(file), stated_pages(file) or 1
    try:
        fib = fib_of(main, tables, file.stream("data") or b"")
    except OlderThanWord97:
        return Content(tuple(map(paragraph, read_old_text(main))), pages, unseen=unseen)
    content = _content(fib, pages, unseen)
    objects = object_warning(storages_in(file.paths, "objectpool"))
    return replace(content, warnings=(*objects, *content.warnings))


def _content(fib: Fib, pages: int, unseen: tuple[str, ...]) -> Content:
    pieces = Pieces(fib.main, fib.part(Part.PIECES))
    text = SeenText(fib, pieces)
    runs = ParagraphRuns(fib.main, fib.part(Part.PARAGRAPH_PAGES))
    lists = fib.part(Part.LISTS)
    levels = fib.table[fib.start(Part.LISTS) + len(lists) :]
    numbers = numbers_of(lists, levels, fib.part(Part.LIST_OVERRIDES))
    body = Body(text, Paragraphs(pieces, runs, fib.data), styles_of(fib.part(Part.STYLES)), numbers)
    blocks = list(body.blocks(*fib.span(Story.BODY), notes_of(fib), boxes_of(fib)))
    head, foot = margin_texts(fib, text)
    all_blocks = (*map(paragraph, head), *blocks, *map(paragraph, foot))
    return Content(all_blocks, pages, picture_warning(all_blocks, text.pictures()), unseen)
