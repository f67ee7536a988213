"""The lists a report is matched against: duties, standards, items, past cases, from any spreadsheet."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace

from studio.tools.spreadsheets import TextTable
from studio.tools.spreadsheets.columns import called, named_columns

_OFFICE = r"(部门|单位|主体|机构|科室|处室|站所|大队|中心)"
_HEADERS = {
    "department": (
        rf"(第一|首要)?(责任|主责|主管|牵头|处置|处理|承办|主办|职能|权责|派遣|办理|受理|归口|权属|实施|执法|管理){_OFFICE}(名称)?",
        r"主责|主办|牵头|承办|责任方|归口",
        rf"{_OFFICE}(名称)?|派遣对象|责任人|department|unit|office|agency|owner",
        rf"(?!协|配合)[一-鿿]{{1,4}}{_OFFICE}(名称)?",
    ),
    "name": (
        r"(问题|事项|职责|职权|权责|权力|标准|诉求|案件|事件|服务|任务|部件|案由|三级|小类)(名称|事项|类型|小类|标题|项|分类)|小类(名称)?",
        r"事项|问题|职责|职能|诉求|名称|标题|类型|内容|案由|情形|诉求内容|三级|二级|name|title|item|issue",
        r"(具体|主要|工作)?(职责|职能|事项|问题|业务|受理|管理|监管|服务)(范围|内容|描述|表现|清单|边界)?",
    ),
    "basis": (
        r"(法律|法规|法定|政策|职责|处罚|执法|设定|实施|立案|工作)?(法律|法规)?依据",
        r"立案(标准|条件)|(处置|结案)标准|法条|条款|违则|罚则|basis|legal basis",
    ),
    "keywords": (
        r"关键(词|字).*|别名|俗称|又称|常见(说法|表述|问法|表现)|同义词|近义词|口语.*|群众.*说法|市民.*说法|举例|示例|标签",
        r"(典型|历史|过往)?(案例|诉求|工单)(内容|描述|示例)?|keywords?|aliases|examples?",
    ),
}
_BASIS = r"(法律|法规|法定|政策|设定|实施|处罚)?(法律|法规)?依据|法条|违则|罚则|条款"
_IDLE = re.compile(
    r"^(序号|编号|代码|编码|no\.?|id|(处置|办理|办结|处理|响应)?时限|期限|(联系)?电话|联系人|联系方式|备注|"
    r"更新日期|日期|(协办|配合|协同|会办).*)$",
    re.I,
)
_AN_OFFICE = re.compile(
    r"(局|委|委员会|办|办公室|厅|部|处|科|室|所|站|院|队|支队|大队|中心|公司|集团|街道|镇|乡|联合会|残联|妇联|法院|"
    r"检察院|银行|营业部|政府)(?:[(（].{1,12}[)）])?$"
)
_LONGEST_OFFICE = 24
_MOSTLY = 0.7
_CLAUSE = re.compile(r"[。；;\n]+|(?<=[^\d])\d{1,2}[.、．](?=[^\d])")
_PROSE = 60  # signs from which on a cell holds several duties


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
    columns = _columns(table, named)
    statutes = [at for at, name in enumerate(table.columns) if called(name, _BASIS)]
    beside = {columns.get("department"), columns.get("basis"), *statutes}
    said = [at for at, name in enumerate(table.columns) if at not in beside and not _IDLE.match(name)]
    sheet = f"{table.file} · {table.sheet}" if table.sheet else table.file
    for number, row in zip(table.numbers, table.rows, strict=True):
        cells = {field: row[at] for field, at in columns.items()}
        text = " ".join(dict.fromkeys(row[at] for at in said if row[at]))
        name = cells.get("name") or text[:40]
        if name and (cells.get("department") or "department" not in columns):
            basis = cells.get("basis", "") if named.basis else _basis(row, columns.get("basis"), statutes)
            place = f"{sheet} · 第 {number} 行"
            one = Duty(cells.get("department", ""), name, basis, cells.get("keywords", ""), text, place)
            yield from _parted(one) if one.department else (one,)


def _columns(table: TextTable, named: Columns) -> dict[str, int]:
    """By the header, and where that names no department, by what most of a column's cells are."""
    columns = named_columns(table.columns, _HEADERS, asdict(named))
    if "department" in columns or named.department:
        return columns
    taken = {columns[field] for field in ("basis", "keywords") if field in columns}
    offices = (at for at in range(len(table.columns)) if at not in taken and _are_offices(table, at))
    at = next(offices, -1)
    kept = {field: column for field, column in columns.items() if column != at}
    return {"department": at, **kept} if at >= 0 else columns


def _are_offices(table: TextTable, at: int) -> bool:
    cells = [row[at] for row in table.rows if row[at]]
    found = sum(len(cell) <= _LONGEST_OFFICE and bool(_AN_OFFICE.search(cell)) for cell in cells)
    return bool(cells) and found >= _MOSTLY * len(cells) and not _IDLE.match(table.columns[at])


def _basis(row: Sequence[str], guessed: int | None, statutes: Sequence[int]) -> str:
    """违则 and 罚则 are both a basis."""
    columns = statutes or ([guessed] if guessed is not None else [])
    return "；".join(dict.fromkeys(row[at] for at in columns if row[at]))


def _parted(duty: Duty) -> Iterator[Duty]:
    """Duties in running text are one each: 负责…；负责…。"""
    clauses = (
        [clause.strip(" ,，、") for clause in _CLAUSE.split(duty.name)] if len(duty.name) > _PROSE else []
    )
    clauses = [clause for clause in clauses if clause]
    if len(clauses) < 2:
        yield duty
        return
    for clause in clauses:
        yield replace(duty, name=clause, text=clause)
