"""The form keeps what is written, says what is wrong, and leads to what is missing."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from studio.ui.components import FormRow, TextArea, TextField
from studio.ui.pages.builder.page import BuilderPage
from studio.ui.pages.builder.readiness import Standing
from studio.ui.pages.builder.readiness_card import ReadinessCard
from tests.ui.builder.office import AGENT, BASE, Office
from tests.ui.builder.opening import Opened


def field(page: BuilderPage, *path: str) -> QWidget:
    section = next(s for s in page.view.config.form.sections if path in s.fields())
    return section.control(path)


def write(office: Office, control: QWidget, text: str) -> None:
    assert isinstance(control, TextField | TextArea)
    control.clear()
    office.type(control, text)


def test_what_is_written_is_kept_after_a_pause_and_said(office: Office, opened: Opened) -> None:
    office.write_agent()
    page = opened()

    write(office, field(page, "name"), "Duty desk")

    office.until(lambda: office.folder.agent.name == "Duty desk")
    office.until(lambda: page.header.title == "Duty desk")
    assert page.header.note.startswith("已自动保存")


def test_a_wrong_version_is_said_at_its_field_while_the_rest_is_kept(office: Office, opened: Opened) -> None:
    office.write_agent()
    page = opened()

    write(office, field(page, "version"), "next")
    write(office, field(page, "owner"), "Duty office")

    office.until(lambda: office.folder.agent.owner == "Duty office")
    assert office.folder.agent.version == "0.1.0"
    row = field(page, "version").parentWidget()
    assert isinstance(row, FormRow)
    assert "1.2.0" in row.error()


def test_leaving_the_page_keeps_at_once(office: Office, opened: Opened) -> None:
    office.write_agent()
    page = opened()

    write(office, field(page, "purpose"), "Finds rules")
    page.hide()

    assert office.folder.agent.purpose == "Finds rules"


def test_lists_are_written_one_a_line(office: Office, opened: Opened) -> None:
    office.write_agent()
    page = opened()
    topics = field(page, "guardrails", "declined_topics")

    office.type(topics, "pay")
    office.press(topics, Qt.Key.Key_Return)
    office.type(topics, "gossip")

    office.until(lambda: office.folder.agent.guardrails.declined_topics == ("pay", "gossip"))


def test_a_base_is_taken_off_and_offered_again(office: Office, opened: Opened) -> None:
    office.write_agent()
    office.load_rules()
    page = opened()
    section = page.view.config.form.knowledge
    office.until(lambda: section.bases.findChildren(QWidget, "row"))

    remove = next(w for w in section.bases.findChildren(QWidget) if w.accessibleName() == f"移除“{BASE}”")
    office.click(remove)
    office.until(lambda: office.folder.agent.knowledge.bases == ())
    office.until(lambda: [a.text() for a in section.offers()][:1] == [BASE])
    section.offers()[0].trigger()

    office.until(lambda: office.folder.agent.knowledge.bases == (BASE,))


def test_a_base_that_is_gone_is_marked_and_asks_for_a_look(office: Office, opened: Opened) -> None:
    office.write_agent()
    page = opened()

    office.until(lambda: "不在这个工作区" in texts(page.view.config.form.knowledge))


def test_nothing_is_said_to_be_missing_before_it_is_known(qtbot: QtBot) -> None:
    card = ReadinessCard()
    qtbot.addWidget(card)
    assert "名称或用途未填写" not in texts(card)

    card.show_standing(Standing())
    assert "名称或用途未填写" in texts(card)
    card.wait()
    assert "名称或用途未填写" not in texts(card)


def test_the_readiness_list_leads_to_what_is_missing(office: Office, opened: Opened) -> None:
    office.write_agent(purpose="")
    page = opened()
    office.until(lambda: "名称或用途未填写" in texts(page.view.config.readiness))

    page.view.config.readiness.chosen.emit("named")
    assert page.view.config.sections.current() == "identity"
    page.view.config.readiness.chosen.emit("passed")

    assert page.view.tab() == "tests"


def test_choosing_a_section_brings_it_into_sight(office: Office, opened: Opened) -> None:
    office.write_agent()
    page = opened()

    page.view.config.sections.chosen.emit("guardrails")

    office.until(lambda: not page.view.config.form.section("guardrails").visibleRegion().isEmpty())


def test_in_a_narrow_window_the_chat_is_a_sheet_and_sections_are_a_list(
    office: Office, opened: Opened
) -> None:
    office.write_agent()
    page = opened()
    page.resize(900, 700)

    office.until(page.view.try_it.isVisible)
    assert page.view.config.section_choice.isVisible()
    office.click(page.view.try_it)
    assert page.view.config.chat.isVisible()

    assert page.back()
    assert not page.view.config.chat.isVisible()


def test_an_agent_that_is_gone_is_said_with_a_way_on(office: Office, opened: Opened) -> None:
    page = opened()

    assert [type(error).__name__ for error in office.notices.shown] == ["NotFound"]
    assert page.header.title == "智能体"


def test_an_agent_that_goes_while_another_was_open_is_said_too(office: Office, opened: Opened) -> None:
    office.write_agent()
    page = opened()

    page.open("gone")
    page.refresh()

    assert page.header.title == "智能体"
    assert not page.view.isVisible()


def texts(widget: QWidget) -> list[str]:
    return [str(child.property("text") or "") for child in widget.findChildren(QWidget)] + [
        child.accessibleName() for child in widget.findChildren(QWidget)
    ]


def test_the_open_draft_is_copied_with_what_was_just_written_and_archived(
    office: Office, page: BuilderPage
) -> None:
    write(office, field(page, "owner"), "Duty office")

    act(page, "复制一份")

    office.until(lambda: ("builder", f"{AGENT}-2") in office.navigator.went)
    assert office.workspace.agents.get(f"{AGENT}-2").agent.owner == "Duty office"
    act(page, "归档")
    office.until(lambda: ("agents", "edited") in office.navigator.went)
    office.undo()
    office.until(lambda: AGENT in office.workspace.agents.ids())


def act(page: BuilderPage, text: str) -> None:
    next(one for one in page.header.actions if one.text == text).act()
