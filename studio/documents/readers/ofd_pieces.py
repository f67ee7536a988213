"""Pieces of text that stand together on an OFD page, cut from its runs by where their characters are."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from studio.documents.ideographs import ordinary
from studio.documents.readers.ofd_text import Run, is_wide
from studio.documents.readers.ofd_xml import Matrix
from studio.documents.readers.pdf_page import Box
from studio.documents.readers.pieces import Piece

POINTS = 72 / 25.4  # in a millimetre
_SIZES, _UNSEEN = (0.1, 5000.0), 10.0  # points
_ABOVE, _BELOW = 0.88, 0.12  # of the em, from the base line
_APART = 0.6  # of a character's height: the next one stands in a piece of its own
_BACK = 0.5
_WIDEST = 1.1  # a distance up to this is the character's own width
_STRAIGHT = 6.0  # degrees a line may lean


@dataclass(frozen=True, slots=True)
class View:
    """The page as it is read: turned clockwise by `quarters`, `width` and `height` in points."""

    quarters: int
    width: float
    height: float
    matrix: Matrix  # from millimetres of the page as it is shown

    @classmethod
    def of(cls, width: float, height: float, runs: Iterable[Run]) -> "View":
        """`width` and `height` in millimetres, as shown."""
        seen: Counter[int] = Counter()
        for run in runs:
            seen[round(run.angle / 90) % 4] += len(run.glyphs)
        most = seen.most_common(1)
        quarters = -most[0][0] % 4 if most else 0
        return cls.turned(width * POINTS, height * POINTS, quarters)

    @classmethod
    def turned(cls, width: float, height: float, quarters: int) -> "View":
        k = POINTS
        match quarters:
            case 1:
                return cls(1, height, width, Matrix(0, k, -k, 0, height, 0))
            case 2:
                return cls(2, width, height, Matrix(-k, 0, 0, -k, width, height))
            case 3:
                return cls(3, height, width, Matrix(0, -k, k, 0, 0, width))
        return cls(0, width, height, Matrix(k, 0, 0, k, 0, 0))

    def shown(self, box: Box) -> Box:
        """A box of the turned page on the page as it is shown."""
        left, top, right, bottom = box
        match self.quarters:
            case 1:
                return top, self.width - right, bottom, self.width - left
            case 2:
                return self.width - right, self.height - bottom, self.width - left, self.height - top
            case 3:
                return self.height - bottom, left, self.height - top, right
        return box


def pieces_of(run: Run, view: View) -> Iterator[Piece]:
    """What is drawn too small to be seen is said, too."""
    whole, height = view.matrix.after(run.matrix), run.height * POINTS
    size = height if _SIZES[0] < height < _SIZES[1] else _UNSEEN
    places = [whole.on(glyph.x, glyph.y) for glyph in run.glyphs]
    upright = abs((run.angle + 90 * view.quarters + 180) % 360 - 180) <= _STRAIGHT
    tall = upright and _is_tall(places, size)
    boxes = _boxes(run, places, size) if upright else _leaning(run, whole, places)
    piece: Piece | None = None
    for sign, box, base, after_blank in _inked(run, boxes, places):
        if piece is None or not (tall or not upright or _goes_on(piece, box, base)):
            if piece is not None:
                yield piece
            piece = Piece(size, base, upright, tall)
        elif after_blank:
            piece.add(" ", (piece.boxes[-1][2], box[1], box[0], box[3]))
        piece.add(ordinary(sign), box)
    if piece is not None:
        yield piece


def _inked(
    run: Run, boxes: Iterable[Box], places: Sequence[tuple[float, float]]
) -> Iterator[tuple[str, Box, float, bool]]:
    """The characters that are no spaces: their boxes, base lines, and whether a space came before."""
    after_blank = False
    for glyph, box, (_, base) in zip(run.glyphs, boxes, places, strict=True):
        if not glyph.sign.isspace():
            yield glyph.sign, box, base, after_blank
        after_blank = glyph.sign.isspace()


def _is_tall(places: Sequence[tuple[float, float]], size: float) -> bool:
    (left, top), (right, bottom) = places[0], places[-1]
    return (
        len(places) > 1 and bottom - top > 0.5 * size * (len(places) - 1) and abs(right - left) < 0.5 * size
    )


def _goes_on(piece: Piece, box: Box, base: float) -> bool:
    """Right behind the piece on its line."""
    gap = box[0] - piece.boxes[-1][2]
    return abs(base - piece.base) < 0.3 * piece.size and -_BACK * piece.size < gap < _APART * piece.size


def _boxes(run: Run, places: Sequence[tuple[float, float]], size: float) -> Iterator[Box]:
    scale = size * run.stretch
    for at, (x, y) in enumerate(places):
        natural = scale * (1.0 if is_wide(run.glyphs[at].sign) else 0.55)
        step = places[at + 1][0] - x if at + 1 < len(places) else 0.0
        width = step if 0.1 * scale < step <= _WIDEST * scale else natural
        yield x, y - _ABOVE * size, x + width, y + _BELOW * size


def _leaning(run: Run, whole: Matrix, places: Sequence[tuple[float, float]]) -> Iterator[Box]:
    """Round the corners of each character's em."""
    em = whole.after(run.turn)
    size = run.size
    for at, (x, y) in enumerate(places):
        wide = run.stretch * (1.0 if is_wide(run.glyphs[at].sign) else 0.55)
        corners = [
            (x + em.a * right * size + em.c * down * size, y + em.b * right * size + em.d * down * size)
            for right in (0.0, wide)
            for down in (-_ABOVE, _BELOW)
        ]
        xs, ys = [corner[0] for corner in corners], [corner[1] for corner in corners]
        yield min(xs), min(ys), max(xs), max(ys)
