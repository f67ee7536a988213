"""The words in which a dispatch is told, in Chinese and English."""

import re
from dataclasses import dataclass

from studio.tools.dispatch.judging import Confidence, Doubt

_ROW = re.compile(r"第 (\d+) 行")


@dataclass(frozen=True, slots=True)
class DispatchWords:
    columns: tuple[str, ...]
    method: str
    standard: str
    nothing_fits: str
    nearest: str
    proposed: str
    weak: str
    basis: str
    reason: str
    doubtful: str
    closest: str
    runner_up: str
    line: str
    no_basis: str
    english: bool = False

    def sure(self, confidence: Confidence) -> str:
        return _CONFIDENCE[confidence] if self.english else str(confidence)

    def doubt(self, doubt: Doubt) -> str:
        return _DOUBT[doubt] if self.english else str(doubt)

    def place(self, place: str) -> str:
        """“清单.xlsx · 第 3 行” in the words of the language."""
        return _ROW.sub(r"row \1", place) if self.english else place


_CONFIDENCE = {
    Confidence.STRONG: "strong match",
    Confidence.FAIR: "fair match",
    Confidence.WEAK: "weak match",
}
_DOUBT = {
    Doubt.NOTHING_FITS: "nothing in the lists fits",
    Doubt.TWO_ARE_NEAR: "two units are close",
    Doubt.MODEL_FOUND_NONE: "the model finds none of them fitting",
}
ZH = DispatchWords(
    columns=("名次", "部门", "事项", "依据", "匹配程度", "相同的词", "出处"),
    method="按字词相似度 (BM25) 对照清单",
    standard="相关标准:{said}(出处:{place})",
    nothing_fits="清单中没有相符的条目,需人工判断。",
    nearest="以下是字面上最近的条目,不作为派单建议。",
    proposed="建议部门:{department};事项:{name};匹配程度:{sure}",
    weak="只有个别词语相符,派单前由人核对。",
    basis="依据:{basis}",
    reason="选择理由:{reason}",
    doubtful="需人工判断:{doubt}。",
    closest="字面最近",
    runner_up="备选 {share}",
    line="{number}. {department} | {name} | {sure} | 依据:{basis} | 出处:{place}",
    no_basis="未列",
)
EN = DispatchWords(
    columns=("No.", "Unit", "Item", "Basis", "Match", "Words in common", "Source"),
    method="By likeness of words (BM25) with the lists",
    standard="Standard that bears on it: {said} (source: {place})",
    nothing_fits="Nothing in the lists fits. A person must decide.",
    nearest=" These are the nearest by their words, and no proposal.",
    proposed="Proposed: {department}; item: {name}; {sure}",
    weak="Only single words agree. Somebody should look before it is dispatched.",
    basis="Basis: {basis}",
    reason="Reason: {reason}",
    doubtful="A person must decide: {doubt}.",
    closest="nearest by words",
    runner_up="runner-up {share}",
    line="{number}. {department} | {name} | {sure} | basis: {basis} | source: {place}",
    no_basis="none given",
    english=True,
)
