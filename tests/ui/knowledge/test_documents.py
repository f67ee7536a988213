"""One base: adding, failing, refusing, removing with a way back, searching, chunks."""

from collections.abc import Callable

from PySide6.QtCore import QItemSelectionModel, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from studio.core.passages import Trouble
from studio.knowledge import KnowledgeBase, LoadReport
from studio.ui.background import Background
from studio.ui.components import ListRow, ProgressCard
from studio.ui.pages.knowledge.documents_model import LINE, Column
from studio.ui.pages.knowledge.loading import counts_of_report
from tests.ui.conftest import RecordingNotices
from tests.ui.knowledge.conftest import DUTY, PUMPS, Desk, wait_for
from tests.ui.knowledge.test_bases import answer


def open_base(qtbot: QtBot, desk: Desk, *files: tuple[str, str | bytes]) -> None:
    knowledge, background = desk.services.workspace.knowledge, desk.services.background
    base = wait_for(qtbot, background, knowledge.create, "防汛库")
    if files:
        wait_for(qtbot, background, base.add, [desk.file(*file) for file in files])
    desk.navigator.open("knowledge", "防汛库")
    qtbot.waitUntil(lambda: names(desk) == sorted(name for name, _ in files))


def names(desk: Desk) -> list[str]:
    return sorted(line.name for line in desk.page.one.documents.table.lines.lines())


def select(desk: Desk, *wanted: str) -> None:
    table = desk.page.one.documents.table
    flag = QItemSelectionModel.SelectionFlag
    table.clearSelection()
    for name in wanted:
        index = table.lines.index(table.lines.row_of(name), Column.NAME)
        table.selectionModel().setCurrentIndex(index, flag.Select | flag.Rows)


def drop(desk: Desk, *paths: object) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    button, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    event = QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, button, keys)
    desk.page.one.documents.dropEvent(event)


def test_dropped_folders_are_loaded_and_the_report_stays_in_sight(qtbot: QtBot, desk: Desk) -> None:
    open_base(qtbot, desk)
    folder = desk.folder / "文件"
    folder.mkdir()
    (folder / "泵站.md").write_text(PUMPS)
    (folder / "值班.md").write_text(DUTY)
    drop(desk, folder)
    qtbot.waitUntil(lambda: names(desk) == ["值班.md", "泵站.md"], timeout=20_000)
    assert desk.page.header.note.startswith("2 份文档")


def test_a_load_whose_vectors_are_behind_says_so_and_leads_to_why() -> None:
    trouble = Trouble(name="EndpointFailed", facts={"endpoint": "共享模型", "status": 502, "message": ""})

    told = counts_of_report(LoadReport(loaded=("a.md",), behind=trouble))

    assert told[-1] == ("behind", "按词语可检索，按意思暂时不行")


def test_a_file_that_fails_says_why_and_another_takes_its_place(qtbot: QtBot, desk: Desk) -> None:
    open_base(qtbot, desk)
    drop(desk, desk.file("坏的.pdf", b"%PDF-1.4 broken"), desk.file("泵站.md", PUMPS))
    table = desk.page.one.documents.table
    qtbot.waitUntil(lambda: table.detail() is not None, timeout=20_000)
    detail = table.detail()
    assert detail is not None
    assert "坏的.pdf" in detail.accessibleName()
    choose = next(one for one in detail.findChildren(QPushButton) if one.text() == "选择新文件")
    QTest.mouseClick(choose, Qt.MouseButton.LeftButton)
    answer(desk, str(desk.file("好的.md", DUTY)))
    qtbot.waitUntil(lambda: names(desk) == ["好的.md", "泵站.md"], timeout=20_000)


def test_a_classified_file_is_refused_with_a_banner(qtbot: QtBot, desk: Desk) -> None:
    open_base(qtbot, desk)
    drop(desk, desk.file("附件三.txt", "机密★1年\n示例市力量部署\n正文内容，虚构示例。"))
    qtbot.waitUntil(lambda: len(desk.page.one.documents.banners()) == 1, timeout=20_000)
    assert "附件三.txt" in desk.page.one.documents.banners()[0].title()
    assert desk.page.one.documents.table.lines.lines()[0].state == "已拒收"
    desk.navigator.open("knowledge")
    desk.navigator.open("knowledge", "防汛库")
    assert desk.page.one.documents.banners() == []


def test_what_was_set_by_hand_comes_back_with_a_document(
    qtbot: QtBot, desk: Desk, undoes: list[Callable[[], object]]
) -> None:
    open_base(qtbot, desk, ("值班.md", DUTY), ("泵站.md", PUMPS))
    background, workspace = desk.services.background, desk.services.workspace
    base = wait_for(qtbot, background, workspace.knowledge.open, "防汛库")
    row = next(one for one in wait_for(qtbot, background, base.documents) if one.name == "泵站.md")
    facts = row.facts.model_copy(update={"number": "示城管〔2025〕9号"})
    wait_for(qtbot, background, base.editing.set_facts, "泵站.md", facts)
    chunk = wait_for(qtbot, background, base.chunks, "泵站.md")[0]
    wait_for(qtbot, background, switch_off, base, chunk.id)
    select(desk, "泵站.md")
    QTest.keyClick(desk.page.one.documents.table, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: names(desk) == ["值班.md"] and bool(undoes), timeout=10_000)

    undoes.pop()()

    qtbot.waitUntil(lambda: names(desk) == ["值班.md", "泵站.md"], timeout=20_000)
    back = next(one for one in wait_for(qtbot, background, base.documents) if one.name == "泵站.md")
    assert (back.facts.number, back.source) == ("示城管〔2025〕9号", row.source)
    assert wait_for(qtbot, background, base.chunks, "泵站.md")[0].off


