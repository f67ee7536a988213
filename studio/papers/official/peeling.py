"""What a model writes into the text although it has its own place: title, recipients, signature."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from studio.papers.days import day_of
from studio.papers.official.levels import numbered
from studio.papers.text import joined_names, lines_of, official, unmarked

_RECIPIENTS = re.compile(r"[^。！？；]{2,80}[:：]")
_LEADS_IN = re.compile(r"(?:如下|下列|以下|通知|通报|报告|函告|批复|决定|请示|公告|通告)[^:：]{0,6}[:：]$")
_DATE = re.compile(
    r"[(（]?\s*(?:\d{4}|[〇○零一二三四五六七八九]{4})\s*年\s*\S{1,3}\s*月\s*\S{1,3}\s*日\s*[)）]?"
)
_COPIES = re.compile(r"抄送[:：]\s*(.+)")
_PRINTED = re.compile(r".{2,40}\s\d{4}年\d{1,2}月\d{1,2}日印发")
_REMARK = re.compile(r"[(（](?=[^（()）]*(?:联系人|联系电话|电话|此件|公开))(.+)[)）]")
_ANNEXES = re.compile(r"附\s*件\s*[:：]\s*(.*)")
_BODY = re.compile(r"[^，。；：、！？\s]{4,30}")  # how a body is called
_HEADING = re.compile(r"#{1,6}\s*")


@dataclass(frozen=True, slots=True)
class Peeled:
    """What was found around the text, besides the text itself."""

    lines: tuple[str, ...]
    recipients: str = ""
    annexes: tuple[str, ...] = ()
    dated: date | None = None
    remark: str = ""
    copies: str = ""


@dataclass
class _Foot:
    found: Peeled = field(default_factory=lambda: Peeled(()))

    def takes(self, line: str, issuers: Sequence[str], today: date) -> bool:
        """Whether the line belongs to the foot of the paper; then it is kept."""
        if copies := _COPIES.fullmatch(line):
            self.found = replace(self.found, copies=joined_names(copies[1]))
        elif _DATE.fullmatch(line):
            self.found = replace(self.found, dated=day_of(line, today))
        elif remark := _REMARK.fullmatch(line):
            self.found = replace(self.found, remark=official(remark[1]))
        else:
            signed = self.found.dated is not None and bool(_BODY.fullmatch(line))
            return bool(_PRINTED.fullmatch(line)) or line in issuers or (signed and not numbered(line))
        return True


def peeled(text: str, title: str, issuers: Sequence[str], today: date) -> Peeled:
    lines = lines_of(text)
    foot = _Foot()
    while lines and foot.takes(unmarked(lines[-1]), issuers, today):
        lines.pop()
    annexes = _annexes(lines)
    lines = _without_title(lines, title)
    recipients = _recipients(lines)
    if recipients:
        lines = lines[1:]
    return replace(foot.found, lines=tuple(lines), recipients=recipients, annexes=annexes)


def _without_title(lines: list[str], title: str) -> list[str]:
    """The title may take two lines."""
    for count in (1, 2):
        head = official("".join(unmarked(_HEADING.sub("", line)) for line in lines[:count]))
        if title and head == title:
            return lines[count:]
    return lines


def _recipients(lines: Sequence[str]) -> str:
    first = unmarked(lines[0]) if len(lines) > 1 else ""
    if not _RECIPIENTS.fullmatch(first) or _LEADS_IN.search(first) or numbered(first):
        return ""
    return joined_names(first)


def _annexes(lines: list[str]) -> tuple[str, ...]:
    """Take the 附件说明 off the end of the text, if it stands there."""
    for at in range(len(lines) - 1, -1, -1):
        found = _ANNEXES.fullmatch(unmarked(lines[at]))
        if found:
            titles = [found[1], *map(unmarked, lines[at + 1 :])]
            del lines[at:]
            return tuple(annex for annex in map(annex_title, titles) if annex)
        if not numbered(lines[at]):
            break
    return ()


def annex_title(text: str) -> str:
    """附件名称: without its number, without 《》 around it, without a mark behind it."""
    plain = official(unmarked(text))
    named = re.sub(r"^附\s*件\s*(?:[一二三四五六七八九十\d]+\s*[:：.、]?|[:：])\s*", "", plain)
    found = numbered(named)
    bare = (found.rest if found else named).rstrip("。；;，,. ")
    quoted = bare.startswith("《") and bare.endswith("》") and bare.count("《") == 1
    return bare[1:-1] if quoted else bare
