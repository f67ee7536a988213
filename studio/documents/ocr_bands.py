"""Pictures much taller than wide, such as long screenshots, cut into bands that are seen one by one."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from studio.documents.ocr_seen import Seen

if TYPE_CHECKING:
    from PIL.Image import Image

_TALL = 3.0  # times the width
_BAND = 2.0  # times the width a band is tall at most
_LEAST = 2500  # pixels of height that are seen well in one piece
_SOUGHT = 0.25  # of a band, at its foot, where the emptiest row is looked for


def bands_of(picture: "Image") -> list[tuple[int, "Image"]]:
    """Each band with the row it begins at; no line of text is cut where there is an empty row."""
    width, height = picture.size
    if height < max(_TALL * width, _LEAST):
        return [(0, picture)]
    rows = _unevenness(picture)
    tall, start, bands = round(max(_BAND * width, _LEAST / _TALL)), 0, []
    while height - start > tall * 1.2:
        foot = range(start + round(tall * (1 - _SOUGHT)), start + tall)
        end = min(foot, key=rows.__getitem__)
        bands.append((start, picture.crop((0, start, width, end))))
        start = end
    return [*bands, (start, picture.crop((0, start, width, height)))]


def joined(bands: Sequence[tuple[int, Seen]], width: int, height: int) -> Seen:
    """What was seen of the whole picture."""
    lines = tuple(
        replace(line, top=line.top + start, bottom=line.bottom + start)
        for start, seen in bands
        for line in seen.lines
    )
    rules = tuple(
        (left, top + start, right, bottom + start)
        for start, seen in bands
        for left, top, right, bottom in seen.rules
    )
    doubtful = sum(seen.doubtful for _, seen in bands)
    return Seen(width, height, 0, 0.0, lines, rules, doubtful)


def _unevenness(picture: "Image") -> list[float]:
    """Of each row of pixels how much they differ."""
    import numpy as np

    pixels = np.asarray(picture.convert("L"), dtype=np.int16)
    differences: list[float] = np.abs(np.diff(pixels, axis=1)).mean(axis=1).tolist()
    return differences
