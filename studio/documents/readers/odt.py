"""OpenDocument texts (odt, ott): text in order with numbering, tables, boxes, notes and headers."""

from collections.abc import Iterator

from studio.core.documents import DocumentKind
from studio.documents.content import Content, paragraph
from studio.documents.ocr import Recogniser
from studio.documents.page_numbers import is_page_number
from studio.documents.readers.embedded import object_warning
from studio.documents.readers.odf_body import OdfBody
from studio.documents.readers.odf_package import OdfFile, opened
from studio.documents.readers.odf_runs import texts_in
from studio.documents.readers.odf_styles import OdfStyles
from studio.documents.readers.pasted_pictures import PastedPictures


def read_odt(data: bytes, name: str, recogniser: Recogniser) -> Content:
    """Raises DocumentCorrupt, DocumentEncrypted or DocumentTooLarge."""
    with opened(data, name, DocumentKind.ODT) as file:
        pictures = PastedPictures(file.package, recogniser)
        body = OdfBody(OdfStyles(file), pictures)
        above = [paragraph(text) for text in margins_of(file, "header")]
        below = [paragraph(text) for text in margins_of(file, "footer")]
        blocks = (*above, *body.blocks(file.body), *below)
        warnings = (*file.package.damage, *object_warning(body.objects), *pictures.warnings(blocks))
        return Content(blocks, file.pages, warnings, file.properties)


def margins_of(file: OdfFile, which: str) -> Iterator[str]:
    """Each different text of the headers or footers of its pages once, page numbers left out."""
    masters = file.styles.iter("{*}master-page") if file.styles is not None else ()
    kept = (
        each
        for master in masters
        for each in master.iter(f"{{*}}{which}", f"{{*}}{which}-left", f"{{*}}{which}-first")
    )
    texts = dict.fromkeys(text for each in kept for text in texts_in(each))
    yield from (text for text in texts if not is_page_number(text))
