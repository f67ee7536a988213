"""Form filling over a conversation: the model brings what was said, code keeps, checks, asks and exports."""

import asyncio
from collections.abc import Mapping, Sequence
from typing import Any

from studio.core.artifacts import PaperLine
from studio.core.events import FormUpdated
from studio.core.forms import FilledForm
from studio.core.reach import Reach, Touch, TouchKind
from studio.endpoints import ToolSpec
from studio.papers.ai_label import AiLabel
from studio.tools.form.exporting import form_draft, form_lines
from studio.tools.form.schema import AGAIN, EXPORT, accepted, form_schema, given_values
from studio.tools.form.settings import FormSettings
from studio.tools.form.standing import Standing
from studio.tools.form.telling import form_told
from studio.tools.kind import ToolKind, ToolParts
from studio.tools.making import make_file
from studio.tools.tool import Tool, ToolContext, ToolResult

_DESCRIPTION = (
    "填写表单《{title}》，登记{labels}等内容。对方每次说到其中任何一项，就调用一次，"
    "把这次说到的值填进 values，以前填过的不用重复。"
    "结果会说明还缺什么、下一步问什么。填齐后由本人确认并导出。"
    "Fill in the form step by step with what the person says."
)


class FormFilling:
    def __init__(self, settings: FormSettings, name: str, label: AiLabel | None) -> None:
        self._settings, self._name, self._label = settings, name, label

    @property
    def spec(self) -> ToolSpec:
        labels = "、".join(field.label for field in self._settings.fields[:12])
        return ToolSpec(
            name=self._name,
            description=_DESCRIPTION.format(title=self._settings.title, labels=labels),
            parameters=form_schema(self._settings.fields),
        )

    @property
    def accepts(self) -> Mapping[str, Any]:
        return accepted(self.spec.parameters)

    async def __call__(self, arguments: dict[str, Any], context: ToolContext) -> ToolResult:
        standing = Standing(self._settings.fields, self._name, context)
        action = arguments.get("action", "")
        if action == AGAIN:
            standing.clear()
        change = await asyncio.to_thread(standing.take, given_values(arguments))
        form = standing.form(self._settings.title)
        context.tell(FormUpdated(form=form))
        files = await self._exported(form, standing.values, context, again=action == EXPORT)
        if files:
            context.tell(FormUpdated(form=form.model_copy(update={"confirmed": True})))
        return ToolResult(text=form_told(form, self._settings.fields, change, files, english=context.english))

    async def _exported(
        self, form: FilledForm, values: Mapping[str, str], context: ToolContext, *, again: bool
    ) -> list[str]:
        """A complete form is put to the person once as it stands, and again when they want it."""
        if not form.complete or (not again and context.memory.get("offered") == dict(values)):
            return []
        context.memory["offered"] = dict(values)
        made: list[str] = []
        for as_a in self._settings.formats:
            path = await make_file(form_draft(form, as_a, self._label), self._name, context)
            if path is None:
                break
            made.append(path.name)
        return made


def _reach(settings: FormSettings) -> Reach:
    formats = "、".join(f".{as_a}" for as_a in settings.formats)
    reads = (Touch(kind=TouchKind.CONVERSATION), Touch(kind=TouchKind.ATTACHMENT))
    personal = any(field.personal for field in settings.fields)
    return Reach(reads=reads, writes=(Touch(kind=TouchKind.NEW_FILE, name=formats),), sensitive=personal)


async def _build(settings: FormSettings, parts: ToolParts) -> Sequence[Tool]:
    return [FormFilling(settings, parts.known_as, _label(parts))]


async def _draw(settings: FormSettings, parts: ToolParts, form: FilledForm) -> Sequence[PaperLine]:
    return form_lines(form, _label(parts))


def _label(parts: ToolParts) -> AiLabel | None:
    return AiLabel(parts.agent) if parts.ai_label else None


KIND = ToolKind("form", FormSettings, _reach, _build, "form-textbox", _draw)
