"""What kind of thing a question asks for: a telephone number, a time, a length of time, a person …"""

import re

_NUMBER = r"[\d一二三四五六七八九十百千万半两]+"
_KINDS = tuple(
    (re.compile(asked, re.IGNORECASE), re.compile(given, re.IGNORECASE))
    for asked, given in (
        (r"电话|号码|热线|phone|telephone|hotline", r"\d{3,}[- ]?\d{3,}|\d{5,}|\b\d{3}\b"),
        (
            r"多久|多长时间|期限|时限|几(个)?(天|日|年|月|小时|分钟|工作日)|how long|how many (day|year)",
            rf"{_NUMBER}\s*个?\s*(年|月|日|天|周|小时|分钟|季度|工作日)|\d+ (minute|hour|day|month|year)",
        ),
        (
            r"几点|何时|什么时[候间]|哪天|when|what time",
            rf"{_NUMBER}\s*(时|点|月|日|年|分)|\d+:\d+|\d+ (minute|hour|day)",
        ),
        (r"多少钱|金额|费用|比例|标准|how much", rf"{_NUMBER}\s*元|%|百分之|{_NUMBER}\s*(万|亿)"),
        (r"多少|几|多高|多大|how (many|high|large|fast|far)", r"\d|[一二三四五六七八九十百千万]{1,4}"),
        (
            r"谁|(哪个|哪些|什么)(部门|单位|人)|负责人|联系人|\bwho\b",
            r"长|员|人|部门|单位|局|委|办|姓名|指挥|officer|head|director|chief|team",
        ),
        (r"哪里|何处|地址|在哪|\bwhere\b", r"路|街|号|楼|室|区|县|镇|村|地址|street|road|room|floor"),
    )
)
_OPEN = re.compile(
    r"哪些|如何|怎么|怎样|什么(?!时)|要求|措施|流程|步骤|条件|职责|内容|规定|what|how to|which|steps",
    re.IGNORECASE,
)


def gives_wanted(question: str, text: str) -> bool | None:
    """Tell whether the text holds the kind of thing asked for; None when no kind is asked for."""
    given = [pattern for asked, pattern in _KINDS if asked.search(question)]
    return bool(given[0].search(text)) if given else None


def is_open(question: str) -> bool:
    """Whether one sentence is likely to be too little of an answer."""
    return bool(_OPEN.search(question))


def owner_of(question: str) -> str:
    """Return X of a question about “X的Y”: a text that knows nothing of X is no answer."""
    found = re.search(r"([^\s，,。？?的是]{2,})的[^，,。？?]{2,}", question)
    return found[1] if found else ""
