"""What a question about a table asks for: a count, a sum, the highest, for each of what, how many rows."""

import re
from dataclasses import dataclass

from studio.endpoints.practice.acting.figures import number_of

_SUM = re.compile(r"总[共计和量额数]?|合计|一共|共计|累计|加起来|\b(sum|total|altogether)\b", re.IGNORECASE)
_AVERAGE = re.compile(r"平均|均值|人均|\b(average|mean|avg)\b", re.IGNORECASE)
_MOST = re.compile(
    r"最[高大多长深强重远早晚新]|峰值|第一|榜首|\b(max|maximum|highest|largest|most|biggest|latest|top)\b",
    re.IGNORECASE,
)
_LEAST = re.compile(
    r"最[低小少短浅弱轻近早]|垫底|倒数|\b(min|minimum|lowest|smallest|least|fewest|earliest)\b", re.IGNORECASE
)
_COUNT = re.compile(
    r"(?:多少|几)\s*[个条家人起件座名户辆次处项所间台份笔只宗例栋位]"
    r"|数量|个数|件数|次数|总数|how many|\bcount\b|number of",
    re.IGNORECASE,
)
_KINDS = re.compile(r"(?:多少|几)\s*[种类]|不同的|去重|\bdistinct\b", re.IGNORECASE)
_COUNTED = re.compile(r"(?:多少|几)\s*[个条家件起座辆处项所台]\s*([一-鿿]{1,8})")
_DAYS = re.compile(r"(?:多少|几)\s*天|天数|how many days", re.IGNORECASE)
_SHARE = re.compile(r"占比|比例|比重|百分比|占.{0,6}多少|[率]|percent|share|ratio", re.IGNORECASE)
_FIRST = re.compile(
    r"前\s*([\d一二三四五六七八九十两]{1,3})\s*[名个位条家]?|top\s*(\d{1,3})"
    r"|最[高大多低小少]的\s*([\d一二三四五六七八九十两]{1,3})\s*[个家条名座]",
    re.IGNORECASE,
)
_RANKED = re.compile(
    r"排名|排序|排行|由[高大多]到[低小少]|从[高大多]到[低小少]|降序|rank|sort|descending", re.IGNORECASE
)
_RISING = re.compile(
    r"由[低小少]到[高大多]|从[低小少]到[高大多]|升序|倒数|后\s*[\d一二三四五六七八九十]+\s*名|ascending",
    re.IGNORECASE,
)
_EACH = re.compile(
    r"(?:按照?|分|各个?|每一?个?|不同的?)\s*([一-鿿A-Za-z_]{1,10})"
    r"|\b(?:by|per|each|every)\s+([A-Za-z_ ]{2,30})",
    re.IGNORECASE,
)
_MONTHLY = re.compile(
    r"[每各按逐]月|每个月|各个月|月度|\b(monthly|per month|by month|each month)\b", re.IGNORECASE
)
_YEARLY = re.compile(r"[每各按逐历]年|每一年|年度|\b(yearly|per year|by year)\b", re.IGNORECASE)
_DAILY = re.compile(r"[每各按逐][日天]|\b(daily|per day|by day)\b", re.IGNORECASE)
_HOW_MUCH = re.compile(r"有多少|有几")
_MANY = re.compile(r"最[多少]|\b(most|fewest)\b", re.IGNORECASE)
_WHICH = re.compile(r"哪|谁|有什么|列出|清单|名单|明细|\b(which|who|list|show)\b", re.IGNORECASE)
_LOOKED_UP = re.compile(
    r"多少(?![天次年]了)|查(一下|询|看|表)|统计|汇总|列出|清单|名单|明细|有哪些|哪[些几]|负责(什么|哪)|时限"
    r"|\b(how much|list|look up)\b",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"怎[么样]|如何|什么是|是什么|意思|定义|限值|规定|标准|\bhow (?!many|much)|\bwhat is a", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Asked:
    """`text` is the question without the names of columns, which may hold words like “最高” too."""

    text: str
    whole: str

    @property
    def of_figures(self) -> bool:
        """Whether anything a table answers is asked for: a figure, an order, a list."""
        ways = (
            _SUM,
            _AVERAGE,
            _COUNT,
            _KINDS,
            _SHARE,
            _RANKED,
            _RISING,
            _MONTHLY,
            _YEARLY,
            _HOW_MUCH,
            _LOOKED_UP,
        )
        return bool(self.first or any(way.search(self.text) for way in ways))

    @property
    def how_much(self) -> bool:
        return bool(_HOW_MUCH.search(self.text))

    @property
    def by_number(self) -> bool:
        """Whether “most” means the most rows, unless a column is named."""
        return bool(_MANY.search(self.text))

    @property
    def counts(self) -> bool:
        return bool(_COUNT.search(self.text))

    @property
    def counted(self) -> str:
        """The words behind “how many”."""
        found = _COUNTED.search(self.whole)
        return found[1] if found else ""

    @property
    def counts_days(self) -> bool:
        return bool(_DAYS.search(self.text))

    @property
    def reckons(self) -> bool:
        """Whether rows are to be counted, added up or put in order, and not a rule to be told."""
        ways = (
            self.counts,
            self.counts_days,
            self.counts_kinds,
            self.sums,
            self.averages,
            self.shares,
            self.order,
        )
        return any(ways) and not _TOLD.search(self.text)

    @property
    def counts_kinds(self) -> bool:
        return bool(_KINDS.search(self.text))

    @property
    def sums(self) -> bool:
        return bool(_SUM.search(self.text))

    @property
    def averages(self) -> bool:
        return bool(_AVERAGE.search(self.text))

    @property
    def shares(self) -> bool:
        return bool(_SHARE.search(self.text))

    @property
    def which(self) -> bool:
        return bool(_WHICH.search(self.text))

    @property
    def order(self) -> str:
        """DESC, ASC, or nothing."""
        if _RISING.search(self.text) or (_LEAST.search(self.text) and not _MOST.search(self.text)):
            return "ASC"
        return (
            "DESC" if _MOST.search(self.text) or _RANKED.search(self.text) or _FIRST.search(self.text) else ""
        )

    @property
    def first(self) -> int:
        """How many rows are wanted, 0 for all."""
        found = _FIRST.search(self.text)
        if found:
            return int(number_of(found[1] or found[2] or found[3]) or 1)
        return 1 if _MOST.search(self.text) or _LEAST.search(self.text) else 0

    @property
    def each(self) -> str:
        """The words that name what to group by."""
        return " ".join(found[1] or found[2] or "" for found in _EACH.finditer(self.whole))

    @property
    def period(self) -> str:
        """How a date is shortened to group by it; nothing when it is not asked for."""
        shapes = ((_MONTHLY, "%Y-%m"), (_YEARLY, "%Y"), (_DAILY, "%Y-%m-%d"))
        return next((shape for pattern, shape in shapes if pattern.search(self.text)), "")
