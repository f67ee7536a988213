"""Agents as folders, and running one: a question goes in, RunEvents come out."""

from typing import TYPE_CHECKING

from studio.core.lazily import lazily

if TYPE_CHECKING:
    from studio.runtime.chat import Chat
    from studio.runtime.conversation import Turn
    from studio.runtime.digest import agent_digest, digest_of
    from studio.runtime.files import (
        read_agent,
        read_instructions,
        read_tests,
        tool_files,
        write_agent,
        write_instructions,
        write_tests,
    )
    from studio.runtime.folder import AgentFolder
    from studio.runtime.marks import without_marks
    from studio.runtime.means import Means
    from studio.runtime.run import run_agent
    from studio.runtime.store import Agents
    from studio.runtime.work import warm_up
    from studio.tools import Searchable

__all__ = [
    "AgentFolder",
    "Agents",
    "Chat",
    "Means",
    "Searchable",
    "Turn",
    "agent_digest",
    "digest_of",
    "read_agent",
    "read_instructions",
    "read_tests",
    "run_agent",
    "tool_files",
    "warm_up",
    "without_marks",
    "write_agent",
    "write_instructions",
    "write_tests",
]

__getattr__ = lazily(
    __name__,
    {
        "studio.runtime.chat": "Chat",
        "studio.runtime.conversation": "Turn",
        "studio.runtime.digest": "agent_digest digest_of",
        "studio.runtime.files": (
            "read_agent read_instructions read_tests tool_files write_agent write_instructions write_tests"
        ),
        "studio.runtime.folder": "AgentFolder",
        "studio.runtime.marks": "without_marks",
        "studio.runtime.means": "Means",
        "studio.runtime.run": "run_agent",
        "studio.runtime.work": "warm_up",
        "studio.runtime.store": "Agents",
        "studio.tools": "Searchable",
    },
)
