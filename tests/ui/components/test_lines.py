"""Long words in a few lines: both ends of what is cut stay, no line begins with a full stop."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF
from pytestqt.qtbot import QtBot

from studio.ui.components.lines import broken
from studio.ui.theme import theme

NAME = "示例市城市管理局关于印发城区排水泵站值守办法（2020年第1次修订征求意见稿）的通知.md"


def test_a_long_name_is_cut_in_its_second_line_and_keeps_its_end(qtbot: QtBot) -> None:
    font = theme().font("dense")
    width = QFontMetricsF(font).horizontalAdvance("字" * 17)

    lines = broken(NAME, font, width, 2, Qt.TextElideMode.ElideMiddle)

    assert len(lines) == 2
    assert NAME.startswith(lines[0])
    assert lines[1].endswith("的通知.md")
    assert "…" in lines[1]


def test_what_fits_stays_one_line_and_no_line_begins_with_a_full_stop(qtbot: QtBot) -> None:
    font = theme().font("dense")
    text = "值班员接到险情报告，应当立即登记。"
    width = QFontMetricsF(font).horizontalAdvance(text)

    assert broken(text, font, width + 1, 2, Qt.TextElideMode.ElideRight) == [text]
    assert broken(text, font, width - 6, 2, Qt.TextElideMode.ElideRight)[1] != "。"
