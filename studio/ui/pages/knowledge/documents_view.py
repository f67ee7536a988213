"""The tab 文档: what is being loaded, what was refused, and the table with its filter."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from studio.ui.components import (
    Banner,
    Button,
    Card,
    DropZone,
    EmptyState,
    Segmented,
    Skeleton,
    TextField,
    scrolling,
)
from studio.ui.language import tr
from studio.ui.pages.knowledge.documents_table import DocumentsTable
from studio.ui.pages.knowledge.filter_menu import FilterButton
from studio.ui.pages.knowledge.gathering import BaseFacts
from studio.ui.pages.knowledge.narrowing import ALL, ATTENTION, IN_FORCE, REPEALED, SEGMENTS
from studio.ui.pages.knowledge.only_these import OnlyThese
from studio.ui.theme import UNBOUNDED, size, space

_MOST_BANNERS = 2
_BARS = 8
_SLICE_MILLISECONDS = 8


class DocumentsView(DropZone):
    """`dropped` brings files and folders; the table's own signals tell the rest."""

    add_wanted = Signal()
    folder_wanted = Signal()
    sample_wanted = Signal()
    removal_wanted = Signal(list)

    def __init__(self) -> None:
        super().__init__()
        self.table = DocumentsTable()
        self.finder = TextField(tr("Name, number, issuer"), "magnify")
        self.which = Segmented([(segment, "") for segment in SEGMENTS])
        self.filter, self._only = FilterButton(), OnlyThese()
        self._remove = Button(tr("Remove"), icon="trash-can-outline")
        self._empty = EmptyState(
            "file-document-plus-outline",
            tr("No documents yet. Drop files or a folder here."),
            tr(
                "PDF, OFD, Office and WPS files, scans and pictures, mail, web pages, text,"
                " and zip archives of these."
            ),
            tr("Add documents"),
            tr("Load the sample documents"),
            also=tr("Add a folder"),
        )
        self.nothing = EmptyState(
            "filter-off-outline",
            tr("No document fits"),
            tr("Other words or fewer filters show more."),
            tr("Show all"),
        )
        self._notes, self._stack, self._loading = QVBoxLayout(), QStackedWidget(), False
        self._filled = QVBoxLayout()
        self._lay_out()
        self._connect()
        self._show_selection([])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.which.setVisible(self.width() >= size("room.segments"))
        self._filled.activate()  # a page out of sight would go on asking for the width it had
        self._stack.updateGeometry()

    def show_facts(self, facts: BaseFacts) -> None:
        for segment, count in facts.counts.items():
            self.which.set_text(segment, _segment_word(segment, f"{count:,}"))
        self.filter.offer(facts.offered)
        self.table.set_lines(facts.lines)
        self._show_part()

    def set_loading(self, loading: bool) -> None:
        """While documents come into an empty base it does not say that there are none."""
        self._loading = loading
        self.table.slice = _SLICE_MILLISECONDS if loading else UNBOUNDED
        self._show_part()

    def _show_part(self) -> None:
        self._stack.setCurrentIndex(1 if self.table.lines.lines() else 2 if self._loading else 0)

    def add_note(self, note: QWidget) -> None:
        """Put a progress card or a banner over the table, newest first."""
        self._notes.insertWidget(0, note)

    def add_banner(self, banner: Banner) -> None:
        banners = [one for one in self.banners() if one is not banner]
        for old in banners[_MOST_BANNERS - 1 :]:
            old.close_banner()
        self.add_note(banner)

    def banners(self) -> list[Banner]:
        notes = (self._notes.itemAt(index).widget() for index in range(self._notes.count()))
        return [note for note in notes if isinstance(note, Banner) and not note.isHidden()]

    def clear_notes(self) -> None:
        for banner in self.banners():
            banner.close_banner()

    def show_only(self, title: str, names: Sequence[str]) -> None:
        """Show only the documents of these names, until that is called off."""
        self._only.show_names(title, names)
        self._narrow()

    def show_segment(self, segment: str) -> None:
        self._only.forget()
        self.which.set_value(segment)
        self._narrow()

    def reveal(self, name: str) -> None:
        """Show that document's row, and why it needs a look."""
        self.show_segment(ALL)
        self.finder.clear()
        self.filter.clear_filters()
        self.table.open_detail(name)
        self.table.show_row(name)

    def _narrow(self) -> None:
        chosen = self.filter.chosen()
        self.table.narrow(
            replace(chosen, words=self.finder.value(), segment=self.which.value(), only=self._only.names())
        )
        self.nothing.setVisible(self.table.lines.rowCount() == 0)

    def _show_all(self) -> None:
        self.finder.clear()
        self.filter.clear_filters()
        self.show_segment(ALL)

    def _show_selection(self, names: list[str]) -> None:
        self._remove.setVisible(bool(names))
        self._remove.set_text(tr("Remove {count}", count=len(names)))

    def _remove_selected(self) -> None:
        self.removal_wanted.emit(self.table.selected())

    def _focus_find(self) -> None:
        self.finder.setFocus()
        self.finder.selectAll()

    def _connect(self) -> None:
        self.finder.textChanged.connect(self._narrow)
        self.which.chosen.connect(self._narrow)
        self.filter.changed.connect(self._narrow)
        self._only.ended.connect(self._narrow)
        self.nothing.primary_clicked.connect(self._show_all)
        self.table.chosen.connect(self._show_selection)
        self.table.removed.connect(self.removal_wanted)
        self._remove.clicked.connect(self._remove_selected)
        self._empty.primary_clicked.connect(self.add_wanted)
        self._empty.also_clicked.connect(self.folder_wanted)
        self._empty.secondary_clicked.connect(self.sample_wanted)
        QShortcut(QKeySequence.StandardKey.Find, self).activated.connect(self._focus_find)

    def _lay_out(self) -> None:
        edge, whole, inner = space("page"), QWidget(), QVBoxLayout()
        inner.setContentsMargins(edge, space("4"), edge, space("4"))
        inner.setSpacing(space("3"))
        whole.setLayout(inner)
        self._notes.setSpacing(space("3"))
        card = Card(padded=False, fill=True)
        card.body.addWidget(self.table, 1)
        card.body.addWidget(self.nothing, 4)
        self.nothing.hide()
        filled, page = QWidget(), self._filled
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(space("3"))
        page.addLayout(self._tools())
        page.addWidget(card, 1)
        filled.setLayout(page)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(filled)
        self._stack.addWidget(Skeleton(_BARS))
        self._stack.setMinimumHeight(size("table.least"))
        inner.addLayout(self._notes)
        inner.addWidget(self._stack, 1)
        self.body.addWidget(scrolling(whole))

    def _tools(self) -> QHBoxLayout:
        tools = QHBoxLayout()
        tools.setSpacing(space("2"))
        self.finder.setMinimumWidth(size("section.list") * 2 // 3)
        self.finder.setMaximumWidth(size("section.list") + space("6"))
        self.finder.setClearButtonEnabled(True)
        self.finder.setAccessibleName(tr("Find a document"))
        tools.addWidget(self.finder, 1)
        tools.addWidget(self.which)
        tools.addWidget(self._only)
        tools.addStretch(1)
        tools.addWidget(self._remove)
        tools.addWidget(self.filter)
        return tools


def _segment_word(segment: str, count: str) -> str:
    return {
        ALL: tr("All {count}", count=count),
        IN_FORCE: tr("In force {count}", count=count),
        REPEALED: tr("Repealed {count}", count=count),
        ATTENTION: tr("Needs a look {count}", count=count),
    }[segment]
