"""Elliptical arcs as cubic curves: from end points to centre as in SVG 1.1, F.6.5."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import atan2, ceil, cos, pi, radians, sin, sqrt, tan

Point = tuple[float, float]
Curve = tuple[Point, Point, Point]


@dataclass(frozen=True, slots=True)
class Arc:
    """From `start` to `end` on an ellipse turned by `angle` degrees."""

    start: Point
    end: Point
    radii: Point
    angle: float
    large: bool
    clockwise: bool

    def curves(self) -> Iterator[Curve]:
        """A straight line where there is no ellipse."""
        rx, ry = abs(self.radii[0]), abs(self.radii[1])
        if self.start == self.end:
            return
        if rx < 1e-6 or ry < 1e-6:
            yield self.start, self.end, self.end
            return
        yield from self._curves(rx, ry)

    def _curves(self, rx: float, ry: float) -> Iterator[Curve]:
        phi = radians(self.angle % 360)
        x, y = _turned(((self.start[0] - self.end[0]) / 2, (self.start[1] - self.end[1]) / 2), -phi)
        grow = sqrt(max((x / rx) ** 2 + (y / ry) ** 2, 1.0))
        rx, ry = rx * grow, ry * grow
        below = (rx * y) ** 2 + (ry * x) ** 2
        factor = sqrt(max((rx * ry) ** 2 - below, 0.0) / below)
        if self.large == self.clockwise:
            factor = -factor
        cx, cy = factor * rx * y / ry, -factor * ry * x / rx
        begin = atan2((y - cy) / ry, (x - cx) / rx)
        sweep = (atan2((-y - cy) / ry, (-x - cx) / rx) - begin) % (2 * pi)
        if not self.clockwise and sweep:
            sweep -= 2 * pi
        dx, dy = _turned((cx, cy), phi)
        middle = dx + (self.start[0] + self.end[0]) / 2, dy + (self.start[1] + self.end[1]) / 2
        yield from _pieces(begin, sweep, (rx, ry), phi, middle)


def _pieces(begin: float, sweep: float, radii: Point, phi: float, middle: Point) -> Iterator[Curve]:
    """Each of at most a quarter turn."""
    count = max(1, ceil(abs(sweep) / (pi / 2) - 1e-9))
    step = sweep / count
    reach = 4 / 3 * tan(step / 4)

    def on_page(x: float, y: float) -> Point:
        px, py = _turned((x * radii[0], y * radii[1]), phi)
        return px + middle[0], py + middle[1]

    for at in range(count):
        one, two = begin + at * step, begin + (at + 1) * step
        yield (
            on_page(cos(one) - reach * sin(one), sin(one) + reach * cos(one)),
            on_page(cos(two) + reach * sin(two), sin(two) - reach * cos(two)),
            on_page(cos(two), sin(two)),
        )


def _turned(point: Point, angle: float) -> Point:
    x, y = point
    return x * cos(angle) - y * sin(angle), x * sin(angle) + y * cos(angle)
