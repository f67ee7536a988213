"""The source viewer on a real base: text and page pictures, walking, opening the original."""

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from studio.core.paths import template_folders
from studio.knowledge import KnowledgeBase, KnowledgeBases
from studio.ui.background import Background
from studio.ui.pages.source import SourcePage, SourcePanel, create
from studio.ui.pages.source.thumbnails import PICTURE
from studio.ui.shell import Services
from studio.workspace import Workspace
from tests.ui.conftest import RecordingNavigator, RecordingNotices
from tests.ui.knowledge.conftest import DUTY, PUMPS, settle, wait_for
from tests.unit.documents import made_ofd
from tests.unit.documents.scans import encoded, notice
from tests.unit.knowledge.fakes import MemoryIndex

_PDF = "学校防汛停课指引.pdf"
_OFD = "防汛值班通知.ofd"
DUTY_ON_PAPER = "汛期值班人员每两小时报告一次水位。"


class Room:
    def __init__(
        self,
        page: SourcePage,
        chunks: dict[str, list[Any]],
        navigator: RecordingNavigator,
        base: KnowledgeBase,
        services: Services,
    ) -> None:
        self.services = services
        self.page, self.chunks, self.navigator, self.base = page, chunks, navigator, base


@pytest.fixture
def room(qtbot: QtBot, background: Background, notices: RecordingNotices, tmp_path: Path) -> Iterator[Room]:
    workspace = Workspace(tmp_path / "workspace")
    readers = workspace.readers
    workspace.knowledge = KnowledgeBases(workspace.folder / "knowledge", readers, index=MemoryIndex())
    wait_for(qtbot, background, workspace.open)
    base = wait_for(qtbot, background, workspace.knowledge.create, "防汛库")
    for name, text in (("泵站.md", PUMPS), ("值班.md", DUTY)):
        (tmp_path / name).write_text(text)
    pdf = template_folders()["flood-duty"] / "documents" / _PDF
    ofd = tmp_path / _OFD
    ofd.write_bytes(
        made_ofd.ofd_bytes(
            *(made_ofd.page(made_ofd.text(28, 40, 5, line)) for line in ("一、总则", DUTY_ON_PAPER))
        )
    )
    wait_for(qtbot, background, base.add, [tmp_path / "泵站.md", tmp_path / "值班.md", pdf, ofd])
    chunks = {
        name: wait_for(qtbot, background, base.chunks, name) for name in ("泵站.md", "值班.md", _PDF, _OFD)
    }
    navigator = RecordingNavigator()
    shell = SimpleNamespace(settings_changed=None)
    services = Services(workspace, cast(Any, None), background, notices, navigator, cast(Any, shell))
    page = create(services)
    assert isinstance(page, SourcePage)
    qtbot.addWidget(page)
    page.resize(1300, 800)
    page.show()
    yield Room(page, chunks, navigator, base, services)
    page.hide()
    wait_for(qtbot, background, settle, workspace)
    background.close(workspace.aclose)


@pytest.fixture
def panel(qtbot: QtBot, room: Room) -> Iterator[SourcePanel]:
    made = SourcePanel(room.services)
    qtbot.addWidget(made)
    made.resize(420, 700)
    made.show()
    yield made
    made.hide()


def press(page: QWidget, text: str) -> None:
    button = next(one for one in page.findChildren(QPushButton) if one.text() == text and one.isVisible())
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def press_icon(page: QWidget, name: str) -> None:
    button = next(one for one in page.findChildren(QToolButton) if one.accessibleName() == name)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_text_is_shown_with_its_passage_marked(qtbot: QtBot, room: Room) -> None:
    chunk = room.chunks["泵站.md"][-1]
    room.page.open("防汛库", "泵站.md", str(chunk.id))
    qtbot.waitUntil(lambda: room.page.text.marked() == chunk.text, timeout=10_000)
    assert room.page.header.title == "泵站.md"


def test_a_pdf_page_is_pictured_and_pages_are_turned(qtbot: QtBot, room: Room) -> None:
    chunk = next(one for one in room.chunks[_PDF] if one.place.page == 2)
    room.page.open("防汛库", _PDF, str(chunk.id))
    paper = room.page.picture.view.paper
    qtbot.waitUntil(lambda: bool(paper.marks()), timeout=20_000)
    assert room.page.picture.page() == 2
    QTest.keyClick(room.page.picture.view, Qt.Key.Key_PageUp)
    assert room.page.picture.page() == 1
    qtbot.waitUntil(lambda: not paper.marks(), timeout=20_000)


