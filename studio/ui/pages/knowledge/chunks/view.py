"""The widgets of the tab 片段: a document, its chunks, and the one that is chosen."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QListView, QSplitter, QVBoxLayout, QWidget

from studio.ui.components import Button, Card, EmptyState, Segmented, TextField
from studio.ui.language import tr
from studio.ui.pages.knowledge.chunks.chunk_list import CHUNK, ChunkDelegate, ChunksModel
from studio.ui.pages.knowledge.chunks.chunk_panel import ChunkPanel
from studio.ui.pages.knowledge.chunks.document_choice import DocumentChoice
from studio.ui.theme import size, space

if TYPE_CHECKING:
    from studio.knowledge import StoredChunk


class ChunksView(QWidget):
    """`document_chosen` tells its name, `opened` the chunk one wants to see in its document."""

    document_chosen = Signal(str)
    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._wanted = ""
        self._names: list[str] = []
        self.documents, self.finder = DocumentChoice(), TextField(tr("Find in the chunks"), "magnify")
        self.which = Segmented([("all", ""), ("changed", "")])
        self.model, self.list, self.panel = ChunksModel(), QListView(), ChunkPanel()
        self._card, self._side = Card(padded=False, fill=True), Card(padded=False, fill=True)
        self._back = Button(tr("All chunks of this document"), "text", "arrow-left", small=True)
        self._nothing = EmptyState(
            "text-search", tr("No chunk here"), tr("Choose a document, or look for other words.")
        )
        self._dress()
        self._lay_out()
        self._connect()
        self.show_chunks(())

    def show_documents(self, names: Sequence[str]) -> None:
        self._names = list(names)
        if self.isVisible():
            self._fill()

    def show_document(self, name: str) -> None:
        """Choose it, now or as soon as the documents are known."""
        self._wanted = name
        self.documents.set_value(name)

    def show_chunks(self, chunks: "Sequence[StoredChunk]") -> None:
        """The chunk that was chosen stays chosen, also when a change has given it another id."""
        before = self.panel.chunk()
        self.model.set_chunks(chunks)
        count, changed = self.model.counts()
        self.which.set_text("all", tr("All {count}", count=f"{count:,}"))
        self.which.set_text("changed", tr("Changed {count}", count=f"{changed:,}"))
        same = before is not None and bool(chunks) and before.document == chunks[0].document
        row = self.model.row_of(before.ordinal) if same and before is not None else -1
        self._show_some()
        if row < 0 and chunks and not self._is_alone():
            row = 0
        if row >= 0:
            self.list.setCurrentIndex(self.model.index(row, 0))
        else:
            self.panel.show_chunk(None)
            self._fold()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        """In one column the chosen chunk takes the place of the list."""
        alone = self._is_alone()
        chosen = self.panel.chunk() is not None
        self._back.setVisible(alone)
        self._card.setVisible(not alone or not chosen)
        self._side.setVisible(not alone or chosen)

    def _is_alone(self) -> bool:
        return self.window().width() < size("breakpoints.one.column")

    def _unfold(self) -> None:
        self.list.setCurrentIndex(QModelIndex())
        self.list.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fill()

    def _fill(self) -> None:
        """Only when it is looked at: there may be ten thousand."""
        if self.documents.names() != self._names:
            before = self.documents.value()
            self.documents.set_names(self._names)
            self.documents.setEnabled(bool(self._names))
            self.documents.set_value(self._wanted or self.documents.value())
            self._wanted = ""
            if self.documents.value() != before:
                self.document_chosen.emit(self.documents.value())

    def _narrow(self) -> None:
        self.model.narrow(self.finder.value(), changed_only=self.which.value() == "changed")
        self._show_some()

    def _show_some(self) -> None:
        some = self.model.rowCount() > 0
        self.list.setVisible(some)
        self._nothing.setVisible(not some)

    def _show_current(self, current: QModelIndex) -> None:
        self.panel.show_chunk(current.data(CHUNK) if current.isValid() else None)
        self._fold()

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(index.data(CHUNK))

    def _focus_find(self) -> None:
        self.finder.setFocus()
        self.finder.selectAll()

    def _dress(self) -> None:
        self.documents.setAccessibleName(tr("Document"))
        self.finder.setAccessibleName(tr("Find in the chunks"))
        self.finder.setClearButtonEnabled(True)
        self.list.setModel(self.model)
        self.list.setItemDelegate(ChunkDelegate(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setAccessibleName(tr("Chunks"))

    def _connect(self) -> None:
        self.documents.chosen.connect(self.document_chosen)
        self.finder.textChanged.connect(self._narrow)
        self.which.chosen.connect(self._narrow)
        self.list.activated.connect(self._open)
        self.list.selectionModel().currentChanged.connect(self._show_current)
        self.panel.opened.connect(self.opened)
        self._back.clicked.connect(self._unfold)
        QShortcut(QKeySequence.StandardKey.Find, self).activated.connect(self._focus_find)

    def _lay_out(self) -> None:
        card, side, both = self._card, self._side, QSplitter()
        card.body.addWidget(self.list, 1)
        card.body.addWidget(self._nothing, 1)
        side.body.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        side.body.addWidget(self.panel)
        both.addWidget(card)
        both.addWidget(side)
        both.setSizes([3, 2])
        both.setStretchFactor(0, 3)
        both.setStretchFactor(1, 2)
        both.setHandleWidth(space("3"))
        both.setObjectName("gap")
        both.setChildrenCollapsible(False)
        top = QHBoxLayout()
        top.setSpacing(space("2"))
        self.documents.setMaximumWidth(size("readable"))
        self.finder.setMaximumWidth(size("section.list") + space("6"))
        top.addWidget(self.documents, 3)
        top.addWidget(self.finder, 2)
        top.addWidget(self.which)
        top.addStretch(0)
        layout = QVBoxLayout(self)
        edge = space("page")
        layout.setContentsMargins(edge, space("4"), edge, space("4"))
        layout.setSpacing(space("3"))
        layout.addLayout(top)
        layout.addWidget(both, 1)
