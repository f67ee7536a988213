"""A sentence without figures asked back: who does it, what is listed, what a word means."""

import re
from collections.abc import Iterator

_ACTS = "批准|审批|审定|核定|牵头|组织|编制|签发|宣布|发布|担任|兼任|发放|承担|受理|指定"
_BY = re.compile(
    rf"由(?P<who>[^由，。；、：（）“”]{{3,24}}?)(?P<act>{_ACTS})(?!管理|机关|机构|部门|决定|之日|的|人)"
)
_HOW = re.compile("在|于|按|报|会同|统一|负责|直接|依法|另行|根据")
_APPLIES = re.compile(r"^(?P<what>本[^，。]{2,4})适用于(?P<whom>[^。；]{6,60})$")
_SOMEBODY = re.compile("(?:企业|人员|单位|机构|部门|居民|人|组织|学校|户|家庭|镇街|公司|场所|项目)$")
_FINE = re.compile(r"处(?P<low>[^，。；处]{1,10}元)以上(?P<high>[^，。；]{1,10}元)以下(?:的)?罚款")
_OFFICES = (
    "政府|部门|机构|单位|局|委员会|企业|组织|办公室|公司|学校|中心|机关|人民法院|协会|村民委员会|经营者|负责人"
    "|人员|承办人"
)
_IN_CHARGE = re.compile(
    rf"^(?P<who>[^，。；：、应]{{2,22}}(?:{_OFFICES}))(?P<act>主管|负责|承担)"
    r"(?P<what>[^，。；：]{6,40}(?:工作|事务|管理|监督|协调|职责)[^，。；：]{0,6})$"
)
_OUGHT = re.compile(
    rf"^(?P<who>[^，。；：应]{{2,30}}(?:{_OFFICES}))应当(?P<what>[^，。；：]{{8,48}})(?:[，。；]|$)"
)
_NO_DEED = re.compile(
    "^(?:根据|按照|依据|利用|结合|通过|依托|统筹考虑|在|自|于|对)|(?:时|后|前|部门|单位|机构|农民|等方式|特点|原则)$"
)
_NOBODY = re.compile("有关|各|任何|其他|相关|上述|前款|本级|所属|依法")
_CALLED = re.compile(
    r"^(?P<where>.{0,30}?)所称(?:的)?(?P<what>[^，。；：]{2,16})[，,]?\s*(?:是指|系指|指)(?P<is>.{6,})$"
)
_INCLUDES = re.compile(r"^(?P<what>[^，：；]{2,30}?)[，,]?(?P<act>包括|包含|分为)(?P<list>[^：；]{4,60})$")
_HOLDS = re.compile(r"^(?P<what>[^，：；]{2,24})(?P<act>坚持|遵循)(?P<list>[^：；]{6,50})(?:的原则|原则)")
_IN_CASE = re.compile(
    r"^(?P<before>[^，]{0,20}?)有下列(?:情形|行为|情况)之一的[，,]?(?P<then>[^：:]{3,40})[：:](?P<list>.+)$"
)
_FOLLOWING = re.compile(
    r"^(?P<before>[^：:]{0,30}?)下列(?P<what>[^，：:]{2,20})(?P<after>[^：:]*)[：:](?P<list>.+)$"
)
_PARTS = re.compile(r"[、；;]|和|以及|(?<=、)与")
_ITEM = re.compile(r"[(（][一二三四五六七八九十\d]{1,2}[)）]")
_SHORT, _LONGEST_NAME = 14, 16


