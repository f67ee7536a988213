"""The labels at the beginning of a line with which a model that acts step by step parts what it writes."""

import re
from enum import Enum, auto


class Label(Enum):
    THOUGHT = auto()
    ACTION = auto()
    ARGUMENTS = auto()
    OBSERVATION = auto()
    ANSWER = auto()


_WORDS = {
    Label.ARGUMENTS: "行动输入|动作输入|输入参数|输入|参数|action input|action_input|input|arguments",
    Label.ACTION: "行动|动作|调用工具|使用工具|action|tool call",
    Label.OBSERVATION: "观察结果|观察|工具结果|observation",
    Label.THOUGHT: "思考|想法|thought",
    Label.ANSWER: "最终回答|最终答案|回答|答案|final answer|answer",
}
_BEFORE = r"[ \t　>*#_`\-]*(?:\d{1,2}[.、)）][ \t　*_`]*)?[【\[]?"
_AFTER = r"[ \t　*_`]*\d{0,2}[ \t　*_`]*(?:[:：]|[】\]][ \t　*_`]*[:：]?)"
_NAMED = "|".join(f"(?P<{label.name}>{words})" for label, words in _WORDS.items())
LABEL = re.compile(rf"^{_BEFORE}(?:{_NAMED}){_AFTER}", re.IGNORECASE | re.MULTILINE)
_ALL = tuple("|".join(_WORDS.values()).split("|"))
_LONGEST = max(map(len, _ALL)) + 12
_START = re.compile(_BEFORE)
_NEARLY = re.compile(r"[ \t　*_`\d]*[】\]]?[ \t　*_`]*")
_NUMBERED = re.compile(r"[ \t　>*#_`\-]*\d{1,2}")
_FINAL = re.compile(
    r"[ \t　*_`\"'“”【\[]*(?:最终回答|最终答案|回答|final[ _]?answer|finish)\W*\Z", re.IGNORECASE
)


def label_at(line: str) -> tuple[Label, int] | None:
    """The label a line begins with, and where what follows it begins."""
    found = LABEL.match(line)
    return (of(found), found.end()) if found else None


def of(found: "re.Match[str]") -> Label:
    return Label[str(found.lastgroup)]


def is_answering(action: str) -> bool:
    """Whether an action is to answer: many models make one of that."""
    return bool(_FINAL.match(action))


def may_become_label(line: str) -> bool:
    """Whether the beginning of a line may yet turn out to be one."""
    if len(line) > _LONGEST:
        return False
    if _NUMBERED.fullmatch(line):
        return True
    start = _START.match(line)
    rest = line[start.end() if start else 0 :].casefold()
    return any(
        word.startswith(rest) or (rest.startswith(word) and _NEARLY.fullmatch(rest, len(word)))
        for word in _ALL
    )
