"""One agent's folder, without anything else of a workspace."""

from pathlib import Path

import pytest

from studio.core.agents import Agent, TestCase, TestSuite
from studio.runtime import AgentFolder, Agents

KNOWN = TestCase(question="值班日志保存几年？")


@pytest.fixture
def folder(tmp_path: Path) -> AgentFolder:
    made = Agents(tmp_path).create("duty", name="值班助手")
    made.save_agent(Agent(id="duty", name="值班助手"))
    made.save_tests(TestSuite(cases=(KNOWN,)))
    return made
