"""The tab 片段: the chunks a document was cut into, each with its place."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QListView, QVBoxLayout, QWidget

from studio.ui.components import Card, Select, label
from studio.ui.language import tr
from studio.ui.pages.knowledge.chunks_list import CHUNK, ChunkDelegate, ChunksModel
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
        self.documents, self._count = Select(), label("", "dense", "muted")
        self.documents.setAccessibleName(tr("Document"))
        self._model, self.list = ChunksModel(), QListView()
        self.list.setModel(self._model)
        self.list.setItemDelegate(ChunkDelegate(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setAccessibleName(tr("Chunks"))
        self._lay_out()
        self.documents.chosen.connect(self.document_chosen)
        self.list.activated.connect(self._open)

    def show_documents(self, names: Sequence[str]) -> None:
        self.documents.set_options([(name, name) for name in names])
        self.documents.setEnabled(bool(names))
        self.documents.set_value(self._wanted or self.documents.value())
        self._wanted = ""
        if not names:
            self.show_chunks(())

    def show_document(self, name: str) -> None:
        """Choose it, now or as soon as the documents are known."""
        self._wanted = name
        self.documents.set_value(name)

    def show_chunks(self, chunks: "Sequence[StoredChunk]") -> None:
        self._model.set_chunks(chunks)
        self._count.setText(tr("{count} chunks", count=f"{len(chunks):,}"))

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(index.data(CHUNK))

    def _lay_out(self) -> None:
        card = Card(padded=False, fill=True)
        card.body.addWidget(self.list)
        top = QHBoxLayout()
        top.setSpacing(space("3"))
        self.documents.setMaximumWidth(size("chat"))
        top.addWidget(self.documents, 1)
        top.addWidget(self._count)
        top.addStretch(0)
        layout = QVBoxLayout(self)
        edge = space("page")
        layout.setContentsMargins(edge, space("4"), edge, space("4"))
        layout.setSpacing(space("3"))
        layout.addLayout(top)
        layout.addWidget(card, 1)
