"""Lines of a page or text file back to paragraphs."""

import re
from collections.abc import Sequence

from studio.core.patterns import late
from studio.documents.numbering import Scheme, numbering

_WIDE = late("[\u2e80-\u9fff\uf900-\ufaff\u3000-\u303f\uff01-\uff60\u2018-\u201d]")
_WIDEST = 160  # columns of a line broken at a fixed width
_RAGGED = 4  # columns a full line may lack, for a sign that must not begin or end a line
_FEWEST = 3  # full lines: two paragraphs of about one length are soon found
_NUMBER = late(
    r"[（(]?[\u4e00-\u9fff]{2,12}\s*[〔［\[【（(]\s*\d{4}\s*[〕］\]】）)]\s*第?\s*\d+\s*号[）)]?"
)  # 文号
_ENDS = ("。", "；", "：", "！", "？")
_BETWEEN_WIDE = late(
    r"(?<=[\u2e80-\u9fff\uff01-\uff60\u3000-\u303f])[ \u3000]+(?=[\u2e80-\u9fff\uff01-\uff60\u3000-\u303f])"
)


def width(text: str) -> int:
    """Columns on a terminal: a Chinese character takes two, as many as it has bytes in GBK."""
    return len(text.encode("gbk", errors="replace"))


def join(first: str, second: str) -> str:
    """Two halves of a paragraph: no space between Chinese characters, a hyphen at a line's end goes."""
    if not first or not second:
        return first + second
    if first[-1] == "-" and re.match(r"[A-Za-z]-$", first[-2:]) and re.match(r"[a-z]", second):
        return first[:-1] + second
    plain = first[-1].isascii() and second[0].isascii()
    wide = not plain and (_WIDE.match(first[-1]) or _WIDE.match(second[0]))
    return first + second if wide else f"{first} {second}"


def without_inner_spaces(text: str) -> str:
    """No spaces between Chinese characters."""
    spaced = not text.isascii() and (" " in text or "\u3000" in text)
    return _BETWEEN_WIDE.sub("", text) if spaced else text


def closed_up(line: str) -> str:
    """The same for a line whose number (第一章, 第二条) keeps a space behind it."""
    number = None if line.isascii() else numbering(line)
    if number is None or not number.spaced or number.scheme > Scheme.ARTICLE:
        return without_inner_spaces(line)
    marker = "".join(line[: len(line.rstrip()) - len(number.rest)].split())
    gap = "" if marker.endswith(("：", ":")) else " "
    return f"{marker}{gap}{without_inner_spaces(number.rest)}".strip()


def joined_lines(lines: Sequence[str]) -> list[str]:
    """Paragraphs of a text whose lines may have been broken at a fixed width."""
    if not (full := _fixed_width(lines)):
        return [text for line in lines if (text := line.strip())]
    texts: list[str] = []
    open_end = False
    for line in lines:
        text = line.strip()
        if open_end and text and not _starts_anew(line):
            texts[-1] = join(texts[-1], text)
        elif text:
            texts.append(text)
        open_end = bool(text) and width(line.rstrip()) >= full - _RAGGED
    return texts


def _fixed_width(lines: Sequence[str]) -> int | None:
    """The width most lines are broken at, or None when each line is a paragraph."""
    if max(map(len, lines), default=0) > _WIDEST:
        return None
    written = [line.rstrip() for line in lines if line.strip()]
    widest = sorted(map(width, written))[-1 - len(written) // 20] if written else 0
    full = [line for line in written if width(line) >= widest - _RAGGED]
    cut = sum(not line.endswith(_ENDS) for line in full)
    if len(written) < 8 or not 40 <= widest <= _WIDEST:
        return None
    enough = len(full) >= max(_FEWEST, len(written) / 6)
    return widest if enough and cut * 3 >= len(full) * 2 else None


def _starts_anew(line: str) -> bool:
    return line[:1] in " \t\u3000" or numbering(line) is not None or bool(_NUMBER.fullmatch(line.strip()))
