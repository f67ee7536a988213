"""The lines of a passage as they were meant: joined where a page cut them, lists with one item each."""

import re
from dataclasses import dataclass

from studio.endpoints.practice.tables import table_rows

_HAN = "一二三四五六七八九十"
_CLOSING = "”’」』）)】"
_STYLES = {
    "bullet": r"[-*•·●○▪–—]\s+",
    "han": rf"[(（][{_HAN}]{{1,3}}[)）]\s*",
    "figure": r"[(（]\d{1,2}[)）]\s*",
    "number": r"\d{1,3}(?:[、．]|\.(?!\d)|[)）])\s*",
    "circle": r"[①-⑳]\s*",
}
_ITEM = re.compile(rf"^\s*(?:{'|'.join(f'(?P<{name}>{mark})' for name, mark in _STYLES.items())})")
_INSIDE = re.compile(rf"(?<=[:：；;。])\s*(?=[(（](?:[{_HAN}]{{1,3}}|\d{{1,2}})[)）]|[①-⑳])")
_SECTION = re.compile(rf"^\s*(?:#+\s+|[{_HAN}]{{1,3}}、\s*|\d+(?:\.\d+)+\s*)")
_CHAPTER = re.compile(rf"^\s*第[{_HAN}百\d]+[章节]")
_ARTICLE = re.compile(rf"^\s*第[{_HAN}百\d]+[条款]")
_ENDED = re.compile(rf"[。！？；：.!?;:][{_CLOSING}]?\s*$")
_CAPTION = re.compile(r"(?:表|清单|名单|台账|目录)(?:[（(][^（）()]*[）)])?\s*$")
_HEADING = 40
_SHORT = 20


@dataclass(frozen=True, slots=True)
class Line:
    text: str
    is_row: bool = False
    is_heading: bool = False


def lines_of(text: str) -> list[Line]:
    lines = [each for line in _joined(text) for each in _items(line)]
    below = [*(line.text for line in lines[1:]), *([""] if lines else [])]
    return [
        Line(each.text, each.is_row, _is_heading(each, after))
        for each, after in zip(lines, below, strict=True)
    ]


def marker_of(line: str) -> str:
    """Return the style of what numbers the line as an item; empty for a line that is none."""
    mark = _ITEM.match(line)
    return mark.lastgroup or "" if mark else ""


def without_marker(line: str) -> str:
    return _ITEM.sub("", line).strip()


def bare(line: str) -> str:
    return _SECTION.sub("", without_marker(line)).strip()


def _joined(text: str) -> list[Line]:
    """Join lines that a page's width has cut; rows of tables stay alone."""
    joined: list[Line] = []
    for text_of_line, is_row in table_rows(text):
        line = Line(text_of_line, is_row)
        if joined and _goes_on(joined[-1], line):
            before = joined[-1].text
            gap = " " if before[-1:].isascii() and line.text[:1].isascii() else ""
            joined[-1] = Line(f"{before}{gap}{line.text.strip()}")
        else:
            joined.append(line)
    return joined


def _goes_on(before: Line, line: Line) -> bool:
    ended = _ENDED.search(before.text) or _CAPTION.search(before.text)
    alone = before.is_row or line.is_row or len(before.text.strip()) < _SHORT
    return (
        not alone
        and not ended
        and not any(mark.match(line.text) for mark in (_ITEM, _SECTION, _CHAPTER, _ARTICLE))
    )


def _items(line: Line) -> list[Line]:
    """Part a list that was written into one line; a mention such as 第（一）项 begins none."""
    parts = [line.text] if line.is_row else [part for part in _INSIDE.split(line.text) if part.strip()]
    if len(parts) > 1 and marker_of(parts[-1]):
        item, stop, rest = parts[-1].partition("。")
        parts[-1:] = [item + stop, rest]
    return [Line(part, line.is_row) for part in parts if part.strip()]


def _is_heading(line: Line, below: str) -> bool:
    """A short numbered line without an end; a numbered item counts as one unless another follows it."""
    text = line.text.strip()
    if line.is_row or len(text) > _HEADING or _ENDED.search(text):
        return False
    if _SECTION.match(text) or _CHAPTER.match(text) or _CAPTION.search(text):
        return True
    style = marker_of(text)
    return bool(style) and style != "bullet" and len(text) <= _SHORT and marker_of(below) != style
