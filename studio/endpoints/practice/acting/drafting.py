"""Writing a document a tool is to make: its title, whom it is for, and a text that quotes what is at hand."""

import re
from collections.abc import Sequence
from typing import Any

from studio.endpoints.practice.acting.days import days_in
from studio.endpoints.practice.acting.english_orders import (
    english_issuer,
    english_kind,
    english_points,
    english_recipients,
    english_title,
    in_english,
)
from studio.endpoints.practice.acting.filling import LEFT_OUT, Compose
from studio.endpoints.practice.acting.labelled import labelled
from studio.endpoints.practice.acting.material import attached_in, paragraphs_of, points_of
from studio.endpoints.practice.acting.offers import BODY, TITLE, Offer
from studio.endpoints.practice.acting.orders import (
    day_in,
    is_order,
    issuer_in,
    names_only,
    recipients_in,
    topic_in,
)
from studio.endpoints.practice.acting.records import rows_of
from studio.endpoints.practice.acting.said import Said
from studio.endpoints.practice.acting.schemas import Field, fields_of
from studio.endpoints.practice.acting.wording import is_numbered, wanted_in, without_lead

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
_FILE = re.compile(r"《([^》\n]{1,60}?)(?:\.\w{2,5})?》")
_ISSUER = re.compile(r"发文(机关|单位)|落款(机关|单位)|\bissu(er|ing body)\b", re.IGNORECASE)
_OUTSIDE = r"(?![^（(]*[）)])"
"""Behind a sign: not within brackets."""
_SIGNED = re.compile(r"(成文|落款|签发|印发|发文)(日期|时间)|\bdated?\b|issue date", re.IGNORECASE)
_QUOTED_TITLE = re.compile(rf"《([^》\n]{{4,80}}(?:{'|'.join(KINDS)}))》")
_KIND = re.compile("|".join(sorted(KINDS, key=len, reverse=True)))
_TO = re.compile(
    r"(?:主送|发给|发送给|发至|印发|抄告|致|下发到?|发到)(?:机关)?[是为：:]?\s*"
    r"([^，,。；;\n]{2,40}?)(?=[，,。；;\n]|的|$)"
)
_REQUEST = re.compile(
    r"^(?:请|麻烦|帮我|帮忙|给我|为我|你|能否|根据(?:以上|上述|这份|附件|下面|该)?[^，,。]{0,20}[，,]|按照?[^，,。]{0,20}[，,])*"
    r"(?:起草|草拟|拟写|拟|撰写|写|生成|出|做|编写|制作|整理|润色|修改|校对|翻译)(?:一[份个篇])?"
)
_CLAUSE = re.compile(r"[，,。；;！!？?\n]")
_CLAUSE_KEPT = re.compile(r"(?<=[，,。；;！!？?\n])")
_NAMED_KIND = re.compile(rf"的?(?:{'|'.join(KINDS)})(?:稿|草稿|文稿)?$")
_MARKS = "一二三四五六七八"
_ABOUT_FIELDS = re.compile(
    r"^(?:发文机关|主送|抄送|标题|题目|签发人|文号|发文字号|成文日期|联系人|联系电话|电话|落款"
    r"|会议(?:名称|时间|地点)|主持人?|(?:参会|列席|请假|出席|缺席)人员|记录人)[^，,。]{0,6}(?:是|为|[:：])"
)
_ASKED_FOR_THIS = re.compile(
    r"^[^：:\n。]{0,20}(?:起草|撰写|整理|润色|修改|校对|翻译|改写)[^：:\n。]{0,20}[：:\n]\s*"
)
_BASIS = re.compile(r"^(?:请)?(?:根据|按照|依据|结合|参照)[^，,。]{0,30}[，,]?$")
_ENDINGS = {
    "通知": "特此通知。", "通报": "特此通报。", "通告": "特此通告。", "公告": "特此公告。",
    "报告": "特此报告。", "请示": "妥否，请批示。", "函": "特此函达，请予支持并函复。", "批复": "此复。",
}  # fmt: skip


def drafting_of(offer: Offer) -> Compose | None:
    """Return what writes for a tool that takes a title and a text; None for any other."""
    if not offer.drafts:
        return None
    official = any(set(field.choices) & set(KINDS) for field in offer.fields)
    return lambda field, said: _composed(field, said, official=official)


def _composed(field: Field, said: Said, *, official: bool) -> Any:
    if official and set(field.choices) & set(KINDS) and in_english(said.newest_first):
        return english_kind(said.newest_first, field.choices)
    if field.choices or field.kind not in {"string", "array"}:
        return None
    if _is(BODY, field) and not _is(TITLE, field):
        rows = rows_of(field, _material(said)) if field.kind == "array" else None
        return rows if rows is not None else _written(field, said, official=official)
    return _head(field, said, official=official)


