"""Text as it may stand in a file of XML: what nobody sees is gone, half-width marks in Chinese are whole."""

import re
from xml.sax.saxutils import escape

from studio.documents.invisible import cleaned

_HAN = "\u3400-\u9fff"
_WIDE = str.maketrans(",;:?!()", "，；：？！（）")
_NARROW_MARK = re.compile(rf"(?<=[{_HAN}”》〉）】〕])[,;:?!](?!\d)|(?<=[{_HAN}”》，。；：])\((?=[{_HAN}])")
_CLOSING = re.compile(r"（([^（）()]*)\)")
_LINK = re.compile(r"!?\[([^\]]{0,400})\]\([^()\s]{0,400}\)")
_STRESS = re.compile(r"(\*\*|__|~~|`)(?=\S)(.{1,400}?)(?<=\S)\1")
_SLANTED = re.compile(r"(?<![*\w])\*(?=\S)([^*\n]{1,400})(?<=\S)\*(?![*\w])")
_TAG = re.compile(r"</?(?:b|i|u|em|strong|p|div|span|center|font|br|h[1-6])(?:\s[^<>]*)?/?>", re.IGNORECASE)
_CITED = re.compile(r"(?<=\S)\s?(?:\[\d{1,2}\]){1,9}(?=[。，；：、！？）.,;]|$)")
_ARTICLE = re.compile(r"^(第[〇零一二三四五六七八九十百千\d]{1,8}[编章节条]) +")
_SPACE_BETWEEN = re.compile(
    rf"(?<=[{_HAN}，。；：！？、“”《》（）〔〕]) +(?=[{_HAN}，。；：！？、“”《》（）〔〕])"
)


def xml_text(text: str) -> str:
    """Escaped, without what no file of XML may hold."""
    return escape(cleaned(text), {'"': "&quot;"})


def one_line(text: str) -> str:
    """Without breaks, and without blanks at either end."""
    return " ".join(cleaned(text).split())


def official(text: str) -> str:
    """As an official document spells it: marks after Chinese are full width, no blanks between characters.

    Behind the number of an article, 第一条, one wide blank stays.
    """
    wide = _NARROW_MARK.sub(lambda found: found[0].translate(_WIDE), one_line(text))
    return _SPACE_BETWEEN.sub("", _ARTICLE.sub("\\1\u3000", _CLOSING.sub(r"（\1）", wide)))


def lines_of(text: str) -> list[str]:
    """The lines of a text that say something."""
    return [line for line in map(str.strip, cleaned(text).split("\n")) if line]


def unmarked(text: str) -> str:
    """Without the marks of Markdown and HTML, and without the numbers of sources at the end of a clause."""
    plain = _TAG.sub("", _LINK.sub(r"\1", text))
    plain = _SLANTED.sub(r"\1", _STRESS.sub(r"\2", plain))
    return one_line(_CITED.sub("", plain))


def joined_names(text: str) -> str:
    """Names of bodies as they stand in one line: parted as they were, by marks of full width."""
    line = official("、".join(line.rstrip("、，,；;") for line in lines_of(text)))
    return re.sub(r"\s*[,，]\s*", "，", re.sub(r"\s*[;；]\s*", "；", line)).strip("。.：:、，；; ")


def text_width(text: str) -> float:
    """In characters; Latin letters and figures take half of one."""
    return sum(0.5 if sign < "\u2000" else 1 for sign in text)


def listed(text: str) -> tuple[str, ...]:
    """Names parted by 、 ， ; or breaks; those in brackets stay with theirs."""
    parts = re.split(r"[、，,;；\n](?![^（(]*[）)])", cleaned(text))
    return tuple(part for part in (one_line(each).rstrip("。.：:") for each in parts) if part)
