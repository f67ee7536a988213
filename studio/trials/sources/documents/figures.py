"""A sentence with a figure asked back: 值班日志保存5年 becomes 值班日志保存多少年？, and 5年 is expected."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

_UNITS = (
    "个工作日|个自然日|个月|个小时|小时|分钟|秒钟|秒|周岁|天|日|年|毫米|厘米|公里|千米|平方米|立方米每秒|"
    "立方米|平方公里|米|亩|公顷|吨|公斤|千克|毫克每升|微克每立方米|千瓦|分贝|摄氏度|元|万元|亿元|人次|人|名|户|次|"
    "倍|台|辆|艘|套|件|份|条|处|座|个百分点|个"
)
_HAN = "[一二三四五六七八九十百千万两]"
_FIGURE = re.compile(
    rf"(?P<number>\d+(?:,\d{{3}})*(?:\.\d+)?|{_HAN}{{1,6}})(?P<unit>万|亿)?(?P<what>{_UNITS})"
    r"|(?P<clock>\d{1,2}时(?:\d{1,2}分)?)|(?P<percent>\d+(?:\.\d+)?)[%％]"
)
_CLAUSE = re.compile(r"[^，,：:；;]+[，,：:；;]?")
_NOT_BEFORE = re.compile(r"(?:第|月|每月|数|几|成|[×xX*~～至到\-–—/.\d〔\[(（]|其|任何|同|每|逐|各)$")
_NOT_AFTER = re.compile(
    r"^(?:[至~～\-–—]|以[上下内]?的|[一二三四五六七八九十]|值守|值班|专人|不间断|人工|级)"
)
_SPREAD = re.compile("分别|依次|或者|演示|虚构|第[一二三四五六七八九十\\d]+[章节条款项]")
_OF_MONTH = re.compile("^(?!内|以内|后|之内)")
_ADVERBIAL = re.compile("(?:内|前|后|时|以内|之前|之后|之内)$")
_NOUN = re.compile("^[^，]{0,8}的[^的]{1,12}$")
_LISTED = re.compile("^[^，]{0,5}、")
_DAY = re.compile(r"(?:19|20)\d{2}$")
_RANGE = re.compile("以上.{1,20}以下")
_MOST = 2  # of a sentence
_TRIVIAL = re.compile("^[一两]$")
_COUNTED = re.compile("^(?:个|次|名|人|份|条|处|级|套|件|台|座|倍|户)$")


@dataclass(frozen=True, slots=True)
class Asked:
    """`expected` stands in the sentence just so."""

    question: str
    expected: str


def figures_asked(sentence: str) -> Iterator[Asked]:
    """One question for the last figure of each clause that says something, none for conditions."""
    if _SPREAD.search(sentence):
        return
    clauses = list(_CLAUSE.finditer(sentence))
    found = (_asked(sentence, clauses, at) for at in range(len(clauses)))
    yield from islice((asked for asked in found if asked), _MOST)


def _asked(sentence: str, clauses: Sequence[re.Match[str]], at: int) -> Asked | None:
    clause, body = clauses[at], _body(clauses[at])
    figure = _last_figure(body)
    if figure is None or body.endswith("的") or _RANGE.search(body):
        return None
    rest, follows = body[figure.end() :], at + 1 < len(clauses)
    if _LISTED.match(rest) or (_NOUN.match(rest) and follows and "发给" not in body):
        return None  # it says of whom something is said
    until = clause.start() + len(body)
    if _ADVERBIAL.search(rest):  # nothing is said yet: what is to be done by then
        if not follows or clause[0][-1] in "：:；;":
            return None
        until = clauses[at + 1].start() + len(_body(clauses[at + 1]))
    start, end = clause.start() + figure.start(), clause.start() + figure.end()
    return Asked(f"{sentence[:start]}{_unknown(figure)}{sentence[end:until]}？", figure[0])


def _body(clause: re.Match[str]) -> str:
    return clause[0].rstrip("，,：:；;")


def figures_in(text: str) -> list[str]:
    """Every figure of a passage that says something, in their order."""
    return [figure[0] for clause in _CLAUSE.finditer(text) for figure in _figures(clause[0])]


def _last_figure(clause: str) -> re.Match[str] | None:
    found = _figures(clause)
    return found[-1] if found else None


def _figures(clause: str) -> list[re.Match[str]]:
    return [figure for figure in _FIGURE.finditer(clause) if _counts(clause, figure)]


def _counts(clause: str, figure: re.Match[str]) -> bool:
    before, after = clause[: figure.start()], clause[figure.end() :]
    if _NOT_BEFORE.search(before) or _NOT_AFTER.match(after) or not before.strip():
        return False
    if before.count("（") > before.count("）") or (figure["clock"] and not _is_hour(before, figure["clock"])):
        return False
    number, what = figure["number"] or "", figure["what"] or ""
    if (what == "年" and _DAY.search(number)) or (what == "日" and _OF_MONTH.match(after)):
        return False
    return not (_TRIVIAL.match(number) and _COUNTED.match(what) and not figure["unit"])


def _is_hour(before: str, clock: str) -> bool:
    """大于50时 is a condition, not an hour."""
    return int(clock.partition("时")[0]) <= 24 and not re.search("[于过到足]$", before)


def _unknown(figure: re.Match[str]) -> str:
    if figure["clock"]:
        return "几时几分" if "分" in figure["clock"] else "几时"
    if figure["percent"]:
        return "百分之多少"
    return f"多少{figure['unit'] or ''}{figure['what']}"
