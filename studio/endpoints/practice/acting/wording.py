"""What the person wants a document to say, by paragraphs; a later turn adds to it or changes it."""

import re
from collections.abc import Callable, Sequence

from studio.endpoints.practice.wants import asks

_COUNT = "一二三四五六七八九十"
_NUMBERED = re.compile(rf"\s*[{_COUNT}]{{1,3}}、\s*")
_ORDINAL = (
    rf"(?:(?<![{_COUNT}])[{_COUNT}]{{1,3}}、|[（(][{_COUNT}]{{1,3}}[）)]|(?<![\d.])\d{{1,2}}[.．、](?!\d)"
    r"|(?<=[；;。\n])\d{1,2}[.．](?=\d))"
)
_BEFORE_NUMBER = re.compile(rf"\s*(?={_ORDINAL})")
_LEADS_IN = re.compile(
    r"(?:请?(?:具体|主要|有关|工作)?(?:要求|内容|事项|正文|措施|要点)"
    rf"(?:如下|包括|主要|是|为|有|分为?|[{_COUNT}\d]+[条点项个方面]+)*)\s*[:：]\s*"
)
_NTH = rf"第?([{_COUNT}\d])[条点项]"
_REPLACED = re.compile(rf"(?:请)?把?{_NTH}(?:的?内容)?(?:改成|改为|换成|修改为|应为)[:：]?\s*(.+)", re.DOTALL)
_DROPPED = re.compile(
    rf"(?:请)?(?:删除|删去|删掉|去掉|不要){_NTH}了?|(?:请)?把?{_NTH}(?:删除|删去|删掉|去掉|删了)"
)
_ADDED = re.compile(
    r"(?:请)?(?:再|另外?|还要?)?(?:加上?|增加|补充|补上)[一1]?[条点项句]?[:：，,]?\s*(.+)", re.DOTALL
)


def paragraphs_in(text: str, only_orders: Callable[[str], bool]) -> list[str]:
    """Each line and each number begins a paragraph; clauses that only order are left out."""
    clauses = re.split(r"(?<=[，,。；;！!？?\n])", text)
    kept = "".join(_beyond_order(clause, only_orders) for clause in clauses)
    lines = (without_lead(line.strip(" ，,；;")) for line in _BEFORE_NUMBER.sub("\n", kept).splitlines())
    return [line if line[-1] in "。！？!?" else f"{line}。" for line in lines if line]


def wanted_in(turns: Sequence[str], only_orders: Callable[[str], bool]) -> list[str]:
    """Return the paragraphs after all turns, oldest first; a question wants nothing said."""
    written: list[str] = []
    for turn in turns:
        written = changed(written, turn.strip(), only_orders) if not asks(turn) else written
    return written


def changed(written: Sequence[str], turn: str, only_orders: Callable[[str], bool]) -> list[str]:
    """“把第二条改成…”, “删去第三条”, “再加一条：…”; anything else is said besides."""
    plain = turn.strip("。，, ")
    if found := _REPLACED.fullmatch(turn):
        return _renumbered(_with(written, _number(found[1]), [f"一、{_told(found[2])}"]))
    if found := _DROPPED.fullmatch(plain):
        return _renumbered(_with(written, _number(found[1] or found[2]), []))
    if found := _ADDED.fullmatch(turn):
        return _renumbered([*written, f"一、{_told(found[1])}"])
    return [*written, *paragraphs_in(turn, only_orders)]


def without_lead(text: str) -> str:
    """“要求如下：” only leads in."""
    return _LEADS_IN.sub("", text) if _LEADS_IN.match(text) else text.strip(" ：:")


def is_numbered(paragraph: str) -> bool:
    return bool(_NUMBERED.match(paragraph))


def _beyond_order(clause: str, only_orders: Callable[[str], bool]) -> str:
    """What a clause says besides ordering: “给各单位发个通知：明天开会” says 明天开会."""
    plain = clause.strip(" ，,。；;\n")
    if not plain or not only_orders(plain):
        return clause if plain or "\n" in clause else ""
    lead, _, told = clause.partition("：" if "：" in clause else ":")
    return told if told.strip() and only_orders(lead.strip()) and not only_orders(told.strip()) else ""


def _with(written: Sequence[str], number: int, new: Sequence[str]) -> list[str]:
    """Put something in the place of the numbered paragraph of that number; behind all where there is none."""
    places = [place for place, text in enumerate(written) if is_numbered(text)]
    if not 0 < number <= len(places):
        return [*written, *new]
    place = places[number - 1]
    return [*written[:place], *new, *written[place + 1 :]]


def _renumbered(written: Sequence[str]) -> list[str]:
    count, found = 0, []
    for text in written:
        count += is_numbered(text)
        found.append(_NUMBERED.sub(f"{_COUNT[count - 1]}、", text, count=1) if is_numbered(text) else text)
    return found


def _told(text: str) -> str:
    plain = re.sub(rf"^{_ORDINAL}", "", text.strip(' “”‘’"。')).strip(' “”‘’"')
    return f"{plain}。"


def _number(said: str) -> int:
    return int(said) if said.isdecimal() else _COUNT.index(said) + 1
