"""The list of an agent's tools, in their order: open, try, move, double, remove."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from studio.ui.components import Button, IconButton, ListRow, StatusLabel, Tag, clear_layout, label
from studio.ui.language import tr
from studio.ui.locks import Locks
from studio.ui.pages.builder.tools.lines import ToolLine, reach_text, tool_line
from studio.ui.theme import space

Tool = dict[str, Any]  # as it stands in agent.yaml


class ToolsList(QWidget):
    """`value` is what agent.yaml says; `chosen` when the person changed it."""

    chosen = Signal()
    opened = Signal(int)
    tried = Signal(int)
    removed = Signal(str)
    shown = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._tools: list[Tool] = []
        self.before_removal: list[Tool] = []
        self._locks: Locks = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._draw()

    def value(self) -> list[Tool]:
        return [dict(tool) for tool in self._tools]

    def set_value(self, value: Sequence[Tool]) -> None:
        tools = [dict(tool) for tool in value]
        if tools != self._tools:
            self._tools = tools
            self._draw()
            self.shown.emit()

    def show_locks(self, locks: Locks) -> None:
        """`locks` says of kinds that are forbidden whom to ask."""
        if locks != self._locks:
            self._locks = locks
            self._draw()

    def change(self, tools: Sequence[Tool]) -> None:
        """Take over what the person made of it."""
        self.set_value(tools)
        self.chosen.emit()

    def rows(self) -> list["ToolRow"]:
        found = (self._column.itemAt(index).widget() for index in range(self._column.count()))
        return [row for row in found if isinstance(row, ToolRow)]

    def row_of(self, kind: str, name: str) -> "ToolRow | None":
        """Return the row of the tool of that kind and name; None when it is gone."""
        names = [(str(tool["tool"]), str(tool.get("name") or tool["tool"])) for tool in self._tools]
        return self.rows()[names.index((kind, name))] if (kind, name) in names else None

    def shift(self, index: int, step: int) -> None:
        tools = self.value()
        if 0 <= index + step < len(tools):
            tools.insert(index + step, tools.pop(index))
            self.change(tools)
            self.rows()[index + step].setFocus()

    def duplicate(self, index: int) -> None:
        tools = self.value()
        copy = {**tools[index], "name": free_name(str(tools[index]["tool"]), tools)}
        self.change([*tools[: index + 1], copy, *tools[index + 1 :]])

    def remove(self, index: int) -> None:
        tools = self.value()
        self.before_removal = self.value()
        title = tool_line(tools.pop(index)).title
        self.change(tools)
        self.removed.emit(title)

    def _draw(self) -> None:
        clear_layout(self._column)
        for index, tool in enumerate(self._tools):
            lock = self._locks.get(str(tool["tool"]), "")
            row = ToolRow(index, tool_line(tool), lock, last=index == len(self._tools) - 1)
            row.opened_at.connect(self.opened)
            row.tried_at.connect(self.tried)
            row.moved.connect(self.shift)
            row.doubled.connect(self.duplicate)
            row.dropped.connect(self.remove)
            self._column.addWidget(row)
        if not self._tools:
            text = tr("No tool yet. It answers and cites; a tool lets it look up, fill in, compute or write.")
            empty = label(text, "dense", "secondary", wrap=True)
            empty.setContentsMargins(space("card"), space("2"), space("card"), space("2"))
            self._column.addWidget(empty)


class ToolRow(ListRow):
    """Enter opens its form, Delete removes it, Alt with the arrows moves it."""

    opened_at = Signal(int)
    tried_at = Signal(int)
    moved = Signal(int, int)
    doubled = Signal(int)
    dropped = Signal(int)

    def __init__(self, index: int, line: ToolLine, lock: str = "", *, last: bool) -> None:
        state = line.problem or (reach_text(line.reach) if line.reach else "")
        super().__init__(line.icon, line.title, state, tag=_tag(line, lock))
        self._index, self._line = index, line
        self.try_button = Button(tr("Try out"), small=True)
        self.try_button.setAccessibleName(tr("Try out “{name}”", name=line.title))
        self.try_button.setEnabled(not (line.problem or lock))
        self.try_button.setToolTip(lock)
        self.more = IconButton("dots-vertical", tr("More for “{name}”", name=line.title))
        self.extra.addWidget(self.try_button)
        self.extra.addWidget(self.more)
        self.opened.connect(self._open)
        self.try_button.clicked.connect(self._try)
        self.more.clicked.connect(self._open_menu)
        self.set_last(last)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.key() == Qt.Key.Key_Delete:
            self.dropped.emit(self._index)
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in steps:
            self.moved.emit(self._index, steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def menu(self) -> QMenu:
        menu = QMenu(self)
        menu.addAction(tr("Settings")).triggered.connect(self._open)
        menu.addAction(tr("Use a second time")).triggered.connect(self._double)
        menu.addAction(tr("Move up")).triggered.connect(self._move_up)
        menu.addAction(tr("Move down")).triggered.connect(self._move_down)
        menu.addSeparator()
        menu.addAction(tr("Remove")).triggered.connect(self._drop)
        return menu

    def _open_menu(self) -> None:
        self.menu().popup(self.more.mapToGlobal(QPoint(0, self.more.height())))

    def _open(self) -> None:
        self.opened_at.emit(self._index)

    def _try(self) -> None:
        self.tried_at.emit(self._index)

    def _double(self) -> None:
        self.doubled.emit(self._index)

    def _move_up(self) -> None:
        self.moved.emit(self._index, -1)

    def _move_down(self) -> None:
        self.moved.emit(self._index, 1)

    def _drop(self) -> None:
        self.dropped.emit(self._index)


def free_name(kind: str, tools: Sequence[Tool]) -> str:
    """Return a name for another tool of that kind; empty while the kind's own is free."""
    taken = {tool.get("name") or tool["tool"] for tool in tools}
    if kind not in taken:
        return ""
    return next(name for number in range(2, len(tools) + 3) if (name := f"{kind}_{number}") not in taken)


def _tag(line: ToolLine, lock: str) -> QWidget:
    if lock:
        tag = Tag(tr("Not allowed here"), "warning", "lock-outline")
        tag.setToolTip(lock)
        return tag
    if line.problem:
        return StatusLabel(tr("Not filled in"), "warning")
    if line.asks_first:
        return Tag(tr("Asks first"), "accent", "hand-back-right-outline")
    return Tag(tr("Read only"))
