"""The list of bases: name over what it holds and who reads it, and what can be done with each."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget

from studio.ui.components import (
    DropZone,
    EmptyState,
    IconButton,
    ListRow,
    RowList,
    ScrollPage,
    Segmented,
    Tag,
    TextField,
    Waiting,
    dropped_paths,
)
from studio.ui.dates import short_time
from studio.ui.language import tr
from studio.ui.notices import explanation_of
from studio.ui.pages.knowledge.lines import BaseLine
from studio.ui.theme import icon, size, space
from studio.wording import joined

ALL, ATTENTION, UNUSED = "all", "attention", "unused"
_WHICH = (ALL, ATTENTION, UNUSED)
_PARTS = 2  # of the stack: nothing yet, the list


class BaseRow(ListRow):
    """Enter opens, F2 renames, Del deletes with a way back; ⋯ offers the same. Files can be dropped on it."""

    dropped = Signal(str, list)
    renamed = Signal(str)
    deleted = Signal(str)
    exported = Signal(str)

    def __init__(self, line: BaseLine) -> None:
        state = explanation_of(line.trouble).happened if line.trouble else line.state
        super().__init__("bookshelf", line.name, state, _tag(line), short_time(line.loaded))
        self.line = line
        self.setAcceptDrops(line.trouble is None)
        more = IconButton("dots-horizontal", tr("More about “{name}”", name=line.name))
        self._menu = QMenu(more)
        self._add(tr("Rename"), "pencil-outline", self._rename).setShortcut("F2")
        if line.trouble is None:
            self._add(tr("Export…"), "export-variant", self._export)
        self._add(tr("Delete"), "trash-can-outline", self._delete)
        self._more = more
        more.clicked.connect(self._open_menu)
        self.extra.addWidget(more)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_paths(event.mimeData()):
            event.acceptProposedAction()
            self.set_selected(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.set_selected(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self.set_selected(False)
        event.acceptProposedAction()
        self.dropped.emit(self.line.name, dropped_paths(event.mimeData()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F2:
            self._rename()
        elif event.key() == Qt.Key.Key_Delete:
            self._delete()
        else:
            super().keyPressEvent(event)

    def _add(self, text: str, name: str, act: object) -> QAction:
        entry = self._menu.addAction(icon(name), text)
        entry.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        entry.triggered.connect(act)
        return entry

    def _open_menu(self) -> None:
        self._menu.popup(self._more.mapToGlobal(QPoint(0, self._more.height())))

    def _rename(self) -> None:
        self.renamed.emit(self.line.name)

    def _delete(self) -> None:
        self.deleted.emit(self.line.name)

    def _export(self) -> None:
        self.exported.emit(self.line.name)


class BasesView(DropZone):
    """Files dropped beside the rows (`dropped`) are for a base that is still to be named."""

    dropped_on = Signal(str, list)
    opened = Signal(str)
    create_wanted = Signal()
    sample_wanted = Signal()
    renamed = Signal(str)
    deleted = Signal(str)
    exported = Signal(str)
    retried = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._list, self._stack = RowList(), QStackedWidget()
        self._empty = EmptyState(
            "bookshelf",
            tr("No knowledge base yet"),
            tr("It holds the documents that agents answer from. Drop a folder here to make one."),
            tr("New knowledge base"),
            tr("Load the sample documents"),
        )
        self.finder = TextField(tr("Name of a base or agent"), "magnify")
        self.finder.setAccessibleName(tr("Find a knowledge base"))
        self.finder.setClearButtonEnabled(True)
        self.which = Segmented([(part, "") for part in _WHICH])
        self._lines: tuple[BaseLine, ...] = ()
        self._nothing = EmptyState(
            "magnify", tr("No base fits"), tr("Other words may help."), secondary=tr("Show all")
        )
        self.waiting = Waiting(self._stack)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        scroll = ScrollPage()
        scroll.column.addLayout(self._tools())
        scroll.column.addWidget(self._list)
        scroll.column.addWidget(self._nothing)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(scroll)
        self.body.addWidget(self.waiting)

    def _connect(self) -> None:
        self._empty.primary_clicked.connect(self.create_wanted)
        self._empty.secondary_clicked.connect(self.sample_wanted)
        self._nothing.secondary_clicked.connect(self._show_all)
        self.finder.textChanged.connect(self._narrow)
        self.which.chosen.connect(self._narrow)
        find = QShortcut(QKeySequence.StandardKey.Find, self)
        find.activated.connect(self.finder.setFocus)

    def show_bases(self, lines: Sequence[BaseLine]) -> None:
        self._lines = tuple(lines)
        for part in _WHICH:
            self.which.set_text(part, _which_word(part, sum(_belongs(line, part) for line in lines)))
        self._stack.setCurrentIndex(1 if lines else 0)
        self._narrow()
        self.waiting.show_content()

    def _narrow(self) -> None:
        words, part = self.finder.value().casefold(), self.which.value()
        shown = [line for line in self._lines if _belongs(line, part) and words in line.sought]
        self._list.setVisible(bool(shown))
        self._nothing.setVisible(not shown)
        self._show_rows([BaseRow(line) for line in shown])

    def _show_all(self) -> None:
        self.finder.clear()
        self.which.set_value(ALL)
        self._narrow()

    def _show_rows(self, rows: Sequence[BaseRow]) -> None:
        for row in rows:
            row.opened.connect(self._open)
            row.dropped.connect(self.dropped_on)
            for theirs, ours in (
                (row.renamed, self.renamed), (row.deleted, self.deleted), (row.exported, self.exported),
            ):  # fmt: skip
                theirs.connect(ours)
        self._list.set_rows(rows)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.which.setVisible(self.width() >= size("room.segments"))

    def _tools(self) -> QHBoxLayout:
        tools = QHBoxLayout()
        tools.setSpacing(space("2"))
        self.finder.setMaximumWidth(size("sheet") * 2 // 3)
        tools.addWidget(self.finder, 1)
        tools.addWidget(self.which)
        tools.addStretch(1)
        return tools

    def show_trouble(self, error: object) -> None:
        """The list could not be read: say why, and offer to try again."""
        said = explanation_of(error)
        text = joined(said.meaning, said.action)
        trouble = EmptyState("alert-circle-outline", said.happened, text, tr("Try again"), color="danger")
        trouble.primary_clicked.connect(self.retried)
        while self._stack.count() > _PARTS:
            self._stack.widget(_PARTS).deleteLater()
            self._stack.removeWidget(self._stack.widget(_PARTS))
        self._stack.setCurrentIndex(self._stack.addWidget(trouble))
        self.waiting.show_content()

    def rows(self) -> list[BaseRow]:
        return [row for row in self._list.rows() if isinstance(row, BaseRow)]

    def _open(self) -> None:
        row = self.sender()
        if isinstance(row, BaseRow):
            self.opened.emit(row.line.name)


def _belongs(line: BaseLine, part: str) -> bool:
    if part == ATTENTION:
        return bool(line.attention) or line.trouble is not None
    return part == ALL or not line.agents


def _which_word(part: str, count: int) -> str:
    return {
        ALL: tr("All {count}", count=count),
        ATTENTION: tr("Needs a look {count}", count=count),
        UNUSED: tr("Not used yet {count}", count=count),
    }[part]


def _tag(line: BaseLine) -> Tag | None:
    if line.trouble is not None:
        return Tag(tr("Damaged"), "danger")
    return Tag(tr("Needs a look {count}", count=line.attention), "warning") if line.attention else None
