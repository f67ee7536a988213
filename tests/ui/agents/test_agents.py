"""Agents are listed, found, made, copied, deleted and brought back."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QWidget

from studio.catalogue import SubmissionState
from studio.catalogue.trust.statements import Entry, Standing
from studio.ui.components import ConfirmDialog, EmptyState
from studio.ui.pages.agents import create
from studio.ui.pages.agents.lines import AgentLine
from studio.ui.pages.agents.page import AgentsPage
from studio.ui.pages.agents.row_words import state_text
from studio.ui.pages.builder.ids import new_id
from studio.ui.theme import theme
from studio.workspace.trust_file import Installed, TrustFile
from tests.ui.builder.office import AGENT, Office


def opened(office: Office, *path: str) -> AgentsPage:
    page = create(office.services)
    assert isinstance(page, AgentsPage)
    office.qtbot.addWidget(page)
    page.resize(1360, 800)
    page.open(*path)
    page.refresh()
    page.show()
    return page


def names(page: AgentsPage) -> list[str]:
    return [line.name for line in page.view.rows()]


def spoken(page: AgentsPage) -> str:
    """What assistive technology reads of all rows."""
    model = page.view.list.agents
    role = Qt.ItemDataRole.AccessibleTextRole
    return "\n".join(str(model.index(row).data(role)) for row in range(model.rowCount()))


def said(widget: QWidget) -> str:
    return "\n".join(str(child.property("text") or "") for child in widget.findChildren(QWidget))


def test_an_empty_list_teaches_and_leads_to_the_first_agent(office: Office) -> None:
    page = opened(office)
    office.until(lambda: page.view.findChildren(EmptyState))

    page.view.findChildren(EmptyState)[0].primary_clicked.emit()

    assert page.sheet.isVisible()
    assert page.back()


def test_a_row_says_state_and_the_first_thing_missing_and_opens_the_builder(office: Office) -> None:
    office.write_agent()
    page = opened(office)
    office.until(lambda: "还没有载入知识" in spoken(page))

    office.press(page.view.list, Qt.Key.Key_Return)

    assert office.navigator.went == [("builder", AGENT)]


def test_f2_leads_to_the_name(office: Office) -> None:
    office.write_agent()
    page = opened(office)
    office.until(page.view.rows)

    office.press(page.view.list, Qt.Key.Key_F2)

    assert office.navigator.went == [("builder", AGENT, "name")]


def test_an_agent_is_made_with_an_id_from_its_name(office: Office) -> None:
    office.write_agent()
    page = opened(office, "new")

    office.type(page.sheet.name, "Pump desk")
    page.sheet.template.set_value("")
    QTest.keyClick(page.sheet.name, Qt.Key.Key_Return)

    office.until(lambda: office.navigator.went == [("builder", "pump-desk")])
    assert office.workspace.agents.get("pump-desk").agent.name == "Pump desk"


def test_a_ready_made_agent_brings_its_name_and_instructions(office: Office) -> None:
    page = opened(office, "new")
    page.sheet.choose("flood-duty")
    page.sheet.documents.setChecked(False)
    office.until(lambda: "fangxunzhibanzhushou" in page.sheet._folder.text())
    office.click(page.sheet.create_button)

    office.until(lambda: office.navigator.went == [("builder", "fangxunzhibanzhushou")])
    made = office.workspace.agents.get("fangxunzhibanzhushou")
    assert made.agent.name == "防汛值班助手"
    assert made.tests.cases


def test_a_name_is_asked_for(office: Office) -> None:
    page = opened(office, "new")
    office.click(page.sheet.create_button)

    assert page.sheet.isVisible()
    assert office.workspace.agents.ids() == []


def test_a_copy_stands_beside_the_original(office: Office) -> None:
    office.write_agent()
    page = opened(office)
    office.until(lambda: names(page) == ["值班助手"])

    page.view.list.tell("duplicated")

    office.until(lambda: sorted(names(page)) == ["值班助手", "值班助手（副本）"])
    assert office.workspace.agents.ids() == [AGENT, f"{AGENT}-2"]
    assert page.view.list.current() == f"{AGENT}-2", "what one goes on with is the copy"


def test_what_waits_for_a_reviewer_or_was_returned_is_said_in_its_row(office: Office) -> None:
    office.write_agent()
    page = opened(office)
    office.until(lambda: page.view.rows() and not office.services.background.busy)

    page.view.show_submitted({AGENT: SubmissionState.CHANGES_REQUESTED})

    office.until(lambda: page.view.rows()[0].submitted is not None)
    assert "已退回" in state_text(page.view.rows()[0], used=False)


def test_a_deleted_agent_can_be_brought_back(office: Office) -> None:
    office.write_agent()
    page = opened(office)
    office.until(page.view.rows)

    office.press(page.view.list, Qt.Key.Key_Delete)
    office.until(lambda: "已删除“值班助手”。" in office.notices.said_texts)
    assert office.workspace.agents.ids() == []
    office.undo()

    office.until(lambda: office.workspace.agents.ids() == [AGENT])
    office.until(lambda: ("agents", "edited") in office.navigator.went)


def test_a_damaged_agent_is_named_and_the_others_stay(office: Office) -> None:
    office.write_agent()
    broken = office.workspace.agents.create("broken")
    (broken.path / "agent.yaml").write_text("name: [", encoding="utf-8")
    page = opened(office)

    office.until(lambda: sorted(names(page)) == ["broken", "值班助手"])
    assert "agent.yaml" in spoken(page)


def test_searching_narrows_the_list_and_says_when_nothing_fits(office: Office) -> None:
    office.write_agent()
    page = opened(office)
    office.until(page.view.rows)

    office.type(page.view.search, "pumps")

    office.until(lambda: not names(page))
    assert page.view.findChildren(EmptyState)


def test_installed_agents_stand_in_the_second_list_with_what_was_heard_of_them(
    office: Office,
) -> None:
    office.workspace.installed.create("flood", name="防汛助手")
    entry = Entry(digest="0" * 64, standing=Standing.RECALLED, reason="预案已废止")
    told = TrustFile(office.workspace.folder / "trust.json")
    told.keep_installed({"flood": Installed(version="0.1.0", entry=entry)})
    page = opened(office, "used")
    office.until(lambda: names(page) == ["防汛助手"])
    assert page.view.rows()[0].heard == "recalled"

    office.press(page.view.list, Qt.Key.Key_Return)

    assert office.navigator.went == [("agents", "use", "flood")]


def test_an_archived_agent_leaves_the_list_and_comes_back(office: Office) -> None:
    office.write_agent()
    page = opened(office)
    office.until(page.view.rows)

    page.view.list.tell("archived")
    office.until(lambda: "已归档“值班助手”。" in office.notices.said_texts)
    assert office.workspace.agents.ids() == []
    page.view.show_which("archived")
    office.until(lambda: names(page) == ["值班助手"])
    office.press(page.view.list, Qt.Key.Key_Return)

    office.until(lambda: office.workspace.agents.ids() == [AGENT])
    assert office.workspace.agents.archived.ids() == []


def test_the_list_is_narrowed_by_state_and_office_and_shown_whole_again(office: Office) -> None:
    office.write_agent(owner="防汛科")
    office.workspace.agents.create("pumps", name="泵站助手")
    page = opened(office)
    office.until(lambda: "还没有载入知识" in spoken(page))

    page.view.owner.set_value("防汛科")
    page.view.owner.chosen.emit("防汛科")
    assert names(page) == ["值班助手"]
    page.view.state.set_value("ready")
    page.view.state.chosen.emit("ready")
    assert names(page) == []
    page.view.findChildren(EmptyState)[-1].primary_clicked.emit()

    assert sorted(names(page)) == ["值班助手", "泵站助手"]


def test_the_name_of_a_new_agent_outlives_the_page(office: Office) -> None:
    page = opened(office, "new")
    office.type(page.sheet.name, "Pump desk")

    again = opened(office, "new")

    assert again.sheet.name.value() == "Pump desk"


def test_a_new_agent_reads_the_one_base_and_is_described_in_a_sentence(office: Office) -> None:
    office.load_rules()
    page = opened(office, "new")
    office.type(page.sheet.name, "Pump desk")
    office.click(page.sheet.create_button)

    office.until(lambda: office.navigator.went == [("builder", "pump-desk", "describe")])
    assert office.workspace.agents.get("pump-desk").agent.knowledge.bases == ("规定库",)


def test_three_hundred_agents_are_rows_of_a_model_and_no_widgets(office: Office) -> None:
    page = opened(office)
    lines = [AgentLine(f"a{number}", f"智能体{number}") for number in range(300)]

    page.view.show_lines("edited", lines)

    assert page.view.list.agents.rowCount() == 300
    assert len(page.view.list.findChildren(QWidget)) < 20


@pytest.mark.parametrize(
    ("name", "taken", "expected"),
    [
        ("Pump Desk 2", (), "pump-desk-2"),
        ("Pump", ("pump",), "pump-2"),
        ("防汛值班助手", ("agent-1",), "agent-2"),
        ("2025", (), "agent-1"),
        ("CON", (), "agent-1"),
        ("Über-Büro", (), "uber-buro"),
    ],
)
def test_an_id_is_what_is_plain_of_the_name(name: str, taken: tuple[str, ...], expected: str) -> None:
    assert new_id(name, taken) == expected


def test_chinese_is_written_by_its_sound_so_that_two_offices_do_not_meet_in_one_id() -> None:
    readings = {"公": ("gong",), "积": ("ji",), "金": ("jin",)}

    assert new_id("公积金 2", (), "", readings) == "gongjijin-2"
    assert new_id("公积金", ("gongjijin",), "", readings) == "gongjijin-2"


def test_an_agent_is_exported_and_comes_back_as_it_was_only_when_told(office: Office, tmp_path: Path) -> None:
    office.load_rules()
    office.write_agent()
    page = opened(office)
    office.until(page.view.rows)
    page.view.list.tell("exported")
    chosen = page.view.findChildren(QFileDialog)[-1]
    assert chosen.selectedFiles()[0].endswith(f"/{office.folder.agent.name}.zip"), "called as people know it"
    chosen.fileSelected.emit(str(tmp_path / "值守"))
    chosen.close()
    office.until((tmp_path / "值守.zip").is_file)
    folder = office.workspace.agents.get(AGENT)
    before = folder.instructions
    folder.save_instructions("改过的。")

    page.open()
    page.header.actions[0].act()
    wanted = page.view.findChildren(QFileDialog)[-1]
    wanted.fileSelected.emit(str(tmp_path / "值守.zip"))
    wanted.close()
    office.until(lambda: page.view.findChildren(ConfirmDialog))
    assert folder.instructions == "改过的。"
    page.view.findChildren(ConfirmDialog)[0].confirmed.emit("")
    page.view.findChildren(ConfirmDialog)[0].close()

    office.until(lambda: ("builder", AGENT) in office.navigator.went)
    assert folder.instructions == before


def test_a_sheet_that_was_put_away_does_not_come_back_at_the_next_start(office: Office) -> None:
    page = opened(office, "new")
    moved: list[tuple[str, ...]] = []
    page.moved.connect(moved.append)

    page.sheet.close_sheet()

    assert moved == [()]


def test_the_focus_is_shown_once_round_the_row(office: Office) -> None:
    office.write_agent()
    page = opened(office)
    office.until(page.view.rows)
    page.view.list.setFocus()
    office.until(page.view.list.hasFocus)

    row = page.view.list.visualRect(page.view.list.currentIndex())
    picture, focus = page.view.list.grab().toImage(), theme().color("focus")
    edge = page.view.list.viewport().mapTo(page.view.list, row.topLeft())

    assert picture.pixelColor(edge.x() + 1, edge.y() + row.height() // 2) == focus
    assert picture.pixelColor(0, page.view.list.height() // 2) != focus
