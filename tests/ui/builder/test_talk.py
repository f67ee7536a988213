"""The live chat talks to the draft, and its answers become trace and test questions."""

from PySide6.QtWidgets import QWidget

from studio.core.errors import NotFound
from studio.core.events import Outcome
from studio.endpoints import EndpointProfile
from studio.runtime.digest import agent_digest
from studio.ui.components import TextField
from studio.ui.pages.builder import create
from studio.ui.pages.builder.deleted import is_news
from studio.ui.pages.builder.page import BuilderPage
from studio.ui.pages.source import SourcePanel
from studio.workspace.conversing import forget_conversations
from tests.ui.builder.office import AGENT, QUESTION, Office
from tests.ui.builder.talking import answered, ask


def test_the_draft_answers_with_sources_that_open(office: Office, page: BuilderPage) -> None:
    ask(office, page, QUESTION)
    office.until(lambda: answered(page) == 1)

    finished = page.view.config.chat.view.exchanges[0].finished
    assert finished is not None
    assert "8时30分" in finished.text
    page.view.config.chat.citation_opened.emit(finished.citations[0])
    panel = page.view.config.findChildren(SourcePanel)[0]
    office.until(lambda: panel.title() == "规定.md")

    assert page.view.config.source_shown
    assert page.header.practice
    assert page.back()
    assert not page.view.config.source_shown


def test_in_a_narrow_window_a_source_has_a_page_of_its_own(office: Office, page: BuilderPage) -> None:
    ask(office, page, QUESTION)
    office.until(lambda: answered(page) == 1)
    finished = page.view.config.chat.view.exchanges[0].finished
    assert finished is not None
    page.view.config.chat_place.dock(False)

    page.view.config.chat.citation_opened.emit(finished.citations[0])

    assert office.navigator.went[-1][:3] == ("source", "规定库", "规定.md")


def test_opened_for_its_name_the_name_is_ready_to_be_overwritten(office: Office, page: BuilderPage) -> None:
    name = page.view.config.form.section("identity").control(("name",))
    assert isinstance(name, TextField)

    page.open(AGENT, "name")
    office.until(name.selectedText)

    assert page.view.tab() == "config"
    assert name.selectedText() == name.value()


def test_an_answer_becomes_a_test_question_the_person_completes(office: Office, page: BuilderPage) -> None:
    ask(office, page, QUESTION)
    office.until(page.view.make_case.isEnabled)

    office.click(page.view.make_case)
    sheet = page.view.testing.sheet
    assert sheet.isVisible()
    sheet.said.setPlainText("8时30分")
    office.click(sheet.keep_button)

    made = office.folder.tests.cases[-1]
    assert (made.question, made.contains, made.cites[0].document) == (QUESTION, ("8时30分",), "规定.md")


def test_clearing_begins_with_the_greeting_again(office: Office, page: BuilderPage) -> None:
    ask(office, page, QUESTION)
    office.until(lambda: answered(page) == 1)

    office.click(page.view.begin_anew)

    assert page.view.config.chat.view.exchanges == []
    assert not page.view.make_case.isEnabled()


def test_what_was_said_to_a_draft_comes_back_with_its_sources_and_its_trace(
    office: Office, page: BuilderPage
) -> None:
    digest = agent_digest(office.folder.path)
    ask(office, page, QUESTION)
    office.until(lambda: answered(page) == 1 and not page.view.config.chat.composer.is_busy)

    again = reopened(office)
    office.until(lambda: answered(again) == 1)

    (exchange,) = again.view.config.chat.view.exchanges
    assert exchange.question == QUESTION
    assert exchange.finished is not None
    assert exchange.finished.citations
    assert again.view.make_case.isEnabled()
    assert [row.id for row in office.run(office.workspace.traces.find, AGENT)] == [exchange.run]
    assert agent_digest(office.folder.path) == digest, "nothing of it can be submitted"
    assert office.workspace.conversations.of() == []


def test_what_was_cleared_does_not_come_back_unless_that_is_taken_back(
    office: Office, page: BuilderPage
) -> None:
    ask(office, page, QUESTION)
    office.until(lambda: answered(page) == 1 and not page.view.config.chat.composer.is_busy)
    office.click(page.view.begin_anew)
    office.until(lambda: not office.services.background.busy)
    assert office.workspace.trial_conversations.of() == []
    assert reopened(office).view.config.chat.view.exchanges == []

    office.undo()
    office.until(lambda: answered(page) == 1)


def test_what_was_said_to_a_draft_goes_with_all_conversations(office: Office, page: BuilderPage) -> None:
    ask(office, page, QUESTION)
    office.until(lambda: answered(page) == 1 and not page.view.config.chat.composer.is_busy)

    assert office.run(forget_conversations, office.workspace) == 1
    page.refresh()

    office.until(lambda: page.view.config.chat.view.exchanges == [])


def reopened(office: Office) -> BuilderPage:
    page = create(office.services)
    assert isinstance(page, BuilderPage)
    office.qtbot.addWidget(page)
    page.resize(1440, 800)
    page.open(AGENT)
    page.refresh()
    page.show()
    return page


def test_stopping_leaves_the_chat_ready_for_the_next_question(office: Office, page: BuilderPage) -> None:
    ask(office, page, QUESTION)
    page.view.config.chat.stopped.emit()
    office.until(lambda: "停止" in page.view.config.chat.view.shown(0).quiet_text())

    page.view.config.chat.view.again.emit(0)
    office.until(lambda: answered(page) == 1)


def test_an_agent_without_its_base_says_so_in_the_chat(office: Office, page: BuilderPage) -> None:
    agent = office.folder.agent
    gone = agent.knowledge.model_copy(update={"bases": ("没有的库",)})
    office.folder.save_agent(agent.model_copy(update={"knowledge": gone}))

    ask(office, page, QUESTION)

    office.until(lambda: page.view.config.chat.view.findChildren(QWidget, "banner"))


def test_when_the_endpoint_is_gone_passages_are_quoted_and_said_so(office: Office, page: BuilderPage) -> None:
    gone = EndpointProfile(id="gone", name="远端", base_url="http://127.0.0.1:9/v1", chat_model="m")
    office.workspace.endpoints.save(gone)
    office.workspace.endpoints.set_default("gone")
    page.refresh()
    assert not page.header.practice

    ask(office, page, QUESTION)
    office.until(lambda: answered(page) == 1)

    finished = page.view.config.chat.view.exchanges[0].finished
    assert finished is not None
    assert finished.outcome is Outcome.QUOTED
    assert page.view.config.chat.view.findChildren(QWidget, "banner")


def test_saving_the_draft_meanwhile_leaves_a_question_alone(office: Office, page: BuilderPage) -> None:
    page.view.config.form.section("identity").control(("name",)).setFocus()
    office.type(page.view.config.form.section("identity").control(("name",)), "2")
    page.view.config.chat.asked.emit(QUESTION)

    page.view.go("tests")  # leaving the form keeps the draft at once

    assert [exchange.question for exchange in page.view.config.chat.view.exchanges] == [QUESTION]
    office.until(lambda: answered(page) == 1)


def test_what_is_still_read_of_an_agent_that_is_deleted_meanwhile_is_no_error(office: Office) -> None:
    folder, missing = office.write_agent(), NotFound(kind="file", missing="agent.yaml")
    assert is_news(missing, folder)

    office.workspace.agents.delete(AGENT)

    assert not is_news(missing, folder)
    assert is_news(RuntimeError(), folder)
