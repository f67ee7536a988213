"""Lines that may be headings: told from sentences, and shortened for the path."""

import re

from studio.documents.lines import without_inner_spaces
from studio.documents.numbering import DECIMALS, Numbering, Scheme, numbering

_LONGEST = 45
_LONGEST_RUN_IN = 30
_SENTENCE = re.compile(r"[。；！？;!?]|[，、,：:]$")
_INNER_COLON = re.compile(r"[：:].")


def is_heading_line(text: str, number: Numbering) -> bool:
    chapter = Scheme.ANNEX < number.scheme < Scheme.ARTICLE
    rest = number.rest.rstrip("。") if chapter else number.rest
    if len(text) > _LONGEST or "\n" in text or _SENTENCE.search(rest):
        return _ends_as_lead_in(text, number)
    return bool(number.rest or number.scheme <= Scheme.ARTICLE) and not _INNER_COLON.search(number.rest)


def _ends_as_lead_in(text: str, number: Numbering) -> bool:
    """（一）成员单位职责："""
    rest = number.rest.rstrip("：:")
    return rest != number.rest and len(rest) <= 15 and bool(rest) and not _SENTENCE.search(rest)


def run_in_heading(text: str) -> str:
    """一、提高思想认识。各单位要… is headed by its first sentence, when that is short and more follows."""
    first, stop, rest = text.partition("。")
    fits = stop and rest.strip() and len(first) <= _LONGEST_RUN_IN and not re.search(r"[；：:;\n]", first)
    return without_inner_spaces(first) if fits else ""


def _latin(number: Numbering) -> bool:
    """1. Introduction keeps its space, （二）24小时值班 has none."""
    return number.marker.isascii() and number.rest[0].isascii() and number.rest[0].isalpha()


def short_heading(text: str) -> str:
    line = " ".join(text.split()).rstrip("：:")
    number = numbering(line)
    if number is None or not number.rest:
        line = without_inner_spaces(line)
    else:
        parted = number.scheme <= Scheme.ARTICLE or number.scheme in DECIMALS or _latin(number)
        line = f"{number.marker}{' ' if parted else ''}{without_inner_spaces(number.rest)}"
    return line if len(line) <= 60 else line[:59] + "…"
