"""Joins the tools section with picker, form and try-out."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from studio.core.agents import ToolUse
from studio.runtime import AgentFolder
from studio.tools import KINDS, tool_kind
from studio.ui.components import Later
from studio.ui.language import tr
from studio.ui.locks import forbidden_kinds
from studio.ui.pages.builder.tools.lines import breaks_rule_of_two
from studio.ui.pages.builder.tools.list import free_name
from studio.ui.pages.builder.tools.picker import ToolPicker
from studio.ui.pages.builder.tools.place import AgentPlace
from studio.ui.pages.builder.tools.section import ToolsSection
from studio.ui.pages.builder.tools.sheet import TRY, ToolSheet
from studio.ui.pages.builder.tools.try_controller import TryController
from studio.ui.shell import Services
from studio.wording.tools import tool_words


class ToolsController(QObject):
    def __init__(
        self, section: ToolsSection, page: QWidget, services: Services, flush: Callable[[], None]
    ) -> None:
        super().__init__(section)
        self._section, self._services, self._flush = section, services, flush
        self._folder: AgentFolder | None = None
        self._index = -1
        self.later_picker = Later(partial(ToolPicker, page))
        self.later_sheet = Later(partial(ToolSheet, page))
        self._connect()

    @property
    def picker(self) -> ToolPicker:
        return self.later_picker()

    @property
    def sheet(self) -> ToolSheet:
        return self.later_sheet()

    def load(self, folder: AgentFolder) -> None:
        """Another agent is shown."""
        self.close()
        self._folder = folder
        self._section.list.show_locks(forbidden_kinds(self._services.workspace.policy))
        self._services.background.run(_import_kinds)

    def close(self) -> bool:
        """Close what lies over the page; False when there was nothing."""
        made = (self.later_picker.made, self.later_sheet.made)
        shown = [sheet for sheet in made if sheet is not None and not sheet.isHidden()]
        for sheet in shown:
            sheet.close_sheet()
        return bool(shown)

    def assess(self) -> None:
        """Say what the tools add up to."""
        if self._folder is not None:
            self._section.show_risk(breaks=breaks_rule_of_two(self._folder.agent))

    def _connect(self) -> None:
        tools = self._section.list
        self._section.picked.connect(self._offer)
        tools.opened.connect(self._open)
        tools.tried.connect(self._open_to_try)
        tools.removed.connect(self._say_removed)
        tools.shown.connect(self._follow)
        self.later_picker.then(self._join_picker)
        self.later_sheet.then(self._join_sheet)

    def _join_picker(self, picker: ToolPicker) -> None:
        picker.picked.connect(self._add)

    def _join_sheet(self, sheet: ToolSheet) -> None:
        self._trying = TryController(sheet.try_panel, self._services)
        sheet.changed.connect(self._take)
        sheet.tried.connect(self._try)
        sheet.left.connect(self._leave)

    def _offer(self) -> None:
        """Importing all kinds takes longer than the window may wait."""
        self._services.background.run(_import_kinds).done.connect(self._show_picker)

    def _show_picker(self) -> None:
        self.picker.offer(forbidden_kinds(self._services.workspace.policy))

    def _add(self, kind: str) -> None:
        tools = self._section.list.value()
        tool = {"tool": kind, "name": free_name(kind, tools), "settings": {}}
        self._section.list.change([*tools, tool])
        if tool_kind(kind).settings.model_fields:
            self._show(len(tools), new=True)
        else:
            self._section.list.rows()[-1].setFocus()

    def _open(self, index: int) -> None:
        self._show(index, new=False)

    def _open_to_try(self, index: int) -> None:
        self._show(index, new=False)
        self.sheet.tabs.set_current(TRY)

    def _show(self, index: int, *, new: bool) -> None:
        assert self._folder is not None
        tools = self._section.list.value()
        taken = [str(tool.get("name") or tool["tool"]) for i, tool in enumerate(tools) if i != index]
        self._index = index
        own = str(tools[index].get("name") or tools[index]["tool"])
        self.sheet.edit(tools[index], taken, AgentPlace(self._folder, self._services, own), new=new)

    def _take(self, tool: Mapping[str, Any]) -> None:
        tools = self._section.list.value()
        if 0 <= self._index < len(tools):
            tools[self._index] = dict(tool)
            self._section.list.change(tools)

    def _follow(self) -> None:
        """The list was undone or read anew under the open sheet."""
        if self.later_sheet.made is None or self.sheet.isHidden():
            return
        tools = self._section.list.value()
        if self._index < len(tools) and tools[self._index]["tool"] == self.sheet.tool().get("tool"):
            self.sheet.show_tool(tools[self._index])
        else:
            self.sheet.close_sheet()

    def _try(self) -> None:
        """What is tried is what the form says, saved or not; its files are in the agent already."""
        if self._folder is not None:
            self._flush()
            use = ToolUse.model_validate(self.sheet.tool())
            place = AgentPlace(self._folder, self._services, use.known_as)
            self._trying.begin(self._folder, use, place)

    def _leave(self) -> None:
        self._trying.end()
        self._flush()

    def _say_removed(self, title: str) -> None:
        before = self._section.list.before_removal

        def put_back() -> None:
            self._section.list.change(before)

        self._services.notices.toast(tr("Removed “{name}”", name=title), put_back)


def _import_kinds() -> None:
    for kind in KINDS:
        tool_kind(kind)
        tool_words(kind)
