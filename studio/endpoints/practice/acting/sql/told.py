"""The tables a description tells of: names, columns with their types, units and values."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from studio.endpoints.practice.terms import folded, terms_of

_TABLE = re.compile(
    r"^\s*(?:[-*#]+\s*)?(?:表(?!上方写着)名?|数据表|table)\s*[:：]?\s*[\"“`「]?([\w一-鿿.\-]+)[\"”`」]?\s*(.*)$",
    re.IGNORECASE,
)
_CREATE = re.compile(
    r"create\s+table\s+(?:if\s+not\s+exists\s+)?[\"`]?([\w一-鿿.]+)[\"`]?\s*\((.*?)\)\s*(?:;|$)", re.I | re.S
)
_SHORT = re.compile(
    r"^\s*(?:[-*]\s*)?[\"“`]?([\w一-鿿.]+)[\"”`]?\s*(?:[:：]|[(（])\s*([^()（）\n]+?)[)）]?\s*$"
)
_COLUMN = re.compile(
    r"^\s*(?:[-*•]\s*)?(?:列|字段|column)?\s*[\"“`「]([^\"“”`「」\n]{1,60})[\"”`」]\s*(.*)$"
    r"|^\s*[-*•]\s*([\w一-鿿%/().（）]{1,40})\s*[(（:：]\s*(.*)$",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"整数|小数|数字|数值|\b(?:big|small|tiny|huge)?int(?:eger)?\b|double|float|decimal|numeric|real|number",
    re.I,
)
_DAY = re.compile(r"日期|时间|\b(?:date|timestamp|datetime)\b", re.IGNORECASE)
_UNIT = re.compile(r"(?:单位|unit)\s*[:：]?\s*([^,，:：;；()（）\s]{1,10})", re.IGNORECASE)
_VALUES = re.compile(r"(?:[:：]|如|例如|取值|e\.g\.|such as)\s*([^:：]+)$")
_SOME = re.compile(r"[,，(（]\s*(?:如|例如|e\.g\.|such as)")
_BRACKET = re.compile(r"[(（][^()（）]*[)）]")


@dataclass(frozen=True, slots=True)
class Column:
    """`listed` when `values` are all there are."""

    name: str
    kind: str = "text"
    unit: str = ""
    values: tuple[str, ...] = ()
    listed: bool = False

    @property
    def core(self) -> str:
        """The name without its unit in brackets, folded; 断面 of 断面名称."""
        plain = re.sub(r"\s+", "", folded(_BRACKET.sub("", self.name))) or folded(self.name)
        short = plain.removesuffix("名称")
        return short if len(short) > 1 else plain

    @property
    def quoted(self) -> str:
        return '"' + self.name.replace('"', '""') + '"'


@dataclass(frozen=True)
class Table:
    name: str
    about: str = ""
    columns: list[Column] = field(default_factory=list)

    @property
    def quoted(self) -> str:
        return '"' + self.name.replace('"', '""') + '"'

    @property
    def terms(self) -> frozenset[str]:
        return terms_of(" ".join([self.name, self.about, *(column.name for column in self.columns)]))

    def of_kind(self, kind: str) -> list[Column]:
        return [column for column in self.columns if column.kind == kind]


def tables_told(text: str) -> list[Table]:
    """Return the tables with at least one column, those told of later in place of those before."""
    found = {table.name: table for table in [*_created(text), *_listed(text)] if table.columns}
    return list(found.values()) or list(_in_short(text))


def _created(text: str) -> Iterator[Table]:
    for name, inside in _CREATE.findall(text):
        parts = [part.strip() for part in re.split(r",(?![^(]*\))", inside) if part.strip()]
        columns = [re.match(r"[\"`]?([^\"`\s]+)[\"`]?\s*(.*)", part, re.DOTALL) for part in parts]
        yield Table(name, "", [_column(found[1], found[2]) for found in columns if found])


def _listed(text: str) -> Iterator[Table]:
    table: Table | None = None
    indented = False
    for line in text.splitlines():
        if head := _TABLE.match(line):
            table, indented = Table(head[1], head[2]), False
            table.columns.extend(_after_colon(head[2]))
            yield table
        elif indented and not line[:1].isspace():  # what is said after the columns of the last table
            table, indented = None, False
        elif table is not None and (found := _COLUMN.match(line)):
            indented = line[:1].isspace()
            table.columns.append(_column(found[1] or found[3], found[2] or found[4] or ""))
        elif not line.strip():
            table = None


def _after_colon(rest: str) -> list[Column]:
    """表 x：列1、列2"""
    listed = re.search(r"[:：]\s*(.+)$", rest)
    if not listed:
        return []
    names = [name.strip(' "“”`') for name in re.split(r"[、,，;；]", listed[1])]
    return [Column(name, _guessed(name)) for name in names if 0 < len(name) <= 30]


def _in_short(text: str) -> Iterator[Table]:
    """name(col, col) or "name": "col", "col"."""
    for line in text.splitlines():
        short = _SHORT.match(line)
        names = [name.strip(' "“”`') for name in re.split(r"[、,，]", short[2])] if short else []
        if short and len(names) > 1:
            yield Table(short[1], "", [_column(*_typed(name)) for name in names if name])


def _typed(name: str) -> tuple[str, str]:
    first, _, kind = name.partition(" ")
    return (first.strip('"`'), kind) if kind else (name, "")


def _column(name: str, rest: str) -> Column:
    numeric, day = _NUMBER.search(rest), _DAY.search(re.split("[:：]", rest, maxsplit=1)[0])
    kind = "number" if numeric else "date" if day else "text" if rest.strip() else _guessed(name)
    unit, values = _UNIT.search(rest), _VALUES.search(rest)
    listed = re.split(r"[、,，/]", values[1]) if values and kind == "text" else []
    plain = tuple(value.strip(" \"“”'。") for value in listed if 0 < len(value.strip()) <= 40)
    return Column(name.strip(), kind, unit[1] if unit else "", plain, bool(plain) and not _SOME.search(rest))


def _guessed(name: str) -> str:
    if re.search(r"日期|时间|\bdate\b", name, re.IGNORECASE):
        return "date"
    return (
        "number" if re.search(r"数$|量$|金额|人口|面积|率$|值$|水位|浓度|[(（].{1,6}[)）]$", name) else "text"
    )
