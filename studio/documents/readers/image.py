"""Pictures of pages: png, jpg, tiff, bmp, webp and gif, each frame of them a page."""

import io
import struct
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from math import sqrt
from typing import TYPE_CHECKING

from studio.core.documents import DocumentKind, RecognisedLine
from studio.core.errors import DocumentCorrupt, DocumentTooLarge, DocumentWithoutText
from studio.documents.content import Content
from studio.documents.ocr import Recogniser
from studio.documents.readers.pdf_lines import Line
from studio.documents.readers.pdf_paragraphs import page_blocks
from studio.documents.readers.pdf_repeats import without_repeats
from studio.documents.readers.scan_lines import doubts, lines_of_scan, recognised_lines

if TYPE_CHECKING:
    from PIL.Image import Image

_FORMATS = ("PNG", "JPEG", "TIFF", "BMP", "GIF", "WEBP")
_MOST_PIXELS = 89_000_000  # where Pillow warns; an A0 plan at 200 to the inch has 62 million
_ENOUGH = 3500  # pixels of a side, below twice of which nothing is thrown away
_MOST_FRAMES = 2000
_LONGER = 842.0  # points: a picture does not say how large its paper was
_BROKEN = (OSError, SyntaxError, ValueError, EOFError, KeyError, IndexError, TypeError, ZeroDivisionError,
           OverflowError, struct.error)  # fmt: skip  # what Pillow's plugins raise on damaged files


def read_image(data: bytes, name: str, recogniser: Recogniser) -> Content:
    pages: list[list[Line]] = []
    recognised: list[RecognisedLine] = []
    doubtful: list[tuple[str, str]] = []
    with opened(data, name) as picture:
        count = frames_of(picture)
        for number in range(1, count + 1):
            seen = recogniser.see(frame(picture, number, name), number, count)
            pages.append(lines_of_scan(seen, _LONGER, number))
            recognised += recognised_lines(seen, number)
            doubtful += doubts(seen, number)
        doubtful += _left_out(picture, count)
    if not any(pages):
        raise DocumentWithoutText(document=name, kind=DocumentKind.IMAGE)
    blocks = page_blocks(without_repeats(pages))
    return Content(tuple(blocks), count, tuple(doubtful), recognised=tuple(recognised))


@contextmanager
def opened(data: bytes, name: str) -> Iterator["Image"]:
    """What Pillow raises while the picture is open becomes DocumentCorrupt or DocumentTooLarge."""
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow's about odd tags
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=_FORMATS) as picture:
                yield picture
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        raise _too_large(name, 2 * _MOST_PIXELS) from error
    except _BROKEN as error:
        raise DocumentCorrupt(document=name, kind=DocumentKind.IMAGE) from error


def frames_of(picture: "Image") -> int:
    """Pages of a tiff; the pictures of a moving gif are not pages."""
    return min(getattr(picture, "n_frames", 1), _MOST_FRAMES) if picture.format == "TIFF" else 1


def _left_out(picture: "Image", read: int) -> list[tuple[str, str]]:
    frames = getattr(picture, "n_frames", 1)
    if frames == read:
        return []
    return [("pages_left_out", str(read + 1)) if read > 1 else ("frames_left_out", str(frames))]


def frame(picture: "Image", number: int, name: str) -> "Image":
    """One page as it is to be seen: turned as its camera says, on white, in ordinary colours."""
    from PIL import ImageOps

    picture.seek(number - 1)
    if picture.width * picture.height > _MOST_PIXELS:
        raise _too_large(name, picture.width * picture.height)
    picture.draft(picture.mode, (_ENOUGH, _ENOUGH))  # a jpg can be decoded at half its size
    picture.load()
    ImageOps.exif_transpose(picture, in_place=True)
    times = int(sqrt(picture.width * picture.height) / _ENOUGH)
    if picture.mode.startswith(("I", "F")):
        return _in_bytes(picture, max(times, 1))
    return _in_colours(picture.reduce(times) if times > 1 and picture.mode != "P" else picture)


def _in_colours(picture: "Image") -> "Image":
    from PIL import Image

    if picture.mode in {"RGB", "L"}:
        return picture
    if "A" in picture.mode or "transparency" in picture.info:
        clear = picture.convert("RGBA")
        paper = Image.new("RGBA", clear.size, "white")
        return Image.alpha_composite(paper, clear).convert("RGB")
    return picture.convert("L" if picture.mode == "1" else "RGB")


def _in_bytes(picture: "Image", times: int) -> "Image":
    """16 bits and more for each pixel, spread over what is really used; every so many pixels one."""
    import numpy as np
    from PIL import Image

    values = np.nan_to_num(np.asarray(picture)[::times, ::times].astype(np.float32))
    low, high = float(values.min()), float(values.max())
    return Image.fromarray(((values - low) * (255 / max(high - low, 1e-6))).astype(np.uint8))


def _too_large(name: str, pixels: int) -> DocumentTooLarge:
    """Three bytes a pixel are what it would take in memory."""
    return DocumentTooLarge(document=name, megabytes=pixels * 3 >> 20, limit=_MOST_PIXELS * 3 >> 20)
