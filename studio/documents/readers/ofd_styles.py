"""How an OFD object is drawn: its colours, lines and transparency, its own or those of what it stands in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from studio.documents.readers.ofd_objects import Placed
from studio.documents.readers.ofd_resources import Resources
from studio.documents.readers.ofd_xml import child, number, numbers, value, within

Colour = tuple[float, float, float]
_BLACK: Colour = (0.0, 0.0, 0.0)
_WIDTH = 0.353  # millimetres, the standard's default
_DEEPEST = 8
_CAPS = {"Butt": 0, "Round": 1, "Square": 2}
_JOINS = {"Miter": 0, "Round": 1, "Bevel": 2}


@dataclass(frozen=True, slots=True)
class Paint:
    colour: Colour
    alpha: float = 1.0


class Style:
    """Looks things up in the object, then in its drawing parameters, the nearest first."""

    def __init__(self, placed: Placed) -> None:
        self._placed = placed
        self._sources = [placed.element, *_parameters(placed)]

    def fill(self) -> Paint:
        return self._paint("FillColor")

    def stroke(self) -> Paint:
        return self._paint("StrokeColor")

    def line(self) -> Iterator[str]:
        """PDF operators for the line."""
        yield f"{max(number(self._value('LineWidth'), _WIDTH), 0.0):.4f} w"
        yield f"{_CAPS.get(self._value('Cap') or '', 0)} J"
        yield f"{_JOINS.get(self._value('Join') or '', 0)} j"
        if (limit := number(self._value("MiterLimit"), 3.528)) >= 1:
            yield f"{limit:.3f} M"
        dashes = [dash for dash in numbers(self._value("DashPattern")) if dash >= 0][:12]
        if any(dashes):
            lengths = " ".join(f"{dash:.3f}" for dash in dashes)
            yield f"[{lengths}] {number(self._value('DashOffset')):.3f} d"

    def _value(self, name: str) -> str | None:
        return next((found for source in self._sources if (found := value(source, name)) is not None), None)

    def _paint(self, name: str) -> Paint:
        for source in self._sources:
            if (element := child(source, name)) is not None:
                alpha = min(max(number(value(element, "Alpha"), 255.0) / 255, 0.0), 1.0)
                return Paint(_colour(element, self._placed.resources), alpha * self._placed.alpha)
        return Paint(_BLACK, self._placed.alpha)


def _parameters(placed: Placed) -> Iterator[etree._Element]:
    for name in reversed(placed.styles):
        wanted: str | None = name
        for _ in range(_DEEPEST):
            found = placed.resources.defined.get(("DrawParam", wanted or ""))
            if found is None:
                break
            yield found
            wanted = value(found, "Relative")


def _colour(element: etree._Element, resources: Resources) -> Colour:
    """Of a gradient the mean; of a pattern the first colour in it."""
    colours = [each for each in within(element, "Color") if value(each, "Value")] if len(element) else []
    if colours:
        return _mean([_flat(each, resources) for each in colours])
    return _flat(element, resources)


def _flat(element: etree._Element, resources: Resources) -> Colour:
    written = value(element, "Value")
    if written is None and value(element, "Index") is None:
        return _BLACK
    space = resources.defined.get(("ColorSpace", value(element, "ColorSpace") or ""))
    if written is None:
        written = _from_palette(space, int(number(value(element, "Index"))))
    bits = int(number(None if space is None else value(space, "BitsPerComponent"), 8.0))
    most = float(2 ** min(max(bits, 1), 16) - 1)
    return _rgb([min(max(part / most, 0.0), 1.0) for part in _parts(written)])


def _parts(written: str) -> list[float]:
    if "#" in written:
        return [float(int(part, 16)) for part in re.findall(r"#([0-9A-Fa-f]{1,4})", written)]
    return numbers(written)


def _rgb(parts: list[float]) -> Colour:
    match parts:
        case [grey]:
            return grey, grey, grey
        case [red, green, blue]:
            return red, green, blue
        case [cyan, magenta, yellow, black]:
            return (1 - cyan) * (1 - black), (1 - magenta) * (1 - black), (1 - yellow) * (1 - black)
    return _BLACK


def _mean(colours: list[Colour]) -> Colour:
    red, green, blue = (sum(parts) / len(colours) for parts in zip(*colours, strict=True))
    return red, green, blue


def _from_palette(space: etree._Element | None, index: int) -> str:
    palette = [each.text or "" for each in within(space, "CV")]
    return palette[index] if 0 <= index < len(palette) else "0"
