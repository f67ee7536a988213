"""The tool that writes an official document: one of 15 kinds, in the layout of GB/T 9704, as a Word file."""

import asyncio
from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import Field

from studio.core.events import Shown
from studio.core.reach import Reach, Touch, TouchKind
from studio.endpoints import ToolSpec
from studio.papers.ai_label import AiLabel
from studio.papers.fonts import FontSet
from studio.papers.official.checks import notes_on
from studio.papers.official.docx import paper_docx
from studio.papers.official.drafting import House, drafted
from studio.papers.official.kinds import PaperKind
from studio.papers.official.paper import Paper
from studio.papers.official.preview import paper_lines
from studio.tools.kind import ToolKind, ToolParts, ToolSettings
from studio.tools.loosely import fitted, loosened
from studio.tools.making import Draft, make_file
from studio.tools.official_document_schema import paper_schema
from studio.tools.tool import Tool, ToolContext, ToolResult

_DESCRIPTION = (
    "起草、撰写、生成公文（{kinds}），按 GB/T 9704 党政机关公文格式排版为 Word 文件。"
    "写好标题和正文后调用，一次给出全文。Draft an official document as a .docx file."
)


class _Settings(ToolSettings):
    issuer: str = Field(default="", max_length=200)
    code: str = Field(default="", max_length=20, pattern=r"^[\u4e00-\u9fffA-Za-z]*$")
    mark: str = Field(default="", max_length=60)
    recipients: str = Field(default="", max_length=2000)
    copies: str = Field(default="", max_length=2000)
    printer: str = Field(default="", max_length=100)
    remark: str = Field(default="", max_length=300)
    sealed: bool = True
    fonts: FontSet = FontSet.GB2312
    kinds: tuple[PaperKind, ...] = ()

    @property
    def house(self) -> House:
        return House(**self.model_dump(exclude={"kinds", "fonts"}))


class OfficialDocument:
    def __init__(self, settings: _Settings, name: str, label: AiLabel | None) -> None:
        self._settings, self._name, self._label = settings, name, label

    @property
    def spec(self) -> ToolSpec:
        kinds = self._settings.kinds or tuple(PaperKind)
        return ToolSpec(
            name=self._name,
            description=_DESCRIPTION.format(kinds="、".join(kinds)),
            parameters=paper_schema(kinds),
        )

    @property
    def accepts(self) -> Mapping[str, Any]:
        return loosened(self.spec.parameters)

    async def __call__(self, arguments: dict[str, Any], context: ToolContext) -> ToolResult:
        line = self._label.line if self._label else ""
        said = fitted(self.spec.parameters, arguments)
        paper = await asyncio.to_thread(drafted, self._name, said, self._settings.house, context.today, line)
        notes = notes_on(paper, context.today)
        made = await make_file(self._draft(paper), self._name, context)
        shown = Shown(columns=("公文检查",), rows=tuple((note,) for note in notes))
        return ToolResult(text=_told(paper, made.name if made else "", notes), shown=shown if notes else None)

    def _draft(self, paper: Paper) -> Draft:
        lines = paper_lines(paper)
        fonts = self._settings.fonts.fonts
        return Draft(
            title=paper.title or f"{paper.mark}{paper.number}",
            ending="docx",
            content="\n".join(line.text for line in lines),
            data=lambda: paper_docx(paper, fonts, self._label),
            paper=lines,
        )


def _told(paper: Paper, file: str, notes: Sequence[str]) -> str:
    done = (
        f"已生成{paper.kind}《{paper.title or paper.mark}》，文件：{file}。"
        if file
        else "没有写文件：没有得到同意。可以按意见修改后再试。"
    )
    return "\n".join([done, *(["请核对以下几点："] if notes else []), *(f"- {note}" for note in notes)])


def _reach(settings: _Settings) -> Reach:
    return Reach(
        reads=(Touch(kind=TouchKind.CONVERSATION),), writes=(Touch(kind=TouchKind.NEW_FILE, name=".docx"),)
    )


async def _build(settings: _Settings, parts: ToolParts) -> Sequence[Tool]:
    label = AiLabel(parts.agent) if parts.ai_label else None
    return [OfficialDocument(settings, parts.known_as, label)]


KIND = ToolKind("official_document", _Settings, _reach, _build, "file-document-edit-outline")