def test_a_page_of_an_ofd_file_is_pictured_with_the_passage_marked(qtbot: QtBot, room: Room) -> None:
    chunk = next(one for one in room.chunks[_OFD] if DUTY_ON_PAPER in one.text)
    room.page.open("防汛库", _OFD, str(chunk.id))
    paper = room.page.picture.view.paper
    qtbot.waitUntil(lambda: bool(paper.marks()), timeout=20_000)
    assert room.page.picture.page() in (1, 2)


def test_a_scan_is_shown_with_the_passage_marked_where_it_was_recognised(
    qtbot: QtBot, room: Room, background: Background, tmp_path: Path
) -> None:
    scan = tmp_path / "值班通知.png"
    scan.write_bytes(encoded(notice(100).picture))
    wait_for(qtbot, background, room.base.add, [scan])
    chunk = wait_for(qtbot, background, room.base.chunks, scan.name)[-1]
    room.page.open("防汛库", scan.name, str(chunk.id))
    paper = room.page.picture.view.paper
    qtbot.waitUntil(lambda: bool(paper.marks()), timeout=20_000)
    assert all(left > 0.08 and left + width < 1 for left, _, width, _ in paper.marks())


def test_the_passages_of_the_answer_are_walked(qtbot: QtBot, room: Room) -> None:
    first, second = room.chunks["泵站.md"][0], room.chunks["值班.md"][0]
    fours = ("1", "防汛库", "泵站.md", str(first.id), "2", "防汛库", "值班.md", str(second.id))
    room.page.open("防汛库", "泵站.md", str(first.id), *fours)
    qtbot.waitUntil(lambda: len(room.page.side.quotes()) == 2, timeout=10_000)
    assert room.page.side.title.text() == "本次回答的出处"
    qtbot.waitUntil(lambda: room.page.header.title == "泵站.md", timeout=10_000)
    room.page.side.step(1)
    qtbot.waitUntil(lambda: room.page.header.title == "值班.md", timeout=10_000)
    room.page.header.actions[0].act()
    assert room.navigator.went == [("back",)]


def test_what_a_search_found_is_not_said_to_be_an_answer(qtbot: QtBot, room: Room) -> None:
    first = room.chunks["泵站.md"][0]
    room.page.open("防汛库", "泵站.md", str(first.id), "found1", "防汛库", "泵站.md", str(first.id))
    qtbot.waitUntil(lambda: len(room.page.side.quotes()) == 1, timeout=10_000)
    assert room.page.side.title.text() == "本次检索的结果"


def test_a_passage_that_is_gone_is_said_and_the_document_shown(qtbot: QtBot, room: Room) -> None:
    room.page.open("防汛库", "泵站.md", "99999")
    qtbot.waitUntil(lambda: room.page.header.title == "泵站.md", timeout=10_000)
    shown = room.page.shown()
    assert shown is not None
    assert shown.lost


class Opened(QObject):
    """Stands in for the programs of this computer."""

    def __init__(self) -> None:
        super().__init__()
        self.urls: list[QUrl] = []

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.urls.append(url)


def test_the_original_is_opened_as_a_copy_under_its_own_name(qtbot: QtBot, room: Room) -> None:
    opened = Opened()
    QDesktopServices.setUrlHandler("file", opened, "take")  # type: ignore[arg-type]  # the stubs say bytes, PySide takes str
    room.page.open("防汛库", "泵站.md", str(room.chunks["泵站.md"][0].id))
    qtbot.waitUntil(lambda: room.page.header.title == "泵站.md", timeout=10_000)
    room.page.header.actions[-2].act()
    assert "《泵站值守办法》" in QGuiApplication.clipboard().text()
    room.page.header.actions[-1].act()
    qtbot.waitUntil(lambda: len(opened.urls) == 1, timeout=10_000)
    QDesktopServices.unsetUrlHandler("file")
    file = Path(opened.urls[0].toLocalFile())
    assert (file.name, file.read_text()) == ("泵站.md", PUMPS)
    file.unlink()
    file.parent.rmdir()


