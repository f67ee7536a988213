"""The list of agents: hundreds are as quick as three, for no row is a widget."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QMenu

from studio.ui.language import tr
from studio.ui.pages.agents.lines import AgentLine
from studio.ui.pages.agents.model import LINE, AgentsModel
from studio.ui.pages.agents.painting import RowPainter, menu_place
from studio.ui.theme import icon, space

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}


class AgentsList(QListView):
    """Enter opens, F2 renames, Del removes, the menu key or ⋮ offers the rest; all bring the agent's id."""

    opened = Signal(str)
    renamed = Signal(str)
    duplicated = Signal(str)
    exported = Signal(str)
    archived = Signal(str)
    brought_back = Signal(str)
    deleted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.agents, self.archive = AgentsModel(), False
        self.setModel(self.agents)
        self.setItemDelegate(RowPainter(self, self.agents))
        self.setObjectName("agents")
        self.setProperty("framed", "row")  # the row that is current shows the focus
        self.setAccessibleName(tr("Agents"))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def lines(self) -> list[AgentLine]:
        return self.agents.lines()

    def show_lines(self, lines: list[AgentLine], *, used: bool, archive: bool) -> None:
        """What was current stays so, also in another order."""
        current, top = self.current(), self.verticalScrollBar().value()
        self.archive = archive
        self.agents.set_lines(lines, used=used)
        row = max(self.agents.row_of(current), 0)
        if lines and self.currentIndex().row() != row:
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().setCurrentIndex(self.agents.index(row), flag)
        self.verticalScrollBar().setValue(top)

    def current(self) -> str:
        line = self._line(self.currentIndex())
        return line.id if line else ""

    def stand_at(self, agent: str) -> None:
        row = self.agents.row_of(agent)
        if row >= 0:
            self.setCurrentIndex(self.agents.index(row))
            self.setFocus()

    def menu(self) -> QMenu:
        """What can be done with the current agent."""
        menu = QMenu(self)
        for text, name, signal, keys in self._offers():
            action = QAction(icon(name), f"{text}\t{keys}" if keys else text, menu)
            action.setData(signal)
            action.triggered.connect(self._choose)
            menu.addAction(action)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu

    def _offers(self) -> list[tuple[str, str, str, str]]:
        line = self._line(self.currentIndex())
        if line is None:
            return []
        if self.archive:
            return [(tr("Bring back"), "archive-arrow-up-outline", "brought_back", "")]
        gone = (tr("Remove from this computer"), "trash-can-outline", "deleted", "Del")
        if self.agents.used:
            return [(tr("Open"), "open-in-app", "opened", "Enter"), gone]
        delete = (tr("Delete"), "trash-can-outline", "deleted", "Del")
        archive = (tr("Archive"), "archive-outline", "archived", "")
        if line.trouble is not None:
            return [archive, delete]
        return [
            (tr("Edit"), "pencil-outline", "opened", "Enter"),
            (tr("Rename"), "rename-box-outline", "renamed", "F2"),
            (tr("Duplicate"), "content-copy", "duplicated", ""),
            (tr("Export…"), "export-variant", "exported", ""),
            archive,
            delete,
        ]

    def tell(self, signal: str) -> None:
        """As if it were chosen from the menu; what is not offered there is not done."""
        if self.current() and any(name == signal for _, _, name, _ in self._offers()):
            getattr(self, signal).emit(self.current())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self.tell("brought_back" if self.archive else "opened")
        elif event.key() == Qt.Key.Key_Delete:
            self.tell("deleted")
        elif event.key() == Qt.Key.Key_F2:
            self.tell("renamed")
        elif event.key() == Qt.Key.Key_Menu:
            self._open_menu(self.viewport().mapToGlobal(self._dots().bottomLeft()))
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() is not Qt.MouseButton.LeftButton or not index.isValid():
            return
        if self._dots().contains(event.position().toPoint()):
            self._open_menu(self.viewport().mapToGlobal(self._dots().bottomLeft()))
        else:
            self.tell("brought_back" if self.archive else "opened")

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.indexAt(event.pos()).isValid():
            self._open_menu(event.globalPos())

    def _choose(self) -> None:
        action = self.sender()
        assert isinstance(action, QAction)
        self.tell(str(action.data()))

    def _open_menu(self, where: QPoint) -> None:
        self.menu().popup(where)

    def _dots(self) -> QRect:
        rect = self.visualRect(self.currentIndex())
        return menu_place(rect.adjusted(space("4"), 0, -space("2"), 0))

    def _line(self, index: QModelIndex) -> AgentLine | None:
        found: AgentLine | None = index.data(LINE) if index.isValid() else None
        return found
