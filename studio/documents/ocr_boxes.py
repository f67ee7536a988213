"""The boxes round lines in a picture, as four corners: how long, how turned, where once made straight."""

from collections.abc import Sequence
from math import atan2, degrees, hypot
from statistics import median
from typing import TYPE_CHECKING, Any

from studio.documents.ocr_seen import Box, rotated

if TYPE_CHECKING:
    import numpy as np

    Corners = np.ndarray[Any, Any]  # four points of x and y, from where the text begins, clockwise


def length(box: "Corners") -> float:
    return max(side(box, 0, 1), side(box, 1, 2))


def side(box: "Corners", first: int, second: int) -> float:
    across, down = box[second] - box[first]
    return hypot(float(across), float(down))


def mostly_tall(boxes: Sequence["Corners"]) -> bool:
    """By the length of lines that are clearly longer one way than the other."""
    tall = wide = 0.0
    for box in boxes:
        across, down = side(box, 0, 1), side(box, 1, 2)
        tall += down if down > 2 * across else 0
        wide += across if across > 2 * down else 0
    return tall > wide


def skew_of(boxes: Sequence["Corners"]) -> float:
    """Degrees by which most long lines fall to the right."""
    long = [box for box in boxes if side(box, 0, 1) > 6 * side(box, 1, 2)]
    if len(long) < 2:
        return 0.0
    angle = median(degrees(atan2(box[1][1] - box[0][1], box[1][0] - box[0][0])) for box in long)
    return angle if 0.1 < abs(angle) < 30 else 0.0


def scaled(box: Box, by: float) -> Box:
    left, top, right, bottom = box
    return left * by, top * by, right * by, bottom * by


def straight(box: "Corners", width: int, height: int, skew: float) -> Box:
    points = [rotated(float(x), float(y), width, height, -skew) for x, y in box]
    left, right = (points[0][0] + points[3][0]) / 2, (points[1][0] + points[2][0]) / 2
    top, bottom = (points[0][1] + points[1][1]) / 2, (points[2][1] + points[3][1]) / 2
    return left, top, right, bottom
