"""The Knowledge page: the list of bases, or one of them.

Its path is `()` for the list, `("", "new")` with the naming of a new one over it, `(base,)` for one base,
`(base, tab)` for one of its tabs (documents, search, questions, chunks, settings),
`(base, "chunks", document)` for a document's chunks, `(base, "documents", document)` for its facts.
"""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from studio.ui.components import SideSheet
from studio.ui.documents import FactsSheet
from studio.ui.language import tr
from studio.ui.pages.knowledge.base_view import BaseView
from studio.ui.pages.knowledge.bases_view import BasesView
from studio.ui.pages.knowledge.compare_sheet import CompareSheet
from studio.ui.pages.knowledge.gathering import BaseFacts
from studio.ui.pages.knowledge.name_sheet import NameSheet
from studio.ui.pages.knowledge.namesakes_sheet import NamesakesSheet
from studio.ui.pages.knowledge.past_sheet import PastSheet
from studio.ui.pages.knowledge.question_sheet import QuestionSheet
from studio.ui.pages.knowledge.scope_sheet import ScopeSheet
from studio.ui.pages.knowledge.watch_sheet import WatchSheet
from studio.ui.pages.knowledge.why_sheet import WhySheet
from studio.ui.shell import Crumb, Header, HeaderAction, HeaderTag, Page


class KnowledgePage(Page):
    """Signals without a name are about the base that is shown."""

    list_wanted = Signal()
    base_wanted = Signal(str)
    grown = Signal(str)
    chunks_wanted = Signal(str)
    facts_wanted = Signal(str)
    files_wanted = Signal()
    folder_wanted = Signal()
    import_wanted = Signal()
    rebuilt = Signal()
    renamed = Signal(str)
    deleted = Signal(str)
    exported = Signal(str)
    list_exported = Signal()
    base_shown = Signal()
    facts_shown = Signal(list)
    questions_changed = Signal()
    watching_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bases, self.one = BasesView(), BaseView(self)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.bases)
        self._stack.addWidget(self.one)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        self.naming, self.facts, self.namesakes = NameSheet(self), FactsSheet(self), NamesakesSheet(self)
        self.why, self.question = WhySheet(self), QuestionSheet(self)
        self.compare, self.past, self.watch = CompareSheet(self), PastSheet(self), WatchSheet(self)
        self.scope, self.searched = ScopeSheet(self), PastSheet(self)
        self._sheets: tuple[SideSheet, ...] = (
            self.naming, self.facts, self.namesakes, self.why, self.question, self.compare, self.past,
            self.watch, self.scope, self.searched,
        )  # fmt: skip
        self._base = ""
        self.one.tab_changed.connect(self._tell_tab)
        self.bases.create_wanted.connect(self._create)
        self.naming.closed.connect(self._tell_list)
        for theirs, ours in (
            (self.bases.renamed, self.renamed), (self.bases.deleted, self.deleted),
            (self.bases.exported, self.exported), (self.one.documents.add_wanted, self.files_wanted),
            (self.one.documents.folder_wanted, self.folder_wanted),
        ):  # fmt: skip
            theirs.connect(ours)

    @property
    def base(self) -> str:
        """The name of the base that is shown, empty in the list."""
        return self._base

    def document_names(self) -> list[str]:
        return [line.name for line in self.one.documents.table.lines.lines()]

    def ready_names(self) -> list[str]:
        return [line.name for line in self.one.documents.table.lines.lines() if line.ready]

    def issuers(self) -> list[str]:
        return sorted({line.row.facts.issuer for line in self.one.documents.table.lines.lines()} - {""})

    def open(self, *path: str) -> None:
        self._close_sheets()
        name, tab, document = (*path, "", "", "")[:3]
        changed, self._base = name != self._base, name
        self._stack.setCurrentWidget(self.one if name else self.bases)
        if not name:
            self._show_list_header()
            if tab == "new":
                self._create()
            return
        if changed:
            self.one.wait()
            self.set_header(Header(name, (_home(),)))
            self.base_shown.emit()
        self.one.show_tab(tab or "documents")
        if document:
            (self.facts_wanted if tab == "documents" else self.chunks_wanted).emit(document)

    def refresh(self) -> None:
        """Look again at what is shown."""
        self.base_wanted.emit(self._base) if self._base else self.list_wanted.emit()

    def back(self) -> bool:
        return self._close_sheets() or self.one.beside.close()

    def show_base(self, facts: BaseFacts) -> None:
        """Facts of a base that was left meanwhile are dropped."""
        if facts.name == self._base:
            self.one.show_base(facts)
            self._show_base_header(facts)
            self.facts_shown.emit(self.one.documents.table.lines.lines())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.one.fit(self.window().width())

    def _tell_tab(self, tab: str) -> None:
        self.moved.emit((self._base, tab))

    def _tell_list(self) -> None:
        """A new base that was not named after all is not asked for at the next start."""
        if not self._base:
            self.moved.emit(())

    def _close_sheets(self) -> bool:
        open_ones = [sheet for sheet in self._sheets if sheet.isVisible()]
        for sheet in open_ones:
            sheet.close_sheet()
        return bool(open_ones)

    def _show_list_header(self) -> None:
        bring = HeaderAction(tr("Import…"), self._import, icon="import")
        create = HeaderAction(tr("New knowledge base"), self._create, "primary", "plus", "Ctrl+N")
        self.set_header(Header(tr("Knowledge"), actions=(bring, create)))

    def _show_base_header(self, facts: BaseFacts) -> None:
        many = tr("Used by {count} {count:agent|agents}", count=len(facts.agents))
        used = tr("Used by one agent") if len(facts.agents) == 1 else many
        tags = (HeaderTag(used),) if facts.agents else ()
        counts = [tr("{count} {count:document|documents}", count=f"{len(facts.lines):,}")]
        counts.append(tr("{count} {count:chunk|chunks}", count=f"{facts.chunks:,}"))
        header = Header(facts.name, (_home(),), "", tags, " · ".join(counts), self._actions())
        if header != self.header:
            self.set_header(header)

    def _actions(self) -> tuple[HeaderAction, ...]:
        return (
            HeaderAction(tr("Add a folder"), self._add_folder, "menu", "folder-plus-outline"),
            HeaderAction(tr("Rename"), self._rename, "menu", "pencil-outline"),
            HeaderAction(tr("Export…"), self._export, "menu", "export-variant"),
            HeaderAction(tr("Export the list of documents"), self._export_list, "menu", "table-arrow-down"),
            HeaderAction(tr("Rebuild the index"), self._rebuild, "menu", "refresh"),
            HeaderAction(tr("Delete"), self._delete, "menu", "trash-can-outline"),
            HeaderAction(tr("Watched folders"), self._watch, "secondary", "folder-eye-outline"),
            HeaderAction(tr("Add documents"), self._add_files, "primary", "plus", "Ctrl+N"),
        )

    def _create(self) -> None:
        self.naming.ask()

    def _import(self) -> None:
        self.import_wanted.emit()

    def _rename(self) -> None:
        self.renamed.emit(self._base)

    def _export(self) -> None:
        self.exported.emit(self._base)

    def _export_list(self) -> None:
        self.list_exported.emit()

    def _rebuild(self) -> None:
        self.rebuilt.emit()

    def _delete(self) -> None:
        self.deleted.emit(self._base)

    def _add_files(self) -> None:
        self.files_wanted.emit()

    def _watch(self) -> None:
        self.watching_wanted.emit()

    def _add_folder(self) -> None:
        self.folder_wanted.emit()


def _home() -> Crumb:
    return Crumb(tr("Knowledge"), ("knowledge",))
