"""What the pages of an OFD document share: fonts, pictures, drawing parameters, colour spaces, units."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from studio.documents.readers.ofd_package import OfdPackage
from studio.documents.readers.ofd_xml import children, flag, local, number, text_of, value, within

_DEFINITIONS = ("DrawParam", "ColorSpace", "CompositeGraphicUnit")


@dataclass(frozen=True, slots=True)
class Font:
    """`part` is the embedded file, if there is one."""

    name: str
    part: str | None = None
    bold: bool = False
    italic: bool = False
    serif: bool = False
    fixed: bool = False


@dataclass(frozen=True, slots=True)
class Resources:
    """Everything by its ID, `defined` by kind and ID."""

    fonts: dict[str, Font] = field(default_factory=dict)
    pictures: dict[str, str] = field(default_factory=dict)
    defined: dict[tuple[str, str], etree._Element] = field(default_factory=dict)

    @classmethod
    def of(cls, package: OfdPackage, folder: str, names: etree._Element | None) -> "Resources":
        """Those that `names` refers to by PublicRes, DocumentRes or PageRes."""
        found = cls()
        found.take_in(package, folder, names)
        return found

    def take_in(self, package: OfdPackage, folder: str, names: etree._Element | None) -> None:
        for kind in ("PublicRes", "DocumentRes", "PageRes"):
            for reference in children(names, kind):
                path = package.path(text_of(reference), folder)
                root = package.xml(path)
                if path is not None and root is not None:
                    self._add(package, path, root)

    def with_own(self, package: OfdPackage, folder: str, page: etree._Element) -> "Resources":
        """The same, with what a page brings along for itself."""
        if next(children(page, "PageRes"), None) is None:
            return self
        own = Resources(dict(self.fonts), dict(self.pictures), dict(self.defined))
        own.take_in(package, folder, page)
        return own

    def _add(self, package: OfdPackage, path: str, root: etree._Element) -> None:
        bases = list(_bases(posixpath.dirname(path), value(root, "BaseLoc")))
        for font in within(root, "Font"):
            self.fonts[value(font, "ID") or ""] = _font(font, package, bases)
        for media in within(root, "MultiMedia"):
            file = package.path(_file(media, "MediaFile"), *bases)
            if file is not None:
                self.pictures[value(media, "ID") or ""] = file
        for element in root.iter():
            if (name := local(element)) in _DEFINITIONS:
                self.defined[name, value(element, "ID") or ""] = element


def _bases(folder: str, own: str | None) -> Iterator[str]:
    if own:
        yield own if own.startswith("/") else posixpath.join(folder, own)
    yield folder


def _file(element: etree._Element, name: str) -> str:
    return next((text_of(each) for each in children(element, name)), "")


def _font(element: etree._Element, package: OfdPackage, bases: list[str]) -> Font:
    reference = _file(element, "FontFile")
    return Font(
        value(element, "FontName") or value(element, "FamilyName") or "",
        package.path(reference, *bases) if reference else None,
        flag(value(element, "Bold"), default=False) or number(value(element, "Weight")) >= 600,
        flag(value(element, "Italic"), default=False),
        flag(value(element, "Serif"), default=False),
        flag(value(element, "FixedWidth"), default=False),
    )
