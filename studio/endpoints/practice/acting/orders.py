"""An order for a document: in whose name it is written, for whom, of which day."""

import re
from collections.abc import Sequence

_BODY = (
    r"(?:人民政府|委员会|办公室|指挥部|管委会|政府|防汛办|防指|防办|中心|局|委|厅|部门|部|处|院|所|大队|支队|公司|集团"
    r"|街道办?|镇街|乡镇|镇|乡|社区|区县|县区|学校|医院|企业|单位)"
)
_SIGN = r"(?:[（(][^（）()]{1,12}[）)]|[^，,。；;：:\s、“”《》（）()])"
_NAME = rf"{_SIGN}{{0,24}}?{_BODY}(?![一-鿿]{{0,2}}{_BODY})"
_NAMES = rf"{_NAME}(?:(?:、|和|以?及|，(?=各)){_NAME})*"
_VERB = r"(?:起草|草拟|拟写|拟订|拟定|拟|撰写|写|发|出|报送|报|印发)"
_KINDS = r"(?:决议|决定|命令|公报|公告|通告|意见|通知|通报|报告|请示|批复|议案|函|纪要)"
_ISSUERS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"以\s*({_NAMES})\s*(?:的)?名义",
        rf"(?:代表?|替|帮)\s*({_NAMES})\s*{_VERB}",
        rf"(?:发文机关|发文单位|落款单位|落款)(?:是|为|写|用|署|改为|改成|[:：])*\s*({_NAMES})",
        rf"(?:由|用)\s*({_NAMES})\s*(?:发文|印发|下发|行文|署名)",
    )
)
_RECIPIENTS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?:主送|收文)(?:机关|单位)?(?:是|为|改为|改成|[:：])*\s*({_NAMES})(?=[，,。；;：:\n]|的|$)",
        rf"(?:向|给|致)\s*({_NAMES})(?=\s*(?:的|{_VERB}|一[份个篇]|[，,。；;：:\n]|$))",
        rf"(?:发给|发送给|发至|抄告|下发到?|发到)[:：]?\s*({_NAMES})(?=[，,。；;\n]|的|$)",
        rf"(?:让|请|要求|通知)\s*(各{_NAMES})",
    )
)
_ORDERS = re.compile(
    rf"(?:起草|草拟|拟写|撰写|拟|写|发|出)(?:[一个份篇张]{{1,2}}[^。；;\n]{{0,60}}?|关于[^。；;\n]{{2,60}}?的?|个)?{_KINDS}"
)
_NO_SIGNATURE = re.compile(r"各|主送|抄送|抄告|发|请|让|由|向|给|致|以|代|[一二三四五六七八九十\d]+[、.．]")
_MATTER = re.compile(
    rf"(?:起草|草拟|拟写|撰写|拟|写|发|出)[一个份篇张]{{1,2}}([^，,。；;\n]{{2,40}}?)的{_KINDS}"
)
_DAY = re.compile(r"(?:(?:成文|落款)?日期)?(?:是|为|写|[:：])?\s*(\d{4}年\d{1,2}月\d{1,2}日)")
_CLAUSE = re.compile(r"[，,。；;！!？?\n]")


def issuer_in(text: str) -> str:
    """Return the body in whose name it is written; nothing when none is named as such."""
    return _first(_ISSUERS, text) or _signature(text)


def recipients_in(text: str) -> str:
    """Return whom it is for, several as they were joined."""
    return _first(_RECIPIENTS, text)


def day_in(text: str) -> str:
    """Return the day that stands by itself: the day of signing, not one the text speaks of."""
    alone = (_DAY.fullmatch(clause.strip()) for clause in _CLAUSE.split(text))
    return next((found[1] for found in reversed(list(alone)) if found), "")


def is_order(text: str) -> bool:
    """Whether it asks for a document of a kind that it names."""
    return bool(_ORDERS.search(text))


def topic_in(text: str) -> str:
    """Return what “写一份申请购置泵车的函” names as its matter."""
    found = _MATTER.search(text)
    return found[1].removeprefix("关于").strip(" “”") if found else ""


def names_only(clause: str) -> bool:
    """Whether a clause says no more than who issues it, to whom, or of which day."""
    named = issuer_in(clause) or recipients_in(clause)
    alone = _DAY.fullmatch(clause) or re.fullmatch(_NAME, clause)
    return bool(alone) or bool(named and len(clause) - len(named) < 8)


def _signature(text: str) -> str:
    """A body alone at the end, unless it goes on with whom it is for."""
    clauses = [clause.strip() for clause in _CLAUSE.split(text)]
    clauses = [clause for clause in clauses if clause and not _DAY.fullmatch(clause)]
    if len(clauses) < 2 or _NO_SIGNATURE.match(clauses[-1]):
        return ""
    before = recipients_in(clauses[-2])
    if before and clauses[-2].endswith(before):
        return ""
    return clauses[-1] if re.fullmatch(_NAME, clauses[-1]) else ""


def _first(patterns: Sequence[re.Pattern[str]], text: str) -> str:
    found = (pattern.search(text) for pattern in patterns)
    return next((match[1].strip() for match in found if match), "")
