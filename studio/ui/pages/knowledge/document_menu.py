"""What can be done with one document, offered at its row."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QMenu

from studio.ui.language import tr
from studio.ui.pages.knowledge.page import KnowledgePage
from studio.ui.pages.knowledge.places import show_in_folder
from studio.ui.shell import Services
from studio.ui.theme import icon


class DocumentMenu(QMenu):
    def __init__(self, view: KnowledgePage, services: Services, name: str) -> None:
        super().__init__(view)
        self._view, self._services, self._name = view, services, name
        lines = view.one.documents.table.lines
        if lines.line(lines.row_of(name)).ready:
            self._add(tr("Open"), "file-eye-outline", self._open)
            self._add(tr("Document facts"), "file-document-edit-outline", self._show_facts)
            self._add(tr("Show its chunks"), "format-list-text", self._show_chunks)
            self.addSeparator()
        self._add(tr("Copy rows"), "content-copy", self._copy)
        self._source = Path(lines.named(name).row.source)
        if self._source.is_file():
            self._add(tr("Show the file"), "folder-open-outline", self._show_file)
        self._add(tr("Remove"), "trash-can-outline", self._remove)
        self.aboutToHide.connect(self.deleteLater)

    def _add(self, text: str, icon_name: str, act: Callable[[], None]) -> None:
        self.addAction(icon(icon_name), text).triggered.connect(act)

    def _open(self) -> None:
        self._services.navigator.open("source", self._view.base, self._name)

    def _show_facts(self) -> None:
        self._view.one.documents.table.facts_wanted.emit(self._name)

    def _show_chunks(self) -> None:
        self._services.navigator.open("knowledge", self._view.base, "chunks", self._name)

    def _copy(self) -> None:
        table = self._view.one.documents.table
        chosen = table.selected()
        table.copied.emit(chosen if self._name in chosen else [self._name])

    def _show_file(self) -> None:
        show_in_folder(self._source)

    def _remove(self) -> None:
        self._view.one.documents.removal_wanted.emit([self._name])
