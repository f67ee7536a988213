"""Reads the files a person adds to a chat; each is kept for that chat alone, or refused with its reason."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from studio.core.attachments import Attachment
from studio.runtime import Chat
from studio.ui.chat import ChatPanel
from studio.ui.language import tr
from studio.ui.shell import Services


class Attaching(QObject):
    """`chat` is the one the files go to; beginning another forgets those under way."""

    def __init__(self, panel: ChatPanel, services: Services) -> None:
        super().__init__(panel)
        self._row, self._services = panel.composer.attachments, services
        self._chat = Chat()
        panel.attached.connect(self.add)
        self._row.removed.connect(self._remove)

    def begin(self, chat: Chat) -> None:
        self._chat = chat
        self._row.clear()

    def add(self, paths: list[Path]) -> None:
        for path in paths:
            self._row.add(path)
            job = self._services.background.run(self._services.workspace.attach, path)
            job.done.connect(partial(self._keep, self._chat))
            job.failed.connect(partial(self._refuse, path))

    def _keep(self, chat: Chat, attachment: Attachment) -> None:
        if chat is self._chat:
            others = [known for known in chat.attachments if known.path != attachment.path]
            chat.attachments[:] = [*others, attachment]
            warned = len(attachment.document.warnings)
            self._row.settle(
                attachment.path,
                note=tr("read, with {count} {count:note|notes}", count=warned) if warned else "",
            )

    def _refuse(self, path: Path, error: object) -> None:
        self._row.settle(path, error)

    def _remove(self, path: Path) -> None:
        self._chat.attachments[:] = [known for known in self._chat.attachments if known.path != path]
