"""A page written as a small PDF for PDFium to draw: its operators, fonts, pictures and transparency."""

import zlib
from collections.abc import Iterable, Mapping

_LEVEL = 1  # of compression: it is read once and thrown away


class Sheet:
    """Width and height in points. What is drawn is given in millimetres from the top left corner."""

    def __init__(self, width: float, height: float, scale: float) -> None:
        self._width, self._height = width, height
        self._objects: list[bytes] = [b"", b"", b""]  # catalogue, pages and page come last
        self._named: dict[str, dict[str, int]] = {"Font": {}, "XObject": {}, "ExtGState": {}}
        self._alphas: dict[float, str] = {}
        self._ink: str | None = None
        self.operators = [f"{scale:.6f} 0 0 {-scale:.6f} 0 {height:.4f} cm"]

    def add(self, dictionary: str, stream: bytes | None = None) -> int:
        """The number of a new object."""
        if stream is None:
            self._objects.append(f"<<{dictionary}>>".encode("latin-1"))
        else:
            head = f"<<{dictionary}/Length {len(stream)}>>\nstream\n".encode("latin-1")
            self._objects.append(head + stream + b"\nendstream")
        return len(self._objects)

    def packed(self, dictionary: str, stream: bytes) -> int:
        return self.add(f"{dictionary}/Filter/FlateDecode", zlib.compress(stream, _LEVEL))

    def name(self, kind: str, number: int) -> str:
        """What the operators call an object: kind is Font, XObject or ExtGState."""
        named = self._named[kind]
        name = f"{kind[0]}{len(named)}"
        named[name] = number
        return name

    def see_through(self, alpha: float) -> str:
        """The operator that makes what follows so."""
        alpha = round(alpha, 2)
        if alpha not in self._alphas:
            self._alphas[alpha] = self.name("ExtGState", self.add(f"/ca {alpha}/CA {alpha}"))
        return f"/{self._alphas[alpha]} gs"

    def soaking(self) -> str:
        """The operator that lets what follows darken what is below instead of covering it."""
        if self._ink is None:
            self._ink = self.name("ExtGState", self.add("/BM/Multiply"))
        return f"/{self._ink} gs"

    def file(self) -> bytes:
        content = self.packed("", "\n".join(self.operators).encode("ascii"))
        resources = "".join(f"/{kind}<<{_references(named)}>>" for kind, named in self._named.items())
        self._objects[0] = b"<</Type/Catalog/Pages 2 0 R>>"
        self._objects[1] = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
        self._objects[2] = (
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {self._width:.4f} {self._height:.4f}]"
            f"/Resources<<{resources}>>/Contents {content} 0 R>>"
        ).encode("latin-1")
        return _file(self._objects)


def _references(named: Mapping[str, int]) -> str:
    return "".join(f"/{name} {number} 0 R" for name, number in named.items())


def _file(objects: Iterable[bytes]) -> bytes:
    parts, places, size = [b"%PDF-1.7\n"], [], 9
    for number, content in enumerate(objects, start=1):
        places.append(size)
        parts.append(b"%d 0 obj\n%b\nendobj\n" % (number, content))
        size += len(parts[-1])
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(places) + 1
    parts.append(b"xref\n0 %d\n0000000000 65535 f \n%b" % (count, table))
    parts.append(b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (count, size))
    return b"".join(parts)
