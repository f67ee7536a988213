"""Cutting a passage into statements that can be quoted one by one: sentences, list items, table rows."""

import re
from dataclasses import dataclass

from studio.endpoints.practice.tables import table_rows

LONGEST = 220
_END = re.compile(
    r"(?<=[。!?!?;;])(?![”’」』)\])】])|(?<=[。!?!?][”’」』)\])])|(?<=[a-z)\d][.!?])\s+(?=[A-Z“\"])"
)
_NUMBERING = re.compile(
    r"^\s*(?:[-*•·●○▪–—]\s+|#+\s+|[(（][一二三四五六七八九十\d]{1,3}[)）]\s*|[一二三四五六七八九十]{1,3}、\s*"
    r"|\d{1,3}[、.．)）](?!\d)\s*|[①-⑳]\s*)"
)
_BEGINS_ANEW = re.compile(
    r"^\s*(?:[-*•·●○▪#|]|[(（][一二三四五六七八九十\d]{1,3}[)）]|[一二三四五六七八九十]{1,3}、"
    r"|\d{1,3}[、.．)）]|[①-⑳]|第[一二三四五六七八九十百\d]+[章节条款])"
)
_HEADING = re.compile(
    r"^\s*(?:#+\s|[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十]{1,3}[)）]|第[一二三四五六七八九十百\d]+[章节]|\d+(\.\d+)+\s)"
)
_ENDED = re.compile(r"[。!?!?;;::.]['”’」』)）]?\s*$")


@dataclass(frozen=True, slots=True)
class Statement:
    """`heading` is the nearest heading above it inside the passage."""

    text: str
    heading: str = ""
    is_row: bool = False


def statements_of(text: str) -> list[Statement]:
    found: list[Statement] = []
    heading = ""
    for line, is_row in _joined_lines(text):
        if is_row:
            found.append(Statement(line, heading, is_row=True))
        elif _is_heading(line):
            heading = _NUMBERING.sub("", line).strip()
        else:
            found += [Statement(part, heading) for part in _sentences(line)]
    return _with_lists(found) or [Statement(text.strip()[:LONGEST])]


def _joined_lines(text: str) -> list[tuple[str, bool]]:
    """Join lines that a page's width has cut; rows of tables stay alone."""
    joined: list[tuple[str, bool]] = []
    for line, is_row in table_rows(text):
        before = joined[-1] if joined else ("", True)
        if is_row or before[1] or _ENDED.search(before[0]) or _stands_alone(before[0], line):
            joined.append((line, is_row))
        else:
            gap = " " if before[0][-1:].isascii() and line[:1].isascii() else ""
            joined[-1] = (f"{before[0]}{gap}{line.strip()}", False)
    return joined


def _stands_alone(before: str, line: str) -> bool:
    return len(before.strip()) < 20 or _is_heading(before) or bool(_BEGINS_ANEW.match(line))


def _is_heading(line: str) -> bool:
    short = len(line.strip()) <= 40 and not _ENDED.search(line)
    return short and bool(_HEADING.match(line))


def _sentences(line: str) -> list[str]:
    parts = [part.strip() for part in _END.split(line) if part and part.strip()]
    return [clean for part in parts if len(clean := _NUMBERING.sub("", part).strip()) > 1]


def _with_lists(statements: list[Statement]) -> list[Statement]:
    """A line that ends in a colon says nothing without what it introduces."""
    whole: list[Statement] = []
    for number, statement in enumerate(statements):
        text = statement.text
        if not statement.is_row and re.search(r"[::]\s*$", text):
            for item in statements[number + 1 :]:
                if item.is_row or item.heading != statement.heading or len(text) + len(item.text) > LONGEST:
                    break
                text += item.text
        whole.append(Statement(text, statement.heading, statement.is_row))
    return whole
