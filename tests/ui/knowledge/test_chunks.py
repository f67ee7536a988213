"""The chunks of a document: found, mended, switched off, restored."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from studio.knowledge import StoredChunk
from studio.ui.pages.knowledge.chunks import ChunksView
from studio.ui.pages.knowledge.chunks.chunk_list import CHUNK, state_of
from tests.ui.knowledge.conftest import DUTY, PUMPS, Desk
from tests.ui.knowledge.test_documents import open_base


def test_a_chunk_is_found_mended_and_restored(qtbot: QtBot, desk: Desk) -> None:
    view = chunks_of_pumps(qtbot, desk)
    view.finder.insert("备用电源")
    assert view.model.rowCount() == 1
    view.list.setCurrentIndex(view.model.index(0, 0))
    assert not view.panel.save.isEnabled()
    view.panel.text.setPlainText("第一条 泵站停电的，先启用柴油发电机。备用电源另行安排。")
    QTest.mouseClick(view.panel.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: chunk(desk).edited, timeout=10_000)
    assert "柴油发电机" in chunk(desk).text
    QTest.mouseClick(view.panel.restore, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not chunk(desk).edited, timeout=10_000)
    assert "立即启用备用电源" in chunk(desk).text


def test_a_chunk_that_is_switched_off_says_so_and_is_not_found(qtbot: QtBot, desk: Desk) -> None:
    view = chunks_of_pumps(qtbot, desk)
    view.list.setCurrentIndex(view.model.index(0, 0))
    view.panel.used.click()
    qtbot.waitUntil(lambda: chunk(desk).off, timeout=10_000)
    assert state_of(chunk(desk))[0] == "已停用"
    assert view.panel.restore.isVisible()
    view.which.set_value("changed")
    view.which.chosen.emit("changed")
    assert view.model.rowCount() == 1


def test_opened_without_a_document_it_shows_the_first_one_s_chunks(qtbot: QtBot, desk: Desk) -> None:
    open_base(qtbot, desk, ("值班.md", DUTY), ("泵站.md", PUMPS))
    desk.navigator.open("knowledge", "")
    desk.navigator.open("knowledge", "防汛库", "chunks")
    view = desk.page.one.chunks
    qtbot.waitUntil(lambda: view.model.rowCount() > 0, timeout=10_000)
    assert chunk(desk).document == view.documents.value()


def chunks_of_pumps(qtbot: QtBot, desk: Desk) -> ChunksView:
    open_base(qtbot, desk, ("值班.md", DUTY), ("泵站.md", PUMPS))
    desk.navigator.open("knowledge", "防汛库", "chunks", "泵站.md")
    view = desk.page.one.chunks
    qtbot.waitUntil(lambda: view.model.rowCount() > 0, timeout=10_000)
    return view


def chunk(desk: Desk) -> StoredChunk:
    """The first that is shown."""
    shown: StoredChunk = desk.page.one.chunks.model.index(0, 0).data(CHUNK)
    return shown
