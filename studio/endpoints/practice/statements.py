"""Cutting a passage into statements that can be quoted one by one: sentences, list items, table rows."""

import re
from dataclasses import dataclass
from itertools import takewhile

from studio.endpoints.practice.tables import table_rows

LONGEST = 220
_HAN = "一二三四五六七八九十"
_CLOSING = "”’」』）)】"
_END = re.compile(
    rf"(?<=[。！？；])(?![{_CLOSING}])|(?<=[。！？][{_CLOSING}])|(?<=[a-z)\d][.!?])\s+(?=[A-Z“\"])"
)
_ITEM = re.compile(
    rf"^\s*(?:[-*•·●○▪–—]\s+|[(（][{_HAN}\d]{{1,3}}[)）]\s*|\d{{1,3}}(?:[、．]|\.(?!\d)|[)）])\s*|[①-⑳]\s*)"
)
_SECTION = re.compile(rf"^\s*(?:#+\s+|[{_HAN}]{{1,3}}、\s*|\d+(?:\.\d+)+\s*)")
_CHAPTER = re.compile(rf"^\s*第[{_HAN}百\d]+[章节]")
_ARTICLE = re.compile(rf"^\s*第[{_HAN}百\d]+[条款]")
_ENDED = re.compile(rf"[。！？；：.!?;:][{_CLOSING}]?\s*$")
_COLON = re.compile(r"[:：]\s*$")


@dataclass(frozen=True, slots=True)
class Statement:
    """`heading` is the nearest heading above it inside the passage; an item belongs to a list."""

    text: str
    heading: str = ""
    is_row: bool = False
    is_item: bool = False


def statements_of(text: str) -> list[Statement]:
    found: list[Statement] = []
    heading = ""
    lines = _joined_lines(text)
    for number, (line, is_row) in enumerate(lines):
        if is_row:
            found.append(Statement(line, heading, is_row=True))
        elif _is_heading(line, lines[number + 1][0] if number + 1 < len(lines) else ""):
            heading = _bare(line)
        else:
            item = bool(_ITEM.match(line))
            found += [Statement(part, heading, is_item=item) for part in _sentences(line)]
    return _with_lists(found) or [Statement(text.strip()[:LONGEST])]


def _joined_lines(text: str) -> list[tuple[str, bool]]:
    """Join lines that a page's width has cut; rows of tables stay alone."""
    joined: list[tuple[str, bool]] = []
    for line, is_row in table_rows(text):
        before, row_before = joined[-1] if joined else ("", True)
        if is_row or row_before or _ENDED.search(before) or _stands_alone(before, line):
            joined.append((line, is_row))
        else:
            gap = " " if before[-1:].isascii() and line[:1].isascii() else ""
            joined[-1] = (f"{before}{gap}{line.strip()}", False)
    return joined


def _stands_alone(before: str, line: str) -> bool:
    begins_anew = any(mark.match(line) for mark in (_ITEM, _SECTION, _CHAPTER, _ARTICLE))
    return len(before.strip()) < 20 or begins_anew


def _is_heading(line: str, below: str) -> bool:
    """A short numbered line without an end; a numbered item counts as one unless another follows it."""
    if len(line.strip()) > 40 or _ENDED.search(line):
        return False
    if _SECTION.match(line) or _CHAPTER.match(line):
        return True
    return bool(_ITEM.match(line) and len(line.strip()) <= 20 and below and not _ITEM.match(below))


def _sentences(line: str) -> list[str]:
    parts = [_bare(part) for part in _END.split(line) if part]
    return [part for part in parts if len(part) > 1]


def _bare(text: str) -> str:
    return _SECTION.sub("", _ITEM.sub("", text.strip())).strip()


def _with_lists(statements: list[Statement]) -> list[Statement]:
    """A line that ends in a colon says nothing without the items it introduces."""
    whole: list[Statement] = []
    for number, statement in enumerate(statements):
        text = statement.text
        if not statement.is_row and _COLON.search(text):
            below = statements[number + 1 :]
            items = list(takewhile(lambda each: each.is_item, below)) or below[:1]
            for item in items:
                if len(text) + len(item.text) <= LONGEST:
                    text += item.text
        whole.append(Statement(text, statement.heading, statement.is_row, statement.is_item))
    return whole
