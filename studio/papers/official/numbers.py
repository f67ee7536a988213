"""发文字号 as the standard writes it: 示应急〔2026〕12号, whatever brackets and zeros it was typed with."""

import re
from datetime import date

from studio.documents.numerals import NUMERAL, number_of
from studio.papers.text import one_line

_NUMBER = re.compile(
    r"(?P<code>[\u4e00-\u9fffA-Za-z]{0,20})[〔\[【(（［﹝〈{｛]"
    r"(?P<year>\d{4})年?[〕\]】)）］﹞〉}｝]第?0*(?P<serial>\d{1,5})号?"
)
_SERIAL = re.compile(r"第?0*(?P<serial>\d{1,5})号?")
_ORDER = re.compile(rf"(?:.*?令)?第?(?P<serial>{NUMERAL}{{1,6}})号?")
BLANK = "　　"  # to be filled in when the paper is registered


def document_number(said: str, code: str, today: date) -> str:
    """Normal form of a number; from a serial alone, or from nothing, with the issuer's own code before it.

    Empty when there is neither number nor code; what reads as no number comes back as it was.
    """
    text = "".join(one_line(said).split())
    if found := _NUMBER.fullmatch(text):
        return f"{found['code'] or code}〔{found['year']}〕{int(found['serial'])}号"
    if not code:
        return text
    if not text:
        return f"{code}〔{today.year}〕{BLANK}号"
    serial = _SERIAL.fullmatch(text)
    return f"{code}〔{today.year}〕{int(serial['serial'])}号" if serial else text


def order_number(said: str) -> str:
    """令号: 第12号."""
    text = "".join(one_line(said).split())
    found = _ORDER.fullmatch(text)
    return f"第{number_of(found['serial'])}号" if found else text or f"第{BLANK}号"


def is_document_number(text: str) -> bool:
    return bool(re.fullmatch(rf"[\u4e00-\u9fffA-Za-z]+〔\d{{4}}〕(?:[1-9]\d*|{BLANK})号", text))
