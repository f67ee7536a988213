"""The list of bases, narrowed by words and by which of them."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget

from studio.ui.components import (
    DropZone,
    EmptyState,
    RowList,
    ScrollPage,
    Segmented,
    TextField,
    Waiting,
)
from studio.ui.language import tr
from studio.ui.notices import explanation_of
from studio.ui.pages.knowledge.base_row import BaseRow
from studio.ui.pages.knowledge.base_rows import BaseRows
from studio.ui.pages.knowledge.lines import BaseLine
from studio.ui.theme import size, space
from studio.wording import joined

ALL, ATTENTION, UNUSED = "all", "attention", "unused"
_WHICH = (ALL, ATTENTION, UNUSED)
_PARTS = 2  # of the stack: nothing yet, the list


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
        self._rows = BaseRows(self._list)
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
        self._rows.made.connect(self._join)
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
        self._rows.show_lines(self._lines, shown)

    def _show_all(self) -> None:
        self.finder.clear()
        self.which.set_value(ALL)
        self._narrow()

    def _join(self, row: BaseRow) -> None:
        row.opened.connect(self._open)
        row.dropped.connect(self.dropped_on)
        for theirs, ours in (
            (row.renamed, self.renamed), (row.deleted, self.deleted), (row.exported, self.exported),
        ):  # fmt: skip
            theirs.connect(ours)

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
        """Those that are shown."""
        return [row for row in self._list.rows() if isinstance(row, BaseRow) and not row.isHidden()]

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
