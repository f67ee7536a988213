"""The kinds of things asked for: how each is asked, how a sentence gives it, which column holds it."""

import re
from dataclasses import dataclass

from studio.endpoints.practice.tables import pairs_of

NUMBER = r"[\d一二三四五六七八九十百千万半两.]+"
SPAN = rf"{NUMBER}\s*个?\s*(年|月|日|天|周|小时|分钟|秒|季度|工作日)"
_ENGLISH_SPAN = (
    r"(\d+|one|two|three|four|five|six|seven|ten|twelve)( working| calendar)?"
    r" (second|minute|hour|day|week|month|year)"
)
ARTICLE = re.compile(r"第[一二三四五六七八九十百零\d]+[条款项章节编]")


@dataclass(frozen=True, slots=True)
class Kind:
    asked: re.Pattern[str]
    given: re.Pattern[str]
    column: re.Pattern[str]
    of_whom: bool = False
    """Whether it belongs to somebody, so that a row must be about them."""


def _kind(asked: str, given: str, column: str, *, of_whom: bool = False) -> Kind:
    patterns = [re.compile(pattern, re.IGNORECASE) for pattern in (asked, given, column)]
    return Kind(patterns[0], patterns[1], patterns[2], of_whom)


_PENALTY = _kind(
    r"处罚|罚款|(什么|哪些|何种).{0,4}责任|怎么罚|penalty|fine",
    r"罚|拘留|吊销|警告|责令|暂扣|处分|刑事责任|fine",
    r"罚|责任",
)
_COMPENSATION = _kind(r"赔", r"赔|补偿|倍|元", r"赔|补偿")
_SHARE = _kind(r"比例|百分之几|percentage|percent", r"%|百分之|分之|percent", r"比例|率|%")
_SPAN_OF_TIME = _kind(
    r"多久|多长(?!度)|期限|时限|(几|多少)个?(天|日|年|月|小时|分钟|工作日)"
    r"|how long|how many (day|year|month|hour|minute)",
    rf"{SPAN}|{_ENGLISH_SPAN}|每[年月日天周季]|立即|当[日场]|immediately|at once",
    r"时限|期限|时间|时长|频次|保存|time|period",
)
_TIME = _kind(
    r"几点|何时|什么时[候间]|哪[天日]|几时|\bwhen\b|what time|which day",
    rf"{NUMBER}\s*(时|点|月|日|年|分|天)|\d+:\d+|(minute|hour|day)s?\b|的?前|后|时\b",
    r"时间|时段|日期|时限|hours|time|date",
)
LEVEL = _kind(
    r"几级|哪一?级|什么级别|(which|what) (level|grade)",
    r"[ⅠⅡⅢⅣⅤ一二三四五]\s*级|[一二三四五]等|level|grade",
    r"级别|等级|level|grade",
)
"""The one kind that headings give as well as sentences do."""
_PHONE = _kind(
    r"电话(?!报|叫|通知|告知|联系|里)|号码|热线|手机|传真|phone|telephone|hotline",
    r"\d{3,}[- ]?\d{3,}|\d{5,}|\b\d{3}\b",
    r"电话|号码|热线|手机|phone|telephone|hotline",
    of_whom=True,
)
_MONEY = _kind(
    r"多少钱|金额|费用|工资|补助标准|how much",
    rf"{NUMBER}\s*元|%|百分之|倍|[$€£¥]|{NUMBER}\s*(万|亿)",
    r"元|金额|费|补助|标准|amount|price|fee",
)
_FIGURE = _kind(
    r"多少|几|多[高大深远重]|how (many|high|large|fast|far|deep)",
    r"\d|[一二三四五六七八九十百千万两]+(?![级般定经旦致切])",
    r"数|量|水位|米|人|能力|number|capacity",
)
_WHO = _kind(
    r"谁|(哪个|哪些|哪家|什么|何)(部门|单位|机关|机构|领导|人(?!员?伤))|负责人|联系人"
    r"|\bwho\b|which (department|office|body)",
    r"指挥|局|委|办|部门?|机关|政府|法院|单位|公司|机构|中心|组|科|处|所|站|长|员|人|主任|领导"
    r"|officer|head|director|chief|team|manager|department|minist|author|council|committee|employer|agency"
    r"|(?:是|为)[一-鿿]{2,4}[。；]?$",
    r"人|单位|部门|岗位|责任|牵头|manager|owner|contact|responsible",
    of_whom=True,
)
_PLACE = _kind(
    r"哪里|哪儿|何处|地址|在哪|位置|\bwhere\b",
    r"路|街|号|楼|室|区|县|镇|村|门|地址|street|road|room|floor",
    r"位置|地址|地点|集结点|所在|room|place|address|location",
)
_KINDS = (
    _PENALTY, _COMPENSATION, _SHARE, _SPAN_OF_TIME, _TIME, LEVEL, _PHONE, _MONEY, _FIGURE, _WHO, _PLACE,
)  # fmt: skip


def kind_of(question: str) -> Kind | None:
    """Return what is asked for, when it is one kind of thing; the more telling kinds come first."""
    return next((kind for kind in _KINDS if kind.asked.search(question)), None)


def asks_of_whom(question: str) -> bool:
    return any(kind.asked.search(question) for kind in _KINDS if kind.of_whom)


def gives(kind: Kind, text: str, *, is_row: bool) -> bool:
    """Whether the statement holds that kind of thing; a row may in a column that is named so."""
    if not is_row:
        return bool(kind.given.search(ARTICLE.sub("", text)))
    return any(kind.column.search(name) or kind.given.search(value) for name, value in pairs_of(text))
