"""The documents an agent answers from, with their kind and length."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QHBoxLayout

from studio.catalogue import PackedBase, PackedDocument
from studio.ui.chat.sources import file_icon
from studio.ui.components import ElidedLabel, IconLabel, Link, RowList, StatusLabel, label
from studio.ui.language import tr
from studio.ui.theme import size, space

_FIRST = 12


class DocumentsCard(RowList):
    """Shows the first dozen until all are asked for."""

    def __init__(self, bases: Sequence[PackedBase], *, all_at_once: bool = False) -> None:
        documents = [document for base in bases for document in base.documents]
        count = tr("{count} documents", count=f"{len(documents):,}")
        super().__init__(tr("Documents it answers from"), f"{count} · {_bases(bases)}")
        self._documents = documents
        self._more = Link(tr("All {count}", count=f"{len(documents):,}"))
        self._more.clicked.connect(self.show_all)
        self.add_header_widget(self._more)
        if all_at_once or len(documents) <= _FIRST:
            self.show_all()
        else:
            self.set_rows([_DocumentRow(document) for document in documents[:_FIRST]])

    def show_all(self) -> None:
        self._more.hide()
        self.set_rows([_DocumentRow(document) for document in self._documents])


class _DocumentRow(QFrame):
    def __init__(self, document: PackedDocument) -> None:
        super().__init__()
        self.setObjectName("row")
        self.setFixedHeight(size("row.dense"))
        line = QHBoxLayout(self)
        line.setContentsMargins(space("4"), 0, space("4"), 0)
        line.setSpacing(space("3"))
        line.addWidget(IconLabel(file_icon(document.name), "text.secondary"))
        line.addWidget(ElidedLabel(document.name, "dense"), 1)
        if document.warnings:
            line.addWidget(StatusLabel(tr("not completely read"), "warning"))
        line.addWidget(label(_length(document), "dense", "muted"))


def _length(document: PackedDocument) -> str:
    characters = tr("{count} characters", count=f"{document.characters:,}")
    if not document.pages:
        return characters
    return f"{tr('{count} pages', count=document.pages)} · {characters}"


def _bases(bases: Sequence[PackedBase]) -> str:
    return ", ".join(base.name for base in bases)
