"""The document beside the chat follows the form while somebody writes in it."""

import pytest
from PySide6.QtWidgets import QLineEdit

from studio.conversations import ConversationStore
from studio.core.agents import ToolUse
from studio.core.artifacts import Artifact, LineStyle, PaperLine
from studio.core.forms import FilledField, FilledForm
from studio.ui.chat import ChatPanel, MakingPanel
from studio.ui.pages.use.conversation import Conversation
from studio.ui.pages.use.making import Making
from tests.ui.builder.office import Office, office, rules

__all__ = ["office", "rules"]
FIELDS = ("地点", "经过", *(f"第{number}项" for number in range(1, 41)))
TOOL = ToolUse(
    tool="form", name="report", settings={"title": "快报", "fields": [{"label": name} for name in FIELDS]}
)
FORM = FilledForm(
    tool="report", title="快报", fields=tuple(FilledField(name=name, label=name) for name in FIELDS)
)


@pytest.fixture
def panel(office: Office) -> MakingPanel:
    chat, panel, store = ChatPanel(), MakingPanel(), ConversationStore()
    talk = Conversation(chat, office.services, lambda: store)
    Making(panel, chat, talk, office.services)
    office.qtbot.addWidget(chat)
    office.qtbot.addWidget(panel)
    panel.set_beside(True)
    panel.resize(900, 400)
    panel.show()
    talk.begin(office.write_agent(tools=(TOOL,)))
    panel.show_form(FORM)
    office.until(lambda: "快报" in on_paper(panel))
    return panel


def on_paper(panel: MakingPanel) -> str:
    return panel.paper.pages.accessibleName()


def field_of(panel: MakingPanel, name: str) -> QLineEdit:
    control = panel.form.rows()[name].control
    assert isinstance(control, QLineEdit)
    return control


def test_the_document_follows_what_is_typed_before_the_field_is_left(
    office: Office, panel: MakingPanel
) -> None:
    place = field_of(panel, "地点")
    place.setFocus()
    office.type(place, "North bridge")

    office.until(lambda: "地点\tNorth bridge" in on_paper(panel))

    assert panel.focusWidget() is place
    assert "人工智能" in on_paper(panel)


def test_the_document_stays_where_it_was_read(office: Office, panel: MakingPanel) -> None:
    panel.paper.verticalScrollBar().setValue(120)

    office.type(field_of(panel, "地点"), "North bridge")
    office.until(lambda: "North bridge" in on_paper(panel))

    assert panel.paper.verticalScrollBar().value() == 120


def test_what_was_made_is_not_painted_over_by_what_was_still_being_drawn(
    office: Office, panel: MakingPanel
) -> None:
    drawn: list[FilledForm] = []
    panel.form_changed.connect(drawn.append)
    office.type(field_of(panel, "地点"), "North bridge")
    office.until(lambda: drawn)

    made = PaperLine(text="快报-北桥", style=LineStyle.TITLE)
    panel.show_artifact(Artifact(name="快报.docx", path=office.rules / "快报.docx", paper=(made,)))
    panel.draw(drawn[0], (PaperLine(text="还没做完"),))

    assert on_paper(panel) == "快报-北桥"


def test_an_agent_that_lost_its_form_shows_none_on_paper(office: Office, panel: MakingPanel) -> None:
    before = on_paper(panel)
    drawn: list[FilledForm] = []
    panel.form_changed.connect(drawn.append)
    panel.show_form(FORM.model_copy(update={"tool": "gone"}))

    office.until(lambda: drawn and not office.services.background.busy)

    assert on_paper(panel) == before
    assert office.notices.shown == []
