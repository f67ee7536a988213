"""Comparing words the way a reader does: widths, spaces, capitals, quotes and emphasis make no difference."""

import re
import unicodedata
from pathlib import PurePath

from studio.core.agents import ExpectedCitation
from studio.core.events import Citation
from studio.core.languages import Language
from studio.core.places import Place
from studio.documents.numerals import NUMERAL, number_of
from studio.runtime.marks import without_marks

_LOOSE_SPACE = re.compile(r"(?<!\d)\s+|\s+(?!\d)")
_FIGURE = re.compile(r"(?<![\d.])\d+(\.\d+)?$")
_COUNTS = "零〇一二两三四五六七八九十百千万亿"
_UNITS = "个天日周月年时小分秒米度元角级条次人名台辆户件份倍层公毫立吨成"
_BEFORE = (
    (re.compile(r"\d"), r"(?<![\d.])"),
    (re.compile(rf"[{_COUNTS}]+(?:[{_UNITS}]|$)"), rf"(?<![{_COUNTS}])"),
    (re.compile(r"[ivx]+(?![a-z])"), r"(?<![ivx])"),
)
_AFTER = (
    (re.compile(r"\d$"), r"(?!\d|\.\d)"),
    (re.compile(rf"(?:^|第|分之)[{_COUNTS}]+$"), rf"(?![{_COUNTS}])"),
    (re.compile(r"(?:level|grade|class|(?<![a-z]))[ivx]+$"), r"(?![ivx])"),
)
"""Where a number begins or ends the words, what must not stand beside it in a text."""
_NUMBERED = re.compile(rf"第({NUMERAL}+)(?=[编章节条款项页行])")
_THOUSANDS = re.compile(r"(?<![\d.,])[0-9]{1,3}(?:,[0-9]{3})+(?![\d,])")
_SIGNS = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", **dict.fromkeys("‐‑‒–—―−", "-")})
_TITLE_MARKS = str.maketrans("", "", "《》")
_EMPHASIS = re.compile(r"[*`_]{1,3}")


def holds(text: str, wanted: str) -> bool:
    """Whether the text holds the words; a number counts only whole, so 12 is not found in 120 or 0.12.

    So do numbers in Chinese and Roman ones: 五天 is not found in 十五天, nor Ⅱ级 in Ⅲ级. Sheets show a
    figure with the decimals of its format: 86 is found in 86.00, and 20.6 in 20.60. 1,200 is 1200.
    """
    part = normal(wanted)
    figure = _FIGURE.search(part)
    more = "" if figure is None else "0*" if figure[1] else r"(?:\.0+)?"
    return _stands(part, more, text)


def _stands(part: str, more: str, text: str) -> bool:
    before = next((edge for first, edge in _BEFORE if first.match(part)), "")
    after = next((edge for last, edge in _AFTER if last.search(part)), "")
    return bool(re.search(before + re.escape(part) + more + after, normal(without_marks(text))))


def cites(citation: Citation, expected: ExpectedCitation) -> bool:
    """Whether it names that document, with or without its ending, at such a place."""
    return _names(citation.document, expected.document) and _at(citation.place, expected.place)


def normal(text: str) -> str:
    figures = _THOUSANDS.sub(lambda found: found[0].replace(",", ""), text)
    folded = unicodedata.normalize("NFKC", figures).casefold().translate(_SIGNS)
    return _LOOSE_SPACE.sub("", _EMPHASIS.sub("", folded)).strip()


def _names(document: str, wanted: str) -> bool:
    cited = {_title(document), _title(PurePath(document).stem)}
    return _title(wanted) in cited


def _title(document: str) -> str:
    return normal(document).translate(_TITLE_MARKS)


def _at(place: Place, wanted: str) -> bool:
    labels = [place.label(Language.ZH), place.label(Language.EN), *place.headings]
    part = _in_figures(normal(wanted))
    return any(_stands(part, "", _in_figures(normal(label))) for label in labels) if wanted else True


def _in_figures(text: str) -> str:
    """第十四条 and 第 14 条 are the same place."""
    return _NUMBERED.sub(lambda found: f"第{number_of(found[1])}", text)
