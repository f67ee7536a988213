"""Headers, footers and notes of a Word document."""

from collections.abc import Iterable, Iterator

from lxml import etree

from studio.core.documents import Block
from studio.core.places import Place
from studio.documents.classification import is_mark
from studio.documents.office_package import OfficePackage
from studio.documents.page_numbers import is_page_number
from studio.documents.readers.docx_pages import Pages
from studio.documents.readers.docx_runs import Runs
from studio.documents.readers.docx_xml import local, value
from studio.documents.readers.pasted_pictures import PastedPictures

_UNPAGED = Pages(known=False, rendered=True, count=1)


def margin_texts(package: OfficePackage, main: str) -> tuple[list[str], list[str]]:
    """Each different text of headers and of footers once, page numbers left out."""
    head = _texts(package.all_related(main, "header"))
    foot = _texts(package.all_related(main, "footer"))
    return head, [text for text in foot if text not in head]


def margin_pictures(
    package: OfficePackage, main: str, pictures: PastedPictures, place: Place
) -> Iterator[Block]:
    """What is written on the pictures of headers and footers."""
    for kind in ("header", "footer"):
        for part in package.related_parts(main, kind):
            root = package.xml(part)
            yield from pictures.all_in(part, root, place) if root is not None else ()


def box_marks(root: etree._Element) -> list[str]:
    """Marks of classification that have a text box to themselves, wherever on a page that floats."""
    boxes = (paragraph_texts(box) for box in root.iter("{*}txbxContent") if not _in_fallback(box))
    return [text for texts in boxes if len(texts) == 1 for text in texts if is_mark(text)]


def note_texts(package: OfficePackage, main: str) -> dict[str, str]:
    """Footnotes, endnotes and comments by kind and number."""
    found = {
        f"{kind}{value(note, 'id')}": (_name(note), " ".join(paragraph_texts(note)))
        for kind in ("footnote", "endnote", "comment")
        for root in package.all_related(main, f"{kind}s")
        for note in root
        if local(note) == kind and value(note, "type") in (None, "normal")
    }
    return {note: prefix + text for note, (prefix, text) in found.items() if text}


def _name(note: etree._Element) -> str:
    """Who commented."""
    author = value(note, "author")
    return "" if local(note) != "comment" else f"批注（{author}）：" if author else "批注："


def _texts(roots: Iterable[etree._Element]) -> list[str]:
    texts = dict.fromkeys(text for root in roots for text in paragraph_texts(root))
    return [text for text in texts if not is_page_number(text)]


def paragraph_texts(root: etree._Element) -> list[str]:
    found: list[str] = []
    for element in root.iter("{*}p"):
        text = " ".join(Runs(element, _UNPAGED).text.split())
        if text and not _in_fallback(element):
            found.append(text)
    return found


def _in_fallback(element: etree._Element) -> bool:
    return any(local(each) == "Fallback" for each in element.iterancestors())
