"""What an argument is by nature, told by its words, and how such a thing stands in a sentence."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from studio.endpoints.practice.asking import without_asking

_PLACE = re.compile(
    r"[一-鿿A-Za-z\d]{1,20}?(?:大道|路|街|巷|村|社区|小区|花园|广场|公园|学校|医院|桥|站|大厦|苑|弄|胡同"
    r"|涵洞|隧道|通道|立交|水库|大坝|码头|市场|商场|工地)"
    r"[\d一二三四五六七八九十A-Za-z\-号栋幢楼单元室附层期座弄]{0,20}"
    r"(?:[与和][一-鿿\d]{1,8}?(?:路|街|大道)(?:交叉口|路口|交汇处))?"
    r"(?:交叉口|路口|交汇处|附近|旁边?|门口|对面|东侧|西侧|南侧|北侧){0,3}"
)
_CLAUSE = 120
_NO_PLACE = re.compile(
    r"(?:^|[已被正在未应须要即前后])(?:封|堵|断|修|让|开|通|占|改|绕|迷|问|带|走|赶|养|铺|挖|探)了?[路道街桥]$"
)
_TOWN = re.compile(r"[一-鿿]{1,6}?[省市县区镇乡]|\b(?:in|at|for|of) ((?:[A-Z][\w'-]+ ?)+)")
_BEFORE_PLACE = re.compile(
    r"^(?:.*?(?:地址|位置|地点|住址|地方|住|家|位于|发生))?(?:是|为|在|：|:)*|^.*(?:我|我们|你好|您好|反映|举报|投诉|请问)(?:在|家|住)?"
)
_DAY = re.compile(r"[今明昨后前]天|本周|下周|目前|现在|查询?|看看")
_PERSON = re.compile(
    r"(?:我叫|我是|姓名[是为：:]?|名叫|叫做|联系人[是为：:]?|当事人[是为：:]?|来电人[是为：:]?|反映人[是为：:]?)\s*([一-鿿·]{2,4}?)"
    r"(?=[,，。;；、\s]|$|的|先生|女士|同志|电话|手机|[\d（(])|([一-鿿]{1,3}(?:先生|女士|同志))"
)
_PERSON_ASKED = re.compile(r"^([一-鿿]{2,4}?)(?:哪[天几]|什么时候|何时|的值班|的电话)")
_NO_PERSON = re.compile(
    r"[今明昨]天|本周|这周|下周|谁|市民|群众|居民|住户|业主|学生|毕业|企业|公司|单位|一[名个]|来|负责|想|要|这|那|不"
)
_MOBILE = re.compile(r"(?<!\d)(?:1[3-9]\d{9}|(?:\d{3,4}-)?\d{7,11})(?!\d)")
_ID = re.compile(r"(?<!\d)\d{17}[\dXx](?!\w)")
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_URL = re.compile(r"https?://[^\s，。；]+")
_NUMBER = re.compile(r"[\w一-鿿]{1,12}[〔\[（(]\d{4}[〕\]）)]\s*\d+\s*号")
_PLATE = re.compile(r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][A-Z\d]{5,6}")


@dataclass(frozen=True, slots=True)
class Nature:
    """`asked` matches the words of an argument; `given` finds it in a text, or returns nothing."""

    asked: re.Pattern[str]
    given: Callable[[str], str]


def nature_of(words: str) -> Nature | None:
    return next((nature for nature in _NATURES if nature.asked.search(words)), None)


def takes_whole_text(words: str) -> bool:
    """Whether the argument wants what was said as it was said: a report, a question, a description."""
    return bool(_WHOLE.search(words))


def town_in(text: str) -> str:
    """Return what ends like 市 or 县, or has a capital behind “in”; nothing when there is none."""
    found = _TOWN.search(_DAY.sub(" ", without_asking(text)))
    return (found[1] or found[0]).strip() if found else ""


def _first(pattern: re.Pattern[str]) -> Callable[[str], str]:
    def given(text: str) -> str:
        found = pattern.search(text)
        return found[0].strip() if found else ""

    return given


def _person(text: str) -> str:
    if (asked := _PERSON_ASKED.match(text)) and not _NO_PERSON.search(asked[1]):
        return asked[1]
    names = ((found[1] or found[2] or "").strip() for found in _PERSON.finditer(text))
    return next((name for name in names if name and not _NO_PERSON.search(name)), "")


def _address(text: str) -> str:
    for clause in re.split(r"[,，。;；！!？?\n]", text):
        found = (each[0] for each in _PLACE.finditer(clause[:_CLAUSE]) if not _NO_PLACE.search(each[0]))
        if place := max(found, key=len, default=""):
            return _BEFORE_PLACE.sub("", place) or place
    return ""


def _nature(asked: str, given: Callable[[str], str]) -> Nature:
    return Nature(re.compile(asked, re.IGNORECASE), given)


_WHOLE = re.compile(
    r"\b(?:question|query|report|description|describe|content|text|request|prompt|message|input|situation|issue|problem|matter|keywords?)\b"
    r"|问题|诉求|描述|内容|情况|事项|事件|来电|原话|报告|检索|查找|搜索|关键词|诉说|反映|材料|正文|文本",
    re.IGNORECASE,
)
_NATURES = (
    _nature(r"身份证|证件号|\bid[_ ]?(?:card|number)", _first(_ID)),
    _nature(r"电话|手机|联系方式|号码(?!牌)|\b(?:phone|mobile|telephone|tel)\b", _first(_MOBILE)),
    _nature(r"邮箱|收件|e-?mail|\brecipient\b|\bto\b", _first(_EMAIL)),
    _nature(r"网址|链接|\b(url|link|endpoint|webhook)\b", _first(_URL)),
    _nature(r"文号|发文字号|字号", _first(_NUMBER)),
    _nature(r"车牌|plate", _first(_PLATE)),
    _nature(r"地址|地点|位置|住址|\b(?:address|location)\b", _address),
    _nature(
        r"^(?!.*(?:签发|签批|法定代表|负责|经办|领导)).*(?:姓名|名字|联系人|来电人|反映人|申请人|当事人"
        r"|\bperson\b|(?:applicant|caller|contact)[_ ]?name)",
        _person,
    ),
    _nature(r"\b(?:city|town|place|region|district|county)\b|城市|地区|区县", town_in),
)