async def switch_off(base: KnowledgeBase, chunk: int) -> None:
    await base.editing.switch(chunk, off=True)


def test_removed_documents_can_be_put_back(qtbot: QtBot, desk: Desk, notices: RecordingNotices) -> None:
    undos: list[object] = []
    notices.said.connect(lambda text, kind, undo: undos.append(undo))
    open_base(qtbot, desk, ("值班.md", DUTY), ("泵站.md", PUMPS))
    select(desk, "值班.md")
    QTest.keyClick(desk.page.one.documents.table, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: names(desk) == ["泵站.md"])
    assert "已移除 1 份文档" in notices.said_texts
    undos[-1]()  # type: ignore[operator]  # the toast's way back
    qtbot.waitUntil(lambda: names(desk) == ["值班.md", "泵站.md"], timeout=20_000)


def test_the_table_is_narrowed_sorted_and_keeps_its_selection(qtbot: QtBot, desk: Desk) -> None:
    open_base(qtbot, desk, ("值班.md", DUTY), ("泵站.md", PUMPS), ("空.csv", b""))
    documents = desk.page.one.documents
    select(desk, "泵站.md")
    documents.finder.insert("泵站")
    assert documents.table.lines.rowCount() == 1
    assert documents.table.selected() == ["泵站.md"]
    documents.finder.clear()
    documents.table.head.setSortIndicator(Column.NAME, Qt.SortOrder.DescendingOrder)
    shown = [documents.table.lines.line(row).name for row in range(3)]
    assert shown == sorted(shown, reverse=True)
    assert documents.table.selected() == ["泵站.md"]
    documents.which.set_value("attention")
    documents.which.chosen.emit("attention")
    assert documents.table.lines.index(0, 1).data(LINE).name == "空.csv"


def test_a_search_shows_passages_with_their_words_and_opens_the_source(
    qtbot: QtBot, desk: Desk, background: Background
) -> None:
    open_base(qtbot, desk, ("值班.md", DUTY), ("泵站.md", PUMPS))
    panel = desk.page.one.search
    panel.field.insert("泵站停电怎么办")
    QTest.keyClick(panel.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(panel.rows()), timeout=20_000)
    row = panel.rows()[0]
    assert row.passage.document == "泵站.md"
    QTest.mouseClick(row, Qt.MouseButton.LeftButton)
    assert desk.navigator.went[-1][:3] == ("source", "防汛库", "泵站.md")
    panel.field.clear()
    qtbot.waitUntil(lambda: not background.busy)
    QTest.mouseClick(panel.past, Qt.MouseButton.LeftButton)
    past = desk.page.searched
    qtbot.waitUntil(lambda: bool(past.findChildren(ListRow)))
    past.findChildren(ListRow)[0].opened.emit()
    assert panel.field.value() == "泵站停电怎么办"


def test_a_question_the_documents_do_not_answer_is_said_so(qtbot: QtBot, desk: Desk) -> None:
    open_base(qtbot, desk, ("值班.md", DUTY))
    panel = desk.page.one.search
    panel.field.insert("zebra quantum")
    QTest.keyClick(panel.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "0 处" in panel.found(), timeout=20_000)
    assert panel.rows() == []


def test_the_chunks_of_a_document_are_listed(qtbot: QtBot, desk: Desk) -> None:
    open_base(qtbot, desk, ("值班.md", DUTY), ("泵站.md", PUMPS))
    desk.navigator.open("knowledge", "防汛库", "chunks", "泵站.md")
    chunks = desk.page.one.chunks
    qtbot.waitUntil(lambda: chunks.list.model().rowCount() > 0)
    assert chunks.documents.value() == "泵站.md"
    chunks.list.activated.emit(chunks.list.model().index(0, 0))
    assert desk.navigator.went[-1][:3] == ("source", "防汛库", "泵站.md")


def test_a_load_is_stopped_within_a_second_and_keeps_what_it_has(qtbot: QtBot, desk: Desk) -> None:
    open_base(qtbot, desk)
    paths = [desk.file(f"文件{number}.md", f"{DUTY}{number}") for number in range(400)]
    drop(desk, *paths)
    qtbot.waitUntil(lambda: bool(desk.page.one.documents.findChildren(ProgressCard)))
    card = desk.page.one.documents.findChildren(ProgressCard)[0]
    qtbot.waitUntil(lambda: card.title().startswith("正在载入"))
    cancel = next(button for button in card.findChildren(QPushButton) if button.text() == "取消")
    QTest.mouseClick(cancel, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: card.title().startswith("已停止"), timeout=1_000)
