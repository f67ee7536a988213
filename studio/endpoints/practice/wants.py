"""How a question is put: whether it asks for a list, how it begins, what is done in it."""

import re

from studio.endpoints.practice.kinds import ARTICLE, asks_of_whom

_LIST = re.compile(
    r"(什么|哪些|哪几|何种).{0,6}(条件|情形|情况|事项|内容|材料|职责|权利|措施|要求|等级|种类|类|等|商品|原则|步骤|流程)"
    r"|(条件|情形|职责|事项|内容|顺序|流程|步骤|措施|要求|装备|材料)(是什么|有哪些|有什么|包括|$)|有哪些|哪些|"
    r"(which|what) (are|is|cases|conditions|steps|documents|duties)|in which cases|under what",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"如何|怎么|怎样|为什么|什么(?!时|电话|人|单位|部门)|要求|规定|说了|"
    r"what\b(?! time)|how to|how (do|should|must|can)|why",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"吗|呢|是否|能不能|可不可以|能否|有没有|是不是|谁|多少|几|多[久长高大深]|何时|何地|如何|为何|"
    r"怎|什么|哪|\b(who|what|when|where|which|how|why|whom)\b",
    re.IGNORECASE,
)
_WHETHER = re.compile(
    r"吗|(?<![什怎多那这])么(?=[？?]?$)|是否|能否|可否|能不能|可不可以|要不要|会不会|是不是|有没有|^(is|are|may|can|must|does|do)\b",
    re.IGNORECASE,
)
_ASKING = re.compile(
    r"(?:由|负责|承担|履行|享有)?(?:谁|哪|什么|何)|应当?在?(?:多|几|哪|什么|怎|如何)|[是有在要为需应当不得可以]*(?:多少|几[^乎]|多[久长高大深])|怎|如何|吗|能不能|可不可以|是否"
)
_DENIAL = re.compile(r"不得|不能|不可以|不应|禁止|严禁|不予|除外|not\b|no longer|never", re.IGNORECASE)
_MODAL = re.compile(
    r"可以?(?!能)|能(?![力源量])|必须|应当|需要?|允许|准许|\b(may|must|can|shall|should)\b", re.IGNORECASE
)
_ALIKE = (("决定", "批准", "同意", "审批", "确定"), ("负责", "牵头", "组织", "承担", "主管"))
_VERB = re.compile(
    r"谁(?:有权|来|负责|具体|统一)*([一-鿿]{2})|(?:哪个|哪些|哪家|什么)(?:部门|单位|机关|机构)(?:负责)?([一-鿿]{2})"
)


def asks(text: str) -> bool:
    """Whether this part of a question is one in itself."""
    return bool(_ASKS.search(text)) or asks_of_whom(text)


def asks_whether(text: str) -> bool:
    """Whether yes or no is asked for: then no noun in it says what kind of thing the answer gives."""
    return bool(_WHETHER.search(text)) and not _ASKS.search(_WHETHER.sub("", text))


def asks_leave(text: str) -> bool:
    """Whether it is asked if something may or must be done: a rule answers that."""
    return asks_whether(text) and bool(_MODAL.search(text))


def rules(text: str) -> bool:
    """Whether the text allows, demands or forbids something."""
    return denies(text) or bool(_MODAL.search(text))


def asks_list(question: str) -> bool:
    """Whether conditions, duties or the like are asked for: a whole list is the answer."""
    return bool(_LIST.search(question))


def is_open(question: str) -> bool:
    """Whether one sentence is likely to be too little of an answer."""
    return asks_list(question) or bool(_OPEN.search(question))


def lead_of(question: str) -> str:
    """Return what comes before the asking word: rules begin with it too."""
    asking = _ASKING.search(question)
    lead = question[: asking.start()].strip(" ，,的是由在应当要") if asking else ""
    return lead if len(lead) >= 4 else ""


def without_article(text: str) -> str:
    return ARTICLE.sub("", text, count=1).strip()


def verb_of(question: str) -> str:
    """Return what is done in “由谁批准”: who does something else is no answer."""
    found = _VERB.search(question)
    return (found[1] or found[2] or "") if found else ""


def denies(text: str) -> bool:
    return bool(_DENIAL.search(text))


def acts_alike(verb: str, text: str) -> bool:
    """Whether the text speaks of doing so, or of what comes to the same: 决定, 批准 and 同意 do."""
    alike = next((group for group in _ALIKE if verb in group), (verb,))
    return any(word in text for word in alike)


def owner_of(question: str) -> str:
    """Return X of a question about “X的Y”: a text that knows nothing of X is no answer.

    What was attached does not call itself so.
    """
    found = re.search(r"([^\s，,。？?的是]{2,})的[^，,。？?]{2,}", question)
    return found[1] if found and not re.search(r"附件|上传|这份|材料[里中上]?$", found[1]) else ""
