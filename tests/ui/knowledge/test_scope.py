"""The search test looks only into what its filters leave: documents, issuer, dates."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QListView
from pytestqt.qtbot import QtBot

from studio.knowledge import SearchFilters, SearchResult
from studio.ui.components import Banner
from studio.ui.language import tr
from studio.ui.pages.knowledge.name_list import NameList
from studio.ui.pages.knowledge.name_ticks import NameTicks
from studio.ui.pages.knowledge.scope_sheet import ScopeSheet
from studio.ui.pages.knowledge.scope_words import all_words
from studio.ui.pages.knowledge.search_panel import SearchPanel
from studio.ui.pages.knowledge.searching import SearchAnswer
from tests.ui.knowledge.conftest import PUMPS, Desk
from tests.ui.knowledge.test_documents import open_base

_OLD = "# 泵站旧办法\n\n发文单位：示例市水务局\n\n第一条 泵站停电的，值守人员打电话报告。\n"


def test_chosen_documents_alone_are_searched_until_the_filter_is_cleared(qtbot: QtBot, desk: Desk) -> None:
    panel = searched(qtbot, desk)
    sheet = opened_sheet(panel, desk)
    sheet.finder.set_value("旧")
    tick(sheet.list, 0)
    click(sheet.list, 0)
    assert not sheet.names.ticked()
    click(sheet.list, 0)
    QTest.mouseClick(sheet.apply_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: found(panel) == {"旧泵站.md"}, timeout=20_000)
    assert panel.scope_chip.text() == "筛选 1"
    assert panel.scope_told() == "文档：旧泵站.md"
    assert opened_sheet(panel, desk).names.ticked() == ("旧泵站.md",)
    QTest.mouseClick(sheet.clear_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: found(panel) == {"旧泵站.md", "泵站.md"}, timeout=20_000)
    assert not panel.scope_chip.isChecked()


def test_why_not_found_names_the_filter_that_left_the_document_out(qtbot: QtBot, desk: Desk) -> None:
    panel = searched(qtbot, desk)
    panel.take_filters(SearchFilters(documents=("旧泵站.md",)))
    qtbot.waitUntil(lambda: found(panel) == {"旧泵站.md"}, timeout=20_000)
    panel.why_wanted.emit("泵站停电怎么办")
    why = desk.page.why
    why.document.set_value("泵站.md")
    assert why.filtered.text() == "筛选：文档：旧泵站.md"
    QTest.mouseClick(why.ask_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(why.findChildren(Banner)), timeout=10_000)
    assert "筛选条件“文档”排除了“泵站.md”" in why.findChildren(Banner)[0].title()


def test_a_base_that_is_shown_anew_is_searched_without_filters(qtbot: QtBot, desk: Desk) -> None:
    panel = searched(qtbot, desk)
    panel.take_filters(SearchFilters(issuer="示例市"))
    desk.navigator.open("knowledge")
    desk.navigator.open("knowledge", "防汛库", "search")
    assert panel.filters() == SearchFilters()
    assert panel.scope_chip.text() == "筛选"


@pytest.mark.parametrize("nonsense", ["2025-13-40", "去年", "20250320", "2025-02-30"])
def test_a_date_that_is_none_is_refused_at_its_field(qtbot: QtBot, desk: Desk, nonsense: str) -> None:
    taken: list[SearchFilters] = []
    sheet = desk.page.scope
    sheet.ask(SearchFilters(), [], [], taken.append)
    sheet.dates["dated_to"].set_value(nonsense)
    QTest.keyClick(sheet.dates["dated_to"], Qt.Key.Key_Return)
    assert sheet.rows["dated_to"].error() == "日期写成 2025-03-20 这样，也可以只写 2025-03 或 2025。"
    assert sheet.isVisible()
    assert not taken


def test_an_end_before_the_start_is_refused_and_a_year_around_it_is_not(qtbot: QtBot, desk: Desk) -> None:
    sheet = desk.page.scope
    taken: list[SearchFilters] = []
    sheet.ask(SearchFilters(in_force=True), [], [], taken.append)
    sheet.dates["dated_from"].set_value("2025年3月20日")
    sheet.dates["dated_to"].set_value("2024")
    assert sheet.filters() is None
    assert sheet.rows["dated_to"].error()
    sheet.dates["dated_to"].set_value("2025")
    assert sheet.filters() == SearchFilters(in_force=True, dated_from="2025-03-20", dated_to="2025")


def test_ticks_outlast_the_words_that_hide_them_and_go_with_their_documents() -> None:
    names = NameTicks()
    names.set_names(["甲.md", "乙.md", "丙.md"], ["丙.md", "没有了.md"])
    assert names.index(0).data() == "丙.md"
    names.narrow("甲")
    assert names.rowCount() == 1
    names.setData(names.index(0), Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    names.narrow("")
    assert names.ticked() == ("丙.md", "甲.md")


def test_every_filter_is_said_in_words(qtbot: QtBot) -> None:
    filters = SearchFilters(
        documents=("甲.md", "乙.md"), issuer="水务局", dated_from="2024", repealed_too=True
    )
    assert all_words(filters) == "含已废止 · 2 份文档 · 发文单位：水务局 · 成文日期：2024 起"
    assert all_words(SearchFilters(dated_to="2025-01")) == tr("Issued until {end}", end="2025-01")


def searched(qtbot: QtBot, desk: Desk) -> SearchPanel:
    open_base(qtbot, desk, ("旧泵站.md", _OLD), ("泵站.md", PUMPS))
    desk.navigator.open("knowledge", "防汛库", "search")
    panel = desk.page.one.search_test.panel
    panel.search_for("泵站停电怎么办")
    qtbot.waitUntil(lambda: found(panel) == {"旧泵站.md", "泵站.md"}, timeout=20_000)
    return panel


def found(panel: SearchPanel) -> set[str]:
    return {passage.document for passage in panel.passages()}


def opened_sheet(panel: SearchPanel, desk: Desk) -> ScopeSheet:
    QTest.mouseClick(panel.scope_chip, Qt.MouseButton.LeftButton)
    assert desk.page.scope.isVisible()
    return desk.page.scope


def tick(rows: QListView, row: int) -> None:
    """As the space bar does."""
    rows.setFocus()
    rows.setCurrentIndex(rows.model().index(row, 0))
    QTest.keyClick(rows, Qt.Key.Key_Space)


def click(rows: QListView, row: int) -> None:
    place = rows.visualRect(rows.model().index(row, 0)).center()
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)


def test_long_names_to_tick_keep_their_end_in_sight(qtbot: QtBot) -> None:
    names = NameTicks()
    names.set_names(
        [f"{'示例市人民政府办公室关于印发工作细则的通知' * 4}（第{number}号）.txt" for number in (1, 2)], ()
    )
    shown = NameList(names)
    qtbot.addWidget(shown)
    shown.resize(240, 120)
    shown.show()
    assert shown.visualRect(names.index(0)).width() <= shown.viewport().width()
    assert shown.horizontalScrollBar().maximum() == 0


def test_how_much_was_found_is_never_cut_in_a_narrow_panel(qtbot: QtBot) -> None:
    panel = SearchPanel()
    qtbot.addWidget(panel)
    panel.resize(panel.minimumSizeHint().width(), 600)
    panel.show()
    panel.show_answer(SearchAnswer("泵站停电", SearchResult((), seconds=123.456), ()))
    told = next(one for one in panel.findChildren(QLabel) if one.text() == panel.found())
    qtbot.waitUntil(lambda: told.width() >= told.sizeHint().width())
    assert told.geometry().right() <= panel.width()
