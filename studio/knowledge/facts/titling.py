"""The title of an official document: in one line or several, with its edition, behind a decree or not."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from studio.core.patterns import late
from studio.documents.titles import is_title
from studio.knowledge.facts.days import only_day
from studio.knowledge.facts.issuers import bodies_in
from studio.knowledge.facts.numbers import number_at

SEARCHED = 15
TEXT_BEGINS = late(r"[。；]|[：:]$|^(?:第\s*[一1]\s*[章条编]|[一1]\s*[、.．]|目\s*录$|附\s*件)")
_STYLED, _UPWARDS = 8, 3
_LONGEST = 120
_NO_TITLE = late(
    r"^[(（]?(?:\d+|[一二三四五六七八九十]+)[)）、.．]|^第.{1,4}[章节条]|[：:。；;？?!！]$|[：:]\s*\d"
    r"|^附\s*件\s*\d*$|^.{0,12}(?:国家|行业|地方|团体|企业)标准$"
)
_EDITION = late(
    r"[（(](?:(?:19|20)\d{2}\s*年?.{0,8}|试行|暂行|.{0,10}修[订正].{0,6}|征求意见稿|草案|送审稿)[)）]"
)
_SPACE = late(r"(?<=[\u3000-\u9fff\uff00-\uffef])\s+|\s+(?=[\u3000-\u9fff\uff00-\uffef])")
_DECREE = late(r"(?P<who>[\u4e00-\u9fff]{2,40}?)(?:令|公告)")
_PROMULGATED = late(r"《([^《》]{2,80})》\s*(?:已|业)?经|(?:公布|发布)《([^《》]{2,80})》")


@dataclass(frozen=True, slots=True)
class Title:
    """`first` is its first line, `past` the line after its last; both 0 without a title."""

    text: str = ""
    first: int = 0
    past: int = 0


def title_in(lines: Sequence[str], headings: Mapping[int, int]) -> Title:
    """`headings` has the levels of those lines that are headings."""
    at = _place(lines, headings)
    if at is None:
        return Title()
    decree = _DECREE.fullmatch(lines[at]) if lines[at].endswith(("令", "公告")) else None
    if decree and bodies_in(decree["who"]):
        return _behind_decree(lines, at)
    return _whole(lines, at)


def _place(lines: Sequence[str], headings: Mapping[int, int], start: int = 0) -> int | None:
    for index, line in enumerate(lines[start : start + SEARCHED], start):
        if not _NO_TITLE.search(line) and not number_at(line):
            styled = headings.get(index) == 1 and index < _STYLED and len(line) <= _LONGEST
            if styled or is_title(line):
                return index
    return None


def _behind_decree(lines: Sequence[str], at: int) -> Title:
    """What 示例市人民政府令 puts in force, or the title of its own that 示例市水利局公告 has below."""
    following = lines[at + 1 : at + 1 + SEARCHED]
    found = next((match for line in following if (match := _PROMULGATED.search(line))), None)
    if found:
        return Title(found[1] or found[2], at + 1, at + 1)
    own = _place(lines, {}, at + 1)
    return _whole(lines, own, at + 1) if own is not None else Title("", at + 1, at + 1)


def _whole(lines: Sequence[str], at: int, top: int = 0) -> Title:
    """Its first line may be the issuer's name or end in the middle of a phrase, its last be the edition."""
    first, past = at, at + 1
    while first > top and at - first < _UPWARDS and _goes_on(lines[first - 1], lines[first]):
        first -= 1
    if past < len(lines) and _EDITION.fullmatch(lines[past]) and not only_day(lines[past]):
        past += 1
    return Title("".join(_plain(line) for line in lines[first:past]), first, past)


def _goes_on(line: str, after: str) -> bool:
    if after.startswith(("关于", "印发", "转发")):
        return bool(bodies_in(line)) and line == line.removesuffix("文件")
    return "关于" in line and not is_title(line) and not number_at(line) and not TEXT_BEGINS.search(line)


def _plain(line: str) -> str:
    """Without spaces, but between the bodies of a line of bodies."""
    ahead, about, rest = line.partition("关于")
    bodies = bodies_in(ahead.strip())
    spaced = " ".join(bodies) if len(bodies) > 1 else _unspaced(ahead)
    return spaced + about + _unspaced(rest)


def _unspaced(text: str) -> str:
    return _SPACE.sub("", text) if any(map(str.isspace, text)) else text
