"""Files and folders that are dropped or chosen go into the base that is shown."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from studio.ui.components import Banner
from studio.ui.language import tr
from studio.ui.notices import error_banner
from studio.ui.pages.knowledge.asking import ask_file, ask_files, ask_folder
from studio.ui.pages.knowledge.lines import DocumentLine, refusals
from studio.ui.pages.knowledge.loading import Loading, add_documents, replace_document
from studio.ui.pages.knowledge.page import KnowledgePage
from studio.ui.shell import Services

if TYPE_CHECKING:
    from studio.knowledge import LoadReport

SAMPLE = "flood-duty"
_SINGLE = 2


class AddingController(QObject):
    def __init__(self, view: KnowledgePage, services: Services) -> None:
        super().__init__(view)
        self._view, self._services = view, services
        self._loads: dict[str, Loading] = {}
        self._reports: dict[str, LoadReport] = {}
        self._replacing = ""
        documents = view.one.documents
        documents.dropped.connect(self.add)
        documents.sample_wanted.connect(self.add_sample)
        documents.table.replaced.connect(self._choose_other)
        view.files_wanted.connect(self._choose_files)
        view.folder_wanted.connect(self._choose_folder)
        view.base_shown.connect(self._show_card)
        view.facts_shown.connect(self._tell_refusals)

    def add(self, paths: Sequence[Path]) -> None:
        """A second load of the same base waits until the first is over: the base sees to that."""
        if paths:
            self._start(self._view.base, _title(paths), add_documents, self._view.base, list(paths))

    def add_sample(self, base: str = "") -> None:
        """The documents of the sample, into that base or the one one looks at."""
        from studio.workspace.samples import template

        into, documents = base or self._view.base, template(SAMPLE) / "documents"
        self._start(into, tr("Loading the sample documents"), add_documents, into, [documents])

    def _start(self, base: str, title: str, function: object, *arguments: object) -> None:
        self._drop_card(base)
        loading = Loading(self, self._services, base, title)
        loading.ended.connect(self._ended)
        self._loads[base] = loading
        loading.start(function, *arguments)
        self._show_card()

    def _ended(self, report: "LoadReport | None") -> None:
        loading = self.sender()
        if isinstance(loading, Loading):
            if report is not None:
                self._reports[loading.base] = report
            if loading.base == self._view.base or not self._view.base:
                self._view.refresh()

    def _show_card(self) -> None:
        """Each base shows its own load; what ended while one was away is in the table."""
        for base in [name for name in self._loads if name != self._view.base]:
            self._drop_card(base)
        for base, loading in self._loads.items():
            if base == self._view.base and loading.card.parent() is None:
                self._view.one.documents.add_note(loading.card)
            loading.card.setVisible(base == self._view.base and not loading.card.closed)

    def _drop_card(self, base: str) -> None:
        known = self._loads.get(base)
        if known is not None and not known.running:
            known.card.deleteLater()
            del self._loads[base]

    def _tell_refusals(self, lines: list[DocumentLine]) -> None:
        """Said once, when the load that met them is over."""
        report = self._reports.pop(self._view.base, None)
        if report is None:
            return
        found = refusals([line.row for line in lines], report.refused)
        documents = self._view.one.documents
        if len(found) > _SINGLE:
            documents.add_banner(_many_refused(len(found)))
        for trouble in found if len(found) <= _SINGLE else ():
            documents.add_banner(error_banner(trouble))
        failed = [line for line in lines if line.name in report.failed]
        if failed:
            documents.table.open_detail(failed[0].name)

    def _choose_files(self) -> None:
        ask_files(self._view).filesSelected.connect(self._add_names)

    def _choose_folder(self) -> None:
        ask_folder(self._view).fileSelected.connect(self._add_name)

    def _choose_other(self, name: str) -> None:
        self._replacing = name
        title = tr("Choose another file for “{name}”", name=name)
        ask_file(self._view, title).fileSelected.connect(self._replace)

    def _add_names(self, names: list[str]) -> None:
        self.add([Path(name) for name in names])

    def _add_name(self, name: str) -> None:
        self.add([Path(name)])

    def _replace(self, chosen: str) -> None:
        base, name = self._view.base, self._replacing
        self._start(base, _title([Path(chosen)]), replace_document, base, name, [Path(chosen)])


def _title(paths: Sequence[Path]) -> str:
    if len(paths) == 1:
        return tr("Loading “{name}”", name=paths[0].name)
    return tr("Loading {count} files and folders", count=len(paths))


def _many_refused(count: int) -> Banner:
    return Banner(
        "refused",
        tr("{count} files bear a classification mark and were not loaded", count=count),
        tr("Nothing of them was stored or sent. The table says where each mark stands."),
    )
