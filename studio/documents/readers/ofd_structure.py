"""The documents and pages of an OFD package, as far as their references lead to something."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from studio.documents.readers.ofd_package import OfdPackage
from studio.documents.readers.ofd_resources import Resources
from studio.documents.readers.ofd_xml import Box, box_of, child, children, text_of, value, within

_A4: Box = (0.0, 0.0, 210.0, 297.0)
_SIDES = (1.0, 5000.0)  # millimetres a page may be wide or high
_BOXES = ("PhysicalBox", "ApplicationBox", "CropBox", "ContentBox")
MOST_PAGES = 20_000


@dataclass(frozen=True, slots=True)
class OfdPage:
    """`number` counts from 1 through all documents of the file; `path` is None when there is no such part."""

    number: int
    identity: str
    document: "OfdDocument"
    path: str | None

    def root(self) -> etree._Element | None:
        return self.document.package.xml(self.path)

    def box(self, root: etree._Element | None) -> Box:
        """x, y, width and height in millimetres."""
        area = child(root, "Area")
        return _box_in(area) or _box_in(child(self.document.common, "PageArea")) or _A4


class OfdDocument:
    """`signatures` is the part that lists them, if there is one."""

    def __init__(
        self, package: OfdPackage, path: str, root: etree._Element, signatures: str | None = None
    ) -> None:
        self.package, self.root, self.signatures = package, root, signatures
        self.folder = posixpath.dirname(path)
        self.common = child(root, "CommonData")
        self.resources = Resources.of(package, self.folder, self.common)
        self.templates = {value(each, "ID") or "": each for each in children(self.common, "TemplatePage")}
        self._notes: dict[str, list[str]] | None = None

    def pages(self) -> Iterator[etree._Element]:
        return (page for pages in children(self.root, "Pages") for page in children(pages, "Page"))

    def path(self, reference: str | None) -> str | None:
        return self.package.path(reference, self.folder) if reference else None

    def template(self, identity: str) -> etree._Element | None:
        found = self.templates.get(identity)
        return None if found is None else self.package.xml(self.path(value(found, "BaseLoc")))

    def notes(self, page: str) -> list[etree._Element]:
        """The annotations of a page."""
        if self._notes is None:
            self._notes = self._note_parts()
        roots = (self.package.xml(path) for path in self._notes.get(page, ()))
        return [note for root in roots for note in children(root, "Annot")]

    def _note_parts(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for listing in children(self.root, "Annotations"):
            if (path := self.path(text_of(listing))) is None:
                continue
            folder = posixpath.dirname(path)
            for page in children(self.package.xml(path), "Page"):
                parts = (self.package.path(text_of(each), folder, self.folder) for each in page)
                found.setdefault(value(page, "PageID") or "", []).extend(part for part in parts if part)
        return found


class OfdFile:
    """`lost` counts documents of the file whose Document.xml cannot be read."""

    def __init__(self, package: OfdPackage) -> None:
        self.package = package
        self.root = package.xml("OFD.xml")
        self.documents: list[OfdDocument] = []
        self.lost = 0
        for body in children(self.root, "DocBody"):
            self._add(body)

    def pages(self) -> list[OfdPage]:
        found: list[OfdPage] = []
        for document in self.documents:
            for page in document.pages():
                path = document.path(value(page, "BaseLoc"))
                found.append(OfdPage(len(found) + 1, value(page, "ID") or "", document, path))
        return found

    def _add(self, body: etree._Element) -> None:
        reference = text_of(child(body, "DocRoot"))
        path = self.package.path(reference) if reference else None
        root = self.package.xml(path)
        if path is None or root is None:
            self.lost += 1
        else:
            signed = text_of(child(body, "Signatures"))
            signatures = self.package.path(signed, posixpath.dirname(path)) if signed else None
            self.documents.append(OfdDocument(self.package, path, root, signatures))


def _box_in(area: etree._Element | None) -> Box | None:
    boxes = (box_of(text_of(each)) for name in _BOXES for each in within(area, name))
    low, high = _SIDES
    return next((box for box in boxes if box and low <= box[2] <= high and low <= box[3] <= high), None)
