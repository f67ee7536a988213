"""From what a model was told to write to a paper in its normal form: title, number, date, body, annexes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from studio.core.errors import ToolArgumentsInvalid
from studio.papers.days import day_of
from studio.papers.official.body import body_of
from studio.papers.official.kinds import PaperKind
from studio.papers.official.numbers import document_number, order_number
from studio.papers.official.paper import Annex, Paper
from studio.papers.official.peeling import Peeled, annex_title, peeled
from studio.papers.official.titles import full_title
from studio.papers.text import joined_names, listed, official, one_line

_ATTENDANCE = (("出席", "present"), ("请假", "absent"), ("列席", "observers"))


@dataclass(frozen=True, slots=True)
class House:
    """What a department's papers have in common; it stands where nothing else was said."""

    issuer: str = ""
    mark: str = ""
    code: str = ""
    recipients: str = ""
    copies: str = ""
    printer: str = ""
    remark: str = ""
    sealed: bool = True


def drafted(tool: str, said: Mapping[str, Any], house: House, today: date, ai_line: str) -> Paper:
    """Raises ToolArgumentsInvalid for a text that says nothing, or a date no calendar has."""
    kind = PaperKind(said["kind"])
    issuers = listed(said.get("issuer") or house.issuer)
    title = _title(said["title"], kind, issuers)
    found = peeled(said["body"], title, issuers, today)
    body = body_of("\n".join(found.lines))
    if not body:
        raise ToolArgumentsInvalid(tool=tool, problem="body: 正文是空的，请写出正文 (the text is empty)")
    return Paper(
        kind=kind,
        title=title,
        body=body,
        issuers=issuers,
        mark=_mark(kind, house.mark, issuers),
        dated=_date(tool, said.get("date", ""), found, today),
        copy_number=_copy_number(said.get("copy_number", "")),
        urgency=_urgency(said.get("urgency", "")),
        number=_number(kind, said.get("number", ""), house.code, today),
        signers=tuple(map(official, listed(said.get("signer", "")))),
        post=one_line(said.get("signer_post", "")),
        caption=official(said.get("caption", "")).strip("（）"),
        recipients=_recipients(kind, said, found, house),
        annexes=_annexes(said, found),
        sealed=house.sealed,
        remark=official(said.get("remark", "")).strip("（）") or found.remark or official(house.remark),
        attendance=_attendance(said),
        copies=joined_names(said.get("copies", "")) or found.copies or joined_names(house.copies),
        printer="" if kind.is_public else one_line(house.printer),
        ai_line=ai_line,
    )


def _title(said: str, kind: PaperKind, issuers: Sequence[str]) -> str:
    """An order has none besides its mark."""
    title = full_title(said, kind, issuers)
    return "" if kind is PaperKind.ORDER and "关于" not in title else title


def _mark(kind: PaperKind, mark: str, issuers: Sequence[str]) -> str:
    """发文机关标志: of several bodies the leading one's name."""
    issuer = issuers[0] if issuers else ""
    if kind is PaperKind.LETTER or not issuer:
        return issuer
    if kind is PaperKind.ORDER:
        return f"{issuer}令"
    return f"{issuer}会议纪要" if kind is PaperKind.MINUTES else one_line(mark) or f"{issuer}文件"


def _number(kind: PaperKind, said: str, code: str, today: date) -> str:
    if kind is PaperKind.ORDER:
        return order_number(said)
    if kind in (PaperKind.MINUTES, PaperKind.COMMUNIQUE, PaperKind.RESOLUTION):
        return document_number(said, "", today)
    letter = kind is PaperKind.LETTER and code and not code.endswith("函")
    return document_number(said, f"{code}函" if letter else code, today)


def _date(tool: str, said: str, found: Peeled, today: date) -> date:
    if not said.strip():
        return found.dated or today
    day = day_of(said, today)
    if day is None:
        raise ToolArgumentsInvalid(
            tool=tool, problem=f"date: “{said}”不是日期，写成“2026年11月27日” (no date)"
        )
    return day


def _copy_number(said: str) -> str:
    """份号: six digits."""
    digits = "".join(sign for sign in said if sign.isdecimal())[:6]
    return digits.zfill(6) if digits else ""


def _urgency(said: str) -> str:
    return "特急" if "特" in said else "加急" if said.strip() else ""


def _recipients(kind: PaperKind, said: Mapping[str, Any], found: Peeled, house: House) -> str:
    given = joined_names(said.get("recipients", "")) or found.recipients
    return given if given or not kind.needs_recipient else joined_names(house.recipients)


def _annexes(said: Mapping[str, Any], found: Peeled) -> tuple[Annex, ...]:
    given = tuple(
        Annex(annex_title(each.get("title", "")) or f"附件{number}", body_of(each.get("body", "")))
        for number, each in enumerate(said.get("attachments") or (), 1)
    )
    return given or tuple(Annex(title) for title in found.annexes)


def _attendance(said: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    named = ((label, joined_names(said.get(key, ""))) for label, key in _ATTENDANCE)
    return tuple((label, names) for label, names in named if names)
