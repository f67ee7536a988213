"""Lines no longer than a pattern can bear: a file may hold a megabyte without a break, or all blanks."""

import re
from collections.abc import Iterable, Iterator

_LONGEST = 500
_BLANKS = re.compile(r"\s{4,}")
_SENTENCES = re.compile(r"[^。；]*[。；]?")
_ODD = re.compile(r"[０-９]|\s{4}")
_WIDE = str.maketrans("０１２３４５６７８９", "0123456789")


def bounded(line: str) -> Iterator[str]:
    """The line with plain digits and few blanks, a long one in parts that end with sentences if they can."""
    line = line.strip()
    plain = line.isascii() and line.isprintable() and "    " not in line  # sooner told than by the pattern
    if not plain and _ODD.search(line):
        line = _BLANKS.sub("   ", line.translate(_WIDE))
    if len(line) <= _LONGEST:
        yield from [line] if line else []
        return
    yield from _packed(part for sentence in _SENTENCES.findall(line) for part in _cut(sentence))


def _cut(sentence: str) -> list[str]:
    return [sentence[at : at + _LONGEST] for at in range(0, len(sentence), _LONGEST)]


def _packed(parts: Iterable[str]) -> Iterator[str]:
    waiting = ""
    for part in parts:
        if waiting and len(waiting) + len(part) > _LONGEST:
            yield waiting
            waiting = ""
        waiting += part
    if waiting:
        yield waiting
