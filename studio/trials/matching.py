"""Comparing words the way a reader does: widths, spaces, capitals and emphasis make no difference."""

import re
import unicodedata
from pathlib import PurePath

from studio.core.agents import ExpectedCitation
from studio.core.events import Citation
from studio.core.places import Language, Place
from studio.runtime import without_marks

_LOOSE_SPACE = re.compile(r"(?<!\d)\s+|\s+(?!\d)")
_FIGURE = re.compile(r"(?<![\d.])\d+(\.\d+)?$")
_EMPHASIS = re.compile(r"[*`_]{1,3}")


def holds(text: str, wanted: str) -> bool:
    """Whether the text holds the words; a number counts only whole, so 12 is not found in 120 or 0.12.

    Sheets show a figure with the decimals of its format: 86 is found in 86.00, and 20.6 in 20.60.
    """
    part = normal(wanted)
    figure = _FIGURE.search(part)
    more = "" if figure is None else "0*" if figure[1] else r"(?:\.0+)?"
    return _stands(part, more, text)


def _stands(part: str, more: str, text: str) -> bool:
    before = r"(?<![\d.])" if part[:1].isdigit() else ""
    after = r"(?!\d|\.\d)" if part[-1:].isdigit() else ""
    return bool(re.search(before + re.escape(part) + more + after, normal(without_marks(text))))


def cites(citation: Citation, expected: ExpectedCitation) -> bool:
    """Whether it names that document, with or without its ending, at such a place."""
    return _names(citation.document, expected.document) and _at(citation.place, expected.place)


def normal(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).casefold()
    return _LOOSE_SPACE.sub("", _EMPHASIS.sub("", folded)).strip()


def _names(document: str, wanted: str) -> bool:
    cited = {normal(document), normal(PurePath(document).stem)}
    return normal(wanted) in cited


def _at(place: Place, wanted: str) -> bool:
    labels = [place.label(Language.ZH), place.label(Language.EN), *place.headings]
    return any(_stands(normal(wanted), "", label) for label in labels) if wanted else True
