"""The characters of an OFD text object: which, where, how large and in which direction."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import atan2, degrees, hypot

from lxml import etree

from studio.documents.readers.ofd_objects import Placed
from studio.documents.readers.ofd_xml import Matrix, box_of, children, number, numbers, value

_MOST_SIGNS = 100_000  # in one text object
_UNSIZED = (0.0, 0.0, 0.0, 3.5)  # millimetres of a text that does not say how large it is
_FORMATTING = str.maketrans("", "", "\r\n\t")


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character where it is drawn; `x` and `y` are the left end of its base line in its object.

    `index` is its glyph in the embedded font, where the file says so.
    """

    sign: str
    x: float
    y: float
    index: int | None = None
    drawn: bool = True


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of one TextCode. Lengths are millimetres, `angle` degrees clockwise on the page.

    `matrix` leads from a glyph's em, right and down, by way of its place to the page.
    """

    glyphs: Sequence[Glyph]
    matrix: Matrix  # of the object
    size: float  # in the object
    stretch: float
    turn: Matrix  # of each glyph round its place
    placed: Placed

    @property
    def angle(self) -> float:
        a, b = self._direction()
        return degrees(atan2(b, a))

    @property
    def height(self) -> float:
        """Of the em on the page."""
        whole = self.matrix.after(self.turn)
        return self.size * hypot(whole.c, whole.d)

    def _direction(self) -> tuple[float, float]:
        whole = self.matrix.after(self.turn)
        return whole.a, whole.b


def runs_of(placed: Placed) -> Iterator[Run]:
    element = placed.element
    size = number(value(element, "Size")) or (box_of(value(element, "Boundary")) or _UNSIZED)[3]
    stretch = number(value(element, "HScale"), 1.0) or 1.0
    turn = _turned(number(value(element, "CharDirection")))
    size = size if size > 0 else _UNSIZED[3]
    indexes, swallowed = _indexes(element)
    reading = number(value(element, "ReadDirection"))
    x, y, start = 0.0, 0.0, 0
    for code in children(element, "TextCode"):
        signs = _signs(code)
        x, y = number(value(code, "X"), x), number(value(code, "Y"), y)
        drawn = [at for at in range(len(signs)) if start + at not in swallowed]
        places = _places(code, [signs[at] for at in drawn], size, stretch, reading)
        glyphs = _placed(signs, dict(zip(drawn, places, strict=True)), (x, y), indexes, start)
        start += len(signs)
        if glyphs:
            yield Run(glyphs, placed.matrix, size, stretch, turn, placed)


def _placed(
    signs: str,
    places: Mapping[int, tuple[float, float]],
    origin: tuple[float, float],
    indexes: Mapping[int, int],
    start: int,
) -> list[Glyph]:
    """What a ligature before it has swallowed stands where that does and is not drawn."""
    glyphs: list[Glyph] = []
    x, y = origin
    for at, sign in enumerate(signs):
        if at in places:
            x, y = origin[0] + places[at][0], origin[1] + places[at][1]
        glyphs.append(Glyph(sign, x, y, indexes.get(start + at), drawn=at in places))
    return glyphs


def _signs(code: etree._Element) -> str:
    """Line ends in the file are there for whoever reads the XML, not part of the text."""
    text = "".join(map(str, code.itertext()))
    if "\n" in text:
        text = text.strip()
    return text.translate(_FORMATTING)[:_MOST_SIGNS]


def _places(
    code: etree._Element, signs: Sequence[str], size: float, stretch: float, reading: float
) -> Iterator[tuple[float, float]]:
    """From the first character; without distances the characters' own widths count."""
    if not signs:
        return
    across, down = (_distances(value(code, name), len(signs) - 1) for name in ("DeltaX", "DeltaY"))
    if across is None and down is None:
        across, down = _natural(signs, size, stretch, reading)
    x = y = 0.0
    yield x, y
    for at in range(len(signs) - 1):
        x, y = x + _at(across, at), y + _at(down, at)
        yield x, y


def _at(distances: Sequence[float] | None, index: int) -> float:
    """The last distance holds on."""
    return distances[min(index, len(distances) - 1)] if distances else 0.0


def _distances(text: str | None, most: int) -> list[float] | None:
    """ "g 3 2.5 4" is 2.5 2.5 2.5 4: a repetition by how often and what."""
    if text is None or not text.strip():
        return None
    words = iter(text.replace(",", " ").split())
    found: list[float] = []
    for word in words:
        if len(found) >= most:
            break
        if word.lower() == "g":
            times, what = number(next(words, "")), number(next(words, ""))
            found += [what] * min(max(int(times), 0), most)
        else:
            found.append(number(word))
    return found


def _natural(
    signs: Sequence[str], size: float, stretch: float, reading: float
) -> tuple[list[float] | None, list[float] | None]:
    widths = [size * stretch * (1.0 if is_wide(sign) else 0.5) for sign in signs]
    downward = reading in (90, 270)
    steps = [-width for width in widths] if reading in (180, 270) else widths
    return (None, steps) if downward else (steps, None)


def is_wide(sign: str) -> bool:
    return sign >= "\u2e80"


def _turned(angle: float) -> Matrix:
    match round(angle / 90) % 4:
        case 1:
            return Matrix(0, 1, -1, 0)
        case 2:
            return Matrix(-1, 0, 0, -1)
        case 3:
            return Matrix(0, -1, 1, 0)
    return Matrix()


def _indexes(element: etree._Element) -> tuple[dict[int, int], set[int]]:
    """Glyphs by the place of their character, and the places of those drawn with the one before them."""
    found: dict[int, int] = {}
    swallowed: set[int] = set()
    for transform in children(element, "CGTransform"):
        start = int(number(value(transform, "CodePosition")))
        glyphs = [int(index) for each in children(transform, "Glyphs") for index in numbers(each.text)]
        codes = min(max(int(number(value(transform, "CodeCount"), 1)), 1), _MOST_SIGNS)
        shown = min(codes, len(glyphs))
        found |= {start + at: glyphs[at] for at in range(shown) if 0 <= glyphs[at] < 65536}
        if glyphs:
            swallowed |= set(range(start + shown, start + codes))
    return found, swallowed
