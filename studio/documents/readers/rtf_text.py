"""Walks through the groups and control words of an RTF file and gathers what is written (RTF 1.9.1)."""

import codecs
import re
from dataclasses import dataclass, replace

from studio.documents.readers.table_grid import GridRow

_TOKEN = re.compile(
    rb"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?"
    rb"|\\'(?P<byte>[0-9a-fA-F]{2})|\\(?P<sign>[^a-zA-Z'])|(?P<brace>[{}])|(?P<text>[^\\{}\r\n]+)|[\r\n]+",
    re.S,
)
_FACTS = {"title", "subject", "author", "keywords", "doccomm", "company", "manager", "category"}
_MARGINS = {"header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf"}
_NOTES = {"footnote", "annotation"}
_SKIPPED = {
    *("fonttbl", "colortbl", "stylesheet", "pict", "object", "fldinst", "themedata", "colorschememapping"),
    *(
        "listtable",
        "listoverridetable",
        "rsidtbl",
        "generator",
        "info",
        "latentstyles",
        "datastore",
        "xmlnstbl",
    ),
    *(
        "nonshppict",
        "shppict",
        "objdata",
        "datafield",
        "bkmkstart",
        "bkmkend",
        "atnid",
        "atnauthor",
        "atndate",
    ),
    *("revtbl", "filetbl", "mmathPr", "pgdsctbl", "ftnsep", "ftnsepc", "aftnsep", "aftnsepc", "sp", "docvar"),
}
_KEPT = {"shptxt", "shpinst", "shp", "listtext", "pntext", "result", *_MARGINS, *_NOTES, *_FACTS}
_SIGNS = {
    "tab": "\t", "line": "\n", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’",
    "ldblquote": "“", "rdblquote": "”", "bullet": "•", "emspace": " ", "enspace": " ",
}  # fmt: skip
_SYMBOLS = {b"~": " ", b"-": "", b"_": "-", b"\\": "\\", b"{": "{", b"}": "}", b"\n": "\n", b"\r": "\n"}
_PAGES = {  # of the character sets of fonts; 0 and 1 stand for the file's own
    128: "cp932", 129: "cp949", 134: "gb18030", 136: "big5",
    161: "cp1253", 162: "cp1254", 204: "cp1251", 238: "cp1250",
}  # fmt: skip
_DEEPEST = 1000


@dataclass(frozen=True, slots=True)
class _State:
    """`target` is where text goes: "" for the body, None for nowhere."""

    target: str | None = ""
    hidden: bool = False
    encoding: str = ""
    skip: int = 1  # characters that stand in for one the reader knows
    in_table: bool = False
    opened: bool = False  # the group has just begun
    optional: bool = False


