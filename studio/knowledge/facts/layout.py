"""An official document as its parts: lines above the title, the title, lines under it, the text."""

import re
from dataclasses import dataclass
from pathlib import PurePath

from studio.core.documents import BlockKind, Document, DocumentKind
from studio.documents.titles import is_title
from studio.knowledge.facts.issuers import bodies_in, letterhead
from studio.knowledge.facts.numbers import number_at

_SHEETS = {DocumentKind.XLSX, DocumentKind.XLS, DocumentKind.CSV}
_SEARCHED, _STYLED, _UNDER = 15, 8, 10
_LONGEST_TITLE = 120
_WIDE_DIGIT = re.compile("[０-９]")
_WIDE = str.maketrans("０１２３４５６７８９", "0123456789")
_TEXT_BEGINS = re.compile(r"[。；]|[：:]$|^(?:第\s*[一1]\s*[章条编]|[一1]\s*[、.．]|目\s*录$|附\s*件)")
_NUMBERED = re.compile(
    r"^[(（]?(?:\d+|[一二三四五六七八九十]+)[)）、.．]|^第.{1,4}[章节条]|[：:。；;？?!！]$|[：:]\s*\d"
)
_SPACE = re.compile(r"(?<=[\u3000-\u9fff\uff00-\uffef])\s+|\s+(?=[\u3000-\u9fff\uff00-\uffef])")
_DECREE = re.compile(r"[\u4e00-\u9fff]{2,40}(?:令|公告)")
_PROMULGATED = re.compile(r"《([^《》]{2,80})》\s*(?:已|业)?经|(?:公布|发布)《([^《》]{2,80})》")


@dataclass(frozen=True, slots=True)
class Layout:
    """`above` and `under` are the lines before and after the title, up to where the text begins.

    `text` are all lines after the title. Rows of spreadsheets are left out.
    """

    stem: str
    title: str
    above: tuple[str, ...]
    under: tuple[str, ...]
    text: tuple[str, ...]


def layout_of(name: str, document: Document) -> Layout:
    lines, headings = _lines(document)
    at = _title_at(lines, headings)
    first, title = (0, "") if at is None else _whole_title(lines, at)
    past = 0 if at is None else at + 1
    under = _until_text(lines[past : past + _UNDER])
    above = tuple(lines[:first])
    if _DECREE.fullmatch(title):
        above, title = (*above, title), _promulgated(lines[past : past + _SEARCHED])
    return Layout(PurePath(name).stem, title, above, under, tuple(lines[past:]))


def _lines(document: Document) -> tuple[list[str], dict[int, int]]:
    """The lines, and the levels of those that are headings."""
    lines: list[str] = []
    headings: dict[int, int] = {}
    for block in document.blocks:
        if block.kind is BlockKind.TABLE_ROW and document.kind in _SHEETS:
            continue
        if block.kind is BlockKind.HEADING:
            headings[len(lines)] = block.level
        lines += [stripped for line in block.text.splitlines() if (stripped := line.strip())]
    return _with_plain_digits(lines), headings


def _with_plain_digits(lines: list[str]) -> list[str]:
    """In the few documents that hold wide ones; to look first is far quicker."""
    if not _WIDE_DIGIT.search("\n".join(lines)):
        return lines
    return [line.translate(_WIDE) for line in lines]


def _title_at(lines: list[str], headings: dict[int, int]) -> int | None:
    for index, line in enumerate(lines[:_SEARCHED]):
        if not _NUMBERED.search(line) and not number_at(line):
            styled = headings.get(index) == 1 and index < _STYLED and len(line) <= _LONGEST_TITLE
            if styled or is_title(line):
                return index
    return None


def _whole_title(lines: list[str], at: int) -> tuple[int, str]:
    """Where the title begins: its first line may be the issuer's name or end in the middle of a phrase."""
    first = at
    while first and at - first < 3 and _goes_on(lines[first - 1], lines[first]):
        first -= 1
    return first, _SPACE.sub("", "".join(lines[first : at + 1]))


def _goes_on(line: str, after: str) -> bool:
    if after.startswith(("关于", "印发", "转发")):
        return bool(bodies_in(line)) and line == line.removesuffix("文件")
    return "关于" in line and not is_title(line) and not number_at(line) and not _TEXT_BEGINS.search(line)


def _until_text(lines: list[str]) -> tuple[str, ...]:
    past = next((index for index, line in enumerate(lines) if _TEXT_BEGINS.search(line)), len(lines))
    return tuple(lines[:past])


def _promulgated(lines: list[str]) -> str:
    """What a decree puts in force."""
    found = next((match for line in lines if (match := _PROMULGATED.search(line))), None)
    return (found[1] or found[2]) if found else ""


def heads(layout: Layout) -> list[str]:
    """The bodies of the 版头."""
    return [body for line in layout.above for body in letterhead(line)]
