"""The tool that fills in a department's own Word template: the model is asked for its placeholders."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath
from typing import Any

from pydantic import Field

from studio.core.artifacts import PaperLine
from studio.core.errors import ToolFileInvalid
from studio.core.events import FormUpdated
from studio.core.forms import FieldKind, FilledField, FilledForm
from studio.core.reach import Reach, Touch, TouchKind
from studio.endpoints import ToolSpec
from studio.papers.ai_label import AiLabel
from studio.papers.days import written_day
from studio.papers.template import Filled, Rows, TemplateUnfit, Wanted, WordFile, filled, wanted_in
from studio.papers.template.labelling import label_file
from studio.papers.template.preview import word_lines
from studio.tools.form.exporting import told_apart
from studio.tools.form.rows import KeptRows, rows_schema
from studio.tools.form.schema import AGAIN, EXPORT, accepted, form_schema, given_values
from studio.tools.form.settings import FormField
from studio.tools.form.standing import Standing
from studio.tools.form.telling import form_told
from studio.tools.kind import ToolKind, ToolParts, ToolSettings
from studio.tools.making import Draft, make_file
from studio.tools.spreadsheets import own_file
from studio.tools.tool import Tool, ToolContext, ToolResult

_DESCRIPTION = (
    "按本单位的 Word 模板生成《{title}》。{purpose}把各项内容写进 values，一次给全；"
    "结果会说明还缺什么。Fill in the department's own Word template."
)
_MOST = 300  # placeholders; a model cannot even be told of more
_LONG = ("正文", "内容", "事由", "情况", "意见", "措施", "说明", "备注", "要求", "摘要")
"""Words of placeholders that want more than a line."""


class _Settings(ToolSettings):
    file: str = Field(min_length=1, max_length=200, json_schema_extra={"format": "file"})
    title: str = Field(default="", max_length=60)
    purpose: str = Field(default="", max_length=500, json_schema_extra={"format": "text"})
    fields: tuple[FormField, ...] = Field(default=(), max_length=80)

    @property
    def name(self) -> str:
        return self.title or PurePosixPath(self.file.replace("\\", "/")).stem


@dataclass(frozen=True)
class _Template:
    """`data` is the file as it was read, with what it wants."""

    data: bytes
    fields: tuple[FormField, ...]
    rows: tuple[Rows, ...]


class TemplateFilling:
    def __init__(self, settings: _Settings, name: str, template: _Template, label: AiLabel | None) -> None:
        self._settings, self._name, self._template, self._label = settings, name, template, label

    @property
    def spec(self) -> ToolSpec:
        purpose = f"{self._settings.purpose.strip().rstrip('。')}。" if self._settings.purpose.strip() else ""
        return ToolSpec(
            name=self._name,
            description=_DESCRIPTION.format(title=self._settings.name, purpose=purpose),
            parameters=form_schema(self._template.fields, rows_schema(self._template.rows)),
        )

    @property
    def accepts(self) -> Mapping[str, Any]:
        return accepted(self.spec.parameters)

    async def __call__(self, arguments: dict[str, Any], context: ToolContext) -> ToolResult:
        template, action = self._template, arguments.get("action", "")
        standing = Standing(template.fields, self._name, context, traced=False)
        kept = KeptRows(template.rows, context.memory)
        if action == AGAIN:
            standing.clear()
            kept.clear()
        given = given_values(arguments)
        kept.take(given)
        change = await asyncio.to_thread(standing.take, given)
        form = standing.form(self._settings.name)
        form = form.model_copy(update={"fields": (*form.fields, *kept.fields())})
        context.tell(FormUpdated(form=form))
        file, empty = await self._made(form, kept, context, wanted=action == EXPORT)
        if file:
            context.tell(FormUpdated(form=form.model_copy(update={"confirmed": True})))
        told = form_told(form, (*template.fields, *kept.asked()), change, [file] if file else [])
        return ToolResult(text=f"{told}\n留空没有填的：{'、'.join(empty)}。" if file and empty else told)

    async def _made(
        self, form: FilledForm, kept: KeptRows, context: ToolContext, *, wanted: bool
    ) -> tuple[str, Sequence[str]]:
        """Put to the person once all is there, and again, with gaps too, when they want it."""
        values = {field.name: field.value for field in form.fields}
        sound = not any(field.problem for field in form.fields)
        if not (sound and (wanted or form.complete)) or (
            not wanted and context.memory.get("offered") == values
        ):
            return "", ()
        context.memory["offered"] = values
        done = await asyncio.to_thread(self._filled, form, kept)
        path = await make_file(self._draft(form, done), self._name, context)
        return (path.name if path else ""), done.empty

    def paper_of(self, form: FilledForm) -> tuple[PaperLine, ...]:
        """The template filled with the form as it stands; its lists are read line by line."""
        kept = KeptRows(self._template.rows, {"by_person": {each.name: each.value for each in form.fields}})
        kept.take({})
        return word_lines(self._filled(form, kept).file)

    def _filled(self, form: FilledForm, kept: KeptRows) -> Filled:
        values = {field.name: _written(field) for field in form.fields}
        done = filled(WordFile.read(self._template.data), values, kept.rows)
        if self._label:
            text = "\n".join(line.text for line in word_lines(done.file))
            label_file(done.file, self._label, text)
        return done

    def _draft(self, form: FilledForm, done: Filled) -> Draft:
        lines = word_lines(done.file)
        return Draft(
            title=f"{self._settings.name}{told_apart(form.fields)}",
            ending="docx",
            content="\n".join(line.text for line in lines),
            data=done.file.saved,
            paper=lines,
        )


def _written(field: FilledField) -> str:
    """A day stands in a document as 2026年4月6日."""
    if field.kind is FieldKind.DATE and not field.problem and field.value:
        return written_day(date.fromisoformat(field.value))
    return field.value


def _template(settings: _Settings, data: bytes) -> _Template:
    """Raises TemplateUnfit."""
    wanted = wanted_in(WordFile.read(data))
    if not wanted:
        raise TemplateUnfit("no_placeholders")
    if len(wanted) > _MOST:
        raise TemplateUnfit("too_many_placeholders")
    fields = tuple(_field(each, settings.fields) for each in wanted if isinstance(each, Wanted))
    return _Template(data, fields, tuple(each for each in wanted if isinstance(each, Rows)))


def _field(wanted: Wanted, described: Sequence[FormField]) -> FormField:
    """As its author described it, else by its name."""
    known = next((each for each in described if wanted.name in (each.label, each.name)), None)
    if known is not None:
        return known.model_copy(update={"name": "", "label": wanted.name, "help": known.help or wanted.help})
    long = any(word in wanted.name for word in _LONG)
    return FormField(
        label=wanted.name, help=wanted.help, kind=FieldKind.LONG_TEXT if long else FieldKind.TEXT
    )


def _reach(settings: _Settings) -> Reach:
    reads = (Touch(kind=TouchKind.OWN_FILE, name=settings.file), Touch(kind=TouchKind.CONVERSATION))
    personal = any(field.personal for field in settings.fields)
    return Reach(reads=reads, writes=(Touch(kind=TouchKind.NEW_FILE, name=".docx"),), sensitive=personal)


async def _build(settings: _Settings, parts: ToolParts) -> Sequence[Tool]:
    return [await _made_of(settings, parts)]


async def _draw(settings: _Settings, parts: ToolParts, form: FilledForm) -> Sequence[PaperLine]:
    return await asyncio.to_thread((await _made_of(settings, parts)).paper_of, form)


async def _made_of(settings: _Settings, parts: ToolParts) -> TemplateFilling:
    file = own_file(parts.folder, settings.file, parts.known_as)
    try:
        data = await asyncio.to_thread(file.read_bytes)
        template = await asyncio.to_thread(_template, settings, data)
    except OSError as error:
        raise ToolFileInvalid(tool=parts.known_as, file=settings.file, problem="does_not_read") from error
    except TemplateUnfit as error:
        raise ToolFileInvalid(tool=parts.known_as, file=settings.file, problem=error.problem) from error
    label = AiLabel(parts.agent) if parts.ai_label else None
    return TemplateFilling(settings, parts.known_as, template, label)


KIND = ToolKind("template", _Settings, _reach, _build, "file-word-outline", _draw)
