"""Checklist pre-review: attached materials against review points, each with where it stands."""

import asyncio
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import Field

from studio.core.documents import Document
from studio.core.errors import DocumentError, ToolFileInvalid
from studio.core.events import Shown
from studio.core.reach import Reach, Touch, TouchKind
from studio.documents import ReaderPool
from studio.endpoints import ToolSpec
from studio.tools.checklist.judging import by_model
from studio.tools.checklist.materials import documents_of, evidence_in, meant_by
from studio.tools.checklist.points import Point, Rule, points_in, understood
from studio.tools.checklist.rules import Finding, Outcome, by_code
from studio.tools.kind import ToolKind, ToolParts, ToolSettings
from studio.tools.spreadsheets import Spreadsheets, child_pool
from studio.tools.tool import AskModel, Tool, ToolContext, ToolResult

_WHAT = (
    "材料预审:按审查要点逐条检查对话中附加的材料是否齐全、是否合格、是否一致,"
    "每条给出符合、不符合或待核实以及所在位置。申请材料审核、核对、缺什么材料。"
    "Check the attached materials against the review points: complete, valid, consistent."
)
_COLUMNS = ("审查要点", "结论", "理由", "材料", "位置", "原文", "依据")
_PATTERN_SECONDS = 10.0


class PointRow(ToolSettings):
    """A review point in the form."""

    name: str = Field(min_length=1, max_length=200)
    requirement: str = Field(default="", max_length=1000, json_schema_extra={"format": "text"})
    material: str = Field(default="", max_length=200)
    rule: Rule = Rule.JUDGED
    field: str = Field(default="", max_length=60)
    expected: str = Field(default="", max_length=300)
    basis: str = Field(default="", max_length=300)


class _Settings(ToolSettings):
    files: tuple[str, ...] = Field(
        default=(), json_schema_extra={"items": {"type": "string", "format": "file"}}
    )
    points: tuple[PointRow, ...] = Field(default=(), max_length=300)
    model_judges: bool = True


class Checklist:
    def __init__(self, points: Sequence[Point], model_judges: bool, patterns: ReaderPool, name: str) -> None:
        self._points, self._model_judges = points, model_judges
        self._patterns, self._name = patterns, name

    @property
    def spec(self) -> ToolSpec:
        nothing: dict[str, Any] = {"type": "object", "properties": {}, "additionalProperties": False}
        names = "、".join(point.name for point in self._points)[:1000]
        return ToolSpec(name=self._name, description=f"{_WHAT}\n要点:{names}", parameters=nothing)

    @property
    def accepts(self) -> Mapping[str, Any]:
        """Some models pass something where nothing is asked for."""
        return {"type": "object"}

    async def __call__(self, arguments: dict[str, Any], context: ToolContext) -> ToolResult:
        documents = documents_of(context.attachments)
        if not documents:
            wanted = "、".join(dict.fromkeys(point.material for point in self._points if point.material))
            return ToolResult(
                text=f"对话中还没有附加材料。需要:{wanted or '申请材料'}。No materials are attached."
            )
        ask = context.ask_model if self._model_judges else None
        async with asyncio.TaskGroup() as group:
            tasks = [
                group.create_task(self._checked(point, documents, context.today, ask))
                for point in self._points
            ]
        return _told([task.result() for task in tasks], documents)

    async def _checked(
        self, point: Point, documents: Sequence[Document], today: date, ask: AskModel | None
    ) -> Finding:
        meant = meant_by(point.material, documents)
        if not meant:
            return Finding(point, Outcome.NOT_MET, f"没有提交:{point.material}")
        if point.rule is Rule.MATCHES:
            return await self._matched(point, meant)
        if point.rule is Rule.JUDGED:
            return await by_model(point, meant, ask)
        return await asyncio.to_thread(by_code, point, meant, today)

    async def _matched(self, point: Point, documents: Sequence[Document]) -> Finding:
        texts = [[block.text for block in document.blocks] for document in documents]
        facts = {"pattern": point.expected, "texts": texts}
        try:
            found = await self._patterns.call(
                Path(point.name), "studio.tools.checklist.patterns:first_match", facts
            )
        except DocumentError:
            return Finding(point, Outcome.UNCLEAR, "格式检查没有在规定时间内完成")
        if found is None:
            return Finding(point, Outcome.NOT_MET, f"没有符合格式的内容:{point.expected}")
        document = documents[found[0]]
        evidence = evidence_in(document, document.blocks[found[1]], found[2])
        return Finding(point, Outcome.MET, "找到符合格式的内容", (evidence,))


def _told(found: Sequence[Finding], documents: Sequence[Document]) -> ToolResult:
    counted = Counter(each.outcome for each in found)
    summary = ",".join(f"{outcome} {counted[outcome]} 条" for outcome in Outcome)
    lines = [
        f"已检查材料:{'、'.join(document.name for document in documents)}",
        f"共 {len(found)} 条要点:{summary}",
    ]
    lines += [_line(each) for each in found]
    rows = tuple(_row(each) for each in found)
    return ToolResult(text="\n".join(lines), shown=Shown(columns=_COLUMNS, rows=rows))


def _line(each: Finding) -> str:
    where = ";".join(f"{one.document} {one.place} “{one.quote}”" for one in each.evidence[:2])
    return f"- {each.point.name}:{each.outcome}。{each.reason}" + (f"(见 {where})" if where else "")


def _row(each: Finding) -> tuple[str, ...]:
    first = each.evidence[0] if each.evidence else None
    where = (first.document, first.place, first.quote) if first else ("", "", "")
    return (each.point.name, str(each.outcome), each.reason, *where, each.point.basis)


def _reach(settings: _Settings) -> Reach:
    own = tuple(Touch(kind=TouchKind.OWN_FILE, name=file) for file in settings.files)
    return Reach(reads=(*own, Touch(kind=TouchKind.ATTACHMENT)), untrusted=True, sensitive=True)


async def _build(settings: _Settings, parts: ToolParts) -> Sequence[Tool]:
    """Raises ToolFileInvalid, and ExpressionInvalid naming the point that is not understood."""
    sheets = Spreadsheets.within(parts.stack, parts.folder, parts.known_as)
    points = [understood(Point(**row.model_dump()), parts.known_as) for row in settings.points]
    for file in filter(None, settings.files):
        found = [point for table in await sheets.own(file) for point in points_in(table, parts.known_as)]
        if not found:
            raise ToolFileInvalid(tool=parts.known_as, file=file, problem="no_points")
        points += found
    patterns = child_pool(parts.stack, _PATTERN_SECONDS)
    return [Checklist(points, settings.model_judges, patterns, parts.known_as)]


KIND = ToolKind("checklist", _Settings, _reach, _build, "clipboard-check-outline")
