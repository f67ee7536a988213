"""Files added to a chat: read for that chat alone, or refused with the reason beside their name."""

from pathlib import Path

import pytest

from studio.conversations import ConversationStore
from studio.ui.chat import ChatPanel
from studio.ui.pages.use.conversation import Conversation
from tests.ui.builder.office import Office, office, rules

__all__ = ["office", "rules"]


class Attached:
    """A chat to which a readable file and one with a classification mark were added."""

    def __init__(self, office: Office, folder: Path) -> None:
        self.read, self.marked = folder / "来函.txt", folder / "密件.txt"
        self.read.write_text("请于16时前函复。", encoding="utf-8")
        self.marked.write_text("机密★10年\n\n某事项", encoding="utf-8")
        self.panel = ChatPanel()
        store = ConversationStore()
        self.talk = Conversation(self.panel, office.services, lambda: store)
        office.qtbot.addWidget(self.panel)
        self.panel.show()
        self.talk.begin(office.write_agent())
        self.panel.attached.emit([self.read, self.marked])
        lines = self.panel.composer.attachments.lines()
        office.until(lambda: all(line.state.text() != "正在读取…" for line in lines))


@pytest.fixture
def attached(office: Office, tmp_path: Path) -> Attached:
    return Attached(office, tmp_path)


def test_what_is_read_belongs_to_the_chat_and_what_is_marked_is_refused(attached: Attached) -> None:
    read, marked = attached.panel.composer.attachments.lines()

    assert [attachment.path for attachment in attached.talk.chat.attachments] == [attached.read]
    assert not read.refused
    assert marked.refused
    assert "密级" in marked.state.text()


def test_what_was_refused_goes_with_the_question(office: Office, attached: Attached) -> None:
    attached.panel.composer.set_text("什么时候函复？")
    attached.panel.composer.field.sent.emit()

    assert len(attached.panel.composer.attachments.lines()) == 1
    attached.talk.stop()


def test_a_file_that_is_taken_away_is_no_longer_part_of_the_chat(office: Office, attached: Attached) -> None:
    office.click(attached.panel.composer.attachments.lines()[0].remove)

    assert attached.talk.chat.attachments == []
