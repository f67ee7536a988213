"""The tool that keeps a translation: each paragraph beside its original, figures and gaps looked at."""

import asyncio
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from studio.core.errors import ToolArgumentsInvalid
from studio.core.reach import Reach
from studio.papers.fonts import FontSet
from studio.papers.text import lines_of, one_line
from studio.tools.asked_for import items, record, text
from studio.tools.kind import ToolKind, ToolParts, ToolSettings
from studio.tools.loosely import fitted
from studio.tools.material import figures_in, listed_briefly, original_of, plain, unfounded
from studio.tools.text_tool import TextTool, reach_of
from studio.tools.tool import Tool, ToolContext, ToolResult
from studio.tools.writing import row_line, title_line, word_draft, written

_DESCRIPTION = (
    "翻译文稿（中译英、英译中等）：把原文和译文逐段对照存成 Word 文件，左列原文、右列译文。"
    "Keep a translation as a file, each paragraph beside its original."
)
_WIDTHS = (50, 50)
_SHORT = 4  # characters of a line nobody need translate: a number, a mark


class _Settings(ToolSettings):
    fonts: FontSet = FontSet.GB2312


_PAIR = record(
    {
        "source": text("原文一段，照抄 (a paragraph)", 8000),
        "target": text("这一段的译文 (its translation)", 8000),
    },
    ["source", "target"],
)
_PAIRS = "逐段的原文和译文，按原文顺序，不漏段 (all paragraphs in order)"
_SCHEMA = record(
    {
        "title": text("译文标题 (title of the translation)", 300, minLength=1),
        "paragraphs": items(_PAIR, _PAIRS, 1000, minItems=1),
    },
    ["title", "paragraphs"],
)


class Translate(TextTool[_Settings]):
    DESCRIPTION, SCHEMA = _DESCRIPTION, _SCHEMA

    async def __call__(self, arguments: dict[str, Any], context: ToolContext) -> ToolResult:
        said = fitted(_SCHEMA, arguments)
        title = one_line(said["title"]).strip("《》")
        pairs = [_pair(each) for each in said.get("paragraphs") or ()]
        if not any(target for _, target in pairs):
            raise ToolArgumentsInvalid(tool=self._name, problem="paragraphs: 没有译文 (no translation)")
        lines = (title_line(title), row_line("原文", "译文"), *(row_line(*pair) for pair in pairs))
        draft = word_draft(f"{title}（译文对照）", lines, self._settings.fonts, self._label, _WIDTHS)
        original = original_of(context)
        notes = await asyncio.to_thread(lambda: list(_notes(pairs, original)))
        return await written([draft], notes, self._name, context)


def _pair(said: Mapping[str, Any]) -> tuple[str, str]:
    return one_line(said.get("source", "")), one_line(said.get("target", ""))


def _notes(pairs: Sequence[tuple[str, str]], original: str) -> Iterator[str]:
    empty = [source for source, target in pairs if not target]
    if empty:
        yield f"没有译文的段落：{listed_briefly(empty)}。"
    sources = plain("".join(source for source, _ in pairs))
    lines = [line for line in lines_of(original) if len(plain(line)) > _SHORT]
    if left := unfounded(lines, [sources]) if len(lines) > 1 else []:
        yield f"原文里有 {len(left)} 段没有翻译：{listed_briefly(left)}。"
    if made_up := unfounded([source for source, _ in pairs], [original]):
        yield f"对照表里的原文在材料里找不到：{listed_briefly(made_up)}。"
    differ = [source for source, target in pairs if _figures_differ(source, target)]
    if differ:
        yield f"原文和译文的数字不一致，请核对：{listed_briefly(differ)}。"


def _figures_differ(source: str, target: str) -> bool:
    """万 and 亿 are written out in other languages, and months by name: such lines are not compared."""
    if any(sign in source + target for sign in "万亿月百千"):
        return False
    return bool(target) and figures_in(source) != figures_in(target)


def _reach(settings: _Settings) -> Reach:
    return reach_of(("docx",))


async def _build(settings: _Settings, parts: ToolParts) -> Sequence[Tool]:
    return [Translate(settings, parts)]


KIND = ToolKind("translate", _Settings, _reach, _build, "translate")
