"""The documents an agent answers from, with number, date and whether they still hold."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QHBoxLayout

from studio.catalogue import PackedBase, PackedDocument
from studio.core.facts import Validity
from studio.ui.chat.sources import file_icon
from studio.ui.components import ElidedLabel, IconLabel, Link, RowList, StatusLabel, Tag, label
from studio.ui.language import tr, words
from studio.ui.theme import size, space
from studio.wording import validity_text

_FIRST = 12
_KINDS = {Validity.IN_FORCE: "success", Validity.REPEALED: "danger", Validity.REPLACED: "danger"}


class DocumentsCard(RowList):
    """Shows the first dozen until all are asked for."""

    def __init__(self, bases: Sequence[PackedBase], *, all_at_once: bool = False) -> None:
        documents = [document for base in bases for document in base.documents]
        super().__init__(tr("Documents it answers from"), _note(documents))
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
        name = ElidedLabel(document.title or document.name, "dense")
        line.addWidget(name, 4)
        if document.warnings:
            line.addWidget(StatusLabel(tr("not completely read"), "warning"))
        line.addWidget(ElidedLabel(document.number or "—", "dense", "secondary"), 2)
        line.addWidget(ElidedLabel(document.issued or "—", "dense", "secondary"), 1)
        state = validity_text(document.validity, "", words())
        line.addWidget(Tag(state, _KINDS.get(document.validity, "plain")))
        if not document.number:
            line.addWidget(label(_length(document), "caption", "muted"))


def _length(document: PackedDocument) -> str:
    if document.pages:
        return tr("{count} {count:page|pages}", count=document.pages)
    return tr("{count} {count:character|characters}", count=f"{document.characters:,}")


def _note(documents: Sequence[PackedDocument]) -> str:
    """How many there are, whether all hold, and when the latest was issued."""
    told = [tr("{count} {count:document|documents}", count=f"{len(documents):,}")]
    ended = sum(document.validity in {Validity.REPEALED, Validity.REPLACED} for document in documents)
    if documents:
        told.append(tr("{count} no longer hold", count=ended) if ended else tr("all in force"))
    if latest := max((document.issued for document in documents), default=""):
        told.append(tr("latest of {day}", day=latest))
    return " · ".join(told)
