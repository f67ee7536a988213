"""From when and until when a document holds by its own words."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from studio.core.patterns import late
from studio.knowledge.facts.days import DAY, number_in

_COUNT = r"(?:\d{1,3}|[一二两三四五六七八九十]{1,3})"
_KINDS = (
    "法|修正案|条例|规定|办法|细则|规则|决定|决议|规程|规范|标准|制度|预案|方案|意见|通知|通告|公告|解释|章程|准则|指南|指引|目录|文件|规划|"
    "计划|批复|令|守则|公约|措施|政策|要点"
)
_ITSELF = rf"本[\u4e00-\u9fff]{{0,8}}(?:{_KINDS})(?:[（(][^）)]{{1,20}}[)）])?|现予以?(?:公布|发布|印发)[，,]"
_ACTS = "(?:正式)?(?:施行|实施|执行|生效|试行)"
_FROM_DAY = late(rf"(?:自|从|于)?\s*{DAY.pattern}\s*起?\s*{_ACTS}(?!的)")
_FROM_ISSUE = late(
    rf"(?:自|从)(?:公布|发布|印发|下发|颁布|签发|通过)之日起(?:(?P<later>{_COUNT})(?:个工作)?日后)?{_ACTS}"
)
_ITSELF_BEFORE = late(rf"(?:{_ITSELF}|^|[。；;：:，,\s])\s*[，,]?\s*$")
_NAMED_BEFORE = late(r"《([^》]+)》(?:[（(][^）)]*[)）])?\s*$")
_OWN = rf"(?P<own>本[\u4e00-\u9fff]{{0,8}}(?:{_KINDS})的?|(?:^|[，,。；;（(])\s*)"
_UNTIL_DAY = late(rf"{_OWN}(?:有效|试行|执行)期限?[^。；\n]{{0,40}}?(?:至|到|止于)\s*{DAY.pattern}")
_FOR_YEARS = late(rf"{_OWN}(?:有效|试行)期限?(?:为|是)?\s*(?P<years>{_COUNT})\s*年")


def in_force_from(title: str, lines: Sequence[str], issued: str) -> str:
    """The day, or the day of issue where it holds from then on; empty when it does not say."""
    said = [*_own_days(title, lines), *_from_issue(lines, issued)]
    return said[-1] if said else ""


def in_force_until(lines: Sequence[str], since: str) -> str:
    """The last day of the time it gives itself, of which `since` is the first."""
    for line in reversed([line for line in lines if "效期" in line or "行期" in line]):
        for found in _UNTIL_DAY.finditer(line):
            if _of_itself(line, found):
                return _iso(found)
        for found in _FOR_YEARS.finditer(line):
            if since and _of_itself(line, found):
                return _years_later(since, number_in(found["years"]))
    return ""


def _of_itself(line: str, found: re.Match[str]) -> bool:
    """It says 本办法, stands in the sentence that tells from when it holds, or begins its line."""
    if found["own"].startswith("本") or found.start() == 0:
        return True
    start = line.rfind("。", 0, found.start("own") + 1) + 1
    before = line[line.rfind("。", 0, max(start - 1, 0)) + 1 : found.end()]
    return bool(_FROM_ISSUE.search(before) or _FROM_DAY.search(before))


def _own_days(title: str, lines: Sequence[str]) -> Iterator[str]:
    for line in lines:
        if "日" in line and ("起" in line or "行" in line):
            for found in _FROM_DAY.finditer(line):
                if _is_itself(title, line[: found.start()]) and (day := _iso(found)):
                    yield day


def _is_itself(title: str, before: str) -> bool:
    """Whether what stands before “自…起施行” is this document, not another one or a mere tariff."""
    named = _NAMED_BEFORE.search(before)
    if named:
        return _squeezed(named[1]) in _squeezed(title)
    return bool(_ITSELF_BEFORE.search(before[-40:]))


def _from_issue(lines: Sequence[str], issued: str) -> Iterator[str]:
    for line in lines:
        found = _FROM_ISSUE.search(line) if "之日起" in line and issued else None
        if found:
            days = number_in(found["later"]) if found["later"] else 0
            yield (date.fromisoformat(issued) + timedelta(days=days)).isoformat()


def _iso(found: re.Match[str]) -> str:
    try:
        return date(*(number_in(found[part]) for part in ("year", "month", "day"))).isoformat()
    except (ValueError, KeyError):
        return ""


def _years_later(since: str, years: int) -> str:
    """The day before the anniversary."""
    first = date.fromisoformat(since)
    try:
        past = first.replace(year=first.year + years)
    except ValueError:  # the 29th of February
        past = date(first.year + years, 3, 1)
    return (past - timedelta(days=1)).isoformat()


def _squeezed(text: str) -> str:
    return "".join(text.split())
