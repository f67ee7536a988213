"""The marks with which models cite: [1], 【1】, ［1，2］, [1-3], [^1], [来源1], [citation:1]."""

import re
import unicodedata
from collections.abc import Iterator

_OPEN, _CLOSE = r"[\[【［]", r"[\]】］]"
_LEAD = r"(?:\^|资料|来源|出处|引用|注|(?:passage|source|citation|ref)s?)?\s*[:：#]?\s*"
_NUMBERS = r"\d{1,4}(?:\s*[-–—~～至到,，、;；\s]\s*\^?\d{1,4})*"
MARK = re.compile(
    rf"\\?(?P<twice>{_OPEN}(?={_OPEN}))?{_OPEN}\s*{_LEAD}(?P<numbers>{_NUMBERS})\s*\\?{_CLOSE}(?(twice){_CLOSE})",
    re.IGNORECASE,
)
START = re.compile(rf"\\?{_OPEN}|\\$")
_INSIDE = r"[\s\d\-–—~～至到,，、;；^:：#资料来源出处引用注acefginoprstu]*\\?"
OPENED = re.compile(rf"{_OPEN}{_INSIDE}$", re.IGNORECASE)
UNDECIDED = re.compile(rf"\\|\\?{_OPEN}{_INSIDE}|\\?{_OPEN}{{2}}{_INSIDE}{_CLOSE}?", re.IGNORECASE)
_SPAN = re.compile(r"(\d+)\s*[-–—~～至到]\s*(\d+)|(\d+)")
_YEAR = re.compile(r"(19|20)\d\d")
_WIDEST_SPAN = 40


def without_marks(text: str) -> str:
    """Take the citation marks out, and leave every other bracket."""
    return MARK.sub(lambda mark: mark[0] if is_year(mark) else "", text)


def is_year(mark: re.Match[str]) -> bool:
    """Whether it is a year, as in the document number 示例政办[2025]12号."""
    return bool(_YEAR.fullmatch(unicodedata.normalize("NFKC", mark["numbers"])))


def numbers_of(mark: re.Match[str]) -> list[int]:
    """Return the numbers a mark names, spans written out, each once, in its order."""
    return list(dict.fromkeys(_numbers(mark["numbers"])))


def _numbers(text: str) -> Iterator[int]:
    for span in _SPAN.finditer(text):
        if span[3]:
            yield int(span[3])
        else:
            first, last = int(span[1]), int(span[2])
            yield from range(first, min(last, first + _WIDEST_SPAN) + 1) if last >= first else (first, last)


def without_numbered_brackets(text: str) -> str:
    """Turn a passage's own [3] into 〔3〕, so that nobody takes it for a citation."""
    return MARK.sub(lambda mark: mark[0] if is_year(mark) else f"〔{mark['numbers']}〕", text)
