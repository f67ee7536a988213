"""A table in a few lines from which a model can write SQL: columns, types, units, values, rows."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from studio.documents.personal_data import masked
from studio.tools.spreadsheets.sheets import Sheet
from studio.tools.tables.column_types import Column

_VALUES = 8
_LONGEST = 24
_MOST_KINDS = 30  # different values a column may have to be listed in full
_SHARE = re.compile("率|比例|占比|比重|百分比")
_TYPES = {"VARCHAR": "文本", "DATE": "日期", "TIMESTAMP": "时间", "BIGINT": "整数"}


@dataclass(frozen=True, slots=True)
class ColumnSeen:
    """`values` are some of it, most frequent first; or, of numbers and dates, the least and the greatest."""

    name: str
    type: str
    unit: str
    values: tuple[str, ...]
    odd: int
    all_values: bool
    mixed: bool = False


@dataclass(frozen=True, slots=True)
class Described:
    name: str
    file: str
    sheet: str
    rows: int
    columns: tuple[ColumnSeen, ...]
    titles: tuple[str, ...]
    sums: int
    first_rows: tuple[tuple[str, ...], ...]
    within: int = 0

    def to_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, told: dict[str, Any]) -> "Described":
        columns = tuple(ColumnSeen(**(each | {"values": tuple(each["values"])})) for each in told["columns"])
        rows = tuple(tuple(row) for row in told["first_rows"])
        return cls(**(told | {"columns": columns, "titles": tuple(told["titles"]), "first_rows": rows}))

    def in_short(self) -> str:
        return f'"{self.name}": ' + ", ".join(f'"{column.name}"' for column in self.columns)

    def in_full(self) -> str:
        """For the model."""
        place = f"{self.file} · {self.sheet}" if self.sheet else self.file
        lines = [f'表 "{self.name}"({place},{self.rows} 行)', *(_line(column) for column in self.columns)]
        lines += [f"  表上方写着:{title}" for title in self.titles[:3]]
        if self.sums:
            lines.append(f"  {self.sums} 行合计/小计没有计入,要合计就用 SUM 算")
        if self.within:
            lines.append(
                f"  {self.within} 行写着“其中”,已包含在别的行里,求和时排除(first column LIKE '其中%')"
            )
        lines += ["  例行:" + " | ".join(row) for row in self.first_rows]
        return "\n".join(lines)


def described(name: str, sheet: Sheet, columns: Sequence[Column]) -> Described:
    rows = tuple(tuple(_short(value or "") for value in row) for row in _first_rows(columns))
    return Described(
        name,
        sheet.file,
        sheet.sheet,
        len(sheet.rows),
        tuple(map(_seen, columns)),
        tuple(_short(title, 80) for title in sheet.titles),
        sheet.sums,
        rows,
        sum(any(cell.lstrip().startswith("其中") for cell in row[:2]) for row in sheet.rows),
    )


def _first_rows(columns: Sequence[Column]) -> list[tuple[str | None, ...]]:
    return list(zip(*(column.values[:2] for column in columns), strict=True))


def _seen(column: Column) -> ColumnSeen:
    values = [value for value in column.values if value is not None]
    if column.type == "VARCHAR":
        counted = Counter(values)
        shown = tuple(_short(value) for value, _ in counted.most_common(_MOST_KINDS))
        few = len(counted) <= _MOST_KINDS and sum(map(len, shown)) <= 200
        some = shown if few else shown[:_VALUES]
        return ColumnSeen(column.name, column.type, column.unit, some, column.odd, few)
    kind = float if column.type not in ("DATE", "TIMESTAMP") else str
    ends = (min(values, key=kind), max(values, key=kind)) if values else ()
    return ColumnSeen(column.name, column.type, column.unit, ends, column.odd, False, column.mixed)


def _line(column: ColumnSeen) -> str:
    kind = _TYPES.get(column.type, "小数")
    unit = f",单位 {column.unit}" if column.unit else ""
    odd = f',{column.odd} 个值不是{kind},见 "{column.name}_原文"' if column.odd else ""
    mixed = f',有的值写明万或亿、有的没有,求和前核对 "{column.name}_原文"' if column.mixed else ""
    return f'  "{column.name}" {kind}{unit}{odd}{mixed}{_values(column)}{_as_share(column)}'


def _as_share(column: ColumnSeen) -> str:
    """A spreadsheet keeps 95.6% as 0.956."""
    number = column.type == "DOUBLE" or column.type.startswith("DECIMAL")
    if column.unit or not number or not _SHARE.search(column.name):
        return ""
    return ",按比例存,0.956 即 95.6%" if column.values and abs(float(column.values[-1])) <= 1.5 else ""


def _values(column: ColumnSeen) -> str:
    if not column.values:
        return ",全空"
    if column.type != "VARCHAR":
        return f":{column.values[0]} 至 {column.values[-1]}"
    return (":" if column.all_values else ",如 ") + "、".join(column.values)


def _short(text: str, longest: int = _LONGEST) -> str:
    """Personal data masked: a description goes to the model with every question."""
    plain = masked(" ".join(text.split()))
    return plain if len(plain) <= longest else f"{plain[: longest - 1]}…"
