"""Which placeholders a template has: {{单位名称}}, {{日期|写到日}}, and rows {{#人员}}{{姓名}}…{{/人员}}."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from studio.papers.template.pieces import paragraphs_in, text_of
from studio.papers.template.word_file import WordFile

PLACEHOLDER = re.compile(
    r"[{｛]{2}\s{0,8}(?P<sign>[#＃/／]?)\s{0,8}(?P<name>[^{}｛｝|｜#＃/／\n]{1,40}?)\s{0,8}(?:[|｜](?P<help>[^{}｛｝\n]{0,200}))?[}｝]{2}"
)
NUMBERED = "序号"  # in rows it counts by itself
_OPENS, _CLOSES = "#＃", "/／"


@dataclass(frozen=True, slots=True)
class Wanted:
    name: str
    help: str = ""


@dataclass(frozen=True, slots=True)
class Rows:
    """A stretch of the template that is repeated for each entry of a list."""

    name: str
    columns: tuple[Wanted, ...] = ()


def wanted_in(file: WordFile) -> tuple[Wanted | Rows, ...]:
    """Each once, in the order of the document."""
    found: dict[str, Wanted | Rows] = {}
    texts = (text_of(each) for root in file.roots.values() for each in paragraphs_in(root))
    open_rows = ""
    for sign, wanted in _signs("\n".join(texts)):
        if sign and sign in _OPENS:
            open_rows = wanted.name
            found.setdefault(open_rows, Rows(open_rows))
        elif sign:
            open_rows = ""
        elif open_rows and isinstance(rows := found[open_rows], Rows):
            found[open_rows] = _with_column(rows, wanted)
        else:
            found.setdefault(wanted.name, wanted)
    return tuple(found.values())


def opened_rows(text: str) -> str:
    """The name of the rows a text opens, or nothing."""
    return next((wanted.name for sign, wanted in _signs(text) if sign and sign in _OPENS), "")


def closes_rows(text: str, name: str) -> bool:
    return any(sign and sign in _CLOSES and wanted.name == name for sign, wanted in _signs(text))


def column_of(name: str, rows: str) -> str:
    """{{人员.姓名}} is {{姓名}} within its rows."""
    return name.removeprefix(f"{rows}.")


def _with_column(rows: Rows, wanted: Wanted) -> Rows:
    column = Wanted(column_of(wanted.name, rows.name), wanted.help)
    known = {each.name for each in rows.columns}
    return (
        rows if column.name in known or column.name == NUMBERED else Rows(rows.name, (*rows.columns, column))
    )


def _signs(text: str) -> Iterator[tuple[str, Wanted]]:
    for found in PLACEHOLDER.finditer(text):
        yield found["sign"], Wanted(found["name"], (found["help"] or "").strip())
