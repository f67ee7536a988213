"""The objects of an OFD page as the operators that draw them."""

from collections.abc import Callable, Iterator

from lxml import etree

from studio.documents.readers.ofd_images import picture_on
from studio.documents.readers.ofd_objects import PageObjects, Placed
from studio.documents.readers.ofd_paths import Step, steps_of
from studio.documents.readers.ofd_pieces import POINTS
from studio.documents.readers.ofd_resources import Font
from studio.documents.readers.ofd_sheet import Sheet
from studio.documents.readers.ofd_styles import Colour, Style
from studio.documents.readers.ofd_text import Run, runs_of
from studio.documents.readers.ofd_typefaces import Typefaces
from studio.documents.readers.ofd_xml import (
    Box,
    Matrix,
    box_of,
    children,
    flag,
    matrix_of,
    number,
    value,
    within,
)

_GREY = "0.85 0.85 0.85 rg"
_BOLD = 600  # weights from here on
_NO_FONT = Font("")
_BOXED = Matrix(0.86, 0, 0, 0.86, 0.07, -0.05)


class Drawing:
    """`load` gives the bytes of a part of the package."""

    def __init__(self, box: Box, load: Callable[[str], bytes | None]) -> None:
        self.sheet = Sheet(box[2] * POINTS, box[3] * POINTS, POINTS)
        self._load = load
        self._faces = Typefaces(self.sheet, load)
        self._pictures: dict[str, str | None] = {}

    def draw(self, page: PageObjects) -> None:
        for placed in page.objects:
            self.draw_object(placed)

    def draw_object(self, placed: Placed) -> None:
        operators = [*_clipped(placed), *self._drawn(placed)]
        if operators:
            self.sheet.operators += ["q", *operators, "Q"]

    def stamp(self, content: bytes, matrix: Matrix) -> None:
        """A seal's picture in the unit square that the matrix places; what is below shows through."""
        name = picture_on(self.sheet, content) if content else None
        if name is not None:
            self.sheet.operators += ["q", self.sheet.soaking(), *_shown(name, matrix), "Q"]

    def _drawn(self, placed: Placed) -> Iterator[str]:
        match placed.kind:
            case "TextObject":
                yield from self._text(placed)
            case "PathObject":
                yield from self._path(placed)
            case "ImageObject":
                yield from self._image(placed)

    def _path(self, placed: Placed) -> Iterator[str]:
        """The path in its own coordinates, so that the line's width is scaled with it."""
        element, style = placed.element, Style(placed)
        stroked = flag(value(element, "Stroke"), default=True)
        filled = flag(value(element, "Fill"), default=False)
        steps = list(_steps(steps_of(element)))
        if not steps or not (stroked or filled):
            return
        yield _matrix(placed.matrix, "cm")
        yield from self._paints(style, filled=filled, stroked=stroked)
        yield from steps
        star = "*" if filled and value(element, "Rule") == "Even-Odd" else ""
        yield f"{'B' if filled and stroked else 'f' if filled else 'S'}{star}"

    def _paints(self, style: Style, *, filled: bool, stroked: bool) -> Iterator[str]:
        fill, stroke = style.fill(), style.stroke()
        alpha = min(fill.alpha if filled else 1.0, stroke.alpha if stroked else 1.0)
        if alpha < 1:
            yield self.sheet.see_through(alpha)
        if filled:
            yield f"{_colour(fill.colour)} rg"
        if stroked:
            yield f"{_colour(stroke.colour)} RG"
            yield from style.line()

    def _text(self, placed: Placed) -> Iterator[str]:
        element, style = placed.element, Style(placed)
        font = placed.resources.fonts.get(value(element, "Font") or "", _NO_FONT)
        filled = flag(value(element, "Fill"), default=True)
        stroked = flag(value(element, "Stroke"), default=False)
        heavy = number(value(element, "Weight"), 400.0) >= _BOLD or (font.bold and not font.part)
        yield from self._paints(style, filled=filled, stroked=stroked)
        if heavy and filled and not stroked:
            yield f"{_colour(style.fill().colour)} RG {0.03 * number(value(element, 'Size')):.4f} w"
        mode = 2 if filled and (stroked or heavy) else 0 if filled else 1 if stroked else 3
        yield f"BT {mode} Tr"
        lean = Matrix(c=-0.2) if flag(value(element, "Italic"), default=False) else Matrix()
        boxes: list[str] = []
        for run in runs_of(placed):
            yield from self._run(run, font, lean, boxes)
        yield "ET"
        yield from boxes

    def _run(self, run: Run, font: Font, lean: Matrix, boxes: list[str]) -> Iterator[str]:
        """A character that no font can show becomes a box."""
        em = run.turn.after(lean).after(Matrix(run.size * run.stretch, 0, 0, -run.size))
        used = ""
        for glyph in run.glyphs:
            if glyph.sign.isspace() or not glyph.drawn:
                continue
            place = run.matrix.after(Matrix(e=glyph.x, f=glyph.y)).after(em)
            drawn = self._faces.drawn(font, glyph.sign, glyph.index)
            if drawn is None:
                boxes += ["q", _matrix(place.after(_BOXED), "cm"), "0.04 w 0 0 1 0.9 re S", "Q"]
                continue
            if drawn[0] != used:
                used = drawn[0]
                yield f"/{used} 1 Tf"
            yield f"{_matrix(place, 'Tm')} <{drawn[1]}> Tj"

    def _image(self, placed: Placed) -> Iterator[str]:
        """A picture that cannot be read leaves a grey field."""
        if placed.alpha < 1:
            yield self.sheet.see_through(placed.alpha)
        matrix = placed.matrix
        if value(placed.element, "CTM") is None:
            box = box_of(value(placed.element, "Boundary")) or (0.0, 0.0, 0.0, 0.0)
            matrix = matrix.after(Matrix(box[2], 0, 0, box[3]))
        name = self._picture(placed)
        yield from _shown(name, matrix) if name else (_matrix(matrix, "cm"), f"{_GREY} 0 0 1 1 re f")

    def _picture(self, placed: Placed) -> str | None:
        part = placed.resources.pictures.get(value(placed.element, "ResourceID") or "")
        if part is None:
            return None
        if part not in self._pictures:
            content = self._load(part)
            self._pictures[part] = picture_on(self.sheet, content) if content else None
        return self._pictures[part]


