"""Ctrl+Z takes back whatever was done last in the form, a word or a tool; Ctrl+Y brings it again."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from studio.core.agents import ToolUse
from studio.ui.components import TextField
from studio.ui.pages.builder.undoing import Steps
from tests.ui.builder.office import Office
from tests.ui.builder.opening import Opened

CTRL = Qt.KeyboardModifier.ControlModifier
NAME, OWNER = ("name",), ("owner",)


def test_what_was_undone_is_gone_once_something_else_is_done() -> None:
    steps = Steps()
    steps.reset({NAME: "a"})
    for name in "bcc":
        steps.note({NAME: name})

    assert steps.step(-1) == {NAME: "b"}
    assert steps.step(-1) == {NAME: "a"}
    assert steps.step(-1) is None
    assert steps.step(1) == {NAME: "b"}
    steps.note({NAME: "d"})
    assert not steps.can(1)
    assert steps.step(-1) == {NAME: "b"}


def test_a_removed_tool_and_a_written_name_come_back_by_the_keyboard(office: Office, opened: Opened) -> None:
    office.write_agent(tools=(ToolUse(tool="knowledge_search"),))
    page = opened()
    form = page.view.config.form
    name = form.section("identity").control(NAME)
    assert isinstance(name, TextField)
    focus(office, name)
    name.selectAll()
    QTest.keyClicks(name, "Other")
    page.controller._undoing.note()
    form.tools.list.remove(0)
    focus(office, name)

    QTest.keyClick(name, Qt.Key.Key_Z, CTRL)
    assert len(form.tools.list.rows()) == 1
    assert name.text() == "Other"
    QTest.keyClick(name, Qt.Key.Key_Z, CTRL)
    assert name.text() == "值班助手"
    QTest.keyClick(name, Qt.Key.Key_Y, CTRL)

    assert name.text() == "Other"
    office.until(lambda: office.folder.agent.name == "Other" and office.folder.agent.tools)


def test_the_arrows_of_the_header_say_what_can_be_undone(office: Office, opened: Opened) -> None:
    office.write_agent()
    page = opened()
    undo = page.header.actions[0]
    assert not undo.enabled

    page.view.config.form.section("identity").control(OWNER).setText("防汛科")  # type: ignore[attr-defined]
    office.until(lambda: page.header.actions[0].enabled)
    page.header.actions[0].act()

    assert page.view.config.form.section("identity").control(OWNER).value() == ""  # type: ignore[attr-defined]
    assert page.header.actions[1].enabled


def test_in_the_chat_the_keys_undo_what_is_written_there(office: Office, opened: Opened) -> None:
    office.write_agent()
    page = opened()
    page.view.config.form.section("identity").control(OWNER).setText("防汛科")  # type: ignore[attr-defined]
    field = page.view.config.chat.composer.field
    focus(office, field)
    QTest.keyClicks(field, "abc")

    QTest.keyClick(field, Qt.Key.Key_Z, CTRL)

    assert page.view.config.form.section("identity").control(OWNER).value() == "防汛科"  # type: ignore[attr-defined]


def focus(office: Office, widget: QWidget) -> None:
    """The person comes back to the window and into the field."""
    window = widget.window()
    with office.qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    widget.setFocus()
    office.until(widget.hasFocus)
