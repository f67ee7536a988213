"""The builder opened on the office's agent."""

from collections.abc import Callable

import pytest

from studio.ui.pages.builder import create
from studio.ui.pages.builder.page import BuilderPage
from tests.ui.builder.office import AGENT, Office

Opened = Callable[[], BuilderPage]


@pytest.fixture
def opened(office: Office) -> Opened:
    def open_page() -> BuilderPage:
        page = create(office.services)
        assert isinstance(page, BuilderPage)
        office.qtbot.addWidget(page)
        page.resize(1440, 800)
        page.open(AGENT)
        page.refresh()
        page.show()
        return page

    return open_page
