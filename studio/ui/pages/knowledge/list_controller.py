"""What is done with the list of documents as such: copied, written to a file, its columns remembered."""

from pathlib import Path, PurePosixPath

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from studio.ui.asking import ask_where
from studio.ui.language import tr
from studio.ui.pages.knowledge.list_export import clipboard_rows, list_rows, write_list
from studio.ui.pages.knowledge.page import KnowledgePage
from studio.ui.shell import Services

_COLUMNS = "knowledge/columns"


class ListController(QObject):
    def __init__(self, view: KnowledgePage, services: Services) -> None:
        super().__init__(view)
        self._view, self._services = view, services
        self._table = view.one.documents.table
        self._table.set_widths(services.scratch.text(_COLUMNS))
        self._table.columns_sized.connect(self._keep_columns)
        self._table.copied.connect(self._copy)
        view.list_exported.connect(self._ask_where)

    def _copy(self, names: list[str]) -> None:
        lines = [self._table.lines.named(name) for name in names]
        QGuiApplication.clipboard().setText(clipboard_rows(lines))
        self._services.notices.say(tr("Copied {count} {count:row|rows}.", count=len(lines)))

    def _keep_columns(self, widths: str) -> None:
        self._services.scratch.keep(_COLUMNS, widths)

    def _ask_where(self) -> None:
        name = tr("{base} documents", base=self._view.base)
        dialog = ask_where(self._view, tr("Export the list of documents"), f"{name}.xlsx")
        dialog.setNameFilters(["Excel (*.xlsx)", "CSV (*.csv)"])
        dialog.fileSelected.connect(self._export)

    def _export(self, chosen: str) -> None:
        """The rows as they are narrowed and sorted now."""
        file = Path(chosen) if PurePosixPath(chosen).suffix else Path(f"{chosen}.xlsx")
        rows = list_rows(self._table.lines.shown())
        job = self._services.background.run(write_list, file, self._view.base, rows)
        job.done.connect(self._exported)
        job.failed.connect(self._services.notices.show_error)

    def _exported(self, file: Path) -> None:
        self._services.notices.wrote(file)