def clauses_asked(text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each question with the words its answer must say; they stand in the text just so."""
    for shape in (_who, _fine, _in_charge, _meaning, _scope, _cases, _following, _parts, _principles):
        found = shape(text)
        if found is not None and all(word in text for word in found[1]):
            yield found


def duties_asked(text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Whose duty something is: less sharp than what `clauses_asked` finds, for many may share a duty."""
    found = _OUGHT.match(text)
    who = re.split("、|和|以及", found["who"])[-1] if found else ""
    named = 3 < len(who) <= _LONGEST_NAME and not _NOBODY.search(who)
    if found and named and not _NO_DEED.search(found["what"]):
        yield f"谁应当{found['what']}？", (who,)


def _fine(text: str) -> tuple[str, tuple[str, ...]] | None:
    found = _FINE.search(text)
    before = text[: found.start()].rstrip("，；并可以") if found else ""
    return (f"{before}，处多少罚款？", (found["low"], found["high"])) if found and before else None


def _in_charge(text: str) -> tuple[str, tuple[str, ...]] | None:
    found = _IN_CHARGE.match(text)
    if found is None or _NOBODY.search(found["who"]) or len(found["who"]) > _LONGEST_NAME:
        return None
    return f"谁{found['act']}{found['what']}？", (found["who"],)


def _who(text: str) -> tuple[str, tuple[str, ...]] | None:
    found = _BY.search(text)
    if found is None or "解释" in text or not text[: found.start()].strip("，、；：的 "):
        return None
    who = _HOW.split(found["who"])[0]
    rest = re.split("[，；：]", text[found.start("who") + len(who) :])[0]
    whole = len(who) > 2 and not re.search("自|之日|收到|[和或与及的]$", who)
    return (f"{text[: found.start()]}由谁{rest}？", (who,)) if whole else None


def _meaning(text: str) -> tuple[str, tuple[str, ...]] | None:
    found = _CALLED.match(text)
    if found is None:
        return None
    parts = re.split("[，、；。]", found["is"])
    words = tuple(
        part for part in parts if 4 <= len(part) <= _SHORT and not re.search("等|以及|^[除在对由因]", part)
    )[:1]
    what = found["what"].rstrip("是，")
    return (f"{found['where']}所称的{what}指的是什么？", words) if words else None


def _scope(text: str) -> tuple[str, tuple[str, ...]] | None:
    found = _APPLIES.match(text)
    whom = found["whom"].rpartition("的")[2] if found else ""
    some = 2 < len(whom) <= _SHORT and _SOMEBODY.search(whom)
    return (f"{found['what']}适用于哪些对象？", (whom,)) if found and some else None


def _cases(text: str) -> tuple[str, tuple[str, ...]] | None:
    found = _IN_CASE.match(text)
    words = _items(found["list"]) if found else ()
    if found is None or not words:
        return None
    then = found["then"].lstrip("，,")
    return f"{found['before']}什么情形下{then}？", words


def _following(text: str) -> tuple[str, tuple[str, ...]] | None:
    found = _FOLLOWING.match(text)
    if found is None or "之一" in found["what"]:
        return None
    words = _items(found["list"])
    after = re.split("[，,]", found["after"])[0]
    return (f"{found['before']}哪些{found['what']}{after}？", words) if words else None


def _parts(text: str) -> tuple[str, tuple[str, ...]] | None:
    found = _INCLUDES.match(text)
    words = _listed(found["list"]) if found else ()
    return (f"{found['what']}{found['act']}哪些？", words) if found and len(words) > 1 else None


def _principles(text: str) -> tuple[str, tuple[str, ...]] | None:
    found = _HOLDS.match(text)
    words = _listed(found["list"]) if found else ()
    return (f"{found['what']}{found['act']}哪些原则？", words) if found and len(words) > 1 else None


def listed_first(text: str) -> tuple[str, ...]:
    """Of a passage that lists something item by item, the first two."""
    return _items(text[found.start() :]) if (found := _ITEM.search(text)) else ()


def _listed(text: str) -> tuple[str, ...]:
    """The first two of what is listed."""
    parts = [part.strip() for part in _PARTS.split(text)]
    return tuple(part for part in parts if 2 <= len(part) <= _SHORT and "，" not in part)[:2]


def _items(text: str) -> tuple[str, ...]:
    """Of the first two items what can be expected of an answer in just these words."""
    items = [part for part in _ITEM.split(text) if part.strip()] if _ITEM.search(text) else text.split("；")
    heads = (re.split("[，,、；;。（(]", item.strip())[0] for item in items)
    return tuple(head for head in heads if 2 <= len(head) <= _SHORT)[:2]
