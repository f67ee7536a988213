"""Duty dispatch: a report in plain words matched against spreadsheets of duties, standards, problem items."""

import asyncio
from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import Field

from studio.core.errors import ToolFileInvalid
from studio.core.reach import Reach, Touch, TouchKind
from studio.endpoints import ToolSpec
from studio.tools.dispatch.choosing import chosen
from studio.tools.dispatch.duties import Columns, Duty, duties_in
from studio.tools.dispatch.judging import Verdict, judged
from studio.tools.dispatch.ranking import DutyIndex, Match
from studio.tools.dispatch.telling import told
from studio.tools.kind import ToolKind, ToolParts, ToolSettings
from studio.tools.loosely import fitted, loosened
from studio.tools.spreadsheets import Spreadsheets, own_file
from studio.tools.tool import Tool, ToolContext, ToolResult

_LOOKED_AT = 40
_RELATED = 0.1  # part of report and item that a standard must hold
_REPORT = {
    "type": "string",
    "minLength": 2,
    "maxLength": 4000,
    "description": "诉求或问题的原话,不要改写 (the report in the person's own words)",
}
_WHAT = (
    "判断一个诉求、投诉、举报或城市问题该派给哪个部门处理:对照职责清单、立案标准、问题清单,"
    "给出部门、事项、依据、匹配程度和备选。归谁管、谁负责、派单、分派、转办、承办单位。"
    "Dispatch a report, complaint or problem to the responsible department: matched against lists of "
    "duties, with basis, confidence and runners-up."
)


class Source(ToolSettings):
    """One spreadsheet; names of columns left empty are guessed from its header."""

    file: str = Field(min_length=1, max_length=300, json_schema_extra={"format": "file"})
    department: str = Field(default="", max_length=60)
    name: str = Field(default="", max_length=60)
    basis: str = Field(default="", max_length=60)
    keywords: str = Field(default="", max_length=60)


class _Settings(ToolSettings):
    sources: tuple[Source, ...] = Field(min_length=1, max_length=20)
    runners_up: int = Field(default=3, ge=0, le=10)
    model_chooses: bool = False


class Dispatch:
    """The lists are read and indexed at the first report of a run."""

    def __init__(self, settings: _Settings, sheets: Spreadsheets, name: str) -> None:
        self._settings, self._sheets, self._name = settings, sheets, name
        self._indexing = asyncio.Lock()
        self._lists: _Lists | None = None

    @property
    def spec(self) -> ToolSpec:
        parameters = {
            "type": "object",
            "properties": {"report": _REPORT},
            "required": ["report"],
            "additionalProperties": False,
        }
        return ToolSpec(name=self._name, description=_WHAT, parameters=parameters)

    @property
    def accepts(self) -> Mapping[str, Any]:
        return loosened(self.spec.parameters)

    async def __call__(self, arguments: dict[str, Any], context: ToolContext) -> ToolResult:
        """Raises ToolFileInvalid when a list does not read, or none has a column for the department."""
        lists, report = await self._read(), fitted(self.spec.parameters, arguments)["report"]
        verdict = judged(await asyncio.to_thread(lists.duties.best, report, _LOOKED_AT))
        if self._settings.model_chooses and context.ask_model is not None:
            verdict = await chosen(report, verdict, context.ask_model)
        standards = await asyncio.to_thread(lists.standards_for, report, verdict)
        return told(verdict, self._settings.runners_up, standards, english=context.english)

    async def _read(self) -> "_Lists":
        async with self._indexing:
            if self._lists is None:
                rows = [duty for source in self._settings.sources for duty in await self._rows(source)]
                if not any(row.department for row in rows):
                    problem = "no_department" if rows else "no_rows"
                    raise ToolFileInvalid(
                        tool=self._name, file=self._settings.sources[0].file, problem=problem
                    )
                self._lists = await asyncio.to_thread(_Lists, rows)
            return self._lists

    async def _rows(self, source: Source) -> list[Duty]:
        columns = Columns(source.department, source.name, source.basis, source.keywords)
        return duties_in(await self._sheets.own(source.file), columns)


class _Lists:
    """What names departments decides; what names none, standards and definitions, is shown beside it."""

    def __init__(self, rows: Sequence[Duty]) -> None:
        self.duties = DutyIndex([row for row in rows if row.department])
        self._standards = DutyIndex([row for row in rows if not row.department])

    def standards_for(self, report: str, verdict: Verdict) -> list[Match]:
        """The nearest standard to the report and the item it was matched with."""
        if not verdict.matches:
            return []
        found = self._standards.best(f"{report} {verdict.matches[0].duty.name}", 1)
        return [match for match in found if match.held >= _RELATED]


def _reach(settings: _Settings) -> Reach:
    own = tuple(Touch(kind=TouchKind.OWN_FILE, name=source.file) for source in settings.sources)
    return Reach(reads=(*own, Touch(kind=TouchKind.CONVERSATION)), sensitive=True)


async def _build(settings: _Settings, parts: ToolParts) -> Sequence[Tool]:
    """Raises ToolFileInvalid for a list that is not there; what is in it shows at the first report."""
    for source in settings.sources:
        own_file(parts.folder, source.file, parts.known_as)
    sheets = Spreadsheets.within(parts.stack, parts.folder, parts.known_as)
    return [Dispatch(settings, sheets, parts.known_as)]


KIND = ToolKind("dispatch", _Settings, _reach, _build, "sign-direction")
