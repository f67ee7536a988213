"""Filling a template: rows are repeated, placeholders replaced where they stand, in the looks they have."""

from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from functools import partial
from re import Match

from lxml import etree

from studio.documents.invisible import cleaned
from studio.papers.template.pieces import paragraphs_in, replace_all, text_of
from studio.papers.template.placeholders import NUMBERED, PLACEHOLDER, closes_rows, column_of, opened_rows
from studio.papers.template.word_file import W, WordFile

Row = Mapping[str, str]
_PARA_ID = "{http://schemas.microsoft.com/office/word/2010/wordml}"


@dataclass
class Filled:
    """`empty` are the placeholders that had no value, in the order of the document."""

    file: WordFile
    empty: list[str] = field(default_factory=list)


def filled(file: WordFile, values: Mapping[str, str], rows: Mapping[str, Sequence[Row]]) -> Filled:
    """Changes the file it is given."""
    done = Filled(file)
    for root in file.roots.values():
        _repeat(root, rows, done)
        for paragraph in paragraphs_in(root):
            _fill(paragraph, values, done)
        for text in root.iter(f"{W}t"):
            text.text = (text.text or "").translate(_UNSHIELDED)
    return done


_SHIELDED = {ord("{"): "\ue0f0", ord("｛"): "\ue0f1"}  # what is filled in is no placeholder
_UNSHIELDED = {0xE0F0: "{", 0xE0F1: "｛"}


def _value_text(text: str) -> str:
    return cleaned(text).translate(_SHIELDED)


def _repeat(root: etree._Element, rows: Mapping[str, Sequence[Row]], done: Filled) -> None:
    """Rows of a table that open and close a list, or paragraphs that do."""
    for kind in (f"{W}tr", f"{W}p"):
        for element in list(root.iter(kind)):
            name = opened_rows(_text(element)) if element.getparent() is not None else ""
            if name:
                _repeat_stretch(_stretch(element, name), name, rows.get(name, ()), done)


def _stretch(first: etree._Element, name: str) -> list[etree._Element]:
    """From the one that opens the list to the one that closes it; one alone where none does."""
    stretch = [first]
    while not closes_rows(_text(stretch[-1]), name):
        following = stretch[-1].getnext()
        if following is None:
            return [first]
        stretch.append(following)
    return stretch


def _repeat_stretch(stretch: Sequence[etree._Element], name: str, rows: Sequence[Row], done: Filled) -> None:
    """A list without entries leaves one stretch, with nothing in it."""
    if not rows:
        done.empty.append(name)
    last = stretch[-1]
    for number, row in enumerate(rows or ({},), 1):
        for original in stretch:
            copy = deepcopy(original)
            copy.tail = None
            _forget_ids(copy)
            for paragraph in paragraphs_in(copy):
                _fill_row(paragraph, name, {NUMBERED: str(number) if rows else "", **row})
            if not _is_only_a_sign(original):
                last.addnext(copy)
                last = copy
    for original in stretch:
        parent = original.getparent()
        if parent is not None:
            parent.remove(original)


def _fill_row(paragraph: etree._Element, rows: str, row: Row) -> None:
    def value(found: Match[str]) -> str:
        return "" if found["sign"] else _value_text(row.get(column_of(found["name"], rows), ""))

    replace_all(paragraph, PLACEHOLDER, value)


def _fill(paragraph: etree._Element, values: Mapping[str, str], done: Filled) -> None:
    lines = _lines_alone(paragraph, values)
    if len(lines) > 1:
        _multiply(paragraph, lines)
    else:
        replace_all(paragraph, PLACEHOLDER, partial(_value, values=values, done=done))


def _lines_alone(paragraph: etree._Element, values: Mapping[str, str]) -> list[str]:
    """The lines of a value whose placeholder has a paragraph to itself."""
    found = PLACEHOLDER.fullmatch(text_of(paragraph).strip())
    if found is None or found["sign"] or paragraph.find(f".//{W}txbxContent") is not None:
        return []
    return _value_text(values.get(found["name"], "")).split("\n")


def _multiply(paragraph: etree._Element, lines: Sequence[str]) -> None:
    """A paragraph for each line."""
    for line in reversed(lines[1:]):
        copy = deepcopy(paragraph)
        _forget_ids(copy)
        replace_all(copy, PLACEHOLDER, partial(_always, text=line))
        paragraph.addnext(copy)
    replace_all(paragraph, PLACEHOLDER, partial(_always, text=lines[0]))


def _always(_found: Match[str], text: str) -> str:
    return text


def _value(found: Match[str], values: Mapping[str, str], done: Filled) -> str:
    value = "" if found["sign"] else _value_text(values.get(found["name"], ""))
    if not value and not found["sign"] and found["name"] not in done.empty:
        done.empty.append(found["name"])
    return value


def _text(element: etree._Element) -> str:
    return "".join(map(text_of, paragraphs_in(element)))


def _is_only_a_sign(element: etree._Element) -> bool:
    """A paragraph that only opens or closes a list leaves no line behind."""
    found = PLACEHOLDER.fullmatch(_text(element).strip()) if element.tag == f"{W}p" else None
    return bool(found and found["sign"])


def _forget_ids(element: etree._Element) -> None:
    """Numbers a file may hold only once: of paragraphs and of bookmarks."""
    for each in list(element.iter()):
        for name in [name for name in each.attrib if str(name).startswith(_PARA_ID)]:
            del each.attrib[name]
        parent = each.getparent()
        if each.tag in (f"{W}bookmarkStart", f"{W}bookmarkEnd") and parent is not None:
            parent.remove(each)
