"""An agent at work in the chat: it asks before it acts, fills forms beside the talk, shows what it made."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from studio.conversations import ConversationStore, Standing
from studio.core.artifacts import Artifact, LineStyle, PaperLine
from studio.core.events import (
    AnswerFinished,
    ArtifactMade,
    ConfirmationAsked,
    ConfirmationGiven,
    FormUpdated,
    Outcome,
    RunEvent,
    Shown,
    ToolCalled,
    ToolReturned,
)
from studio.core.forms import FieldKind, FilledField, FilledForm
from studio.core.proposals import Consent, Effect, Proposal
from studio.runtime import AgentFolder, Chat
from studio.ui.chat import ChatPanel, MakingPanel
from studio.ui.chat.artifact_row import ArtifactRow
from studio.ui.pages.use.conversation import Conversation
from studio.ui.pages.use.making import Making
from tests.ui.builder.office import AGENT, Office, office, rules

__all__ = ["office", "rules"]
PROPOSAL = Proposal(
    tool="official_document", effect=Effect.WRITES_FILE, target="通知.docx", content="关于…的通知"
)
FORM = FilledForm(
    tool="form",
    title="灾情快报",
    fields=(
        FilledField(name="place", label="地点", value="北关涵洞", fresh=True),
        FilledField(
            name="kind", label="险情类别", kind=FieldKind.CHOICE, choices=("内涝", "滑坡"), required=True
        ),
        FilledField(name="phone", label="报告人电话", kind=FieldKind.PHONE, required=True, personal=True),
    ),
)


class ActingWorkspace:
    """Asks for consent once; writes the file only with it."""

    def __init__(self, office: Office, folder: Path) -> None:
        self.folder, self.endpoints = office.workspace.folder, office.workspace.endpoints
        self.answers: list[bool] = []
        self._made = folder / "通知.docx"
        self._made.write_bytes(b"docx")

    async def ask(
        self, folder: AgentFolder, question: str, chat: Chat, endpoint: str, consent: Consent
    ) -> AsyncIterator[RunEvent]:
        yield ToolCalled(call="1", tool="official_document", arguments={"title": "通知"})
        yield FormUpdated(form=FORM)
        yield ConfirmationAsked(call="1", proposal=PROPOSAL)
        agreed = await consent(PROPOSAL)
        self.answers.append(agreed)
        yield ConfirmationGiven(call="1", agreed=agreed)
        if agreed:
            lines = (
                PaperLine(text="示例市应急管理局", style=LineStyle.ISSUER_MARK),
                PaperLine(text="正文" * 900),
            )
            yield ArtifactMade(artifact=Artifact(name="通知.docx", path=self._made, paper=lines))
        shown = Shown(columns=("单位", "数量"), rows=(("城管|局", "3"),), method="SELECT 1", more=2)
        yield ToolReturned(call="1", tool="official_document", text="ok", seconds=0.2, shown=shown)
        yield AnswerFinished(outcome=Outcome.ANSWERED, text="已写好。")


class Talk:
    def __init__(self, office: Office, tmp_path: Path, store: ConversationStore | None = None) -> None:
        self.workspace = ActingWorkspace(office, tmp_path)
        services = office.services
        object.__setattr__(services, "workspace", self.workspace)
        self.chat, self.panel = ChatPanel(), MakingPanel()
        kept = store or ConversationStore()
        self.conversation = Conversation(self.chat, services, lambda: kept)
        self.making = Making(self.panel, self.chat, self.conversation, services)
        office.qtbot.addWidget(self.chat)
        office.qtbot.addWidget(self.panel)
        self.chat.show()
        self.panel.show()
        self.conversation.begin(office.write_agent())
        self.conversation.ask("起草通知")
        office.until(lambda: self.chat.view.shown(0).acts.asking() is not None)


def is_busy(talk: Talk) -> bool:
    return talk.chat.composer.is_busy


@pytest.fixture
def talk(office: Office, tmp_path: Path) -> Talk:
    return Talk(office, tmp_path)


def test_nothing_is_written_before_the_person_agrees(office: Office, talk: Talk) -> None:
    card = talk.chat.view.shown(0).acts.asking()
    assert card is not None
    assert talk.workspace.answers == []

    office.click(card.agree)

    office.until(lambda: talk.chat.view.exchanges[0].finished is not None)
    assert talk.workspace.answers == [True]
    assert talk.panel.paper.pages.count() > 1


def test_a_no_is_a_no_and_the_answer_goes_on(office: Office, talk: Talk) -> None:
    card = talk.chat.view.shown(0).acts.asking()
    assert card is not None

    office.click(card.refuse)

    office.until(lambda: talk.chat.view.exchanges[0].finished is not None)
    assert talk.workspace.answers == [False]


def test_escape_is_a_no_and_one_goes_on_writing(office: Office, talk: Talk) -> None:
    card = talk.chat.view.shown(0).acts.asking()
    assert card is not None

    office.press(card.refuse, Qt.Key.Key_Escape)

    office.until(lambda: talk.chat.view.exchanges[0].finished is not None)
    assert talk.workspace.answers == [False]
    assert talk.chat.focusWidget() is talk.chat.composer.field


def test_stopping_while_the_run_asks_means_no(office: Office, talk: Talk) -> None:
    talk.conversation.stop()

    assert talk.chat.view.shown(0).acts.asking() is None
    assert talk.workspace.answers == []


def test_the_form_is_beside_the_talk_and_what_the_person_writes_is_the_tools(
    office: Office, talk: Talk
) -> None:
    rows = talk.panel.form.rows()
    assert list(rows) == ["place", "kind", "phone"]
    assert not talk.panel.form.confirm.isEnabled()

    rows["phone"].edited.emit("phone", "13900000000")

    assert talk.conversation.chat.memory["form"]["by_person"] == {"phone": "13900000000"}


def test_a_form_the_person_has_filled_up_themselves_can_be_confirmed(office: Office, talk: Talk) -> None:
    rows = talk.panel.form.rows()

    rows["phone"].edited.emit("phone", "没有")
    wrong = talk.panel.form.confirm.isEnabled()
    rows["phone"].edited.emit("phone", "139 0000 0000")
    rows["kind"].edited.emit("kind", "滑坡")

    assert not wrong
    assert talk.panel.form.confirm.isEnabled()


def test_a_step_opens_to_the_rows_and_how_they_came_about(office: Office, talk: Talk) -> None:
    card = talk.chat.view.shown(0).acts.asking()
    assert card is not None
    office.click(card.agree)
    office.until(lambda: talk.chat.view.exchanges[0].finished is not None)
    (step,) = talk.chat.view.shown(0).acts.steps()

    office.click(step.line)

    assert "3 行" in step.line.text()


def test_a_file_is_saved_elsewhere(office: Office, talk: Talk, tmp_path: Path) -> None:
    artifact = Artifact(name="通知.docx", path=tmp_path / "通知.docx")
    talk.chat.view.kept.emit(artifact)
    dialog = talk.chat.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)

    dialog.fileSelected.emit(str(tmp_path / "copy.docx"))
    dialog.reject()

    office.until(lambda: (tmp_path / "copy.docx").exists() and office.notices.said_texts)
    talk.conversation.stop()


def test_a_kept_conversation_brings_its_form_and_document_back(
    office: Office, talk: Talk, tmp_path: Path
) -> None:
    card = talk.chat.view.shown(0).acts.asking()
    assert card is not None
    office.click(card.agree)
    office.until(lambda: talk.chat.view.exchanges[0].finished and not talk.chat.composer.is_busy)
    talk.panel.form.rows()["phone"].edited.emit("phone", "13900000000")
    kept = talk.conversation.kept
    assert kept is not None
    (tmp_path / "通知.docx").unlink()
    talk.panel.clear()
    talk.panel.set_beside(True)
    office.until(lambda: not office.services.background.busy)

    talk.conversation.open_kept(kept.id)
    office.until(lambda: talk.panel.has_both)

    assert talk.panel.form.isVisible()
    assert talk.panel.paper.isVisible()
    assert talk.panel.form.rows()["phone"].shown_value() == "13900000000"
    gone = talk.chat.view.shown(0).findChild(ArtifactRow)
    assert gone is not None
    assert gone.gone.isVisibleTo(gone)
    assert not gone.open.isVisibleTo(gone)


def test_the_form_is_emptied_and_the_emptying_taken_back(office: Office, talk: Talk) -> None:
    rows = talk.panel.form.rows()

    office.click(talk.panel.form.empty)
    assert rows["place"].shown_value() == ""
    assert talk.conversation.chat.memory["form"]["by_person"] == {"place": ""}

    office.undo()
    assert rows["place"].shown_value() == "北关涵洞"


def test_an_answer_goes_on_while_another_conversation_is_seen_and_waits_for_its_person(
    office: Office, tmp_path: Path
) -> None:
    store = ConversationStore(tmp_path / "conversations.sqlite3")
    talk = Talk(office, tmp_path, store)
    asked = talk.conversation.kept
    assert asked is not None

    talk.conversation.clear()
    assert talk.conversation.running == {asked.id}
    assert not is_busy(talk), "one may ask something else meanwhile"

    talk.conversation.open_kept(asked.id)
    office.until(lambda: talk.conversation.length == 1)
    card = talk.chat.view.shown(0).acts.asking()
    assert card is not None
    assert is_busy(talk)
    talk.conversation.clear()
    talk.conversation.open_kept(asked.id)
    office.until(lambda: talk.conversation.length == 1)
    card = talk.chat.view.shown(0).acts.asking()
    assert card is not None
    office.click(card.agree)

    office.until(lambda: not talk.conversation.running)
    assert talk.workspace.answers == [True]
    assert talk.chat.view.exchanges[0].finished is not None
    assert store.way(asked.id)[0].standing is Standing.ANSWERED
    store.close()


def test_an_answer_goes_on_when_its_page_is_made_anew_in_another_language(
    office: Office, tmp_path: Path
) -> None:
    store = ConversationStore(tmp_path / "conversations.sqlite3")
    talk = Talk(office, tmp_path, store)
    asked = talk.conversation.kept
    assert asked is not None
    panel = ChatPanel()
    office.qtbot.addWidget(panel)
    panel.show()

    again = Conversation(panel, office.services, lambda: store)
    talk.conversation.deleteLater()
    again.begin(office.workspace.agents.get(AGENT), asked.id)
    office.until(lambda: again.length == 1)
    card = panel.view.shown(0).acts.asking()
    assert card is not None
    office.click(card.agree)

    office.until(lambda: panel.view.exchanges[0].finished)
    office.until(lambda: not panel.composer.is_busy)
    assert store.way(asked.id)[0].standing is Standing.ANSWERED
    store.close()


def test_an_answer_that_comes_elsewhere_is_announced(office: Office, tmp_path: Path) -> None:
    store = ConversationStore(tmp_path / "conversations.sqlite3")
    talk = Talk(office, tmp_path, store)
    said: list[str] = []
    office.services.background.announced.connect(lambda text, kind: said.append(text))
    card = talk.chat.view.shown(0).acts.asking()
    assert card is not None
    office.click(card.agree)
    talk.conversation.clear()

    office.until(lambda: said)

    assert said == ["“起草通知”已回答。"]
    office.until(lambda: not office.services.background.busy)
    store.close()
