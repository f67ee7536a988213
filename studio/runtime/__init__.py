"""Agents as folders, and running one: a question goes in, RunEvents come out."""

from studio.runtime.conversation import Turn
from studio.runtime.digest import agent_digest
from studio.runtime.files import (
    read_agent,
    read_instructions,
    read_tests,
    write_agent,
    write_instructions,
    write_tests,
)
from studio.runtime.folder import AgentFolder
from studio.runtime.marks import without_marks
from studio.runtime.run import run_agent, warm_up
from studio.runtime.store import Agents
from studio.tools import Searchable

__all__ = [
    "AgentFolder",
    "Agents",
    "Searchable",
    "Turn",
    "agent_digest",
    "read_agent",
    "read_instructions",
    "read_tests",
    "run_agent",
    "warm_up",
    "without_marks",
    "write_agent",
    "write_instructions",
    "write_tests",
]
