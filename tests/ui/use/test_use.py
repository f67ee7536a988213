"""An installed agent greets, answers with sources, and begins anew."""

import pytest
from PySide6.QtWidgets import QLabel

from studio.catalogue.trust.statements import Entry, Standing
from studio.core.forms import FilledForm
from studio.knowledge import KnowledgeBases
from studio.ui.components import Button, EmptyState
from studio.ui.pages.agents.page import AgentsPage
from studio.workspace.trust_file import Installed, TrustFile
from tests.ui.builder.office import BASE, QUESTION, Office
from tests.ui.use.conftest import install, opened


@pytest.fixture
def page(office: Office) -> AgentsPage:
    install(office)
    folder = office.workspace.installed.get("rules")
    bases = KnowledgeBases(folder.path / "bases", office.workspace.readers)
    office.load_rules(bases)
    office.run(bases.aclose)
    return opened(office)


def test_a_starter_is_asked_and_answered_by_the_endpoint_of_this_computer(
    office: Office, page: AgentsPage
) -> None:
    starter = next(b for b in page.use.chat.view.findChildren(Button) if b.text() == QUESTION)
    office.click(starter)
    office.until(lambda: page.use.talk.last_answer)

    assert page.use.talk.last_answer is not None
    answer = page.use.talk.last_answer[1]
    assert "8时30分" in answer.text
    assert page.header.practice, "practice is said wherever it answers"
    page.use.chat.citation_opened.emit(answer.citations[0])

    assert office.navigator.went[-1][:3] == ("source", f"agent:rules/{BASE}", "规定.md")


def test_the_header_says_which_version_and_begins_anew(office: Office, page: AgentsPage) -> None:
    assert (page.header.title, page.header.tags[0].text) == ("规定助手", "1.2.0")
    page.use.chat.asked.emit(QUESTION)
    office.until(lambda: page.use.talk.chat.turns)

    page.header.actions[-1].act()

    assert page.use.chat.view.exchanges == []
    assert page.use.talk.chat.turns == []


def test_one_comes_to_ask_and_going_back_puts_the_source_away_first(office: Office, page: AgentsPage) -> None:
    page.resize(1440, 900)
    page.setFocus()
    assert page.window().focusWidget() is page.use.chat.composer.field

    page.use.beside._source_place.show()
    assert page.use.source.isVisible()
    assert page.back()
    assert not page.use.source.isVisible()
    assert not page.back()

    page.open()  # the way back, after a start at the chat as well
    assert page.view._which.value() == "used"


def test_a_conversation_that_comes_back_with_another_agent_can_be_exported(
    office: Office, page: AgentsPage
) -> None:
    install(office, "other", "另一助手")
    for agent in ("rules", "other"):
        page.open("use", agent)
        page.use.talk.ask("几点交接班？")
        office.until(lambda: page.use.talk.kept and not page.use.talk.running)

    page.open("use", "rules")
    office.until(lambda: page.use.talk.length)

    assert "导出对话" in [action.text for action in page.header.actions]


def test_a_form_of_one_agent_is_not_seen_beside_another(office: Office, page: AgentsPage) -> None:
    other = office.workspace.installed.create("other", name="另一个助手")
    page.resize(1440, 900)
    page.use.making.show_form(FilledForm(tool="form", title="工单"))
    assert page.use.beside.making_place.in_sight

    page.open("use", other.path.name)

    assert page.header.title == "另一个助手"
    assert not page.use.beside.making_place.in_sight


def test_an_agent_that_was_removed_leads_to_the_catalogue(office: Office, page: AgentsPage) -> None:
    page.open("use", "gone")
    office.until(lambda: page.findChildren(EmptyState))

    assert not page.use.chat.isVisible()
    page.findChildren(EmptyState)[0].primary_clicked.emit()
    assert office.navigator.went[-1] == ("catalogue",)
    page.open("use", "rules")
    assert page.use.chat.isVisible(), "another agent is opened as ever"


def test_a_recalled_agent_answers_no_more_and_says_why(office: Office, page: AgentsPage) -> None:
    entry = Entry(digest="0" * 64, standing=Standing.RECALLED, reason="预案已修订")
    told = {"rules": Installed(version="1.2.0", digest=entry.digest, entry=entry)}
    TrustFile(office.workspace.folder / "trust.json").keep_installed(told)

    page.use.chat.asked.emit(QUESTION)

    office.until(lambda: any("预案已修订" in text for text in shown_texts(page)))
    assert page.use.talk.chat.turns == []


def shown_texts(page: AgentsPage) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel)]


def test_asking_again_makes_a_branch_and_the_first_answer_stays_reachable(
    office: Office, page: AgentsPage
) -> None:
    chat, talk = page.use.chat, page.use.talk
    chat.asked.emit(QUESTION)
    office.until(lambda: talk.last_answer and not chat.composer.is_busy)
    chat.asked.emit("值班日志保存几年？")
    office.until(lambda: len(talk.chat.turns) == 2 and not chat.composer.is_busy)

    chat.edited.emit(0, "值班日志要保存多久？")
    office.until(lambda: talk.last_answer and not chat.composer.is_busy)

    assert [one.question for one in chat.view.exchanges] == ["值班日志要保存多久？"]
    assert [turn.question for turn in talk.chat.turns] == ["值班日志要保存多久？"], (
        "the model hears only this way"
    )

    chat.branch_wanted.emit(0, 1)
    office.until(lambda: len(chat.view.exchanges) == 2)

    assert [turn.question for turn in talk.chat.turns] == [QUESTION, "值班日志保存几年？"]
    assert len(office.workspace.conversations.of("rules")) == 1
