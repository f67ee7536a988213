"""The facts of a document: looked at, mended, taken back."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from studio.core.facts import Validity
from studio.core.passages import DocumentRow
from tests.ui.knowledge.conftest import DUTY, PUMPS, Desk
from tests.ui.knowledge.test_documents import drop, names, open_base, select


def test_alt_enter_shows_the_facts_and_what_is_written_there_is_kept(qtbot: QtBot, desk: Desk) -> None:
    open_base(qtbot, desk, ("值班.md", DUTY))
    show_facts(qtbot, desk, "值班.md")
    sheet = desk.page.facts
    sheet.fields["number"].set_value("示应急〔2025〕6号")
    sheet.validity.set_value("repealed")
    QTest.mouseClick(sheet.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: row(desk).facts.number == "示应急〔2025〕6号", timeout=10_000)
    assert row(desk).facts.validity is Validity.REPEALED
    assert {"number", "validity"} <= set(row(desk).facts.by_hand)
    assert not sheet.isVisible()


def test_a_day_that_is_none_is_said_at_its_field(qtbot: QtBot, desk: Desk) -> None:
    open_base(qtbot, desk, ("值班.md", DUTY))
    desk.page.open(desk.page.base, "documents", "值班.md")  # as from what a check of the package said of it
    sheet = desk.page.facts
    qtbot.waitUntil(sheet.isVisible, timeout=10_000)
    sheet.fields["issued"].set_value("去年三月")
    QTest.mouseClick(sheet.save, Qt.MouseButton.LeftButton)
    assert "2025-03-20" in sheet.rows["issued"].error()
    assert sheet.isVisible()


def test_a_file_of_a_taken_name_from_elsewhere_is_asked_about(qtbot: QtBot, desk: Desk) -> None:
    open_base(qtbot, desk, ("值班.md", DUTY))
    elsewhere = desk.folder / "另一处"
    elsewhere.mkdir()
    (elsewhere / "值班.md").write_text(PUMPS)
    drop(desk, elsewhere / "值班.md")
    qtbot.waitUntil(desk.page.namesakes.isVisible, timeout=10_000)
    QTest.mouseClick(desk.page.namesakes.keep, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(names(desk)) == 2, timeout=20_000)


def show_facts(qtbot: QtBot, desk: Desk, name: str) -> None:
    select(desk, name)
    QTest.keyClick(desk.page.one.documents.table, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(desk.page.facts.isVisible, timeout=10_000)


def row(desk: Desk) -> DocumentRow:
    return desk.page.one.documents.table.lines.lines()[0].row