class RtfText:
    """`parts` are paragraphs and rows of cells in order; `whole` tells that all groups were closed."""

    def __init__(self, data: bytes) -> None:
        self.parts: list[str | GridRow] = []
        self.margins: list[str] = []
        self.notes: list[str] = []
        self.facts: list[str] = []
        self.pictures = 0
        self._fonts: dict[int, str] = {}
        self._font = -1
        self._default = "cp1252"
        self._state = _State()
        self._stack: list[_State] = []
        self._bytes = bytearray()
        self._lines: dict[str, list[str]] = {}
        self._cells: list[str] = []
        self._edges: list[int] = [0]
        self._below: list[bool] = []
        self._goes_on = False
        self._left_out = 0
        self._walk(data)
        self.whole = not self._stack

    def _walk(self, data: bytes) -> None:
        at = 0
        while match := _TOKEN.search(data, at):
            at = match.end() + _raw_bytes(match)
            kind = match.lastgroup
            if kind in ("byte", "text"):
                self._take_text(match)
                continue
            self._flush()
            if kind == "brace":
                self._brace(match["brace"])
                if not self._stack:
                    break  # what follows the last brace is none of the text
            elif kind in ("word", "number"):
                self._word(match["word"].decode("ascii"), match["number"])
            elif kind == "sign":
                self._sign(match["sign"])
        self._flush()
        self._end_paragraph("")
        self._end_row()

    def _take_text(self, match: re.Match[bytes]) -> None:
        """Bytes are gathered, for a Chinese character may be made of two."""
        content = bytes([int(match["byte"], 16)]) if match["byte"] else match["text"]
        left_out, self._left_out = self._left_out, max(0, self._left_out - len(content))
        self._bytes += content[left_out:]
        self._state = replace(self._state, opened=False) if self._state.opened else self._state

    def _flush(self) -> None:
        if self._bytes:
            self._put(self._bytes.decode(self._state.encoding or self._default, "replace"))
            self._bytes.clear()

    def _put(self, text: str) -> None:
        target = self._state.target
        if target is not None and not self._state.hidden:
            self._lines.setdefault(target, []).append(text)

    def _brace(self, brace: bytes) -> None:
        if brace == b"{":
            if len(self._stack) >= _DEEPEST:
                raise ValueError
            self._stack.append(self._state)
            self._state = replace(self._state, opened=True, optional=False)
        elif self._stack:
            before = self._stack.pop()
            if before.target != self._state.target and self._state.target:
                self._end_paragraph(self._state.target)
            self._state = before
        self._left_out = 0

    def _sign(self, sign: bytes) -> None:
        if sign == b"*":
            self._state = replace(self._state, optional=self._state.opened)
        elif sign in (b"\n", b"\r"):
            self._end_paragraph(self._state.target)
        else:
            self._put(_SYMBOLS.get(sign, ""))

    def _word(self, word: str, number: bytes | None) -> None:
        value = int(number) if number else None
        opened, optional = self._state.opened, self._state.optional
        if opened or optional:
            self._state = replace(self._state, opened=False, optional=False)
        if (opened or optional) and self._enters(word, optional=optional):
            return
        if word in _SIGNS:
            self._put(_SIGNS[word])
        elif word == "u" and value is not None:
            self._put(chr(value % 0x10000))
            self._left_out = self._state.skip
        elif word in ("par", "sect", "page"):
            self._end_paragraph(self._state.target)
        elif word in ("cell", "nestcell"):
            self._end_cell()
        elif word in ("row", "nestrow"):
            self._end_row()
        else:
            self._set(word, value)

    def _enters(self, word: str, *, optional: bool) -> bool:
        """Does a group go somewhere else than into the text around it?"""
        self.pictures += word in ("pict", "shppict") and self._state.target is not None
        if word in _MARGINS or word in _NOTES or word in _FACTS:
            inside = self._state.target is not None or word in _FACTS
            self._state = replace(self._state, target=word if inside else None)
            return True
        if word == "fonttbl":
            self._state = replace(self._state, target=None)
            return True
        if word in _SKIPPED or (optional and word not in _KEPT):
            self._state = replace(self._state, target=None)
            return True
        return False

    def _set(self, word: str, value: int | None) -> None:
        if word == "ansicpg" and value:
            self._default = {936: "gb18030", 950: "big5", 65001: "utf-8"}.get(value, _known(f"cp{value}"))
        elif word == "f" and value is not None:
            self._font = value
            self._state = replace(self._state, encoding=self._fonts.get(value, ""))
        elif word == "fcharset" and value is not None and self._state.target is None:
            self._fonts[self._font] = _PAGES.get(value, "")
        elif word == "uc" and value is not None:
            self._state = replace(self._state, skip=min(max(value, 0), 100))
        elif word in ("v", "deleted"):
            self._state = replace(self._state, hidden=value != 0)
        elif word == "plain":
            self._state = replace(self._state, hidden=False, encoding="")
        elif word == "intbl":
            self._state = replace(self._state, in_table=True)
        elif word in ("trowd", "trleft", "cellx", "clvmrg"):
            self._set_cell(word, value or 0)
        elif word == "pard":
            self._state = replace(self._state, in_table=False)

    def _set_cell(self, word: str, value: int) -> None:
        """The cells of a row are declared before or behind their text."""
        if word == "trowd":
            self._edges, self._below, self._goes_on = [0], [], False
        elif word == "trleft":
            self._edges[0] = value
        elif word == "clvmrg":
            self._goes_on = True
        else:
            self._edges.append(value)
            self._below.append(self._goes_on)
            self._goes_on = False

    def _end_paragraph(self, target: str | None) -> None:
        if target is None:
            return
        text = self._taken(target)
        if target == "" and self._state.in_table and (text.strip() or self._cells):
            self._lines[""] = [f"{text}\n"]
        elif text.strip():
            self._keep(target, text.strip())

    def _taken(self, target: str) -> str:
        return _whole("".join(self._lines.pop(target, ())))

    def _keep(self, target: str, text: str) -> None:
        if target == "":
            if self._cells:
                self._end_row()
            self.parts.append(text)
        elif target in _FACTS:
            self.facts.append(text)
        else:
            (self.margins if target in _MARGINS else self.notes).append(text)

    def _end_cell(self) -> None:
        self._cells.append(self._taken("").strip())

    def _end_row(self) -> None:
        if any(self._cells):
            self.parts.append(GridRow(tuple(self._cells), tuple(self._edges), tuple(self._below)))
        self._cells = []


def _raw_bytes(match: re.Match[bytes]) -> int:
    """How many bytes that are no RTF follow a control word."""
    return max(0, int(match["number"])) if match["word"] == b"bin" and match["number"] else 0


def _known(encoding: str) -> str:
    try:
        codecs.lookup(encoding)
    except LookupError:
        return "cp1252"
    return encoding


def _whole(text: str) -> str:
    """Halves of rare characters joined."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
