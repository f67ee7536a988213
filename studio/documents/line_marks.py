"""Where on the picture of a page a passage stands, by the lines that OCR found there."""

from collections.abc import Sequence
from itertools import accumulate

from studio.core.documents import RecognisedLine
from studio.documents.passage_spans import spans_in

_Mark = tuple[float, float, float, float]


def marks_on(lines: Sequence[RecognisedLine], passage: str) -> tuple[_Mark, ...]:
    """One rectangle a line, as fractions of the page; of a line that holds only a part of it that part."""
    ends = list(accumulate(len(line.text) + 1 for line in lines))
    shown = "\n".join(line.text for line in lines)
    marks: dict[_Mark, None] = {}
    for start, end in spans_in(shown, passage):
        for line, past in zip(lines, ends, strict=True):
            first = past - 1 - len(line.text)
            begin, stop = max(start, first), min(end, past - 1)
            if begin < stop:
                marks[_part(line, (begin - first) / len(line.text), (stop - first) / len(line.text))] = None
    return tuple(marks)


def _part(line: RecognisedLine, begin: float, stop: float) -> _Mark:
    """Characters of a line are taken to be equally wide; a line may run down the page of a turned scan."""
    if line.height > 2 * line.width and len(line.text) > 2:
        return line.left, line.top, line.width, line.height
    return line.left + begin * line.width, line.top, (stop - begin) * line.width, line.height
