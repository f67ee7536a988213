"""The tool that keeps a polished text: the new text as a document, each change listed, facts compared."""

import asyncio
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from studio.core.artifacts import PaperLine
from studio.core.errors import ToolArgumentsInvalid
from studio.core.reach import Reach
from studio.papers.fonts import FontSet
from studio.papers.text import official, one_line
from studio.tools.asked_for import items, record, text
from studio.tools.kind import ToolKind, ToolParts, ToolSettings
from studio.tools.loosely import fitted
from studio.tools.material import figures_in, listed_briefly, original_of, plain
from studio.tools.text_tool import TextTool, reach_of
from studio.tools.tool import Tool, ToolContext, ToolResult
from studio.tools.writing import heading_line, row_line, text_lines, title_line, word_draft, written

_DESCRIPTION = (
    "润色、修改、校对文稿：把改好的全文和修改说明（原文、修改后、理由）存成 Word 文件。"
    "不改变事实和数字。Keep a polished or corrected text as a file, with every change listed."
)
_COLUMNS = ("序号", "原文", "修改后", "理由")
_WIDTHS = (8, 34, 34, 24)


class _Settings(ToolSettings):
    list_changes: bool = True
    fonts: FontSet = FontSet.GB2312


_CHANGE = record(
    {
        "before": text("原文里的话，照抄 (as it was)", 4000),
        "after": text("修改后的话；删去的不填 (as it is now)", 4000),
        "reason": text("为什么改 (why)", 1000),
    },
    ["before"],
)
_SCHEMA = record(
    {
        "title": text("文稿标题 (title)", 300, minLength=1),
        "body": text("修改后的全文，每段一行 (the whole text after polishing)", 60000, minLength=1),
        "changes": items(_CHANGE, "逐处修改 (each change)", 300),
    },
    ["title", "body"],
)


class Polish(TextTool[_Settings]):
    DESCRIPTION, SCHEMA = _DESCRIPTION, _SCHEMA

    async def __call__(self, arguments: dict[str, Any], context: ToolContext) -> ToolResult:
        said = fitted(_SCHEMA, arguments)
        title, body = official(said["title"]).strip("《》"), text_lines(said["body"])
        if not body:
            raise ToolArgumentsInvalid(tool=self._name, problem="body: 正文是空的 (the text is empty)")
        changes = said.get("changes") or []
        listed = _changes(changes) if self._settings.list_changes else ()
        lines = (title_line(title), *body, *listed)
        draft = word_draft(f"{title}（修改稿）", lines, self._settings.fonts, self._label, _WIDTHS)
        original = original_of(context)
        notes = await asyncio.to_thread(lambda: list(_notes(said["body"], changes, original)))
        return await written([draft], notes, self._name, context)


def _changes(changes: Sequence[Mapping[str, Any]]) -> Iterator[PaperLine]:
    if changes:
        yield heading_line("修改说明")
        yield row_line(*_COLUMNS)
    for number, each in enumerate(changes, 1):
        cells = (one_line(each.get(key, "") or "") for key in ("before", "after", "reason"))
        before, after, reason = cells
        yield row_line(str(number), before, after or "（删去）", reason)


def _notes(body: str, changes: Sequence[Mapping[str, Any]], original: str) -> Iterator[str]:
    """Figures are facts: none may go, none may come."""
    before, after = figures_in(original), figures_in(body)
    if lost := sorted(before - after):
        yield f"原文里的数字在修改稿里没有了：{listed_briefly(lost)}。"
    if new := sorted(after - before):
        yield f"修改稿里的数字原文里没有：{listed_briefly(new)}。"
    known, polished = plain(original), plain(body)
    unknown = [each.get("before", "") for each in changes if plain(each.get("before", "")) not in known]
    if unknown:
        yield f"修改说明引的原文在原文里找不到：{listed_briefly(unknown)}。"
    undone = [each["after"] for each in changes if each.get("after") and plain(each["after"]) not in polished]
    if undone:
        yield f"修改说明写的改法在修改稿里找不到：{listed_briefly(undone)}。"
    if not changes:
        yield "没有列出修改说明。"


def _reach(settings: _Settings) -> Reach:
    return reach_of(("docx",))


async def _build(settings: _Settings, parts: ToolParts) -> Sequence[Tool]:
    return [Polish(settings, parts)]


KIND = ToolKind("polish", _Settings, _reach, _build, "pencil-outline")
