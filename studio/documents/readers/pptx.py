"""Presentations (pptx): slides in the order they are shown, with tables, diagrams, notes and comments."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from studio.core.documents import Block, DocumentKind
from studio.core.errors import DocumentCorrupt
from studio.core.places import Place
from studio.documents.content import Content, paragraph
from studio.documents.ocr import Recogniser
from studio.documents.office_package import OfficePackage
from studio.documents.readers.docx_xml import local
from studio.documents.readers.embedded import object_warning, objects_in
from studio.documents.readers.office_properties import property_texts
from studio.documents.readers.pasted_pictures import PastedPictures
from studio.documents.readers.pptx_shapes import Shapes
from studio.documents.readers.pptx_text import texts_in


@dataclass(frozen=True, slots=True)
class _Slide:
    blocks: list[Block]
    objects: int
    lost: bool = False


def read_pptx(data: bytes, name: str, recogniser: Recogniser) -> Content:
    """Raises DocumentCorrupt or DocumentTooLarge."""
    with OfficePackage.opened(data, name, DocumentKind.PPTX) as package:
        main = package.main_part("ppt/presentation.xml")
        root = package.xml(main)
        if root is None:
            raise DocumentCorrupt(document=name, kind=DocumentKind.PPTX)
        parts = _slide_parts(package, main, root)
        pictures = PastedPictures(package, recogniser)
        slides = [_slide(package, part, Place(page=page), pictures) for page, part in enumerate(parts, 1)]
        unseen = (*property_texts(package), *_master_texts(package, main))
        damage = package.damage
    blocks = tuple(block for slide in slides for block in slide.blocks)
    objects = sum(slide.objects for slide in slides)
    lost = (("page_unreadable", str(page)) for page, slide in enumerate(slides, 1) if slide.lost)
    warnings = (*damage, *lost, *object_warning(objects), *pictures.warnings(blocks))
    return Content(blocks, max(1, len(slides)), warnings, unseen)


def _slide_parts(package: OfficePackage, main: str, root: etree._Element) -> list[str]:
    relations = package.relations(main)
    listed = (each for list_ in root if local(list_) == "sldIdLst" for each in list_)
    identities = (value for each in listed for key, value in each.items() if str(key).endswith("}id"))
    return [relations.get(str(identity), ("", ""))[1] for identity in identities]


def _slide(package: OfficePackage, part: str, place: Place, pictures: PastedPictures) -> _Slide:
    root = package.xml(part)
    if root is None:
        return _Slide([], 0, lost=True)
    shapes = Shapes(package, part, place, pictures)
    blocks = [*shapes.blocks(root), *_notes(package, part, place), *_comments(package, part, place)]
    return _Slide(blocks, len(objects_in(root)))


def _notes(package: OfficePackage, part: str, place: Place) -> Iterator[Block]:
    """What the speaker means to say."""
    for root in package.all_related(part, "notesSlide"):
        for shape in (each for each in root.iter() if local(each) == "sp" and _placeholder(each) == "body"):
            yield from (paragraph(f"备注：{text}", place) for text in texts_in(shape))


def _comments(package: OfficePackage, part: str, place: Place) -> Iterator[Block]:
    """Old comments keep their words in `text`, new ones in paragraphs."""
    for root in package.all_related(part, "comments"):
        for comment in root:
            plain = [each.text or "" for each in comment.iter() if local(each) == "text"]
            text = " ".join([*plain, *texts_in(comment)]).strip()
            yield from [paragraph(f"批注：{text}", place)] if text else []


def _master_texts(package: OfficePackage, main: str) -> list[str]:
    """What stands on the masters beside their placeholders: a mark, a slogan."""
    found: dict[str, None] = {}
    for master in package.related_parts(main, "slideMaster"):
        for part in (master, *package.related_parts(master, "slideLayout")):
            root = package.xml(part)
            shapes = [] if root is None else [each for each in root.iter() if local(each) == "sp"]
            plain = (shape for shape in shapes if _placeholder(shape) is None)
            found |= dict.fromkeys(text for shape in plain for text in texts_in(shape))
    return list(found)


def _placeholder(shape: etree._Element) -> str | None:
    """The type of placeholder a shape fills; None for a shape of its own."""
    return next((each.get("type", "body") for each in shape.iter() if local(each) == "ph"), None)
