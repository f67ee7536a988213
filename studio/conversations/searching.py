"""Finding words in what was said, whatever their width and case, and showing them with what is around."""

import re
from unicodedata import normalize

from studio.papers.text import unmarked

_LINE = re.compile(r"^\s*(?:#{1,6}|>|[-*+])\s|\|(?:\s*:?-{3,}:?\s*\|)*")
_BEFORE, _AFTER = 6, 60  # characters around a hit


def sought(text: str) -> str:
    """The text as it is searched."""
    return normalize("NFKC", text).casefold()


def undressed(markdown: str) -> str:
    """What was said without the marks that dress it, which would part words."""
    return "\n".join(unmarked(_LINE.sub(" ", line)) for line in markdown.splitlines())


def words_of(wanted: str) -> list[str]:
    return sought(wanted).split()


def excerpt(text: str, words: list[str]) -> tuple[str, int, int]:
    """A piece of the text around the first of the words, and from where to where in it the word stands."""
    line = " ".join(text.split())
    start, end = first_hit(line, words)
    first = max(start - _BEFORE, 0)
    head, tail = "…" if first else "", "…" if end + _AFTER < len(line) else ""
    moved = len(head) - first
    return f"{head}{line[first : end + _AFTER]}{tail}", start + moved, end + moved


def first_hit(text: str, words: list[str]) -> tuple[int, int]:
    """Where the first of the words begins and ends; characters may be searched as more than one."""
    spelt, places = "", list[int]()
    for place, character in enumerate(text):
        spelt += (one := sought(character))
        places += [place] * len(one)
    hits = [(at, at + len(word)) for word in words if (at := spelt.find(word)) >= 0]
    if not hits:
        return 0, 0
    start, end = min(hits)
    return places[start], places[end - 1] + 1
