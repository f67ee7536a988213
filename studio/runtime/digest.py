"""The digest test reports are bound to: it changes with what an agent is, not with the layout of files."""

import hashlib
import json
from pathlib import Path

from studio.runtime.files import read_agent, read_instructions, read_tests, tool_files


def agent_digest(folder: Path) -> str:
    """Return the SHA-256 over agent, instructions, tests and files in one canonical form, in hexadecimal."""
    content: dict[str, object] = {
        "agent": read_agent(folder).model_dump(mode="json"),
        "instructions": read_instructions(folder).strip(),
        "tests": read_tests(folder).model_dump(mode="json"),
    }
    if files := tool_files(folder):
        content["files"] = {name: _sha256(path) for name, path in files.items()}
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