def _head(field: Field, said: Said, *, official: bool) -> Any:
    found: Any
    if _is(TITLE, field):
        found = _title(field, said, official=official)
    elif _is(_SIGNED, field):
        found = _day(said)
    elif _is(_ISSUER, field) and field.kind == "string":
        found = _issuer(said)
    elif _is(_RECIPIENTS, field):
        found = _recipients(field, said)
    else:
        found = rows_of(field, _material(said)) if field.kind == "array" else None
    return found


def _issuer(said: Said) -> str | None:
    if in_english(said.newest_first):
        return english_issuer(said.newest_first) or None
    return next(filter(None, map(issuer_in, said.newest_first)), None)


def _is(role: re.Pattern[str], field: Field) -> bool:
    return bool(role.search(field.named))


def _written(field: Field, said: Said, *, official: bool) -> Any:
    told = next((value for text in said.newest_first if (value := labelled(text, field.labels))), "")
    parts = [told] if told else _body(said) if official else _material(said)
    return _in_shape(field, parts or [said.question])


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


def _title(field: Field, said: Said, *, official: bool) -> str:
    for text in said.to_look_in:
        if told := labelled(text, (*field.labels, "标题", "题目", "title")):
            return told
    if in_english(said.newest_first) and (told := english_title(said.newest_first)):
        return told
    for text in said.newest_first:
        if named := _QUOTED_TITLE.search(text):
            return named[1]
        if found := _TITLED.search(text):
            return found[0]
    attached = next(filter(None, map(_FILE.search, said.given)), None)
    if not official:
        return attached[1] if attached else _topic(said)
    return f"关于{_topic(said)}的{_kind(said)}"


def _material(said: Said) -> list[str]:
    """What is to be worked on, by paragraphs: the text after the request, or else what is attached."""
    given = [
        line for text in reversed(said.newest_first) for line in _given(text).splitlines() if line.strip()
    ]
    return [line.strip() for line in given] or paragraphs_of(said)


def _kind(said: Said) -> str:
    found = next((kinds[-1] for text in said.newest_first if (kinds := _KIND.findall(text))), "")
    return found or "通知"


def _topic(said: Said) -> str:
    """Return what the document is about: the first that is said besides asking for it."""
    matter = next(filter(None, map(topic_in, said.newest_first)), "")
    if matter and not recipients_in(f"{matter}的"):
        return matter
    asked = _ASKED_FOR_THIS.sub("", said.question.strip())
    for clause in _CLAUSE.split(_REQUEST.sub("", asked, count=1)):
        about = _NAMED_KIND.sub("", without_lead(clause.strip())).removeprefix("关于").strip(" 的，,")
        if len(about) > 1 and not _TO.match(clause) and not (is_order(clause) or names_only(clause)):
            return about[:40]
    return "有关工作"


def _day(said: Said) -> Any:
    told = next(filter(None, map(day_in, said.newest_first)), "")
    days = days_in(told, None)
    return days[0].day.isoformat() if days else said.today.isoformat() if said.today else LEFT_OUT


def _recipients(field: Field, said: Said) -> Any:
    """Where nobody is named and the tool knows whom it writes to, or asks, none are given."""
    if in_english(said.newest_first) and field.kind == "string":
        return english_recipients(said.newest_first) or LEFT_OUT
    told = next(filter(None, map(recipients_in, said.newest_first)), "")
    if not told and not field.required:
        return LEFT_OUT
    found = [
        part.strip()
        for part in re.split(rf"(?:[、,，]|和|以?及){_OUTSIDE}", told or "各有关单位")
        if part.strip()
    ]
    return "、".join(found) if field.kind == "string" else found


def _body(said: Said) -> list[str]:
    """What the person wants said, where that is no full text what lies at hand, and the closing phrase."""
    turns = said.newest_first
    if in_english(turns) and (written := english_points(turns[::-1])):
        return [*attached_in(said), *written]
    last = next((number for number, text in enumerate(turns) if is_order(text)), len(turns) - 1)
    given = wanted_in([*reversed(turns[: last + 1])], _asks_only)
    given = [*attached_in(said), *given]
    points = [] if any(map(is_numbered, given)) else points_of(said)
    numbered = (
        [f"{mark}、{point}" for mark, point in zip(_MARKS, points, strict=False)] if points[1:] else points
    )
    ending = _ENDINGS.get(_kind(said), "")
    return [*given, *numbered, *([ending] if ending else [])] or [said.question]


def _given(text: str) -> str:
    """Return what a request says beyond asking for the document, whom it is for and who signs it."""
    clauses = _CLAUSE_KEPT.split(_ASKED_FOR_THIS.sub("", text))
    kept = (clause for clause in clauses if not clause.strip() or not _asks_only(clause.strip()))
    return "".join(kept).strip(" ，,\n")


def _asks_only(clause: str) -> bool:
    alone = (_REQUEST, _TO, _ABOUT_FIELDS, _BASIS)
    orders = any(pattern.match(clause) for pattern in alone) or bool(_TITLED.search(clause))
    return orders or is_order(clause) or names_only(clause)
