"""From what a reviewer said to the very field, tool or question of the draft."""

from PySide6.QtWidgets import QWidget

from studio.catalogue import Spot
from studio.core.agents import ToolUse
from studio.ui.pages.builder.page import BuilderPage
from studio.ui.pages.builder.remarked import go_to
from tests.ui.builder.office import QUESTION, Office
from tests.ui.builder.opening import Opened

SEARCH = ToolUse(tool="knowledge_search", name="second", settings={})


def led_to(page: BuilderPage, spot: Spot) -> QWidget | None:
    go_to(page.view, spot, "")
    return page.focusWidget()


def test_a_comment_leads_to_the_field_of_its_setting(office: Office, opened: Opened) -> None:
    office.write_agent()
    page = opened()
    form = page.view.config.form
    for subject in ("model.temperature", "owner", "guardrails.declined_topics", "knowledge.passages"):
        field = form.control(tuple(subject.split(".")))
        assert led_to(page, Spot(file="agent.yaml", subject=subject)) is field
        assert field is not None
        assert not field.visibleRegion().isEmpty()


def test_a_comment_on_a_tool_leads_to_its_row_and_one_that_is_gone_to_the_section(
    office: Office, opened: Opened
) -> None:
    office.write_agent(tools=(ToolUse(tool="knowledge_search"), SEARCH))
    page = opened()
    row = page.view.config.form.tools.list.rows()[1]
    for setting in ("", ".passages"):
        spot = Spot(file="agent.yaml", subject=f"tools.knowledge_search.second{setting}")
        assert led_to(page, spot) is row
    gone = led_to(page, Spot(file="agent.yaml", subject="tools.form.form"))
    assert gone is not row
    assert page.view.tab() == "config"


def test_a_comment_on_a_question_opens_it(office: Office, opened: Opened) -> None:
    office.write_agent()
    page = opened()
    table = page.view.testing.table
    office.until(table.filter.rowCount)

    go_to(page.view, Spot(file="tests.yaml", subject=QUESTION), "")

    assert page.view.tab() == "tests"
    line = table.current_line()
    assert line is not None
    assert line.case.question == QUESTION
    assert page.view.testing.panel.isVisible()
