"""A piece of text on a page: characters that stand together in one line."""

from dataclasses import dataclass, field
from math import inf

from studio.documents.readers.pdf_page import Box


@dataclass(slots=True)
class Piece:
    """Points from the top left corner of the page turned so that most of its text is upright.

    `base` is where its base line is, `upright` false for text that runs in another direction, `tall` true
    where upright characters are written down the page.
    """

    size: float
    base: float
    upright: bool
    tall: bool = False
    signs: list[str] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    left: float = inf
    top: float = inf
    right: float = -inf
    bottom: float = -inf

    def add(self, sign: str, box: Box) -> None:
        self.signs.append(sign)
        self.boxes.append(box)
        self.left, self.top = min(self.left, box[0]), min(self.top, box[1])
        self.right, self.bottom = max(self.right, box[2]), max(self.bottom, box[3])

    @property
    def text(self) -> str:
        return "".join(self.signs)