def _shown(name: str, matrix: Matrix) -> Iterator[str]:
    yield _matrix(matrix.after(Matrix(1, 0, 0, -1, 0, 1)), "cm")
    yield f"/{name} Do"


def _clipped(placed: Placed) -> Iterator[str]:
    """What is drawn shows inside the paths of each clip only."""
    for clips in children(placed.element, "Clips"):
        turned = flag(value(clips, "TransFlag"), default=True)
        for clip in children(clips, "Clip"):
            steps = list(_clip_steps(placed.matrix if turned else placed.frame, clip))
            if steps:
                yield from (*steps, "W n")


def _clip_steps(home: Matrix, clip: etree._Element) -> Iterator[str]:
    for area in children(clip, "Area"):
        matrix = home.after(matrix_of(value(area, "CTM")))
        for path in within(area, "Path"):
            box = box_of(value(path, "Boundary")) or (0.0, 0.0, 0.0, 0.0)
            inner = matrix.after(Matrix(e=box[0], f=box[1])).after(matrix_of(value(path, "CTM")))
            yield from _steps(steps_of(path), inner)


def _steps(steps: Iterator[Step], matrix: Matrix | None = None) -> Iterator[str]:
    """Whatever a path begins with, a PDF wants it to begin with a move."""
    begun = False
    for step in steps:
        points = [matrix.on(*point) if matrix else point for point in step.points]
        written = " ".join(f"{x:.4f} {y:.4f}" for x, y in points)
        if step.kind == "C":
            if begun:
                yield "h"
        elif step.kind == "M" or not begun:
            begun = True
            yield f"{' '.join(written.split()[-2:])} m"
        else:
            yield f"{written} {'l' if step.kind == 'L' else 'c'}"


def _matrix(matrix: Matrix, operator: str) -> str:
    parts = (matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)
    return " ".join(f"{part:.5f}" for part in parts) + f" {operator}"


def _colour(colour: Colour) -> str:
    return " ".join(f"{part:.3f}" for part in colour)
