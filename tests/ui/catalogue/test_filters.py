"""What can be narrowed in the catalogue, also before anything of it was read."""

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from studio.catalogue import ShelfCounts
from studio.ui.pages.catalogue.filters import Filters


def test_the_drop_down_is_never_empty(qtbot: QtBot) -> None:
    holder = QObject()
    filters = Filters(holder)
    for part in (filters.side, filters.drop_down):
        qtbot.addWidget(part)
    assert filters.drop_down.currentText() == "全部"

    filters.show_counts(ShelfCounts(total=3))
    assert filters.drop_down.count() > 1
