"""The table of documents: a check box is the selection; one row may be open with its detail below."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from PySide6.QtCore import (
    QElapsedTimer,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from studio.ui.language import tr
from studio.ui.pages.knowledge.detail_row import DetailRow
from studio.ui.pages.knowledge.document_cells import Cells
from studio.ui.pages.knowledge.document_columns import DocumentColumns
from studio.ui.pages.knowledge.documents_model import DETAIL, LINE, Column, DocumentsModel
from studio.ui.pages.knowledge.lines import DocumentLine
from studio.ui.pages.knowledge.narrowing import Narrowing
from studio.ui.pages.knowledge.open_row import OpenRow
from studio.ui.pages.knowledge.table_header import TableHeader
from studio.ui.pages.knowledge.type_ahead import TypeAhead
from studio.ui.pages.knowledge.whole_rows import whole_rows
from studio.ui.theme import UNBOUNDED, size, space

_Flag = QItemSelectionModel.SelectionFlag


class DocumentsTable(QTableView):
    """Enter opens, → shows the detail, Del removes what is selected, F2 and Alt+Enter show its facts.

    Letters go to the next name that begins so, in pinyin initials too; Ctrl+C brings the selected rows by
    `copied`. `located` asks to see the file a detail is about; a menu offers the rest. `columns_sized` brings
    the widths the person chose, as text that `set_widths` takes.
    """

    opened = Signal(str)
    removed = Signal(list)
    replaced = Signal(str)
    located = Signal(str)
    chosen = Signal(list)
    facts_wanted = Signal(str)
    menu_wanted = Signal(str, QPoint)
    copied = Signal(list)
    columns_sized = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.lines = DocumentsModel()
        self.head = TableHeader()
        self.setHorizontalHeader(self.head)
        self.setModel(self.lines)
        self.head.setSelectionModel(QItemSelectionModel(self.lines, self.head))  # the rows' would be asked
        # row by row, at every painting, whether a whole column is selected
        self.slice = self._rest = UNBOUNDED
        self._cells, self._typed, self._alone = Cells(self, self.lines), TypeAhead(), False
        self._open_row = OpenRow(self, self.lines, self._made_detail)
        self._dress()
        self._columns = DocumentColumns(self, self.head)
        self._connect()

    def set_lines(self, lines: Sequence[DocumentLine]) -> None:
        self._keeping(self.lines.set_lines, lines)

    def narrow(self, narrowing: Narrowing) -> None:
        self._keeping(self.lines.narrow, narrowing)

    def open_detail(self, name: str) -> None:
        self._keeping(self.lines.open_detail, name)
        self._show_detail()
        QTimer.singleShot(0, self, self._show_detail)  # a banner that comes with it takes room first

    def _show_detail(self) -> None:
        row = self.lines.detail_row()
        if row >= 0:
            self.scrollTo(self.lines.index(row, Column.CHECK))

    def show_row(self, name: str) -> None:
        """Make it the current one and bring it into sight."""
        row = self.lines.row_of(name)
        if row >= 0:
            self.selectionModel().setCurrentIndex(self.lines.index(row, Column.NAME), _Flag.NoUpdate)
            self.scrollTo(self.lines.index(row, Column.NAME))

    def selected(self) -> list[str]:
        """Names of the selected documents."""
        return list(dict.fromkeys(self.lines.line(row).name for row in self._selected_rows()))

    def current(self) -> str:
        index = self.currentIndex()
        return index.data(LINE).name if index.isValid() else ""

    def detail(self) -> QWidget | None:
        return self._open_row.detail()

    def toggle_all(self) -> None:
        some = self.selected()
        plain = sum(not self.lines.index(row, 0).data(DETAIL) for row in range(self.lines.rowCount()))
        self.clearSelection() if len(some) == plain else self.selectAll()

    def selectionCommand(
        self, index: QModelIndex | QPersistentModelIndex, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        """The check box adds to the selection; a row of detail is never selected."""
        if index.isValid() and index.data(DETAIL):
            return _Flag.NoUpdate
        if index.isValid() and index.column() == Column.CHECK and event is not None:
            pressed = event.type() is QEvent.Type.MouseButtonPress
            return _Flag.Toggle | _Flag.Rows if pressed else _Flag.NoUpdate
        return super().selectionCommand(index, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        name = self.current()
        if event.matches(QKeySequence.StandardKey.Copy) and (chosen := self.selected() or [name]) != [""]:
            self.copied.emit(chosen)
        elif event.key() == Qt.Key.Key_F2 and name:
            self.facts_wanted.emit(name)
        elif event.key() == Qt.Key.Key_Delete and self.selected():
            self.removed.emit(self.selected())
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and name:
            alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
            self.facts_wanted.emit(name) if alt else self._open(name)
        elif event.key() == Qt.Key.Key_Right and name:
            self.open_detail(name)
        elif event.key() == Qt.Key.Key_Left and self.lines.opened():
            self.open_detail("")
        elif event.key() == Qt.Key.Key_Space and name:
            self.selectionModel().select(self.currentIndex(), _Flag.Toggle | _Flag.Rows)
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """By the name, whichever column is the current one; where none begins so, by its initials."""
        row = self._typed.next_row(search, [line.name for line in self.lines.shown()], self.current())
        if row is not None:
            self.show_row(self.lines.shown()[row].name)
            self.selectionModel().select(self.currentIndex(), _Flag.ClearAndSelect | _Flag.Rows)

    def set_widths(self, widths: str) -> None:
        self._columns.set_widths(widths)

    def paintEvent(self, event: QPaintEvent) -> None:
        """All cells in sight at once. Qt would call back for each; each call waits for the interpreter, which
        is busy while documents are loaded, and the window would stand still meanwhile. After a `slice` of
        milliseconds the rest of them waits for the next turn."""
        painter = QPainter(self.viewport())
        chosen = set(self._selected_rows())
        focused = self.currentIndex().row() if self.hasFocus() else -1
        columns = self._columns.in_sight()
        top, bottom = event.rect().top(), event.rect().bottom()
        row, taken = max(self.rowAt(top), 0), QElapsedTimer()
        taken.start()
        while row < self.lines.rowCount() and self.rowViewportPosition(row) <= bottom:
            y, height = self.rowViewportPosition(row), self.rowHeight(row)
            self._cells.draw(painter, y, height, row, columns, row in chosen)
            if row == focused:
                self._cells.draw_focus(painter, QRect(columns[0][1], y, 2, height))
            row += 1
            if taken.elapsed() >= self.slice and y + height <= bottom:
                QTimer.singleShot(0, self, self._paint_rest)
                self._rest = min(self._rest, y + height)
                break
        painter.end()

    def _paint_rest(self) -> None:
        top, self._rest = self._rest, UNBOUNDED
        room = self.viewport().rect()
        self.viewport().update(room.adjusted(0, min(top, room.height()), 0, 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        alone = self.window().width() < size("breakpoints.one.column")
        self._columns.spare(alone=alone)
        if alone is not self._alone:
            self._alone = alone
            self._keeping(self.lines.open_every, alone)
        self._open_row.fit()

    def _keeping(self, change: Callable[..., None], *arguments: object) -> None:
        selected, current, top = self.selected(), self.current(), self.verticalScrollBar().value()
        change(*arguments)
        self.executeDelayedItemsLayout()  # Qt would do it by and by, and paint all of it once more then
        self._restore(selected, current)
        self.verticalScrollBar().setValue(top)

    def _restore(self, selected: Iterable[str], current: str) -> None:
        """After a reset: the same documents are selected, the same row is current."""
        selection = whole_rows(self.lines, map(self.lines.row_of, selected))
        row = self.lines.row_of(current) if current else -1
        if row >= 0:
            self.selectionModel().setCurrentIndex(self.lines.index(row, Column.NAME), _Flag.NoUpdate)
        self.selectionModel().select(selection, _Flag.ClearAndSelect)
        self._open_row.put()
        self._tell()

    def _selected_rows(self) -> Iterator[int]:
        """Ranges, not indexes: ten thousand rows may be selected."""
        for part in self.selectionModel().selection().toList():
            yield from range(part.top(), part.bottom() + 1)

    def _made_detail(self, line: DocumentLine) -> DetailRow:
        detail = DetailRow(line)
        detail.replaced.connect(self.replaced)
        detail.removed.connect(self._remove_one)
        detail.located.connect(self.located)
        detail.facts_wanted.connect(self.facts_wanted)
        return detail

    def _open(self, name: str) -> None:
        line = self.lines.line(self.lines.row_of(name))
        if line.ready:
            self.opened.emit(name)
        else:
            self.open_detail("" if self.lines.opened() == name else name)

    def _press(self, index: QModelIndex) -> None:
        """A click on a row that has a detail opens or closes it."""
        line: DocumentLine = index.data(LINE)
        if not index.data(DETAIL) and index.column() != Column.CHECK and self.lines.opens(line):
            self.open_detail("" if self.lines.opened() == line.name else line.name)

    def _open_index(self, index: QModelIndex) -> None:
        if not index.data(DETAIL) and index.column() != Column.CHECK and index.data(LINE).ready:
            self.opened.emit(index.data(LINE).name)

    def _remove_one(self, name: str) -> None:
        self.removed.emit([name])

    def _tell(self) -> None:
        selected = self.selected()
        every = len(selected) == len(self.lines.lines()) and bool(selected)
        some = Qt.CheckState.PartiallyChecked if selected else Qt.CheckState.Unchecked
        self.head.set_state(Qt.CheckState.Checked if every else some)
        self.chosen.emit(selected)

    def _sort(self, column: int, order: Qt.SortOrder) -> None:
        self._keeping(self.lines.sort, column, order)

    def _tell_widths(self) -> None:
        self.columns_sized.emit(self._columns.widths())

    def _want_menu(self, where: QPoint) -> None:
        index = self.indexAt(where)
        if index.isValid() and not index.data(DETAIL):
            self.menu_wanted.emit(index.data(LINE).name, self.viewport().mapToGlobal(where))

    def _dress(self) -> None:
        self.setAccessibleName(tr("Documents"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(size("row.dense") + space("1"))

    def _connect(self) -> None:
        self.head.all_toggled.connect(self.toggle_all)
        self.head.sortIndicatorChanged.connect(self._sort)
        self.head.dragged.connect(self._tell_widths)
        self.selectionModel().selectionChanged.connect(self._tell)
        self.clicked.connect(self._press)
        self.doubleClicked.connect(self._open_index)
        self.customContextMenuRequested.connect(self._want_menu)
