"""What was found on a picture of a page, on the picture made upright and on the one that is shown."""

from dataclasses import dataclass
from math import cos, radians, sin

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class SeenLine:
    """Pixels of the upright picture from its top left corner; `score` is the confidence from 0 to 1."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    score: float


@dataclass(frozen=True, slots=True)
class Seen:
    """What stands on a picture once it is turned clockwise by `turn` degrees and made straight.

    `skew` is by how many degrees its lines fell to the right before; `rules` are ruling lines of tables as
    left, top, right, bottom; `doubtful` counts what looked like lines and could not be read.
    """

    width: int
    height: int
    turn: int
    skew: float
    lines: tuple[SeenLine, ...]
    rules: tuple[Box, ...] = ()
    doubtful: int = 0
    blank: bool = False

    @property
    def signs(self) -> int:
        """How many characters were read."""
        return sum(len(line.text) for line in self.lines)

    def as_shown(self, line: SeenLine) -> tuple[float, float, float, float]:
        """Left, top, width and height of a line as fractions of the picture before it was turned."""
        corners = (
            (line.left, line.top),
            (line.right, line.top),
            (line.right, line.bottom),
            (line.left, line.bottom),
        )
        points = [self._before(*rotated(x, y, self.width, self.height, self.skew)) for x, y in corners]
        xs, ys = [min(max(x, 0.0), 1.0) for x, _ in points], [min(max(y, 0.0), 1.0) for _, y in points]
        return min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)

    def _before(self, x: float, y: float) -> tuple[float, float]:
        across, down = x / self.width, y / self.height
        return {
            0: (across, down),
            90: (down, 1 - across),
            180: (1 - across, 1 - down),
            270: (1 - down, across),
        }[self.turn]


def rotated(x: float, y: float, width: float, height: float, angle: float) -> tuple[float, float]:
    """The point turned clockwise round the picture's middle."""
    if not angle:
        return x, y
    across, down = x - width / 2, y - height / 2
    c, s = cos(radians(angle)), sin(radians(angle))
    return width / 2 + across * c - down * s, height / 2 + across * s + down * c
