"""The pages' tests share one small office, and an installed agent opened in it."""

import pytest

from studio.core.agents import Agent, Knowledge, ModelSettings, Opening
from studio.ui.pages.agents import create
from studio.ui.pages.agents.page import AgentsPage
from tests.ui.builder.office import BASE, QUESTION, Office, office, rules

__all__ = ["office", "page", "rules"]


def install(office: Office, agent: str = "rules", name: str = "规定助手") -> None:
    folder = office.workspace.installed.create(agent, name=name)
    folder.save_agent(
        Agent(
            id=agent,
            name=name,
            version="1.2.0",
            opening=Opening(greeting="我依据值班规定回答。", starters=(QUESTION,)),
            knowledge=Knowledge(bases=(BASE,)),
            model=ModelSettings(endpoint="of-another-office"),
        )
    )


def opened(office: Office, agent: str = "rules") -> AgentsPage:
    made = create(office.services)
    assert isinstance(made, AgentsPage)
    office.qtbot.addWidget(made)
    made.resize(1200, 800)
    made.open("use", agent)
    made.show()
    return made


@pytest.fixture
def page(office: Office) -> AgentsPage:
    """An agent without its base, as a colleague left it: it can be talked to, and fails."""
    install(office)
    return opened(office)
