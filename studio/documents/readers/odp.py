"""OpenDocument presentations and drawings (odp, odg): pages in order, with tables and speaker's notes."""

from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from studio.core.documents import Block, BlockKind, DocumentKind
from studio.core.places import Place
from studio.documents.content import Content, heading, paragraph
from studio.documents.ocr import Recogniser
from studio.documents.readers.docx_xml import child, local
from studio.documents.readers.embedded import object_warning
from studio.documents.readers.odf_body import OdfBody
from studio.documents.readers.odf_package import OdfFile, attribute, opened
from studio.documents.readers.odf_runs import DRAWN, texts_in
from studio.documents.readers.odf_styles import OdfStyles
from studio.documents.readers.pasted_pictures import PastedPictures

_FURNITURE = {"page-number", "date-time"}
_LONGEST_TITLE = 120


def read_odp(data: bytes, name: str, recogniser: Recogniser) -> Content:
    """Raises DocumentCorrupt, DocumentEncrypted or DocumentTooLarge."""
    with opened(data, name, DocumentKind.ODP) as file:
        pictures = PastedPictures(file.package, recogniser)
        body = OdfBody(OdfStyles(file), pictures)
        pages = [each for each in file.body if local(each) == "page"]
        blocks = tuple(block for number, page in enumerate(pages, 1) for block in _page(body, page, number))
        warnings = (*file.package.damage, *object_warning(body.objects), *pictures.warnings(blocks))
        return Content(blocks, max(len(pages), 1), warnings, (*file.properties, *_master_texts(file)))


def _page(body: OdfBody, page: etree._Element, number: int) -> list[Block]:
    """The title comes first, wherever it is drawn."""
    body.place = Place(page=number)
    shapes = (each for each in page if local(each) in DRAWN and not _is_furniture(each))
    drawn = [block for shape in shapes for block in _shape(body, shape)]
    return [*sorted(drawn, key=lambda block: block.level == 0), *_beside(page, body.place)]


def _shape(body: OdfBody, shape: etree._Element) -> Iterator[Block]:
    title = " ".join(texts_in(shape)) if attribute(shape, "class") == "title" else ""
    if 0 < len(title) <= _LONGEST_TITLE:
        yield heading(title, 1, body.place)
    else:
        yield from map(_as_text, body.drawn(shape))


def _as_text(block: Block) -> Block:
    return paragraph(block.text, block.place) if block.kind is BlockKind.HEADING else replace(block)


def _beside(page: etree._Element, place: Place) -> Iterator[Block]:
    """What the speaker means to say, and comments."""
    notes = child(page, "notes")
    told = (
        [each for each in notes.iter("{*}frame") if attribute(each, "class") == "notes"]
        if notes is not None
        else []
    )
    yield from (paragraph(f"备注：{text}", place) for each in told for text in texts_in(each))
    comments = (each for each in page if local(each) == "annotation")
    yield from (paragraph(f"批注：{text}", place) for each in comments for text in texts_in(each))


def _is_furniture(shape: etree._Element) -> bool:
    """Its number and date, and what is to be filled in yet."""
    return attribute(shape, "class") in _FURNITURE or attribute(shape, "placeholder") == "true"


def _master_texts(file: OdfFile) -> tuple[str, ...]:
    """What stands on the masters beside their placeholders: a mark, a slogan."""
    masters = file.styles.iter("{*}master-page") if file.styles is not None else ()
    own = (
        shape
        for master in masters
        for shape in master
        if local(shape) in DRAWN and not attribute(shape, "class")
    )
    return tuple(dict.fromkeys(text for shape in own for text in texts_in(shape)))
