"""Ruling lines of tables in a picture."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np

    Pixels = np.ndarray[Any, Any]

_SHORTEST = 0.02  # of the picture's longer side; and longer than the strokes of characters
_THICKEST = 12  # pixels
_MOST = 2000
_AROUND, _DARKER = 31, 8  # pixels whose mean a dark one is compared with, and by how much it is darker
_Box = tuple[float, float, float, float]


def ruling_lines(pixels: "Pixels", skew: float, text_height: float) -> list[_Box]:
    """Left, top, right and bottom of level and upright lines, once the picture is turned back by `skew`."""
    import cv2

    ink = _ink(pixels, skew)
    least = round(max(_SHORTEST * max(ink.shape[:2]), 2 * text_height))
    found: list[_Box] = []
    for size in ((least, 1), (1, least)):
        lines = cv2.morphologyEx(ink, cv2.MORPH_OPEN, _brush(*size))
        _, _, shapes, _ = cv2.connectedComponentsWithStats(cv2.dilate(lines, _brush(3, 3)))
        for left, top, width, height, _ in shapes[1:]:  # the first is the ground
            if min(width, height) <= _THICKEST:
                found.append(_thin(left, top, width, height))
    return found if len(found) <= _MOST else []


def _thin(left: float, top: float, width: float, height: float) -> _Box:
    """The line along its middle: how thick a scanned one is says nothing."""
    if width >= height:
        middle = top + height / 2
        return float(left), middle, float(left + width), middle
    middle = left + width / 2
    return middle, float(top), middle, float(top + height)


def _ink(pixels: "Pixels", skew: float) -> "Pixels":
    """White where the picture is dark, straightened."""
    import cv2

    grey = cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY)
    if skew:
        height, width = grey.shape
        turn = cv2.getRotationMatrix2D((width / 2, height / 2), skew, 1.0)
        grey = cv2.warpAffine(grey, turn, (width, height), borderMode=cv2.BORDER_REPLICATE)
    grey = cv2.GaussianBlur(grey, (3, 3), 0)
    ink: Pixels = cv2.adaptiveThreshold(
        grey, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, _AROUND, _DARKER
    )
    return ink


def _brush(width: int, height: int) -> "Pixels":
    import cv2

    brush: Pixels = cv2.getStructuringElement(cv2.MORPH_RECT, (width, height))
    return brush
