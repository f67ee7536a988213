"""The builder page with its live chat, as a person uses it."""

import pytest
from PySide6.QtCore import Qt

from studio.ui.pages.builder import create
from studio.ui.pages.builder.page import BuilderPage
from tests.ui.builder.office import AGENT, Office


@pytest.fixture
def page(office: Office) -> BuilderPage:
    office.write_agent()
    office.load_rules()
    made = create(office.services)
    assert isinstance(made, BuilderPage)
    office.qtbot.addWidget(made)
    made.resize(1440, 800)
    made.open(AGENT)
    made.refresh()
    made.show()
    return made


def ask(office: Office, page: BuilderPage, question: str) -> None:
    field = page.view.config.chat.composer.field
    field.insertPlainText(question)
    office.press(field, Qt.Key.Key_Return)


def answered(page: BuilderPage) -> int:
    """How many answers are there with all that stands below them."""
    chat = page.view.config.chat.view
    return sum(
        exchange.finished is not None and chat.shown(number).reply.end_acts is not None
        for number, exchange in enumerate(chat.exchanges)
    )
