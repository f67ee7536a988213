"""OFD's XML (GB/T 33190) in short: names without their namespace, numbers, boxes and matrices."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

Box = tuple[float, float, float, float]  # x, y, width, height
_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d{1,3})?")
_FARTHEST = 1e6  # millimetres: beyond is nonsense and would only overflow


@dataclass(frozen=True, slots=True)
class Matrix:
    """x' = a·x + c·y + e and y' = b·x + d·y + f, both axes as on the page: right and down."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def on(self, x: float, y: float) -> tuple[float, float]:
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def after(self, inner: "Matrix") -> "Matrix":
        """The matrix that does `inner` first and this one then."""
        a, b = self.a * inner.a + self.c * inner.b, self.b * inner.a + self.d * inner.b
        c, d = self.a * inner.c + self.c * inner.d, self.b * inner.c + self.d * inner.d
        return Matrix(a, b, c, d, *self.on(inner.e, inner.f))


def local(element: etree._Element) -> str:
    """The name without its namespace; empty for comments."""
    return "" if callable(element.tag) else str(element.tag).rpartition("}")[2]


def child(element: etree._Element | None, name: str) -> etree._Element | None:
    return None if element is None else next(children(element, name), None)


def children(element: etree._Element | None, name: str) -> Iterator[etree._Element]:
    return (each for each in (() if element is None else element) if local(each) == name)


def within(element: etree._Element | None, name: str) -> Iterator[etree._Element]:
    """All of this name, however deep."""
    return (each for each in (() if element is None else element.iter()) if local(each) == name)


def text_of(element: etree._Element | None) -> str:
    return "" if element is None else "".join(map(str, element.itertext())).strip()


def value(element: etree._Element, name: str) -> str | None:
    found: str | None = element.get(name)
    return found


def numbers(text: str | None) -> list[float]:
    """What is no number, or too large to be one, is left out."""
    if not text:
        return []
    try:
        found = [float(word) for word in text.split()]
    except ValueError:
        found = [float(match) for match in _NUMBER.findall(text)]
    return [number for number in found if -_FARTHEST <= number <= _FARTHEST]


def number(text: str | None, default: float = 0.0) -> float:
    if text is None:
        return default
    return next(iter(numbers(text)), default)


def box_of(text: str | None) -> Box | None:
    found = numbers(text)
    return (found[0], found[1], found[2], found[3]) if len(found) == 4 else None


def matrix_of(text: str | None) -> Matrix:
    found = numbers(text)
    return Matrix(*found) if len(found) == 6 else Matrix()


def flag(text: str | None, *, default: bool) -> bool:
    return default if text is None else text.strip().lower() in ("true", "1")
