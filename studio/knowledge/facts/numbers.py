"""文号: an official document's number, by one spelling whatever brackets and spaces it was typed with."""

import re

from studio.core.patterns import late
from studio.knowledge.facts.days import YEAR, number_in

_OPEN, _CLOSE = (
    r"[〔﹝【\[［（(〈｛{「]",
    r"[〕﹞】\]］）)〉｝}」JjIl|]",
)  # OCR takes the last for such letters
_HAN = r"[\u4e00-\u9fff]"
NUMBER = late(
    rf"(?<!\d)(?P<code>{_HAN}(?:[ \u3000]{_HAN}){{1,14}}|{_HAN}{{1,15}})"
    rf"\s*{_OPEN}\s*{YEAR}\s*年?\s*{_CLOSE}"
    r"\s*第?\s*0*(?P<serial>[1-9](?:\s?\d){0,4})\s*号"
)
_DECREE = late(
    r"(?P<who>[\u4e00-\u9fff]{2,30}?(?:令|公告))\s*[(（]?\s*(?:(?P<year>(?:19|20)\d{2})\s*年\s*)?"
    r"第\s*0*(?P<serial>[1-9]\d{0,4}|[一二三四五六七八九十百]{1,5})\s*号\s*[)）]?"
)
_CITED = late(
    r"^(?:.*(?:根据|依据|按照|依照|遵照|参照|落实|贯彻|执行|废止|转发|印发|关于|收到|人民政府(?!办)|我[院局部委办厅省市区县])|原(?=.{3}))"
)
_TITLED = late(r"^.{3,}(?:办法|规定|细则|规程|条例|章程|预案|方案|指南)(?=.{2})")  # run together in a scan
_BEHIND = late(r"$|[\s)）]|关于|签发人")
_SPACES = late(r"\s+")


def normal_number(text: str) -> str:
    """A 文号 as it is kept, whatever a person typed; other text stays as it is."""
    found = NUMBER.search(text) if "号" in text else None
    return _normal(found) if found else text.strip()


def number_at(line: str) -> str:
    """The 文号 a line of the head bears as the document's own, or nothing."""
    if "号" not in line:
        return ""
    text = _without_quoted(line)
    found = NUMBER.search(text)
    if found:
        cited = _CITED.match(_SPACES.sub("", found["code"])) or not _BEHIND.match(text[found.end() :])
        return "" if cited else _normal(found)
    decree = _DECREE.fullmatch(line.strip())
    if decree is None:
        return ""
    year = f"{decree['year']}年" if decree["year"] else ""
    return f"{_SPACES.sub('', decree['who'])}{year}第{_arabic(decree['serial'])}号"


def number_in_name(stem: str) -> str:
    """The 文号 a file is called by."""
    found = NUMBER.search(_without_quoted(stem)) if "号" in stem else None
    return _normal(found) if found else ""


def _without_quoted(text: str) -> str:
    """What stands in 《》, and the number in brackets right behind it, belongs to another document."""
    return re.sub(r"《[^》]*》\s*(?:[（(][^（）()]{0,40}号\s*[)）])?", "《》", text)


def _normal(found: re.Match[str]) -> str:
    code = _CITED.sub("", _SPACES.sub("", found["code"])) or _SPACES.sub("", found["code"])
    code = _TITLED.sub("", code)
    year = number_in(found["year"])
    return f"{code}〔{year}〕{number_in(found['serial'])}号"


def _arabic(serial: str) -> str:
    if serial.isdecimal():
        return str(int(serial))
    hundreds, _, rest = serial.rpartition("百")
    return str(100 * (number_in(hundreds) if hundreds else 0) + (number_in(rest) if rest else 0))
