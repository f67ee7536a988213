"""Writing a document a tool is to make: its title, whom it is for, and a text that quotes what is at hand."""

import re
from collections.abc import Sequence
from typing import Any

from studio.endpoints.practice.acting.filling import Compose
from studio.endpoints.practice.acting.labelled import labelled
from studio.endpoints.practice.acting.material import points_of
from studio.endpoints.practice.acting.offers import BODY, TITLE, Offer
from studio.endpoints.practice.acting.said import Said
from studio.endpoints.practice.acting.schemas import Field, fields_of

KINDS = (
    "决议",
    "决定",
    "命令",
    "公报",
    "公告",
    "通告",
    "意见",
    "通知",
    "通报",
    "报告",
    "请示",
    "批复",
    "议案",
    "函",
    "纪要",
)
_RECIPIENTS = re.compile(r"主送|收文|接收|发给|\b(recipients?|addressees?|to)\b(?!.*抄送)", re.IGNORECASE)
_TITLED = re.compile(rf"关于[^，。；！？\n《》]{{2,60}}?的?(?:{'|'.join(KINDS)})")
_SIGNED = re.compile(r"(成文|落款|签发|印发|发文)(日期|时间)|\bdated?\b|issue date", re.IGNORECASE)
_QUOTED_TITLE = re.compile(rf"《([^》\n]{{4,80}}(?:{'|'.join(KINDS)}))》")
_KIND = re.compile("|".join(sorted(KINDS, key=len, reverse=True)))
_TO = re.compile(
    r"(?:主送|发给|发送给|发至|印发|抄告|致|下发到?|发到)(?:机关)?[是为：:]?\s*"
    r"([^，,。；;\n]{2,40}?)(?=[，,。；;\n]|的|$)"
)
_REQUEST = re.compile(
    r"^(?:请|麻烦|帮我|帮忙|给我|为我|你|能否|根据(?:以上|上述|这份|附件|下面|该)?[^，,。]{0,20}[，,]|按照?[^，,。]{0,20}[，,])*"
    r"(?:起草|草拟|拟写|拟|撰写|写|生成|出|做|编写|制作)(?:一[份个篇])?"
)
_CLAUSE = re.compile(r"[，,。；;！!？?\n]")
_CLAUSE_KEPT = re.compile(r"(?<=[，,。；;！!？?\n])")
_NAMED_KIND = re.compile(rf"的?(?:{'|'.join(KINDS)})(?:稿|草稿|文稿)?$")
_MARKS = "一二三四五六七八"
_ABOUT_FIELDS = re.compile(
    r"^(?:发文机关|主送|抄送|标题|题目|签发人|文号|发文字号|成文日期|联系人|联系电话|电话|落款)[^，,。]{0,6}(?:是|为|[:：])"
)
_BASIS = re.compile(r"^(?:请)?(?:根据|按照|依据|结合|参照)[^，,。]{0,30}[，,]$")
_ENDINGS = {
    "通知": "特此通知。", "通报": "特此通报。", "通告": "特此通告。", "公告": "特此公告。",
    "报告": "特此报告。", "请示": "妥否，请批示。", "函": "特此函达，请予支持并函复。", "批复": "此复。",
}  # fmt: skip


def drafting_of(offer: Offer) -> Compose | None:
    """Return what writes for a tool that takes a title and a text; None for any other."""
    if not offer.drafts:
        return None

    def composed(field: Field, said: Said) -> Any:
        if field.choices or field.kind not in {"string", "array"}:
            return None
        if _is(TITLE, field):
            return _title(said)
        if _is(_SIGNED, field):
            return said.today.isoformat() if said.today else None
        if _is(_RECIPIENTS, field):
            return "、".join(found) if (found := _recipients(said)) and field.kind == "string" else found
        return _written(field, said) if _is(BODY, field) else None

    return composed


def _is(role: re.Pattern[str], field: Field) -> bool:
    return bool(role.search(field.named))


def _written(field: Field, said: Said) -> Any:
    told = next((value for text in said.newest_first if (value := labelled(text, field.labels))), "")
    return _in_shape(field, [told] if told else _body(said))


def _in_shape(field: Field, parts: Sequence[str]) -> Any:
    """Return one text, a list of texts, or a list of objects with the text in their first open field."""
    if field.kind == "string":
        return "\n".join(parts)[: field.schema.get("maxLength") or None]
    items = field.schema.get("items") or {}
    inner = [each for each in fields_of(items) if each.kind == "string" and not each.choices]
    if not inner:
        return list(parts)
    text = next((each for each in inner if BODY.search(each.words)), inner[-1])
    return [
        {each.name: part if each is text else "" for each in inner if each is text or each.required}
        for part in parts
    ]


def _title(said: Said) -> str:
    texts = said.newest_first
    for text in texts:
        if told := labelled(text, ("标题", "题目", "title")):
            return told
    for text in texts:
        if named := _QUOTED_TITLE.search(text):
            return named[1]
        if found := _TITLED.search(text):
            return found[0]
    return f"关于{_topic(said)}的{_kind(said)}"


def _kind(said: Said) -> str:
    found = next((kinds[-1] for text in said.newest_first if (kinds := _KIND.findall(text))), "")
    return found or "通知"


def _topic(said: Said) -> str:
    """Return what the document is about: the first that is said besides asking for it."""
    for clause in _CLAUSE.split(_REQUEST.sub("", said.question.strip(), count=1)):
        about = _NAMED_KIND.sub("", clause.strip()).removeprefix("关于").strip(" 的，,")
        if len(about) > 1 and not _TO.match(clause):
            return about[:40]
    return "有关工作"


def _recipients(said: Said) -> list[str]:
    for text in said.newest_first:
        told = labelled(text, ("主送", "主送机关", "收文单位"))
        found = _TO.search(text)
        if told or found:
            whole = told or (found[1] if found else "")
            return [part.strip() for part in re.split(r"[、,，]|和", whole) if part.strip()]
    return ["各有关单位"]


def _body(said: Said) -> list[str]:
    """What the person gave, what passages, attachments and results say to it, and the closing phrase."""
    given = [text for text in (_given(text) for text in reversed(said.newest_first)) if text]
    points = points_of(said)
    numbered = (
        [f"{mark}、{point}" for mark, point in zip(_MARKS, points, strict=False)] if points[1:] else points
    )
    ending = _ENDINGS.get(_kind(said), "")
    return [*given, *numbered, *([ending] if ending else [])] or [said.question]


def _given(text: str) -> str:
    """Return what a request says beyond asking for the document, whom it is for and who signs it."""
    return "".join(clause for clause in _CLAUSE_KEPT.split(text) if not _asks_only(clause.strip())).strip(
        " ，,"
    )


def _asks_only(clause: str) -> bool:
    alone = (_REQUEST, _TO, _ABOUT_FIELDS, _BASIS)
    return not clause or any(pattern.match(clause) for pattern in alone) or bool(_TITLED.search(clause))
