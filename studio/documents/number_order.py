"""Whether a number comes when it should: what only looks like one (第三条规定的, 3.5 米) does not."""

import re

from studio.documents.heading_lines import is_heading_line
from studio.documents.numbering import DECIMALS, Numbering, Scheme

_GOES_ON = re.compile(r"^(?:的|第|至|和|或|及|与|所|之|、|，|规定|第.*规定)")
_IS_CITED = re.compile(r"^(?:的|、|，|所称|所列|规定的)")
_SHORT = 12  # characters of a chapter's name


class NumberOrder:
    """Remembers the last number of each scheme; those below another number count anew under it."""

    def __init__(self) -> None:
        self._last: dict[tuple[Scheme, tuple[int, ...]], int] = {}

    def follows(self, number: Numbering) -> bool:
        scheme = number.scheme
        if scheme in DECIMALS:
            return is_heading_line(number.marker + number.rest, number) and self.due(number)
        if scheme > Scheme.ARTICLE or not number.rest:
            return True
        if number.spaced and (self.due(number) or _is_title(number)):
            return not _IS_CITED.match(number.rest)
        ordered = number.spaced or scheme is Scheme.ANNEX or self.due(number)
        return ordered and not _GOES_ON.match(number.rest)

    def due(self, number: Numbering) -> bool:
        scheme, numbers = number.scheme, number.numbers
        if not numbers:
            return True
        if len(numbers) > 1 and scheme is Scheme.ARTICLE:
            return self._last.get((scheme, ())) == numbers[0]
        return numbers[-1] in (1, self._last.get((scheme, numbers[:-1]), 0) + 1)

    def note(self, number: Numbering) -> None:
        if number.numbers:
            article = number.scheme is Scheme.ARTICLE
            key = () if article else number.numbers[:-1]
            self._last[number.scheme, key] = number.numbers[0 if article else -1]


def _is_title(number: Numbering) -> bool:
    """第九章 和解"""
    return Scheme.ANNEX < number.scheme < Scheme.ARTICLE and len(number.rest) <= _SHORT
