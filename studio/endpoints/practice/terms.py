"""The words of a question and of a text that can be compared: character pairs, words, numbers, levels."""

import re
import unicodedata
from functools import lru_cache

_ASKING = (
    "请问", "请帮我", "帮我", "请", "我想知道", "想知道", "告诉我", "一下", "如何", "怎么办", "怎么样", "怎样", "怎么",
    "什么时候", "什么时间", "什么", "为什么", "为何", "何时", "何地", "多少", "多久", "多长时间", "多长", "多大", "多高",
    "几点", "几个", "几天", "几年", "几级", "几次", "几时", "哪些", "哪个", "哪里", "哪几", "哪一", "哪", "谁", "是否",
    "能不能", "可不可以", "可以", "能否", "要不要", "应该", "应当", "需要", "有没有", "是不是", "分别", "都有", "有关", "关于",
    "由", "是", "的", "了", "吗", "呢", "吧", "啊", "在", "和", "与", "及", "或", "对", "把", "被", "向", "从", "到", "要", "会",
    "能", "该", "应", "有", "就", "才", "也", "还", "又", "再", "都", "给", "让", "后", "时", "每", "各", "之", "这", "那", "个",
    "几", "来", "去", "我", "你", "他", "她", "它", "们", "得", "地", "于", "以", "为", "并", "而", "则", "若", "如", "请说明", "介绍",
    "内容", "情况下", "情况",
)  # fmt: skip
_ENGLISH = frozenset(
    ["a", "an", "and", "any", "are", "as", "at", "be", "been", "by", "can", "could", "did", "do", "does", "for", "from", "get", "give", "had", "has", "have", "how", "i", "if", "in", "into", "is", "it", "its", "many", "may", "me", "much", "must", "my", "need", "of", "on", "or", "our", "please", "shall", "should", "tell", "than", "that", "the", "their", "them", "then", "there", "these", "they", "this", "to", "us", "was", "we", "were", "what", "when", "where", "which", "who", "whom", "whose", "why", "will", "with", "would", "you", "your", "about", "after", "before", "long", "often"]
)
_STOP = re.compile("|".join(sorted(_ASKING, key=len, reverse=True)))
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6}
_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0}
_LEVEL = re.compile(
    r"(?<![a-z0-9])(iv|iii|ii|i|vi|v|[1-6一二三四五六])\s*级|(?:level|grade|class|category)\s+(iv|iii|ii|i|vi|v|[1-6])(?![a-z0-9])"
)
_ARTICLE = re.compile(
    r"第\s*([0-9零一二三四五六七八九十百]+)\s*([条章节款项号期])|(article|section|chapter)\s+(\d+)"
)
_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?|\d+(?:[.:]\d+)*|[一-鿿]+")
_NEVER_CUT = ("应急", "会议", "会商", "社会", "机会", "应对", "响应", "供应", "能力", "功能", "人和", "对象", "时间", "时限",
              "地点", "地址", "地区", "地方", "场地", "工地", "后勤", "为人", "行为", "以上", "以下", "到位", "到达", "报到",
              "来源", "去向", "还款", "和谐", "与会", "需求", "主要", "重要", "要求", "要素", "来水", "时段", "小时", "及时",
              "临时", "平时", "会计", "委员会", "协会", "工会", "个人", "个体", "得分", "所得", "能源", "性能", "目的", "从业",
              "向导", "方向", "对口", "应用", "有效", "所有", "有限", "如实", "在线", "存在", "现在", "在建", "在岗", "给付",
              "供给", "补给", "每日", "各类", "再次", "都市", "首都", "以内", "自由", "理由", "事由")  # fmt: skip
_KEPT = re.compile("|".join(sorted(_NEVER_CUT, key=len, reverse=True)))


def folded(text: str) -> str:
    """Bring widths, case and Roman numerals to one form: Ⅲ and III become iii."""
    return unicodedata.normalize("NFKC", text).lower()


def decisive_terms(text: str) -> frozenset[str]:
    """Return the levels and numbered articles named: a text about another one is no answer."""
    plain = folded(text)
    levels = {f"level:{_number(found[0] or found[1])}" for found in _LEVEL.findall(plain)}
    articles = {
        f"{found[1] or found[2]}:{_number(found[0] or found[3])}" for found in _ARTICLE.findall(plain)
    }
    return frozenset(levels | articles)


@lru_cache(maxsize=4096)
def terms_of(text: str) -> frozenset[str]:
    """Return all terms of a text."""
    return frozenset(_terms(folded(text))) | decisive_terms(text)


def question_terms(question: str) -> frozenset[str]:
    """Return the terms of a question without the words that only ask."""
    plain = folded(question)
    bare = _LEVEL.sub(" ", _ARTICLE.sub(" ", plain))
    shielded = _KEPT.sub(lambda kept: f"\x01{kept[0]}\x02", bare)
    parts = re.split(r"\x01(.*?)\x02", shielded)
    cut = "".join(part if number % 2 else _STOP.sub(" ", part) for number, part in enumerate(parts))
    return frozenset(_terms(cut) or _terms(plain)) | decisive_terms(question)


def _terms(plain: str) -> set[str]:
    found: set[str] = set()
    for word in _WORD.findall(plain):
        if "一" <= word[0] <= "鿿":
            found.update(word[start : start + 2] for start in range(len(word) - 1))
        elif word not in _ENGLISH:
            found.add(_stem(word))
    return found


def _stem(word: str) -> str:
    """Bring English endings together: pumps, pump; notified, notify stay near enough."""
    for ending, least in (("ies", 5), ("ing", 6), ("ed", 5), ("es", 5), ("s", 4)):
        if word.endswith(ending) and len(word) >= least and not word.endswith("ss"):
            return word[: -len(ending)] + ("y" if ending == "ies" else "")
    return word


def _number(text: str) -> int:
    """Read 3, iii, 三 or 三十二."""
    if text.isdigit():
        return int(text)
    if text in _ROMAN:
        return _ROMAN[text]
    total, digit = 0, 0
    for character in text:
        if character in "十百":
            total, digit = total + (digit or 1) * (10 if character == "十" else 100), 0
        else:
            digit = _DIGITS.get(character, 0)
    return total + digit
