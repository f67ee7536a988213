"""Pictures in a Word document, which are counted, for text in them is not read."""

from lxml import etree

from studio.documents.office_package import OfficePackage
from studio.documents.readers.docx_xml import child, whole_number

_PICTURES = ("{*}pic", "{*}imagedata")
_PER_CENTIMETRE = 360_000  # EMU
_LARGE = 120 * _PER_CENTIMETRE**2  # a fifth of an A4 page: seals, logos and passport photos are smaller


def pictures_in(package: OfficePackage, main: str, root: etree._Element) -> int:
    """Those of the headers and footers too."""
    margins = (each for kind in ("header", "footer") for each in package.all_related(main, kind))
    return sum(map(_counted, (root, *margins)))


def large_pictures_in(root: etree._Element) -> int:
    """Only those that are drawn as programs have done since 2007, which say how large they are."""
    frames = root.iter("{*}inline", "{*}anchor")
    pictures = (frame for frame in frames if next(frame.iter("{*}pic"), None) is not None)
    return sum(_area(frame) >= _LARGE for frame in pictures)


def _counted(root: etree._Element) -> int:
    """Each once, though older programs are given a second picture to fall back on."""
    fallen_back = sum(1 for way in root.iter("{*}Fallback") for _ in way.iter(*_PICTURES))
    return sum(1 for _ in root.iter(*_PICTURES)) - fallen_back


def _area(frame: etree._Element) -> int:
    extent = child(frame, "extent")
    return 0 if extent is None else whole_number(extent.get("cx")) * whole_number(extent.get("cy"))
