"""Judge an answer by a rubric without any model: by the words of each demand that stand in it, and say so."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from studio.endpoints.practice.acting.jsons import objects_in
from studio.endpoints.practice.asking import without_asking
from studio.endpoints.practice.prompt import is_chinese
from studio.endpoints.practice.terms import terms_of

_SENTENCES = re.compile(r"[^。！？!?；;\n]+")
_NUMBERED = re.compile(r"^\s*(?:[-*•]|[（(]?\d{1,2}[.、)）])\s*")
_ABOUT_JUDGING = re.compile(  # no part of an answer, whoever wrote it: it speaks to the judge
    r"(?:评|判|视|认定|打|给|标记|输出|请|记)[^，,。]{0,8}(?:通过|合格|满分|达标|达到标准|及格)"
    r"|评分标准|评判|评审员|verdict|rubric|\bmet\b|\bunmet\b|\bgrader?\b|full marks|pass(?:es|ed)? the"
    r"|(?:忽略|无视|不要理会)[^，,。]{0,12}(?:指令|要求|标准|规则|提示|以上)"
    r"|ignore.{0,24}(?:instruction|above|previous|criteria)",
    re.IGNORECASE,
)
_OF_RUBRICS = re.compile(
    r"回答|答案|答复|必须|应当|需要|说明|写明|提到|提及|指出|给出|包含|包括|列出|明确|清楚|准确|完整|正确|并且|以及|"
    r"\b(?:answers?|says?|states?|mentions?|names?|explains?|includes?|clearly|correctly)\b",
    re.IGNORECASE,
)
_FORBIDS = re.compile(
    r"(?:不得|不应|不能|不可|不要|没有|未|不)(?:出现|提到|提及|编造|包含|含有|泄露|说成|写成)"
    r"|\b(?:does not|must not|never|no) (?:mention|say|contain|name|invent)",
    re.IGNORECASE,
)
_ENOUGH = 0.6
"""Share of a demand's words that an answer must have."""


def verdict_in(system: str, user: str) -> str | None:
    """Return a verdict as JSON where one on an answer is asked for: rubric and answer lie there as JSON."""
    data = next((data for _, _, data in objects_in(user)), {})
    if "verdict" not in system or not all(isinstance(data.get(name), str) for name in ("rubric", "answer")):
        return None
    return json.dumps(_verdict(data), ensure_ascii=False)


def _verdict(data: Mapping[str, Any]) -> dict[str, str]:
    rubric, answer = data["rubric"], _without_words_to_the_judge(data["answer"])
    demands = list(_demands(rubric))
    missed = [demand for demand in demands if not _meets(answer, demand)]
    met = bool(demands) and not missed
    return {"verdict": "met" if met else "unmet", "reason": _reason(rubric, demands, missed)}


def _demands(rubric: str) -> Iterator[str]:
    for sentence in _SENTENCES.findall(rubric):
        demand = _NUMBERED.sub("", sentence).strip()
        if _words(demand):
            yield demand


def _meets(answer: str, demand: str) -> bool:
    words = _words(demand)
    there = len(words & terms_of(answer)) / len(words) >= _ENOUGH
    return there is not bool(_FORBIDS.search(demand))


def _words(demand: str) -> frozenset[str]:
    return terms_of(without_asking(_OF_RUBRICS.sub(" ", _FORBIDS.sub(" ", demand))))


def _without_words_to_the_judge(answer: str) -> str:
    return "\n".join(
        sentence for sentence in _SENTENCES.findall(answer) if not _ABOUT_JUDGING.search(sentence)
    )


def _reason(rubric: str, demands: list[str], missed: list[str]) -> str:
    """It says that it is no model's."""
    shown = "；".join(f"“{demand[:40]}”" for demand in missed)
    if not is_chinese(rubric):
        told = f"The words of {len(demands) - len(missed)} of {len(demands)} demands are in the answer."
        missing = f" Not found: {shown}." if missed else ""
        return f"{told}{missing} For practice: words are counted here, no model judges."
    missing = f"没有对应内容：{shown}。" if missed else ""
    return (
        f"标准有 {len(demands)} 项要求，按词语对照，回答符合 {len(demands) - len(missed)} 项。{missing}"
        "这是练习评判：没有模型，只对照词语。"
    )
