"""A conversation leaves the program: as a file, on paper, or on the clipboard."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from studio.conversations import Conversation as Kept
from studio.conversations import ConversationStore
from studio.core.errors import StudioError
from studio.core.i18n import Words
from studio.papers.file_names import portable
from studio.ui.asking import ask_where
from studio.ui.background import Job
from studio.ui.language import tr, words
from studio.ui.pages.use.conversation import Conversation
from studio.ui.printing import print_html, write_pdf
from studio.ui.shell import Services
from studio.wording.transcript import (
    Transcript,
    transcript_html,
    transcript_markdown,
    transcript_of,
    write_transcript,
)

_FOLDER = "use/export-folder"


class Exporting(QObject):
    """The way that is read of the conversation that is open, or of one in the list."""

    def __init__(self, page: QWidget, talk: Conversation, services: Services) -> None:
        super().__init__(page)
        self._page, self._talk, self._services = page, talk, services
        self._kept: Kept | None = None
        self._file = Path()

    def export(self) -> None:
        if self._talk.kept is not None:
            self.ask_where(self._talk.kept)

    def ask_where(self, kept: Kept) -> None:
        """Word comes first; the folder is the one of the last time."""
        self._kept = kept
        kinds = [tr("Word document ({pattern})", pattern="*.docx"), "Markdown (*.md)", "PDF (*.pdf)"]
        name = f"{portable(kept.title, tr('Conversation'))}.docx"
        folder = self._services.scratch.text(_FOLDER)
        dialog = ask_where(self._page, tr("Export the conversation"), name, kinds=kinds, folder=folder)
        dialog.fileSelected.connect(self._export)

    def copy(self) -> None:
        """All of it, as text and as what a word processor takes over."""
        self._read(self._talk.kept).done.connect(self._copy)

    def print(self) -> None:
        self._read(self._talk.kept).done.connect(self._print)

    def _export(self, target: str) -> None:
        assert self._kept is not None
        self._file = Path(target)
        self._services.scratch.keep(_FOLDER, str(self._file.parent))
        if self._file.suffix.lower() == ".pdf":
            self._read(self._kept).done.connect(self._write_pdf)
            return
        store = self._services.workspace.conversations
        job = self._services.background.run(_written, store, self._kept.id, self._file, words())
        job.done.connect(self._say_written)
        job.failed.connect(self._services.notices.show_error)

    def _read(self, kept: Kept | None) -> Job:
        store = self._services.workspace.conversations
        job = self._services.background.run(_transcript, store, kept.id if kept else "", words())
        job.failed.connect(self._services.notices.show_error)
        return job

    def _copy(self, found: Transcript) -> None:
        data = QMimeData()
        data.setText(transcript_markdown(found, words(), labelled=False))
        data.setHtml(transcript_html(found, words()))
        QGuiApplication.clipboard().setMimeData(data)
        self._services.notices.say(tr("The whole conversation is copied."))

    def _print(self, found: Transcript) -> None:
        print_html(self._page, transcript_html(found, words()))

    def _write_pdf(self, found: Transcript) -> None:
        """Fonts are laid out: on this thread."""
        try:
            write_pdf(transcript_html(found, words()), self._file)
        except (StudioError, OSError) as error:
            self._services.notices.show_error(error)
            return
        self._say_written(self._file)

    def _say_written(self, file: Path) -> None:
        self._services.notices.wrote(file)


def _transcript(store: ConversationStore, kept: str, say: Words) -> Transcript:
    found = store.open(kept)
    return transcript_of(found.conversation, found.way, say)


def _written(store: ConversationStore, kept: str, file: Path, say: Words) -> Path:
    write_transcript(_transcript(store, kept, say), file, say)
    return file
