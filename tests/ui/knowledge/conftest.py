"""A real workspace in a temporary folder, and the page on it."""

from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from studio.knowledge import KnowledgeBases
from studio.ui.background import Background
from studio.ui.pages.knowledge import KnowledgePage, create
from studio.ui.shell import Services
from studio.workspace import Workspace
from tests.ui.conftest import RecordingNavigator, RecordingNotices
from tests.unit.knowledge.fakes import MemoryIndex

PUMPS = (
    "# 泵站值守办法\n\n第一条 泵站停电的，值守人员应当立即启用备用电源。\n\n第二条 十分钟内报区排水中心。\n"
)
DUTY = "# 值班规定\n\n第一条 值班员接到险情报告，应当立即登记并报告带班领导。\n"


class GoingNavigator(RecordingNavigator):
    """Takes the page where it asks to go, as the window does."""

    page: KnowledgePage | None = None

    def open(self, page: str, *path: str) -> None:
        super().open(page, *path)
        if self.page is not None and page == "knowledge":
            self.page.open(*path)
            self.page.refresh()


class Desk:
    """The page, and what a person's office holds."""

    def __init__(
        self, page: KnowledgePage, services: Services, folder: Path, navigator: GoingNavigator
    ) -> None:
        self.page, self.services, self.folder, self.navigator = page, services, folder, navigator

    def file(self, name: str, content: str | bytes) -> Path:
        path = self.folder / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path


@pytest.fixture
def desk(qtbot: QtBot, background: Background, notices: RecordingNotices, tmp_path: Path) -> Iterator[Desk]:
    workspace = Workspace(tmp_path / "workspace")
    readers = workspace.readers
    workspace.knowledge = KnowledgeBases(workspace.folder / "knowledge", readers, index=MemoryIndex())
    wait_for(qtbot, background, workspace.open)
    navigator = GoingNavigator()
    shell = SimpleNamespace(settings_changed=None)
    services = Services(workspace, cast(Any, None), background, notices, navigator, cast(Any, shell))
    page = create(services)
    assert isinstance(page, KnowledgePage)
    navigator.page = page
    qtbot.addWidget(page)
    page.resize(1300, 800)
    page.show()
    yield Desk(page, services, tmp_path, navigator)
    page.hide()
    wait_for(qtbot, background, settle, workspace)
    background.close(workspace.aclose)


@pytest.fixture
def undoes(notices: RecordingNotices) -> list[Callable[[], object]]:
    """What 撤销 on the toasts does, the newest last."""
    offered: list[Callable[[], object]] = []
    notices.said.connect(lambda text, kind, undo: offered.append(undo) if undo else None)
    return offered


def drop_on(widget: QWidget, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    button, keys, copy = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.DropAction.CopyAction
    QApplication.sendEvent(widget, QDragEnterEvent(QPoint(9, 9), copy, data, button, keys))
    QApplication.sendEvent(widget, QDropEvent(QPointF(9, 9), copy, data, button, keys))


async def settle(workspace: Workspace) -> None:
    """Let the vectors catch up, as they do in the background after every change."""
    for name in workspace.knowledge.names():
        await (await workspace.knowledge.open(name)).settled()


def wait_for(qtbot: QtBot, background: Background, function: Callable[..., Any], *arguments: object) -> Any:
    job = background.run(function, *arguments)
    with qtbot.waitSignal(job.done, timeout=20_000) as done:
        pass
    return done.args[0] if done.args else None
