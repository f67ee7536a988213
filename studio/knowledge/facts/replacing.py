"""Which documents a text puts out of force, and by which it says it was put out of force itself."""

from collections.abc import Iterator, Sequence

from studio.core.patterns import late
from studio.knowledge.facts.numbers import NUMBER, normal_number

_TITLE = r"《(?:[^《》]|《[^《》]*》){2,120}》"
_NUMBERED = rf"[（(][^（()）]{{0,30}}?{NUMBER.pattern}[^（()）]{{0,10}}[)）]"
NAMED = late(rf"(?P<title>{_TITLE})\s*(?P<numbered>{_NUMBERED})?")
_ENDS = "(?:废止|失效|停止执行|停止使用|不再执行|终止执行)"
ENDED = late(
    rf"(?:同时|即行|随之|相应|一并|予以|均|自[^。；;]{{2,24}}起|之日起|现|全部|自然|自行)[，,]?(?:予以|即行)?{_ENDS}"
    "|不再执行|停止执行|废止"
)
ONLY_SAID = late(
    r"(?:(?:修改|修订|调整|变更|提出)(?:、|或者?|和|与)|不得|未|不|应当|可以|需要|建议|如需|关于|被|将|拟|已经?(?:于[^，,]{2,12})?)\s*$"
)
_PARTLY = late(
    r"^\s*(?:(?:第[一二三四五六]次)?(?:修正|修订|修改|通过|批准|发布|公布|印发|转发|批转)|第|中(?:的|有关|关于|涉及|第)|有关|相关|规定的|关于|附件|的(?:第|有关|附件|部分))"
)
_LIST = rf"{_TITLE}(?:[（(][^（()）]{{0,60}}[)）])?(?:[、和及]{_TITLE}(?:[（(][^（()）]{{0,60}}[)）])?)*"
_INSTEAD = late(
    rf"(?:代替|替代|取代|(?:决定|同时|即日起|现|现予|起)废止)(?:原|了|原来的)?\s*(?P<rest>{_LIST}.{{0,4}})"
)
_REPEALING = late(r"(?:废止|失效|停止执行).{0,60}(?:决定|通知|公告|通告|命令|令|目录|清单)$")
_PARTLY_REPEALING = late(r"修改")
_GONE_FOR = late(
    rf"(?:被|由)\s*(?P<by>{_TITLE}\s*(?:[（(][^）)]{{1,40}}[)）])?|{NUMBER.pattern})"
    r"\s*(?:文件?)?(?:所)?(?:代替|替代|取代|废止|替换)"
)
_GONE = ("替", "取代", "废止")
_NO_DOCUMENT = late(r"(?:证|证书|执照|发票|票据|申请表)》$")
ENDING = late("废止|失效|执行|停止使用|代替|替代|取代")
SENTENCE = late(r"[^。；;\n]+")
_LISTED = late(
    r"^(?:[（(]?\d+[)）]?[、.．]?|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[)）]|[•·-])?\s*(?=《)"
)
_OTHER_CLAUSE = late(r"(?:施行|实施|执行|生效|试行)[，,、]|(?:根据|依据|按照|依照|经)《[^》]*》[^，,]*[，,]")
_FIRST_LINES = 20


def is_repealing(title: str) -> bool:
    """Whether the document does nothing but end others: 关于废止部分行政规范性文件的决定."""
    return bool(_REPEALING.search(title)) and not _PARTLY_REPEALING.search(title)


def replaced_in(title: str, lines: Sequence[str]) -> tuple[str, ...]:
    """Titles with their 文号, such as 示例办法（示政办〔2021〕27号）, in the order they stand."""
    telling = (line for line in lines if ("《" in line or "号" in line) and ENDING.search(line))
    found = [name for line in telling for name in _ended_in(line)]
    if is_repealing(title):
        listed = (line for line in (title, *lines) if line is title or _LISTED.match(line))
        found += [name for line in listed for name in _names(line)]
    numbered = {name.rpartition("（")[0] for name in found if name.endswith("号）")}
    return tuple(dict.fromkeys(name for name in found if name not in {title, *numbered}))


def replaced_by(lines: Sequence[str]) -> str:
    """What a note at the head names as that by which the document was replaced."""
    for line in lines[:_FIRST_LINES]:
        telling = len(line) <= 120 and any(word in line for word in _GONE)
        found = _GONE_FOR.search(line) if telling else None
        if found:
            return next(iter(_names(found["by"])), "") or normal_number(found["by"])
    return ""


def _ended_in(line: str) -> Iterator[str]:
    for sentence in SENTENCE.findall(line):
        yield from _ended_by(sentence)


def _ended_by(sentence: str) -> Iterator[str]:
    if instead := _INSTEAD.search(sentence):
        yield from _names(instead["rest"])
    for end in ENDED.finditer(sentence):
        before = sentence[: end.start()]
        if ONLY_SAID.search(before):
            continue
        clause = before[_clause_start(before) :]
        yield from _names(clause)
        return


def _clause_start(before: str) -> int:
    """From the clause that says when it holds: “自…起施行，原《…》同时废止” tells of what stands behind."""
    found = list(_OTHER_CLAUSE.finditer(before))
    return found[-1].end() if found else 0


def _names(text: str) -> Iterator[str]:
    """Documents named as a whole; a number alone names one too."""
    past = 0
    for found in NAMED.finditer(text):
        yield from _numbers(text[past : found.start()])
        past = found.end()
        if not _PARTLY.match(text[past:]) and not _NO_DOCUMENT.search(found["title"]):
            number = normal_number(found["numbered"]) if found["numbered"] else ""
            yield found["title"][1:-1] + (f"（{number}）" if number else "")
    yield from _numbers(text[past:])


def _numbers(text: str) -> Iterator[str]:
    for found in NUMBER.finditer(text):
        if not _PARTLY.match(text[found.end() :]):
            yield normal_number(found[0])
