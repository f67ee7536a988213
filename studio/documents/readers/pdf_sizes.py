"""Headings of a PDF that stand out by the size of their characters."""

import re
from collections import Counter
from collections.abc import Sequence

from studio.documents.readers.pdf_lines import Line

_LARGER = 1.18  # times the size of the body text
_LONGEST = 60
_MOST_LEVELS = 4
_WORDS = re.compile(r"[^\W\d_]{2}")
_DATE = re.compile(r"[\d〇一二三四五六七八九十]+\s*[年月日]")
_COVER_LINE = ("文件", "号")


class Sizes:
    """Levels run from the largest size down; a size used for much of the text is none."""

    def __init__(self, lines: Sequence[Line]) -> None:
        exactly: Counter[float] = Counter()
        for line in lines:
            exactly[line.size] += len(line.text)
        written: Counter[float] = Counter()
        for size, signs in exactly.items():
            written[_rounded(size)] += signs
        self._body = max(written, key=lambda size: written[size])
        large = [
            size for size in written if size >= self._body * _LARGER and written[size] * 4 < written.total()
        ]
        self._levels = {size: level for level, size in enumerate(sorted(large, reverse=True), start=1)}

    def level(self, line: Line) -> int:
        """0 for body text."""
        if not self._levels or not (level := min(self._levels.get(_rounded(line.size), 0), _MOST_LEVELS)):
            return 0
        text = line.text
        plain = (
            len(text) > _LONGEST
            or line.cells
            or not _WORDS.search(_DATE.sub("", text))
            or text.endswith(("。", "；", "，", *_COVER_LINE))
        )
        return 0 if plain else level


def _rounded(size: float) -> float:
    """To half a point: fonts differ a little in the height of their boxes."""
    return round(size * 2) / 2
