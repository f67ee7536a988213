"""The digest test reports are bound to: it changes with what an agent is, not with the layout of files."""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

from studio.core.agents import Agent, TestSuite
from studio.runtime.files import read_agent, read_instructions, read_tests, tool_files


def agent_digest(folder: Path) -> str:
    """Return the SHA-256 over agent, instructions, tests and files in one canonical form, in hexadecimal."""
    files = hashed(tool_files(folder))
    return digest_of(read_agent(folder), read_instructions(folder), read_tests(folder), files)


def digest_of(agent: Agent, instructions: str, tests: TestSuite, files: Mapping[str, str]) -> str:
    """The same digest; `files` has the SHA-256 of each by its name in the agent."""
    content: dict[str, object] = {
        "agent": agent.model_dump(mode="json"),
        "instructions": instructions.strip(),
        "tests": tests.model_dump(mode="json"),
    }
    if files:
        content["files"] = dict(files)
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def hashed(files: Mapping[str, Path]) -> dict[str, str]:
    """Return the SHA-256 of each file, in hexadecimal."""
    return {name: _sha256(path) for name, path in files.items()}


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
