"""A conversation in a window."""

import pytest
from pytestqt.qtbot import QtBot

from studio.ui.chat import ChatView


@pytest.fixture
def view(qtbot: QtBot) -> ChatView:
    made = ChatView()
    qtbot.addWidget(made)
    made.resize(520, 600)
    made.show()
    return made
