"""Cut a long part at sentence ends, and only where a sentence itself is too long, within it."""

import re
from collections.abc import Iterator
from dataclasses import replace

from studio.knowledge.sections import Part
from studio.knowledge.sizes import LETTERS, is_latin

_ENDS = "。！!？?；;"
_SENTENCE = re.compile(rf"[^{_ENDS}\n]*[{_ENDS}\n]+[”’）」』》]*\s*|[^{_ENDS}\n]+")
_PAUSE = re.compile(r"[，,、：:\s|]")


def cut_long(part: Part, limit: int) -> list[Part]:
    """Pieces that together are the part, each at most `limit` long in Chinese characters."""
    if part.size <= limit:
        return [part]
    limit *= LETTERS if is_latin(part.text) else 1
    return [
        replace(
            part,
            text=part.text[start:end].rstrip(),
            start=part.start + start,
            end=part.start + _end(part, start, end),
        )
        for start, end in _spans(part.text, limit)
        if part.text[start:end].strip()
    ]


def _end(part: Part, start: int, end: int) -> int:
    return start + len(part.text[start:end].rstrip())


def _spans(text: str, limit: int) -> Iterator[tuple[int, int]]:
    """Sentences packed together up to the limit, in even lengths so that no crumb is left at the end."""
    even = -(-len(text) // -(-len(text) // limit))
    aim = min(limit, even + limit // 8)
    start = end = 0
    for sentence in _SENTENCE.finditer(text):
        for stop in _stops(text, sentence.start(), sentence.end(), limit):
            if end > start and stop - start > (aim if len(text) - start > limit else limit):
                yield start, end
                start = end
            end = stop
    if end > start:
        yield start, end


def _stops(text: str, start: int, end: int, limit: int) -> Iterator[int]:
    while end - start > limit:
        pauses = [found.end() for found in _PAUSE.finditer(text, start + limit // 2, start + limit)]
        start = pauses[-1] if pauses else start + limit
        yield start
    yield end
