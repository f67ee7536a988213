"""Lists of rows in a document: what was decided, by whom, by when; paragraphs with their translation."""

import re
from collections.abc import Iterator, Sequence

from studio.endpoints.practice.acting.schemas import Field, fields_of
from studio.endpoints.practice.statements import sentences_of

_SOURCE = re.compile(r"原文|\bsource\b|\boriginal\b", re.IGNORECASE)
_TARGET = re.compile(r"译文|\btarget\b|\btranslation\b", re.IGNORECASE)
_UNIT = re.compile(r"责任(单位|人)|负责|\b(unit|owner|assignee|responsible)\b", re.IGNORECASE)
_DUE = re.compile(r"时限|期限|截止|\b(due|deadline)\b", re.IGNORECASE)
_DECIDED = re.compile(r"负责|牵头|完成|落实|要在|应当?在|务必|将于")
_WHO = re.compile(r"(?:由)?([一-鿿]{2,14}?)(?:牵头|负责|要在|要|应当?|务必|将于)")
_BY_WHEN = re.compile(
    r"((?:\d{4}年)?\d{1,2}月\d{1,2}日|[本下]?周[一二三四五六日末]|[本下]?月底|年底|今[天晚]|明[天晚])(?:\d{1,2}时)?(?:之?前|以前|内)"
)
_NOT_TRANSLATED = "（练习端点没有模型，不能翻译）"


def rows_of(field: Field, material: Sequence[str]) -> list[dict[str, str]] | None:
    """Return the rows of a list that is known by its columns; None for any other list."""
    columns = list(fields_of(field.schema.get("items") or {}))
    source, target = _column(columns, _SOURCE), _column(columns, _TARGET)
    if source and target:
        return [{source: text, target: _NOT_TRANSLATED} for text in material]
    unit, due = _column(columns, _UNIT), _column(columns, _DUE)
    matter = next(
        (each.name for each in columns if each.name not in (unit, due) and each.kind == "string"), ""
    )
    return list(_decisions(material, matter, unit, due)) if unit and due and matter else None


def _decisions(material: Sequence[str], matter: str, unit: str, due: str) -> Iterator[dict[str, str]]:
    for sentence in (each for text in material for each in sentences_of(text)):
        who, when = _WHO.search(sentence), _BY_WHEN.search(sentence)
        if _DECIDED.search(sentence) and (who or when):
            told = {
                matter: sentence.rstrip("。；"),
                unit: who[1] if who else "",
                due: when[0] if when else "",
            }
            yield {name: value for name, value in told.items() if value}


def _column(columns: Sequence[Field], role: re.Pattern[str]) -> str:
    return next((each.name for each in columns if role.search(each.named)), "")