def test_words_are_found_in_a_text_and_walked(qtbot: QtBot, room: Room) -> None:
    room.page.open("防汛库", "泵站.md")
    qtbot.waitUntil(lambda: room.page.header.title == "泵站.md", timeout=10_000)
    finder = room.page.text.finder
    finder.field.insert("第")
    count = finder.findChildren(QLabel)[0]
    assert count.text() == "第 1 处，共 2 处"
    QTest.keyClick(finder.field, Qt.Key.Key_Return)
    assert count.text() == "第 2 处，共 2 处"
    QTest.keyClick(finder.field, Qt.Key.Key_Escape)
    assert finder.words() == ""


def test_a_page_is_turned_with_its_mark_and_its_text_can_be_seen(qtbot: QtBot, room: Room) -> None:
    chunk = next(one for one in room.chunks[_PDF] if one.place.page == 2)
    room.page.open("防汛库", _PDF, str(chunk.id))
    paper = room.page.picture.view.paper
    qtbot.waitUntil(lambda: bool(paper.marks()), timeout=20_000)
    upright = paper.height() > paper.width()
    x, y, width, height = paper.marks()[0]
    room.page.picture.bar.rotated.emit()
    assert (paper.height() > paper.width()) is not upright
    assert paper.marks()[0] == (1 - y - height, x, height, width)
    room.page.picture.bar.text_wanted.emit()
    assert room.page.text.marked() == chunk.text


def test_the_pages_are_pictured_small_beside_the_page(qtbot: QtBot, room: Room) -> None:
    room.page.open("防汛库", _PDF)
    thumbnails = room.page.picture.thumbnails
    qtbot.waitUntil(lambda: thumbnails.model().index(0, 0).data(PICTURE) is not None, timeout=20_000)
    thumbnails.setCurrentIndex(thumbnails.model().index(1, 0))
    assert room.page.picture.page() == 2


def test_a_source_that_is_gone_leaves_nothing_of_the_one_before_in_sight(qtbot: QtBot, room: Room) -> None:
    room.page.open("防汛库", "泵站.md")
    qtbot.waitUntil(lambda: room.page.header.title == "泵站.md", timeout=10_000)
    room.page.open("防汛库", "没有了.md", "7")
    qtbot.waitUntil(lambda: room.page.header.title == "没有了.md", timeout=10_000)
    assert room.page.shown() is None
    press(room.page, "看文档列表")
    assert room.navigator.went == [("knowledge", "防汛库")]


def test_a_quote_is_copied_as_an_office_cites_it(qtbot: QtBot, room: Room) -> None:
    chunk = next(one for one in room.chunks[_PDF] if one.place.page == 2)
    room.page.open("防汛库", _PDF, str(chunk.id))
    qtbot.waitUntil(lambda: room.page.header.title == _PDF, timeout=10_000)
    next(one for one in room.page.header.actions if one.text == "复制引文").act()
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("“" + chunk.text[:6])
    assert copied.endswith("”——《学校防汛停课指引》（示教安〔2025〕15号） 第二章 停课条件 第五条 第 2 页")


def test_arrow_keys_walk_the_passages_on_a_page(qtbot: QtBot, room: Room) -> None:
    pages = [next(one for one in room.chunks[_PDF] if one.place.page == page) for page in (1, 2)]
    fours = [part for i, one in enumerate(pages, 1) for part in (str(i), "防汛库", _PDF, str(one.id))]
    room.page.open("防汛库", _PDF, str(pages[0].id), *fours)
    qtbot.waitUntil(lambda: len(room.page.side.quotes()) == 2, timeout=10_000)
    qtbot.waitUntil(room.page.picture.isVisible, timeout=10_000)
    QTest.keyClick(room.page.picture.view, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: room.page.picture.page() == 2, timeout=10_000)


def test_a_source_is_opened_beside_something_else(qtbot: QtBot, room: Room, panel: SourcePanel) -> None:
    chunk = next(one for one in room.chunks[_PDF] if one.place.page == 2)
    path = ("防汛库", _PDF, str(chunk.id), "1", "防汛库", _PDF, str(chunk.id))
    panel.open(*path)
    qtbot.waitUntil(lambda: bool(panel.source.picture.view.paper.marks()), timeout=20_000)
    assert panel.title() == _PDF
    press_icon(panel, "在整个窗口打开")
    assert room.navigator.went == [("source", *path)]
    with qtbot.waitSignal(panel.closed):
        QTest.keyClick(panel.source.picture.view, Qt.Key.Key_Escape)
