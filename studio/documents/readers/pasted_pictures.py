"""Pictures put into a document, such as a scanned page: large ones are recognised where they stand."""

import lzma
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from time import monotonic
from typing import TYPE_CHECKING

from lxml import etree

from studio.core.documents import Block, BlockKind
from studio.core.errors import DocumentError
from studio.core.places import Place
from studio.documents.bytes_of import MEGABYTE
from studio.documents.classification_scans import marks_on_scans
from studio.documents.content import paragraph
from studio.documents.ocr import Recogniser
from studio.documents.ocr_seen import Seen
from studio.documents.office_package import OfficePackage
from studio.documents.readers.picture_sizes import CENTIMETRE, shown_size
from studio.documents.unread import picture_warning

if TYPE_CHECKING:
    from PIL.Image import Image

PICTURES = {"pic", "imagedata"}  # of DrawingML; of the VML before it
_SHORTEST, _SMALLEST = CENTIMETRE, 20 * CENTIMETRE**2  # seals, logos and passport photos are smaller
_LARGE = 120 * CENTIMETRE**2  # a fifth of an A4 page
_FEWEST_PIXELS, _FEWEST_ACROSS = 100_000, 40  # where it is not told how large a picture is shown
_HEAVIEST = 64 * MEGABYTE
_MOST = 200  # of one file, for each takes a second or more
_SECONDS, _SECONDS_FOR_SMALL = 300.0, 45.0  # of one file; pages that were scanned are worth more of them
_LONGER = 842.0  # points of the longer side of a page
_BROKEN = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError),
    *(OSError, NotImplementedError, EOFError, RuntimeError),
)


class PastedPictures:
    """Those of one file; each says its text once, however often it is shown."""

    def __init__(self, package: OfficePackage, recogniser: Recogniser) -> None:
        self._package, self._recogniser = package, recogniser
        self._count = sum("/media/" in f"/{name}" or name.startswith("Pictures/") for name in package.names())
        self._seen: dict[str, Seen | None] = {}
        self._left_out: set[str] = set()
        self._spent = self._spent_on_small = 0.0
        self._met = self._read = self._wordless = self._large_unread = self._hard = 0

    def all_in(self, part: str, root: etree._Element, place: Place) -> Iterator[Block]:
        """Of a part whose pictures are not met one by one."""
        for element in root.iter(*(f"{{*}}{name}" for name in PICTURES)):
            if next(element.iterancestors("{*}Fallback"), None) is None:  # what older programs see instead
                yield from self.blocks(part, element, place)

    def blocks(self, part: str, element: etree._Element, place: Place) -> list[Block]:
        """What is written on the picture that `part` shows with this element."""
        return self.shown(self._target(part, element), shown_size(element), place)

    def shown(self, target: str, size: tuple[int, int] | None, place: Place) -> list[Block]:
        """What is written on the picture in the part `target`, `size` EMU wide and high if that is told."""
        self._met += 1
        across, down = size or (0, 0)
        large = across * down >= _LARGE
        if size and (min(size) < _SHORTEST or across * down < _SMALLEST):
            return []
        known = target in self._seen
        seen = self._look(target, told=size is not None, large=large)
        self._read += seen is not None
        self._large_unread += seen is None and (large or target in self._left_out)
        return self._written(seen, place, large=large) if seen and not known else []

    def warnings(self, blocks: "tuple[Block, ...]") -> tuple[tuple[str, str], ...]:
        """What could not be read of them, beside the text of the whole file."""
        unread = self._met - self._read + (0 if blocks else self._wordless)
        hard = (("pictures_hard_to_read", str(self._hard)),) if self._hard else ()
        return (*picture_warning(blocks, unread, self._large_unread), *hard)

    def _written(self, seen: Seen, place: Place, *, large: bool) -> list[Block]:
        from studio.documents.readers.pdf_paragraphs import page_blocks  # most files have no such picture
        from studio.documents.readers.scan_lines import doubts, lines_of_scan, recognised_lines

        lines = lines_of_scan(seen, _LONGER, 1)
        self._wordless += not lines
        self._hard += bool(lines) and bool(doubts(seen, 1))
        marks = list(marks_on_scans(recognised_lines(seen, 1)))[:1] if large else []
        blocks = [_as_text(block, place, large=large) for block in page_blocks([lines])]
        return [*(paragraph(f"密级：{level}", place) for level, _ in marks), *blocks]

    def _look(self, target: str, *, told: bool, large: bool) -> Seen | None:
        if target not in self._seen:
            started = monotonic()
            if enough := self._is_enough(large):
                self._left_out.add(target)
            self._seen[target] = None if enough else self._recognised(target, told=told)
            self._spent += monotonic() - started
            self._spent_on_small += 0.0 if large else monotonic() - started
        return self._seen[target]

    def _is_enough(self, large: bool) -> bool:
        """No file keeps a reader busy for ever; what is left out counts as not read."""
        if not large and self._spent_on_small > _SECONDS_FOR_SMALL:
            return True
        return self._spent > _SECONDS or sum(seen is not None for seen in self._seen.values()) >= _MOST

    def _recognised(self, target: str, *, told: bool) -> Seen | None:
        """None where the picture is of another kind, such as a drawing, damaged, too small or too large."""
        from studio.documents.readers.image import frame, opened

        try:
            data = self._package.bytes_within(target, _HEAVIEST) or b""
            with opened(data, target) as picture:
                if told or _is_large(picture):
                    number = 1 + len(self._seen)
                    return self._recogniser.see(frame(picture, 1, target), number, max(number, self._count))
        except (DocumentError, *_BROKEN):
            pass
        return None

    def _target(self, part: str, element: etree._Element) -> str:
        """The part of the picture; empty for one that is only linked to."""
        holders = (element, *element.iter("{*}blip"))
        told = (
            str(text)
            for each in holders
            for key, text in each.items()
            if str(key).endswith(("}embed", "}id", "}pict"))
        )
        relations = self._package.relations(part)
        return next((relations[identity][1] for identity in told if identity in relations), "")


def _as_text(block: Block, place: Place, *, large: bool) -> Block:
    """What is large on a small picture heads nothing of the document around it."""
    if block.kind is BlockKind.HEADING and not large:
        return paragraph(block.text, place)
    return replace(block, place=place)


def _is_large(picture: "Image") -> bool:
    return min(picture.size) >= _FEWEST_ACROSS and picture.width * picture.height >= _FEWEST_PIXELS
