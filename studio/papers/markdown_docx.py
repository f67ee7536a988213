"""Markdown as paragraphs and tables of a Word file: headings, lists, tables, code, quotes."""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from studio.documents.invisible import without_controls, without_invisible
from studio.papers.measures import TEXT_WIDTH
from studio.papers.text import text_width
from studio.papers.wordml import indents, paragraph, run, spacing, table_of

if TYPE_CHECKING:
    from markdown_it.token import Token

BODY, HEADING, CODE, CELL = "TalkBody", "TalkHeading", "TalkCode", "TalkCell"
"""Styles the paragraphs are in, which the document has to have."""

_STEP = 420  # twips a level of a list or quote is set in
_BOLD, _STRUCK, _RAISED = "<w:b/>", "<w:strike/>", '<w:vertAlign w:val="superscript"/>'
_CITED = re.compile(r"(\[\d{1,3}\])")
_WITHIN = {"strong": _BOLD, "s": _STRUCK}


def markdown_body(text: str) -> str:
    """Paragraphs and tables as XML; HTML in it stays the text it is, pictures are their words."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
    return "".join(_Blocks(parser.parse(without_controls(without_invisible(text)))).xml())


class _Blocks:
    """Goes once through the tokens; lists and quotes set their blocks in."""

    def __init__(self, tokens: "Sequence[Token]") -> None:
        self._tokens = iter(tokens)
        self._lists: list[int | None] = []  # the next number of each list one is in, None for bullets
        self._quotes = 0
        self._mark = ""

    def xml(self) -> Iterator[str]:
        for token in self._tokens:
            yield self._block(token)

    def _block(self, token: "Token") -> str:
        match token.type:
            case "heading_open":
                return self._paragraph(next(self._tokens), HEADING)
            case "paragraph_open":
                return self._paragraph(next(self._tokens), BODY)
            case "fence" | "code_block":
                return self._code(token.content)
            case "table_open":
                return self._table()
            case "hr":
                return paragraph(run("—" * 12), BODY)
        self._go_into(token)
        return ""

    def _go_into(self, token: "Token") -> None:
        """Lists and quotes, in and out again."""
        match token.type:
            case "bullet_list_open":
                self._lists.append(None)
            case "ordered_list_open":
                self._lists.append(int(token.attrGet("start") or 1))
            case "bullet_list_close" | "ordered_list_close":
                self._lists.pop()
            case "list_item_open":
                self._mark = self._next_mark()
            case "blockquote_open" | "blockquote_close":
                self._quotes += token.nesting

    def _next_mark(self) -> str:
        number = self._lists[-1]
        if number is None:
            return "•"
        self._lists[-1] = number + 1
        return f"{number}."

    def _paragraph(self, inline: "Token", style: str) -> str:
        mark, self._mark = self._mark, ""
        left = _STEP * (len(self._lists) + self._quotes)
        inner = (run(f"{mark}\t") if mark else "") + "".join(_runs(inline.children or ()))
        inset = indents(left, hanging=_STEP if mark else 0) if left else ""
        return paragraph(inner, style, spacing(after=60) + inset)

    def _code(self, text: str) -> str:
        left = _STEP * (len(self._lists) + self._quotes)
        lines = text.rstrip("\n").split("\n")
        return "".join(paragraph(run(line), CODE, indents(left)) for line in lines)

    def _table(self) -> str:
        rows: list[list[str]] = []
        widths: list[float] = []
        for token in self._tokens:
            if token.type == "table_close":
                break
            if token.type == "tr_open":
                rows.append([])
            elif token.type == "inline":
                _widen(widths, len(rows[-1]), token.content)
                rows[-1].append(
                    paragraph("".join(_runs(token.children or (), _BOLD if len(rows) == 1 else "")), CELL)
                )
        return table_of(rows, _shares(widths)) + paragraph("", BODY, spacing(line=120))


def _runs(tokens: "Sequence[Token]", within: str = "") -> Iterator[str]:
    """The text of one block, with what is strong, struck out or cited."""
    open_: list[str] = [within] if within else []
    for token in tokens:
        name = token.type.removesuffix("_open").removesuffix("_close")
        if name in _WITHIN and token.nesting > 0:
            open_.append(_WITHIN[name])
        elif name in _WITHIN:
            open_.remove(_WITHIN[name])
        elif token.type in {"softbreak", "hardbreak"}:
            yield run("\n")
        elif token.content:
            yield from _pieces(token.content, "".join(dict.fromkeys(open_)))


def _pieces(text: str, properties: str) -> Iterator[str]:
    for piece in _CITED.split(text):
        yield run(piece, properties + (_RAISED if _CITED.fullmatch(piece) else ""))


def _widen(widths: list[float], column: int, text: str) -> None:
    wanted = min(max(text_width(text) + 1, 3), 24)
    widths[column:] = [max(wanted, *widths[column : column + 1], 3), *widths[column + 1 :]]


def _shares(widths: Sequence[float]) -> list[int]:
    return [int(TEXT_WIDTH * width / sum(widths)) for width in widths]
