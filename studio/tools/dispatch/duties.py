"""The lists a report is matched against: duties, standards, items, past cases, from any spreadsheet."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass

from studio.tools.spreadsheets import TextTable
from studio.tools.spreadsheets.columns import named_columns

_HEADERS = {
    "department": (
        r"(责任|主管|牵头|处置|承办|职能|权责|派遣|办理|实施|执法|管理|配合)(部门|单位|主体|机构|科室)",
        r"部门(名称)?|单位(名称)?|科室|派遣对象|department|unit|office",
    ),
    "name": (
        r"(问题|事项|职责|职权|标准|诉求|案件|事件|服务|任务|部件|小类)(名称|事项|类型|小类|标题|项)|小类(名称)?",
        r"事项|问题|职责|诉求|名称|标题|类型|内容|诉求内容|name|title|item|issue",
    ),
    "basis": (
        r"(法律|法规|法定|政策|职责|处罚|执法|设定|实施|立案|工作)?(法律)?依据",
        r"立案(标准|条件)|(处置|结案)标准|法条|条款|basis|legal basis",
    ),
    "keywords": (r"关键(词|字)|别名|俗称|常见(说法|表述|问法)|同义词|口语|keywords?|aliases",),
}
_IDLE = re.compile(
    r"^(序号|编号|代码|编码|no\.?|id|处置时限|时限|电话|联系人|联系电话|备注|更新日期|日期)$", re.I
)


@dataclass(frozen=True, slots=True)
class Columns:
    """Names of columns; an empty one is guessed from the header."""

    department: str = ""
    name: str = ""
    basis: str = ""
    keywords: str = ""


@dataclass(frozen=True, slots=True)
class Duty:
    """One row: `text` is all of it that says what it is about; `place` where it stands.

    A row of a list of standards may have no department.
    """

    department: str
    name: str
    basis: str
    keywords: str
    text: str
    place: str


def duties_in(tables: Sequence[TextTable], named: Columns) -> list[Duty]:
    """Every row; of a table without a column for the department they have none: standards, definitions."""
    return [duty for table in tables for duty in _rows(table, named)]


def _rows(table: TextTable, named: Columns) -> Iterator[Duty]:
    columns = named_columns(table.columns, _HEADERS, asdict(named))
    beside = (columns.get("department"), columns.get("basis"))
    said = [at for at, name in enumerate(table.columns) if at not in beside and not _IDLE.match(name)]
    sheet = f"{table.file} · {table.sheet}" if table.sheet else table.file
    for number, row in zip(table.numbers, table.rows, strict=True):
        cells = {field: row[at] for field, at in columns.items()}
        text = " ".join(dict.fromkeys(row[at] for at in said if row[at]))
        name = cells.get("name") or text[:40]
        if name and (cells.get("department") or "department" not in columns):
            place = f"{sheet} · 第 {number} 行"
            basis, keywords = cells.get("basis", ""), cells.get("keywords", "")
            yield Duty(cells.get("department", ""), name, basis, keywords, text, place)
