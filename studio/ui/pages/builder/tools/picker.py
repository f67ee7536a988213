"""The sheet one picks a tool from: what each kind is for and what it reaches."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.tools import KINDS, tool_kind
from studio.ui.components import (
    ClickableRow,
    IconTile,
    ScrollPage,
    SideSheet,
    Tag,
    TextField,
    clear_layout,
    label,
)
from studio.ui.language import tr
from studio.ui.locks import Locks
from studio.ui.pages.builder.tools.lines import reach_text, usual_reach
from studio.ui.theme import space
from studio.wording.tools import tool_words


class ToolPicker(SideSheet):
    picked = Signal(str)

    def __init__(self, page: QWidget) -> None:
        super().__init__(page, tr("Add a tool"))
        self.search = TextField(tr("Search tools"), "magnify")
        self.search.setAccessibleName(tr("Search tools"))
        self.search.textChanged.connect(self._narrow)
        self.search.returnPressed.connect(self._pick_first)
        self._rows: list[_KindRow] = []
        self._scroll = ScrollPage(margin=False)
        self._scroll.column.setSpacing(0)
        self.body.addWidget(self.search)
        self.body.addWidget(self._scroll, 1)

    def offer(self, locks: Locks) -> None:
        """`locks` says of kinds that are forbidden whom to ask."""
        clear_layout(self._scroll.column)
        self._rows = [_KindRow(kind, locks.get(kind, "")) for kind in KINDS]
        for row in self._rows:
            row.picked.connect(self._pick)
            self._scroll.column.addWidget(row)
        self.search.clear()
        self.open()
        self.search.setFocus()

    def rows(self) -> list["_KindRow"]:
        return [row for row in self._rows if not row.isHidden()]

    def _narrow(self, words: str) -> None:
        for row in self._rows:
            row.setVisible(words.casefold().strip() in row.words.casefold())

    def _pick_first(self) -> None:
        free = [row for row in self.rows() if row.isEnabled()]
        if self.search.value() and free:
            free[0].opened.emit()

    def _pick(self, kind: str) -> None:
        self.close_sheet()
        self.picked.emit(kind)


class _KindRow(ClickableRow):
    picked = Signal(str)

    def __init__(self, kind: str, lock: str) -> None:
        super().__init__()
        self._kind = kind
        said = tool_words(kind)
        reach = usual_reach(tool_kind(kind))
        reaches = reach_text(reach) if reach else tr("What it reaches depends on how it is filled in")
        self.words = f"{tr(said.name)} {tr(said.purpose)} {kind}"
        self.setAccessibleName(f"{tr(said.name)}. {tr(said.purpose)} {reaches}")
        line, words = QHBoxLayout(self), QVBoxLayout()
        line.setContentsMargins(space("2"), space("3"), space("2"), space("3"))
        line.setSpacing(space("3"))
        line.addWidget(IconTile(tool_kind(kind).icon))
        words.setSpacing(space("1"))
        words.addWidget(label(tr(said.name), "strong"))
        words.addWidget(label(tr(said.purpose), "dense", "secondary", wrap=True))
        words.addWidget(label(reaches, "caption", "muted", wrap=True))
        line.addLayout(words, 1)
        if lock:
            words.addWidget(Tag(tr("Not allowed here"), "warning", "lock-outline"))
            self.setEnabled(False)
            self.setToolTip(lock)
            self.setAccessibleDescription(lock)
        self.opened.connect(self._pick)

    def _pick(self) -> None:
        self.picked.emit(self._kind)
