"""Pictures of paper from the fictitious 示例市, drawn with the Chinese font the window needs anyway."""

import io
import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path

import numpy as np
import pypdfium2
from fpdf import FPDF
from PIL import Image, ImageDraw, ImageFont

TITLE = "关于做好防汛值班工作的通知"
FIRST = "第一条　为做好汛期值班工作，保障人民群众生命财产安全，根据《示例市防汛应急预案》，制定本办法。"
SECOND = "第二条　发布暴雨红色预警时，值班人员应当每三十分钟向市防汛指挥部办公室报告一次雨情和水情。"
_FONT = "NotoSansCJK-Regular.ttc"


@cache
def font(pixels: int) -> ImageFont.FreeTypeFont:
    file = next(path for path in Path("/usr/share/fonts").rglob(_FONT))
    return ImageFont.truetype(str(file), pixels, index=2)


class Paper:
    """A sheet to write on; all measures are points."""

    def __init__(self, width: float = 420, height: float = 300, resolution: int = 150) -> None:
        self._scale = resolution / 72
        self.picture = Image.new("RGB", (self._at(width), self._at(height)), "white")
        self._draw = ImageDraw.Draw(self.picture)

    def write(self, x: float, y: float, size: float, text: str) -> None:
        self._draw.text((self._at(x), self._at(y)), text, font=font(self._at(size)), fill="black")

    def fill(self, x: float, y: float, size: float, text: str, across: int, lead: float = 1.7) -> float:
        """Write a paragraph of so many characters across, indented by two; return where the next begins."""
        lines = [text[: across - 2], *(text[at : at + across] for at in range(across - 2, len(text), across))]
        for number, line in enumerate(lines):
            self.write(x + (0 if number else 2 * size), y + number * lead * size, size, line)
        return y + len(lines) * lead * size

    def rule(self, x1: float, y1: float, x2: float, y2: float) -> None:
        ends = (self._at(x1), self._at(y1), self._at(x2), self._at(y2))
        self._draw.line(ends, fill="black", width=max(1, self._at(0.7)))

    def table(
        self, xs: Sequence[float], y: float, rows: Sequence[Sequence[str]], *, height: float = 24
    ) -> None:
        for row, cells in enumerate(rows):
            for x, cell in zip(xs, cells, strict=False):
                self.write(x + 5, y + row * height + 4, 12, cell)
        for row in range(len(rows) + 1):
            self.rule(xs[0], y + row * height, xs[-1], y + row * height)
        for x in xs:
            self.rule(x, y, x, y + len(rows) * height)

    def _at(self, points: float) -> int:
        return round(points * self._scale)


def notice(resolution: int = 150) -> Paper:
    paper = Paper(420, 160, resolution)
    paper.write(92, 20, 18, TITLE)
    paper.fill(40, paper.fill(40, 60, 12, FIRST, 28), 12, SECOND, 28)
    return paper


def scanned(picture: Image.Image, *, skew: float = 0.0, noise: float = 12.0) -> Image.Image:
    """As a scanner gives it: a little askew, and with noise that is the same every time."""
    askew = picture.rotate(skew, expand=True, fillcolor="white", resample=Image.Resampling.BICUBIC)
    pixels = np.asarray(askew).astype(float)
    noisy = pixels + np.random.default_rng(7).normal(0, noise, pixels.shape)
    return Image.fromarray(noisy.clip(0, 255).astype(np.uint8))


def encoded(picture: Image.Image, kind: str = "PNG", **options: object) -> bytes:
    stream = io.BytesIO()
    picture.save(stream, kind, **options)
    return stream.getvalue()


def scan_pdf(*pictures: Image.Image, resolution: int = 150) -> bytes:
    first, *others = pictures
    return encoded(first, "PDF", save_all=True, append_images=others, resolution=resolution)


def layered_pdf(picture: Image.Image, layer: str, resolution: int = 150) -> bytes:
    """A scan with a layer of text that is there and not seen, as scanners write it (render mode 3)."""
    pdf = FPDF(unit="pt", format=(picture.width * 72 / resolution, picture.height * 72 / resolution))
    pdf.add_page()
    pdf.image(picture, 0, 0, pdf.w, pdf.h)
    pdf.set_font("Helvetica", size=11)
    pdf.text_mode = 3
    for number, line in enumerate(layer.splitlines()):
        pdf.text(40, 60 + 18 * number, line)
    return bytes(pdf.output())


def joined_pdf(*files: bytes) -> bytes:
    whole = pypdfium2.PdfDocument.new()
    for file in files:
        part = pypdfium2.PdfDocument(file)
        whole.import_pages(part)
        part.close()
    stream = io.BytesIO()
    whole.save(stream)
    whole.close()
    return stream.getvalue()


def accuracy(read: str, written: str) -> float:
    """The share of the written characters that were read in order; spaces do not count."""
    one, other = re.sub(r"\s", "", read), re.sub(r"\s", "", written)
    same = sum(
        block.size for block in SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    )
    return same / max(len(one), len(other), 1)
