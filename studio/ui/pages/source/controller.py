"""Reads the source that is wanted, has its pages pictured, and hands the original to its own program."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication, QPixmap

from studio.core.facts import DocumentFacts
from studio.ui.awaited import Awaited
from studio.ui.background import Job
from studio.ui.documents import forget_facts, keep_facts
from studio.ui.language import tr
from studio.ui.pages.source.citing import quote_of, title_of
from studio.ui.pages.source.page import SourcePage
from studio.ui.pages.source.path import Spot
from studio.ui.pages.source.reading import (
    copy_to_open,
    read_page,
    read_quotes,
    read_source,
    read_thumbnail,
)
from studio.ui.printing import print_html, print_picture, text_html
from studio.ui.shell import Services

if TYPE_CHECKING:
    from studio.documents import PagePicture


_PRINTED_WIDTH = 1654  # of A4 at 200 dots to the inch


class SourceController(QObject):
    """Only the newest question counts: the jobs before it are cancelled."""

    def __init__(self, view: SourcePage, services: Services) -> None:
        super().__init__(view)
        self._view, self._services = view, services
        self._jobs: dict[str, Job] = {}
        self._awaited = Awaited(view.waiting, view.retry)
        view.wanted.connect(self._read)
        view.picture.picture_wanted.connect(self._picture)
        view.picture.thumbnails.picture_wanted.connect(self._thumbnail)
        view.facts_wanted.connect(self._show_facts)
        view.chunks_wanted.connect(self._show_chunks)
        view.facts.saved.connect(self._keep_facts)
        view.facts.forgotten.connect(self._forget_facts)
        view.left.connect(services.navigator.back)
        view.copied.connect(self._copy)
        view.opened_outside.connect(self._open_outside)
        view.printed.connect(self._print)
        view.documents_wanted.connect(self._show_documents)

    def _read(self, spot: Spot, others: tuple[Spot, ...]) -> None:
        job = self._start("source", read_source, self._services.workspace, spot)
        job.done.connect(self._view.show_source)
        job.failed.connect(self._view.show_trouble)
        self._awaited.follow(job)
        if not self._view.side.quotes():
            quotes = self._start("quotes", read_quotes, self._services.workspace, others)
            quotes.done.connect(self._view.show_quotes)
            quotes.failed.connect(self._services.notices.show_error)

    def _picture(self, page: int, width: int) -> None:
        shown = self._view.shown()
        if shown is None or shown.file is None or not shown.pictured:
            return
        sought = self._view.sought_on(page)
        job = self._start("page", read_page, self._services.workspace, shown, shown.file, page, width, sought)
        job.done.connect(self._show_page)
        job.failed.connect(self._fall_back)

    def _show_page(self, answer: "tuple[int, PagePicture]") -> None:
        page, picture = answer
        self._view.show_picture(page, picture.png, picture.marks)

    def _thumbnail(self, page: int, width: int) -> None:
        shown = self._view.shown()
        if shown is not None and shown.file is not None and shown.pictured:
            job = self._start("thumbnail", read_thumbnail, self._services.workspace, shown.file, page, width)
            job.done.connect(self._show_thumbnail)
            job.failed.connect(self._view.picture.thumbnails.give_up)

    def _show_thumbnail(self, answer: "tuple[int, PagePicture]") -> None:
        self._view.picture.thumbnails.show_picture(answer[0], answer[1].png)

    def _show_facts(self) -> None:
        shown = self._view.shown()
        if shown is not None:
            self._view.facts.show_document(shown.row, shown.source)

    def _show_chunks(self) -> None:
        shown = self._view.shown()
        if shown is not None:
            self._services.navigator.open("knowledge", shown.spot.base, "chunks", shown.spot.document)

    def _keep_facts(self, name: str, facts: DocumentFacts) -> None:
        self._change_facts(keep_facts, name, facts)

    def _forget_facts(self, name: str) -> None:
        self._change_facts(forget_facts, name)

    def _change_facts(self, function: object, *arguments: object) -> None:
        shown = self._view.shown()
        if shown is not None:
            self._view.facts.set_busy(True)
            job = self._start("facts", function, self._services.workspace, shown.spot.base, *arguments)
            job.done.connect(self._facts_kept)
            job.failed.connect(self._services.notices.show_error)
            job.failed.connect(self._free_facts)

    def _free_facts(self) -> None:
        self._view.facts.set_busy(False)

    def _facts_kept(self) -> None:
        self._view.facts.close_sheet()
        self._services.notices.say(tr("Saved the facts. The search follows them at once."))
        self._view.read_again()

    def _fall_back(self, error: object) -> None:
        self._services.notices.show_error(error)
        self._view.show_text()

    def _copy(self) -> None:
        shown = self._view.shown()
        if shown is not None and shown.chunk is not None:
            QGuiApplication.clipboard().setText(quote_of(shown))
            self._services.notices.say(tr("Copied the quote with its source."))

    def _open_outside(self) -> None:
        shown = self._view.shown()
        if shown is not None and shown.file is not None:
            job = self._services.background.run(copy_to_open, shown.file, shown.spot.document)
            job.done.connect(self._hand_over)
            job.failed.connect(self._services.notices.show_error)

    def _print(self) -> None:
        """The page one looks at, or the text of a file without pages."""
        shown = self._view.shown()
        if shown is None:
            return
        if shown.file is None or not self._view.picture.isVisible():
            print_html(self._view, text_html(title_of(shown), shown.text))
            return
        page, width = self._view.picture.page(), _PRINTED_WIDTH
        job = self._start("print", read_page, self._services.workspace, shown, shown.file, page, width)
        job.done.connect(self._print_page)
        job.failed.connect(self._services.notices.show_error)

    def _print_page(self, answer: "tuple[int, PagePicture]") -> None:
        picture = QPixmap()
        picture.loadFromData(answer[1].png)
        print_picture(self._view, picture)

    def _show_documents(self, base: str) -> None:
        self._services.navigator.open("knowledge", *filter(None, [base]))

    def _hand_over(self, file: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(file))):
            self._services.notices.say(tr("No program is set up for this kind of file."), "warning")

    def _start(self, name: str, function: object, *arguments: object) -> Job:
        known = self._jobs.get(name)
        if known is not None:
            known.cancel()
        job = self._services.background.run(function, *arguments)  # type: ignore[arg-type]  # any function
        self._jobs[name] = job
        return job
