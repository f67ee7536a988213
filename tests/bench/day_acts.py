"""What a person does in the window on a working day, each as one act; who calls it waits until it is done."""

import asyncio
import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest

from studio.core.languages import Language
from studio.ui.chat.composer import Composer
from studio.ui.look import Look
from studio.ui.pages.knowledge.search_panel import SearchPanel
from studio.ui.pictures import opened_studio
from studio.ui.shell.places import RAIL

if TYPE_CHECKING:
    from studio.ui.studio import Studio

AGENT = "flood-duty"
_QUESTIONS = ("启动Ⅱ级应急响应由谁批准？", "沙河大桥站的警戒水位是多少？", "夜间值班几个人？", "写一首诗")
_SECTIONS = ("endpoints", "appearance", "people", "privacy", "about")
_TABS = ("tests", "trace", "versions", "release", "config")
_SIZES = ((1440, 900), (1366, 768), (1100, 700))


@contextmanager
def office(folder: Path) -> "Iterator[Acts]":
    """A window on a workspace with the flood-duty agent and its base."""
    documents = asyncio.run(_prepare(folder))
    studio = opened_studio(folder, Look(Language.ZH, "light"))
    studio.window.resize(*_SIZES[0])
    studio.window.show()
    try:
        yield Acts(studio, documents)
    finally:
        studio.close()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


async def _prepare(folder: Path) -> list[str]:
    """Return the names of its documents."""
    from studio.workspace import Workspace, add_sample

    async with Workspace(folder) as workspace:
        agent = await add_sample(workspace, AGENT)
        base = await workspace.knowledge.open(agent.agent.knowledge.bases[0])
        return [row.name for row in await base.documents()]


class Acts:
    def __init__(self, studio: "Studio", documents: list[str], seed: int = 7) -> None:
        self.studio, self._documents, self._chosen = studio, documents, random.Random(seed)
        (self._base,) = studio.workspace.knowledge.names()
        often = [self.rail, self.back, self.question, self.tab, self.search]
        now_and_then = [self.documents, self.source, self.setting, self.size]
        self._all: list[Callable[[], None]] = [*often * 4, *now_and_then * 2, self.look]

    def one(self) -> Callable[[], None]:
        """Each is chosen as often as a person does it."""
        return self._chosen.choice(self._all)

    def rail(self) -> None:
        place = self._chosen.choice(RAIL)
        QTest.mouseClick(self.studio.frame.rail.item(place.name), Qt.MouseButton.LeftButton)

    def back(self) -> None:
        QTest.keyClick(self.studio.window, Qt.Key.Key_Escape)

    def question(self) -> None:
        """Written with an input method."""
        self._go("builder", AGENT, "config")
        shown = [one for one in self.studio.window.findChildren(Composer) if one.isVisible()]
        for composer in shown[:1]:
            written = QInputMethodEvent()
            written.setCommitString(self._chosen.choice(_QUESTIONS))
            QCoreApplication.sendEvent(composer.field, written)
            QTest.keyClick(composer.field, Qt.Key.Key_Return)

    def tab(self) -> None:
        self._go("builder", AGENT, self._chosen.choice(_TABS))

    def search(self) -> None:
        self._go("knowledge", self._base, "search")
        for panel in self.studio.window.findChildren(SearchPanel):
            if panel.isVisible():
                panel.search_for(self._chosen.choice(_QUESTIONS))

    def documents(self) -> None:
        self._go("knowledge", self._base)

    def source(self) -> None:
        self._go("source", self._base, self._chosen.choice(self._documents), "0")

    def setting(self) -> None:
        self._go("settings", self._chosen.choice(_SECTIONS))

    def size(self) -> None:
        self.studio.window.resize(*self._chosen.choice(_SIZES))

    def look(self) -> None:
        """Another theme, and now and then the other language."""
        settings = self.studio.workspace.settings
        theme = type(settings.theme)(self._chosen.choice(("light", "dark")))
        language = self._chosen.choice((Language.ZH, Language.ZH, Language.EN))
        changed = settings.model_copy(update={"theme": theme, "language": language})
        self.studio.workspace.save_settings(changed)
        self.studio.settings_changed()

    def _go(self, page: str, *path: str) -> None:
        self.studio.navigator.open(page, *path)
