"""The tool that writes the minutes of a meeting: who, when, where, what was decided, who does it by when."""

import asyncio
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pydantic import Field

from studio.core.artifacts import LineStyle, PaperLine
from studio.core.errors import ToolArgumentsInvalid
from studio.core.reach import Reach
from studio.documents.numerals import chinese
from studio.papers.fonts import FontSet
from studio.papers.sheet import sheet_xlsx
from studio.papers.text import listed, official
from studio.tools.asked_for import items, record, text
from studio.tools.form.settings import Format
from studio.tools.kind import ToolKind, ToolParts, ToolSettings
from studio.tools.loosely import fitted
from studio.tools.making import Draft
from studio.tools.material import listed_briefly, material_of, unfounded
from studio.tools.text_tool import TextTool, reach_of
from studio.tools.tool import Tool, ToolContext, ToolResult
from studio.tools.writing import heading_line, row_line, text_lines, title_line, word_draft, written

_UNSAID = "未明确"
_DESCRIPTION = (
    "整理会议纪要：根据会议记录、录音文字稿写出时间、地点、参会人员、会议情况和议定事项"
    "（责任单位、时限），生成 Word 文件。只写材料里有的。Write the minutes of a meeting as a file."
)
_ABOUT = (("会议时间", "time"), ("会议地点", "place"), ("主持人", "chair"), ("参会人员", "present"),
          ("列席人员", "observers"), ("请假人员", "absent"), ("记录人", "recorder"))  # fmt: skip
_COLUMNS = ("序号", "议定事项", "责任单位", "完成时限")


class _Settings(ToolSettings):
    organisation: str = Field(default="", max_length=100)
    formats: tuple[Format, ...] = Field(default=(Format.DOCX,), min_length=1)
    fonts: FontSet = FontSet.GB2312


_DECISION = record(
    {
        "matter": text("议定事项，一句话说清做什么 (what was decided)", minLength=1),
        "unit": text("责任单位或责任人 (who does it)", 300),
        "due": text("完成时限 (by when)", 200),
    },
    ["matter"],
)
_SCHEMA = record(
    {
        "title": text("会议名称，例如“防汛会商会” (title, name of the meeting)", 200, minLength=1),
        "time": text("会议时间 (when)", 200),
        "place": text("会议地点 (where)", 200),
        "chair": text("主持人 (chair)", 200),
        "present": text("参会人员和单位 (who was present)"),
        "observers": text("列席人员 (observers)"),
        "absent": text("请假人员 (who was excused)"),
        "recorder": text("记录人 (recorder)", 200),
        "body": text("会议情况正文，分段写主要意见 (text: what was said)", 60000),
        "decisions": items(_DECISION, "议定事项，逐项写责任单位和时限 (decisions)", 200),
    },
    ["title"],
)


class Minutes(TextTool[_Settings]):
    DESCRIPTION, SCHEMA = _DESCRIPTION, _SCHEMA

    async def __call__(self, arguments: dict[str, Any], context: ToolContext) -> ToolResult:
        said = fitted(_SCHEMA, arguments)
        decisions = [_decision(each) for each in said.get("decisions") or ()]
        decisions = [decision for decision in decisions if decision[0]]
        if not decisions and not text_lines(said.get("body", "")):
            raise ToolArgumentsInvalid(tool=self._name, problem="decisions: 没有内容 (nothing in it)")
        title = _title(self._settings.organisation, said["title"])
        drafts = [self._draft(as_a, title, said, decisions) for as_a in self._settings.formats]
        material = material_of(context)
        notes = await asyncio.to_thread(lambda: list(_notes(said, decisions, material)))
        return await written(drafts, notes, self._name, context)

    def _draft(
        self, as_a: Format, title: str, said: Mapping[str, Any], decisions: Sequence[tuple[str, str, str]]
    ) -> Draft:
        if as_a is Format.DOCX:
            lines = tuple(_lines(title, said, decisions))
            return word_draft(title, lines, self._settings.fonts, self._label, _WIDTHS)
        rows = [_COLUMNS, *_rows(decisions)]
        content = "\n".join("\t".join(row) for row in rows)
        label = self._label
        return Draft(f"{title}（议定事项）", Format.XLSX, content, lambda: sheet_xlsx(title, rows, label))


_WIDTHS = (8, 46, 24, 22)


def _title(organisation: str, name: str) -> str:
    bare = official(name).strip("《》。 ")
    title = bare if bare.endswith("纪要") else f"{bare}纪要"
    return title if not organisation or title.startswith(organisation) else f"{organisation}{title}"


def _decision(said: Mapping[str, Any]) -> tuple[str, str, str]:
    return official(said.get("matter", "")), official(said.get("unit", "")), official(said.get("due", ""))


def _rows(decisions: Sequence[tuple[str, str, str]]) -> Iterator[tuple[str, ...]]:
    for number, (matter, unit, due) in enumerate(decisions, 1):
        yield str(number), matter, unit or _UNSAID, due or _UNSAID


def _lines(
    title: str, said: Mapping[str, Any], decisions: Sequence[tuple[str, str, str]]
) -> Iterator[PaperLine]:
    yield title_line(title)
    for label, key in _ABOUT:
        if text := official(said.get(key, "")):
            yield PaperLine(text=f"{label}：{text}")
    body = text_lines(said.get("body", ""))
    headings = sum(line.style is LineStyle.HEADING_1 for line in body)
    if body and not headings:
        yield heading_line("一、会议情况")
    yield from body
    if not decisions:
        return
    yield heading_line(f"{chinese(max(headings, 1) + 1)}、议定事项" if body else "议定事项")
    yield row_line(*_COLUMNS)
    for row in _rows(decisions):
        yield row_line(*row)


def _notes(
    said: Mapping[str, Any], decisions: Sequence[tuple[str, str, str]], material: Sequence[str]
) -> Iterator[str]:
    missing = [label for label, key in _ABOUT[:4] if not said.get(key, "").strip()]
    if missing:
        yield f"材料里没有写明：{'、'.join(missing)}。"
    if not decisions:
        yield "没有议定事项：记录里有的，请补上。"
    without_unit = [matter for matter, unit, _ in decisions if not unit]
    if without_unit:
        yield f"没有责任单位：{listed_briefly(without_unit)}。"
    without_due = [matter for matter, _, due in decisions if not due]
    if without_due:
        yield f"没有完成时限：{listed_briefly(without_due)}。"
    people = [name for _, key in _ABOUT[2:6] for name in listed(said.get(key, ""))]
    invented = unfounded([*people, *(part for each in decisions for part in each)], material)
    if invented:
        yield f"材料里找不到依据，请核对：{listed_briefly(invented)}。"


def _reach(settings: _Settings) -> Reach:
    return reach_of(settings.formats)


async def _build(settings: _Settings, parts: ToolParts) -> Sequence[Tool]:
    return [Minutes(settings, parts)]


KIND = ToolKind("minutes", _Settings, _reach, _build, "clipboard-text-outline")
