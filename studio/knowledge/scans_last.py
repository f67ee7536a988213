"""Which files come first: what holds text can be asked about while scans are still being recognised."""

import asyncio
import os
from collections.abc import Sequence
from pathlib import Path

from studio.knowledge.arrivals import Arrival

_PICTURES = (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp")
_END = 1 << 16  # bytes that are looked at of either end of a PDF
_TEXT = (b"/Font", b"/ObjStm")  # what is packed into a stream of objects may be a font


async def scans_last(coming: Sequence[Arrival]) -> Sequence[Arrival]:
    """All else keeps its order; a guess that is wrong only changes when a file's turn comes."""
    pictured = [arrival.name.lower().endswith((*_PICTURES, ".pdf")) for arrival in coming]
    if len(coming) < 2 or not any(pictured):
        return coming
    return await asyncio.to_thread(sorted, coming, key=_is_scan)


def _is_scan(arrival: Arrival) -> bool:
    suffix = Path(arrival.name).suffix.lower()
    if suffix in _PICTURES:
        return True
    return suffix == ".pdf" and arrival.regular and _holds_no_text(arrival.path)


def _holds_no_text(pdf: Path) -> bool:
    try:
        with pdf.open("rb") as file:
            ends = file.read(_END)
            file.seek(max(_END, os.fstat(file.fileno()).st_size - _END))
            ends += file.read(_END)
    except OSError:
        return False  # said of it when it is read
    return b"/Image" in ends and not any(sign in ends for sign in _TEXT)
