"""Ruling lines of tables in a picture."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np

    Pixels = np.ndarray[Any, Any]

_SHORTEST = 0.03  # of the picture's longer side: longer than the strokes of characters
_THICKEST = 12  # pixels
_MOST = 2000
_Box = tuple[float, float, float, float]


def ruling_lines(pixels: "Pixels", skew: float) -> list[_Box]:
    """Left, top, right and bottom of level and upright lines, once the picture is turned back by `skew`."""
    import cv2

    ink = _ink(pixels, skew)
    least = max(30, round(_SHORTEST * max(ink.shape[:2])))
    found: list[_Box] = []
    for size in ((least, 1), (1, least)):
        lines = cv2.morphologyEx(ink, cv2.MORPH_OPEN, cv2.getStructuringElement(cv2.MORPH_RECT, size))
        _, _, shapes, _ = cv2.connectedComponentsWithStats(lines)
        for left, top, width, height, _ in shapes[1:]:  # the first is the ground
            if min(width, height) <= _THICKEST:
                found.append((float(left), float(top), float(left + width), float(top + height)))
    return found if len(found) <= _MOST else []


def _ink(pixels: "Pixels", skew: float) -> "Pixels":
    """White where the picture is dark, straightened."""
    import cv2

    grey = cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY)
    if skew:
        height, width = grey.shape
        turn = cv2.getRotationMatrix2D((width / 2, height / 2), skew, 1.0)
        grey = cv2.warpAffine(grey, turn, (width, height), borderMode=cv2.BORDER_REPLICATE)
    ink = cv2.adaptiveThreshold(grey, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, 31, 12)
    closed: Pixels = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, cv2.getStructuringElement(cv2.MORPH_RECT, (3, 3)))
    return closed
