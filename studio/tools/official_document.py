"""The tool that writes an official document: one of 15 kinds, in the layout of GB/T 9704, as a Word file."""

import asyncio
from collections.abc import Sequence
from typing import Any

from pydantic import Field

from studio.core.reach import Reach, Touch, TouchKind
from studio.endpoints import ToolSpec
from studio.papers.fonts import FontSet
from studio.papers.official.checks import notes_on
from studio.papers.official.docx import paper_docx
from studio.papers.official.drafting import House, drafted
from studio.papers.official.kinds import PaperKind
from studio.papers.official.paper import Paper
from studio.papers.official.preview import paper_lines
from studio.tools.kind import ToolKind, ToolParts, ToolSettings
from studio.tools.loosely import fitted
from studio.tools.making import Draft, make_file
from studio.tools.official_document_schema import paper_schema
from studio.tools.text_tool import TextTool
from studio.tools.tool import Tool, ToolContext, ToolResult
from studio.tools.writing import told

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


class OfficialDocument(TextTool[_Settings]):
    @property
    def spec(self) -> ToolSpec:
        kinds = self._settings.kinds or tuple(PaperKind)
        return ToolSpec(
            name=self._name,
            description=_DESCRIPTION.format(kinds="、".join(kinds)),
            parameters=paper_schema(kinds),
        )

    async def __call__(self, arguments: dict[str, Any], context: ToolContext) -> ToolResult:
        line = self._label.line if self._label else ""
        said = fitted(self.spec.parameters, arguments)
        paper = await asyncio.to_thread(drafted, self._name, said, self._settings.house, context.today, line)
        notes = notes_on(paper, context.today, english=context.english)
        made = await make_file(self._draft(paper), self._name, context)
        title = paper.title or paper.mark
        if context.english:
            done = f"Made the {paper.kind} “{title}”, file: {made.name}." if made else ""
            return told(done, notes, "Checked as an official document", english=True)
        return told(f"已生成{paper.kind}《{title}》，文件：{made.name}。" if made else "", notes, "公文检查")

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


def _reach(settings: _Settings) -> Reach:
    return Reach(
        reads=(Touch(kind=TouchKind.CONVERSATION),), writes=(Touch(kind=TouchKind.NEW_FILE, name=".docx"),)
    )


async def _build(settings: _Settings, parts: ToolParts) -> Sequence[Tool]:
    return [OfficialDocument(settings, parts)]


KIND = ToolKind("official_document", _Settings, _reach, _build, "file-document-edit-outline")
