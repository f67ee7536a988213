"""Markdown: headings, paragraphs, lists, code and tables; front matter and comments are left out."""

import re
from collections.abc import Iterator

from studio.core.documents import Block, DocumentKind
from studio.core.patterns import late
from studio.documents.content import Content, heading, paragraph
from studio.documents.lines import join
from studio.documents.readers.text import decoded_text, lost_warning
from studio.documents.tables import table_blocks

_FRONT_MATTER = late(r"\A---\s*\n.*?\n(?:---|\.\.\.)\s*(?:\n|\Z)", re.S)
_COMMENT = late(r"<!--.*?-->", re.S)
_FENCE = late(r"\s{0,3}(`{3,}|~{3,})")
_ATX = late(r"\s{0,3}(#{1,6})\s+(\S.*)?$")
_SETEXT = late(r"\s{0,3}(=+|-{2,})\s*$")
_RULE = late(r"\s{0,3}([-*_])(?:\s*\1){2,}\s*$")
_ITEM = late(r"\s*(?:[-*+]|\d{1,3}[.)])\s+")
_BULLET = late(r"\s*[-*+]\s+(?:\[[ xX]\]\s+)?")
_DELIMITER_ROW = late(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$")
_TARGET = r"(?:data:[^)\s\[]*|[^)]{0,2000})"  # one that never ends must not be looked for from each bracket
_INLINE = (
    (late(rf"!\[([^\[\]]*)\]\({_TARGET}\)"), r"\1"),
    (late(rf"\[([^\[\]]+)\]\({_TARGET}\)"), r"\1"),
    (late(r"\[([^\[\]]+)\]\[[^\[\]]*\]"), r"\1"),
    (late(r"<(https?://[^<>]+)>"), r"\1"),
    (late(r"</?(?:br|b|i|u|em|strong|span|font|center|div|p|sub|sup|a|img)\b[^<>]*>", re.I), " "),
    (late(r"(\*\*|__)(?=\S)(.{1,2000}?)(?<=\S)\1"), r"\2"),
    (late(r"(?<![0-9A-Za-z*])\*(?=\S)([^*\n]+?)(?<=\S)\*(?![0-9A-Za-z*])"), r"\1"),
    (late(r"`([^`]+)`"), r"\1"),
    (late(r"\\([\\`*_{}\[\]()#+\-.!|>~])"), r"\1"),
)


def read_markdown(data: bytes, name: str) -> Content:
    decoded = decoded_text(data, name, DocumentKind.MARKDOWN)
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff")
    front = _FRONT_MATTER.match(text)
    unseen = tuple(front.group().split("\n")[1:-2]) if front else ()
    text = _COMMENT.sub("", _FRONT_MATTER.sub("", text))
    blocks = tuple(_Parser(text.split("\n")).blocks())
    return Content(blocks, warnings=lost_warning(decoded), unseen=unseen)


class _Parser:
    """Reads line by line; `_open` is the paragraph that goes on."""

    def __init__(self, lines: list[str]) -> None:
        self._lines = lines
        self._at = 0
        self._open = ""

    def blocks(self) -> Iterator[Block]:
        while self._at < len(self._lines):
            line = self._lines[self._at]
            self._at += 1
            yield from self._line(re.sub(r"^(?:\s{0,3}>\s?)+", "", line))
        yield from self._closed()

    def _line(self, line: str) -> Iterator[Block]:
        if fence := _FENCE.match(line):
            yield from self._closed()
            yield from self._code(fence.group(1))
        elif match := _ATX.match(line):
            yield from self._closed()
            yield heading(plain(_unclosed(match.group(2) or "")), len(match.group(1)))
        elif self._open and (match := _SETEXT.match(line)):
            title, self._open = self._open, ""
            yield heading(plain(title), 1 if match.group(1)[0] == "=" else 2)
        elif "|" in line and self._at < len(self._lines) and _is_delimiter_row(self._lines[self._at]):
            yield from self._closed()
            yield from self._table(line)
        else:
            yield from self._text(line)

    def _text(self, line: str) -> Iterator[Block]:
        if not line.strip() or _RULE.match(line):
            yield from self._closed()
        elif _ITEM.match(line):
            yield from self._closed()
            self._open = _BULLET.sub("", line, count=1)
        else:
            broken = self._open.endswith(("  ", "\\"))
            self._open = (
                f"{self._open.rstrip(' ' + chr(92))}\n{line}" if broken else join(self._open, line.lstrip())
            )

    def _closed(self) -> Iterator[Block]:
        text, self._open = plain(self._open), ""
        if text.strip():
            yield paragraph(text)

    def _code(self, fence: str) -> Iterator[Block]:
        code: list[str] = []
        while self._at < len(self._lines) and not self._lines[self._at].strip().startswith(fence):
            code.append(self._lines[self._at])
            self._at += 1
        self._at += 1
        yield paragraph("\n".join(code))

    def _table(self, header: str) -> Iterator[Block]:
        rows = [_cells(header)]
        self._at += 1
        while self._at < len(self._lines) and "|" in self._lines[self._at]:
            rows.append(_cells(self._lines[self._at]))
            self._at += 1
        yield from table_blocks(rows)


def plain(text: str) -> str:
    """Without inline markup."""
    for pattern, replacement in _INLINE:
        text = pattern.sub(replacement, text)
    return text


def _unclosed(title: str) -> str:
    """Without the signs that may stand behind a heading, too."""
    return title.rstrip().rstrip("#").rstrip()


def _is_delimiter_row(line: str) -> bool:
    return "-" in line and "|" in line and bool(_DELIMITER_ROW.match(line))


def _cells(line: str) -> list[str]:
    inner = line.strip().removeprefix("|").removesuffix("|")
    return [plain(cell.replace("\\|", "|").strip()) for cell in re.split(r"(?<!\\)\|", inner)]
