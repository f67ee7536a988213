"""Table questions: a model asks spreadsheets in SQL, the person sees the statement and the rows."""

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import Field

from studio.core.reach import Reach, Touch, TouchKind
from studio.endpoints import ToolSpec
from studio.tools.kind import ToolKind, ToolParts, ToolSettings
from studio.tools.spreadsheets import child_pool, own_files
from studio.tools.tables.books import Books
from studio.tools.tables.describing import Described
from studio.tools.tables.telling import result_of, tables_told
from studio.tools.tool import Tool, ToolContext, ToolResult

_SQL = {
    "type": "string",
    "minLength": 1,
    "maxLength": 8000,
    "description": (
        "一条 DuckDB SELECT 语句,表名和列名用双引号 (one DuckDB SELECT statement; double-quote all names)"
    ),
}
_ASK = (
    "查询表格数据:统计、汇总、求和、平均、最大最小、排名、筛选、对比,多少、几个、合计。用一条只读 SQL 查询,"
    "数字由数据库算出,不要自己心算。Query the spreadsheets with one read-only SQL SELECT (DuckDB): "
    "count, sum, average, rank, filter, compare. "
)
_LOOK = (
    "列出可以查询的表:表名、列名、类型、示例值,包括本次对话附加的表格。有附件或不清楚列名时先看。"
    "List the tables that can be queried, those attached to the chat too: names, columns, types, samples."
)
_ATTACHED = "对话中附加的表格(xlsx、xls、et、csv)也能查,表名和列名先用 {overview} 看。"


class _Settings(ToolSettings):
    files: tuple[str, ...] = Field(
        default=(), json_schema_extra={"items": {"type": "string", "format": "file"}}
    )
    attachments: bool = True
    notes: str = Field(default="", max_length=4000, json_schema_extra={"format": "text"})
    rows: int = Field(default=50, ge=1, le=500)
    seconds: int = Field(default=60, ge=5, le=300)


class TableQuestions:
    """Takes SQL; rows beyond the limit are counted, not shown."""

    def __init__(self, books: Books, settings: _Settings, name: str, tables: Sequence[Described]) -> None:
        self._books, self._settings, self._name, self._tables = books, settings, name, tables

    @property
    def spec(self) -> ToolSpec:
        parts = [_ASK, tables_told(self._tables), self._settings.notes.strip()]
        if self._settings.attachments:
            parts.append(_ATTACHED.format(overview=overview_of(self._name)))
        parameters = {
            "type": "object",
            "properties": {"sql": _SQL},
            "required": ["sql"],
            "additionalProperties": False,
        }
        return ToolSpec(name=self._name, description="\n".join(filter(None, parts)), parameters=parameters)

    async def __call__(self, arguments: dict[str, Any], context: ToolContext) -> ToolResult:
        attached = context.attachments if self._settings.attachments else ()
        answer = await self._books.answer(arguments["sql"], self._settings.rows, attached)
        return result_of(answer, english=context.english)


class TablesOverview:
    def __init__(self, books: Books, settings: _Settings, name: str) -> None:
        self._books, self._settings, self._name = books, settings, name

    @property
    def spec(self) -> ToolSpec:
        nothing: dict[str, Any] = {"type": "object", "properties": {}, "additionalProperties": False}
        return ToolSpec(name=overview_of(self._name), description=_LOOK, parameters=nothing)

    @property
    def accepts(self) -> Mapping[str, Any]:
        """Some models pass something where nothing is asked for."""
        return {"type": "object"}

    async def __call__(self, arguments: dict[str, Any], context: ToolContext) -> ToolResult:
        found = await self._books.tables(context.attachments if self._settings.attachments else ())
        return ToolResult(text=tables_told(found) or "没有可以查询的表格。There are no tables to query.")


def overview_of(name: str) -> str:
    return f"{name}_overview"


def _reach(settings: _Settings) -> Reach:
    own = tuple(Touch(kind=TouchKind.OWN_FILE, name=file) for file in settings.files)
    attached = (Touch(kind=TouchKind.ATTACHMENT),) if settings.attachments else ()
    return Reach(reads=(*own, *attached), untrusted=settings.attachments, sensitive=True)


async def _build(settings: _Settings, parts: ToolParts) -> Sequence[Tool]:
    """Raises ToolFileInvalid."""
    own = own_files(parts.folder, settings.files, parts.known_as)
    books = Books(child_pool(parts.stack, settings.seconds), parts.folder, own, parts.known_as)
    asking = TableQuestions(books, settings, parts.known_as, await books.own_tables())
    return [asking, TablesOverview(books, settings, parts.known_as)] if settings.attachments else [asking]


KIND = ToolKind("tables", _Settings, _reach, _build, "table-search")
