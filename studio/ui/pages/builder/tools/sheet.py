"""The sheet of one tool: its form on one tab, trying it out on the other, and what it reaches below."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from studio.authoring.fields import form_fields
from studio.core.agents import ToolUse
from studio.core.errors import StudioError
from studio.tools import ToolKind, tool_kind
from studio.ui.components import (
    EmptyState,
    FormRow,
    IconLabel,
    ScrollPage,
    SideSheet,
    Tabs,
    TextField,
    clear_layout,
    hairline,
    label,
)
from studio.ui.language import tr
from studio.ui.pages.builder.schema import FormPlace, SchemaForm, setting_labels
from studio.ui.pages.builder.schema.problems import setting_problems
from studio.ui.pages.builder.tools.lines import reach_text, tool_line
from studio.ui.pages.builder.tools.try_panel import TryPanel
from studio.ui.theme import size, space
from studio.wording.tools import tool_words

SETTINGS, TRY = "settings", "try"
_PAUSE_MILLISECONDS = 500
_NAME = re.compile(r"[a-zA-Z0-9_-]{0,48}")


class ToolSheet(SideSheet):
    """`changed` brings the tool as it is to stand in agent.yaml; `tried` wants the other tab filled."""

    changed = Signal(dict)
    tried = Signal()
    left = Signal()

    def __init__(self, page: QWidget) -> None:
        super().__init__(page, "", width=size("sheet.wider"))
        self._tool: dict[str, Any] = {}
        self._kind: ToolKind[Any] | None = None
        self._strict, self._showing, self._taken = True, True, list[str]()
        self.form: SchemaForm | None = None
        self.name = TextField()
        help_text = tr("Letters, digits, _ and -: what the model and the instructions call it.")
        self._name_row = FormRow(tr("Name"), self.name, help_text)
        self.try_panel, self.tabs = TryPanel(), Tabs()
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MILLISECONDS)
        self._pause.timeout.connect(self._check)
        self._build()
        self.name.textChanged.connect(self._tell)
        self.tabs.changed.connect(self._turn)
        self.closed.connect(self.left)

    def edit(self, tool: Mapping[str, Any], taken: Sequence[str], place: FormPlace, *, new: bool) -> None:
        """Open it for a tool; of a new one what is missing is not yet complained about."""
        self._strict, self._taken = not new, list(taken)
        self._tool, self._kind = {}, _kind_of(tool)
        self.set_title(tool_line(tool).title)
        self._make_form(place)
        self.show_tool(tool)
        self.tabs.set_current(SETTINGS)
        self.open()
        (self.form or self.name).setFocus()

    def show_tool(self, tool: Mapping[str, Any]) -> None:
        """Show it as it is now, perhaps after an undo."""
        if dict(tool) == self._tool:
            return
        self._showing = True
        self._tool = dict(tool)
        self.name.set_value(str(tool.get("name") or ""))
        self.name.setPlaceholderText(str(tool.get("tool") or ""))
        if self.form is not None:
            self.form.set_value(tool.get("settings") or {})
        self._showing = False
        self._check()

    def tool(self) -> dict[str, Any]:
        return dict(self._tool)

    def show_all_problems(self) -> None:
        self._strict = True
        self._check()

    def _tell(self) -> None:
        if self._showing:
            return
        settings = self.form.value() if self.form is not None else self._tool.get("settings") or {}
        named = {**self._tool, "name": self.name.value(), "settings": settings}
        if named != self._tool and not self._name_problem():
            self._tool = named
            self.changed.emit(dict(named))
        self._pause.start()

    def _check(self) -> None:
        """Say what is wrong at its field, and what the tool reaches as it is."""
        if problem := self._name_problem():
            self._name_row.set_error(problem)
        if self.form is not None and self._kind is not None:
            problems = setting_problems(self._kind.settings, self._tool.get("settings") or {})
            missing = tr("Fill this in.")
            shown = {path: text for path, text in problems.items() if self._strict or text != missing}
            self.form.show_problems(shown)
        line = tool_line(self._tool)
        self._reach.setText(reach_text(line.reach) if line.reach else tr("Said when it is filled in."))
        self.set_title(line.title)

    def _name_problem(self) -> str:
        name = self.name.value() or str(self._tool.get("tool", ""))
        if name in self._taken:
            return tr("Another tool of this agent has that name.")
        written = self.name.value()
        return "" if _NAME.fullmatch(written) else tr("Up to 48 letters, digits, _ and -.")

    def _make_form(self, place: FormPlace) -> None:
        clear_layout(self._form_place)
        self.form = None
        if self._kind is None:
            text = tr("This studio has no tool of that kind; a newer one may. Its settings are kept.")
            self._form_place.addWidget(EmptyState("help-circle-outline", tr("No such tool here"), text))
            return
        said = tool_words(self._kind.id)
        self._form_place.addWidget(label(tr(said.purpose), "dense", "secondary", wrap=True))
        self.form = SchemaForm(
            form_fields(self._kind.settings.model_json_schema()), setting_labels(self._kind.id), place
        )
        self.form.changed.connect(self._tell)
        self._form_place.addWidget(self.form)

    def _build(self) -> None:
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        self.tabs.add(SETTINGS, tr("Settings"))
        self.tabs.add(TRY, tr("Try out"))
        self._settings = ScrollPage(margin=False)
        edge = space("4")
        self._settings.column.setContentsMargins(edge, edge, edge, edge)
        self._form_place = QVBoxLayout()
        self._form_place.setSpacing(space("4"))
        self._settings.column.addLayout(self._form_place)
        self._settings.column.addWidget(self._name_row)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._settings)
        self._stack.addWidget(self.try_panel)
        self.body.addWidget(self.tabs)
        self.body.addWidget(self._stack, 1)
        self.body.addWidget(hairline())
        self.body.addLayout(self._foot())

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setContentsMargins(space("4"), space("3"), space("4"), space("3"))
        foot.setSpacing(space("2"))
        self._reach = label("", "dense", "secondary", wrap=True)
        self._reach.setAccessibleDescription(tr("What it reaches"))
        foot.addWidget(IconLabel("vector-link", "text.secondary"))
        foot.addWidget(self._reach, 1)
        return foot

    def _turn(self, tab: str) -> None:
        self._stack.setCurrentIndex((SETTINGS, TRY).index(tab))
        if tab == TRY:
            self.show_all_problems()
            self.tried.emit()


def _kind_of(tool: Mapping[str, Any]) -> ToolKind[Any] | None:
    try:
        return tool_kind(ToolUse.model_validate(tool).tool)
    except (StudioError, ValueError):
        return None
