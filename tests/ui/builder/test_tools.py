"""Tools are picked, filled in, tried, moved and removed without code, and nothing of them is lost."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from studio.core.agents import ToolUse
from studio.ui.chat.consent_card import ConsentCard
from studio.ui.components import ListRow, TextArea, TextField
from studio.ui.pages.builder.page import BuilderPage
from studio.ui.pages.builder.tools.sheet import TRY
from studio.workspace.policy import FORBIDDEN_TOOLS, Policy, Said
from tests.ui.builder.office import Office
from tests.ui.builder.opening import Opened

SEARCH = ToolUse(tool="knowledge_search")


def tools(office: Office) -> list[tuple[str, str]]:
    return [(use.tool, use.known_as) for use in office.folder.agent.tools]


def controller(page: BuilderPage) -> Any:
    return page.controller.tools


def test_a_tool_is_picked_by_its_purpose_and_reach_and_kept(office: Office, opened: Opened) -> None:
    office.write_agent()
    page = opened()
    picker = controller(page).picker

    office.click(page.view.config.form.tools.add_button)
    office.until(picker.isVisible)
    picker.search.setText("再查一次")
    (row,) = picker.rows()
    assert "知识库" in row.accessibleName()
    assert "不外发" in row.accessibleName()
    office.press(row, Qt.Key.Key_Return)

    office.until(lambda: tools(office) == [("knowledge_search", "knowledge_search")])
    assert picker.isHidden()


def test_a_kind_that_is_forbidden_is_locked_and_says_whom_to_ask(office: Office, opened: Opened) -> None:
    file = Path("policy.yaml")
    said = {FORBIDDEN_TOOLS: Said(("mcp",), held=True, file=file)}
    office.workspace.policy = Policy(said, administrator="信息中心 8000", files=(file,))
    office.write_agent(tools=(ToolUse(tool="mcp", settings={"command": "map-server"}),))
    page = opened()
    picker, (row,) = controller(page).picker, page.view.config.form.tools.list.rows()
    assert not row.try_button.isEnabled()
    assert "信息中心 8000" in row.try_button.toolTip()

    office.click(page.view.config.form.tools.add_button)
    office.until(picker.isVisible)
    picker.search.setText("mcp")
    (kind,) = picker.rows()

    assert not kind.isEnabled()
    assert "信息中心 8000" in kind.toolTip()
    picker.search.returnPressed.emit()
    assert picker.isVisible()
    assert tools(office) == [("mcp", "mcp")]


def test_a_second_of_a_kind_gets_a_name_of_its_own(office: Office, opened: Opened) -> None:
    office.write_agent(tools=(SEARCH,))
    page = opened()

    page.view.config.form.tools.list.rows()[0].menu().actions()[1].trigger()

    office.until(
        lambda: (
            tools(office)
            == [("knowledge_search", "knowledge_search"), ("knowledge_search", "knowledge_search_2")]
        )
    )


def test_a_removed_tool_comes_back_by_undo_with_its_settings(office: Office, opened: Opened) -> None:
    office.write_agent(tools=(ToolUse(tool="future", settings={"x": [1]}), SEARCH))
    page = opened()
    row = page.view.config.form.tools.list.rows()[0]

    office.press(row, Qt.Key.Key_Delete)
    office.until(lambda: tools(office) == [("knowledge_search", "knowledge_search")])
    office.undo()

    office.until(lambda: len(tools(office)) == 2)
    assert office.folder.agent.tools[0].settings == {"x": [1]}


def test_tools_are_moved_with_the_keyboard(office: Office, opened: Opened) -> None:
    office.write_agent(tools=(SEARCH, ToolUse(tool="knowledge_search", name="again")))
    page = opened()

    row = page.view.config.form.tools.list.rows()[0]
    QTest.keyClick(row, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)

    office.until(lambda: [name for _, name in tools(office)] == ["again", "knowledge_search"])


def test_a_tool_of_a_newer_studio_is_said_and_its_settings_stay(office: Office, opened: Opened) -> None:
    office.write_agent(tools=(ToolUse(tool="future", settings={"deep": {"x": 1}}),))
    page = opened()
    (row,) = page.view.config.form.tools.list.rows()
    assert "没有这种工具" in row.accessibleName()
    assert not row.try_button.isEnabled()

    office.press(row, Qt.Key.Key_Return)
    sheet = controller(page).sheet
    assert not sheet.isHidden()
    sheet.close_sheet()
    page.hide()

    assert office.folder.agent.tools[0].settings == {"deep": {"x": 1}}


def test_a_name_another_tool_has_is_refused_at_its_field(office: Office, opened: Opened) -> None:
    office.write_agent(tools=(SEARCH, ToolUse(tool="knowledge_search", name="again")))
    page = opened()
    office.press(page.view.config.form.tools.list.rows()[1], Qt.Key.Key_Return)
    sheet = controller(page).sheet

    sheet.name.setText("knowledge_search")

    office.until(lambda: "同名" in sheet._name_row.error())
    page.hide()
    assert office.folder.agent.tools[1].name == "again"


def test_a_tool_is_really_run_when_it_is_tried(office: Office, opened: Opened) -> None:
    office.load_rules()
    office.write_agent(tools=(SEARCH,))
    page = opened()
    office.click(page.view.config.form.tools.list.rows()[0].try_button)
    sheet = controller(page).sheet
    assert sheet.tabs.current() == TRY
    office.until(lambda: sheet.try_panel.form is not None)

    sheet.try_panel.form.set_value({"question": "几点交接班"})
    office.click(sheet.try_panel.run_button)

    office.until(lambda: sheet.try_panel.results.count() > 1)
    found = [row.accessibleName() for row in sheet.try_panel.findChildren(ListRow)]
    assert any("规定.md" in name for name in found)


def test_what_a_call_lacks_is_said_at_its_field_and_nothing_is_run(office: Office, opened: Opened) -> None:
    office.load_rules()
    office.write_agent(tools=(SEARCH,))
    page = opened()
    office.click(page.view.config.form.tools.list.rows()[0].try_button)
    panel = controller(page).sheet.try_panel
    office.until(lambda: panel.form is not None)

    office.click(panel.run_button)

    assert panel.form is not None
    assert "要填写" in panel.form.error("question")
    assert panel.results.count() == 0


def test_why_a_tool_cannot_be_tried_is_said_in_its_place(office: Office, opened: Opened) -> None:
    office.write_agent(tools=(SEARCH,))  # its base was never made
    page = opened()
    office.click(page.view.config.form.tools.list.rows()[0].try_button)
    panel = controller(page).sheet.try_panel

    office.until(lambda: panel._head.count() and panel._head.itemAt(0).widget().accessibleName())

    assert "规定库" in panel._head.itemAt(0).widget().accessibleName()
    assert panel.form is None


def test_going_back_closes_the_sheet_first(office: Office, opened: Opened) -> None:
    office.write_agent(tools=(SEARCH,))
    page = opened()
    office.press(page.view.config.form.tools.list.rows()[0], Qt.Key.Key_Return)

    assert page.back()
    assert controller(page).sheet.isHidden()


def test_every_field_of_the_section_can_be_reached_and_named(office: Office, opened: Opened) -> None:
    office.write_agent(tools=(SEARCH,))
    page = opened()
    office.press(page.view.config.form.tools.list.rows()[0], Qt.Key.Key_Return)

    fields = [
        field
        for kind in (TextField, TextArea)
        for field in controller(page).sheet._settings.findChildren(kind)
    ]

    assert all(field.accessibleName() for field in fields)


def document_tried(office: Office, page: BuilderPage) -> Any:
    """Start a notice with the tool for official documents, up to its question to the person."""
    office.click(page.view.config.form.tools.list.rows()[0].try_button)
    panel = controller(page).sheet.try_panel
    office.until(lambda: panel.form is not None)
    panel.form.set_value({"kind": "通知", "title": "关于开展防汛检查的通知", "body": "各单位开展检查。"})
    office.click(panel.run_button)
    office.until(lambda: panel.findChildren(ConsentCard))
    return panel


def test_a_tool_that_is_tried_writes_only_what_the_person_agreed_to(office: Office, opened: Opened) -> None:
    office.write_agent(tools=(ToolUse(tool="official_document"),))
    page = opened()
    panel = document_tried(office, page)
    (card,) = panel.findChildren(ConsentCard)
    office.until(lambda: not card.agree.visibleRegion().isEmpty())  # below a form longer than the sheet

    office.click(card.agree)

    office.until(lambda: any(".docx" in row.accessibleName() for row in panel.findChildren(ListRow)))


def test_closing_the_sheet_stops_what_waits_for_an_answer(office: Office, opened: Opened) -> None:
    office.write_agent(tools=(ToolUse(tool="official_document"),))
    page = opened()
    panel = document_tried(office, page)

    controller(page).sheet.close_sheet()

    office.until(lambda: not office.services.background.busy)
    assert not panel.findChildren(ConsentCard) or panel._question.count() == 0
    assert not any(".docx" in row.accessibleName() for row in panel.findChildren(ListRow))
