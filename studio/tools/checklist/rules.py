"""Points that code decides: words, dates, numbers, pages, signatures, agreement."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from studio.core.documents import Document
from studio.tools.checklist.materials import (
    Evidence,
    Labelled,
    evidence_in,
    found_words,
    labelled,
    plain,
)
from studio.tools.checklist.points import VALUE, Point, Rule
from studio.tools.policy.nodes import Value
from studio.tools.policy.reckoning import Missing, Reckoning
from studio.tools.policy.saying import shown
from studio.tools.spreadsheets.moments import moment
from studio.tools.spreadsheets.quantities import quantity
from studio.tools.spreadsheets.widths import narrow


class Outcome(StrEnum):
    MET = "符合"
    NOT_MET = "不符合"
    UNCLEAR = "待核实"


@dataclass(frozen=True, slots=True)
class Finding:
    point: Point
    outcome: Outcome
    reason: str
    evidence: tuple[Evidence, ...] = ()


def by_code(point: Point, documents: Sequence[Document], today: date) -> Finding:
    """Of the documents the point means, at least one; MATCHES and JUDGED are decided elsewhere."""
    match point.rule:
        case Rule.CONTAINS:
            return _contains(point, documents)
        case Rule.DATE | Rule.NUMBER:
            return _within(point, documents, today)
        case Rule.PAGES:
            return _pages(point, documents, today)
        case Rule.SIGNED:
            return _signed(point, documents)
        case Rule.CONSISTENT:
            return _consistent(point, documents)
    return Finding(point, Outcome.MET, f"已提交:{'、'.join(document.name for document in documents)}")


def _contains(point: Point, documents: Sequence[Document]) -> Finding:
    wanted = [
        part for part in re.split(r"[、;\n]+", narrow(point.expected or point.requirement)) if part.strip()
    ]
    found = [
        next(filter(None, (found_words(documents, one) for one in part.split("|"))), None) for part in wanted
    ]
    missing = [part for part, evidence in zip(wanted, found, strict=True) if evidence is None]
    evidence = tuple(dict.fromkeys(one for one in found if one))
    if missing:
        return Finding(point, Outcome.NOT_MET, f"没有找到:{'、'.join(missing)}", evidence)
    return Finding(point, Outcome.MET, f"找到:{'、'.join(wanted)}", evidence)


def _within(point: Point, documents: Sequence[Document], today: date) -> Finding:
    label = point.field or point.name
    found = [one for document in documents for one in labelled(document, label)]
    read = [(one, value) for one in found if (value := _read(one.value, point.rule)) is not None]
    if not read:
        what = "日期" if point.rule is Rule.DATE else "数字"
        reason = f"“{label}”后没有读到{what}" if found else f"没有找到“{label}”"
        return Finding(point, Outcome.UNCLEAR, reason, tuple(one.evidence for one in found[:1]))
    outcomes = [_holds(point, value, today) for _, value in read]
    values = "、".join(dict.fromkeys(shown(value) for _, value in read))
    said = f"{label}:{values};要求:{point.expected or '未过期'}"
    bad = [one.evidence for (one, _), holds in zip(read, outcomes, strict=True) if holds is False]
    if bad:
        return Finding(point, Outcome.NOT_MET, said, tuple(bad))
    evidence = tuple(one.evidence for one, _ in read[:3])
    unclear = any(isinstance(holds, Missing) for holds in outcomes)
    return Finding(point, Outcome.UNCLEAR if unclear else Outcome.MET, said, evidence)


def _read(text: str, rule: Rule) -> Value | None:
    if rule is Rule.DATE:
        found = re.search(r"(?:19|20)\d\d\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?", text)
        day = moment(found[0]) if found else None
        return day.date() if isinstance(day, datetime) else day
    number = re.search(
        r"-?\d[\d,]*(?:\.\d+)?\s*(?:万亿|亿|千万|百万|万|千)?\s*(?:元|%|㎡|平方米|人|亩)?", text
    )
    amount = quantity(number[0].strip()) if number else None
    return amount.value if amount else None


def _holds(point: Point, value: Value, today: date) -> bool | Missing:
    return Reckoning({VALUE: value}, today).holds(point.within) if point.within else Missing()


def _pages(point: Point, documents: Sequence[Document], today: date) -> Finding:
    counted = [(document, _holds(point, Decimal(document.pages), today)) for document in documents]
    said = "、".join(f"{document.name} {document.pages} 页" for document, _ in counted)
    met = all(holds is True for _, holds in counted)
    return Finding(point, Outcome.MET if met else Outcome.NOT_MET, f"{said};要求:{point.expected}")


_SIGNATURE = re.compile(
    r"(?P<label>(?:签字|签名|签章|盖章|签署|公章|印章)(?:栏|处|页)?\s*[(]?(?:签字|签名|盖章|公章|或|、)*[)]?)"
    r"\s*[:|]\s*(?P<value>[^;|\n]{0,30})"
)
_WORDS = re.compile(r"签字|签名|签章|盖章|签署|公章|印章")


def _signed(point: Point, documents: Sequence[Document]) -> Finding:
    """Code sees words, no ink: a name behind the label is taken for a signature, an empty label is not."""
    mentioned: list[Evidence] = []
    for document in documents:
        for block in document.blocks:
            filled = next(
                (one for one in _SIGNATURE.finditer(narrow(block.text)) if _is_filled(one["value"])), None
            )
            if filled:
                evidence = evidence_in(document, block, block.text[slice(*filled.span())])
                return Finding(point, Outcome.MET, "签章处已填写,原件上的签章仍需人工核对", (evidence,))
            if word := _WORDS.search(block.text):
                mentioned.append(evidence_in(document, block, block.text[max(0, word.start() - 20) :]))
    if mentioned:
        return Finding(point, Outcome.UNCLEAR, "有签章字样,是否已签章需人工核对", tuple(mentioned[:2]))
    return Finding(point, Outcome.NOT_MET, "没有找到签字或盖章字样")


def _is_filled(value: str) -> bool:
    named = re.sub(r"[\s_\-—:()年月日]|日期|盖章|签字|公章", "", value)
    return len(named) >= 2


def _consistent(point: Point, documents: Sequence[Document]) -> Finding:
    label = point.field or point.name
    firsts = [first for document in documents if (first := _first(document, label)) is not None]
    if len(firsts) < 2:
        where = f"只在 {len(firsts)} 份材料中找到" if firsts else "没有找到"
        return Finding(point, Outcome.UNCLEAR, f"{where}“{label}”", tuple(one.evidence for one in firsts))
    said = ";".join(f"{one.evidence.document}:{one.value}" for one in firsts)
    same = len({plain(one.value) for one in firsts}) == 1
    evidence = tuple(one.evidence for one in firsts)
    return Finding(point, Outcome.MET if same else Outcome.NOT_MET, f"{label} — {said}", evidence)


def _first(document: Document, label: str) -> Labelled | None:
    return next((one for one in labelled(document, label) if one.value), None)
