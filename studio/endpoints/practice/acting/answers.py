"""Short answers to what was asked for: “示例路12号，张示例” after “请提供地点和姓名”."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from studio.endpoints.practice.acting.said import Said
from studio.endpoints.practice.acting.schemas import Field

_APART = re.compile(r"[,，、;；\s]+|和|及")
_WHETHER = re.compile(r"^是否")
_ENDS = "。.！! "
_LONGEST = 60


def answered(fields: Sequence[Field], filled: Mapping[str, Any], said: Said) -> dict[str, Any]:
    """What answers in a word or two goes to what was asked for, in that order."""
    if not said.asked or len(said.question) > _LONGEST:
        return {}
    named = (label for field in fields if field.name in filled for label in field.labels if len(label) > 1)
    known = {str(value) for value in filled.values()} | {_WHETHER.sub("", label) for label in named}
    whole = said.question.strip(_ENDS)
    parts = [part for part in _APART.split(whole) if part and not _is_known(part, known)]
    wanted = [field for field in fields if _is_open(field) and field.name not in filled]
    wanted = sorted((field for field in wanted if said.asks_for(field) >= 0), key=said.asks_for)
    if len(wanted) == 1 and parts:
        return {wanted[0].name: parts[0] if _is_known(whole, known) else whole}
    return {field.name: part for field, part in zip(wanted, parts, strict=False)}


def _is_known(part: str, known: set[str]) -> bool:
    return any(part in value or value in part for value in known if value)


def _is_open(field: Field) -> bool:
    return field.kind == "string" and not field.choices
