"""What was found has the height where it is low; what can be done about it comes at its end."""

from pytestqt.qtbot import QtBot

from studio.core.searches import SearchResult
from studio.ui.components import Button
from studio.ui.pages.knowledge.search_panel import SearchPanel
from studio.ui.pages.knowledge.searching import SearchAnswer


def test_in_a_low_window_the_foot_goes_with_what_was_found(qtbot: QtBot) -> None:
    panel = SearchPanel()
    qtbot.addWidget(panel)
    panel.resize(560, 700)
    panel.show()
    panel.show_answer(_answer())
    save = next(button for button in panel.findChildren(Button) if button.text() == "存为测试问题")
    high = panel._scroll.height()

    panel.resize(560, 280)
    qtbot.waitUntil(lambda: panel._scroll.isAncestorOf(save))
    panel.show_answer(_answer())
    assert panel._scroll.isAncestorOf(save)

    panel.resize(560, 700)
    qtbot.waitUntil(lambda: not panel._scroll.isAncestorOf(save))
    qtbot.waitUntil(lambda: panel._scroll.height() == high)


def _answer() -> SearchAnswer:
    return SearchAnswer("几点交接班？", SearchResult(), ())
