"""What an agent is made of: agent.yaml, instructions.md, tests.yaml, and the files of its tools."""

from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from studio.core.agents import Agent, TestSuite
from studio.core.errors import FileInvalid, NotFound
from studio.core.files import write_atomically
from studio.core.yaml import read_yaml, write_yaml

AGENT, INSTRUCTIONS, TESTS = "agent.yaml", "instructions.md", "tests.yaml"
FILES = "files"  # the folder for what tools work with: spreadsheets, templates
_Model = TypeVar("_Model", bound=BaseModel)


def read_agent(folder: Path) -> Agent:
    """Raises NotFound without agent.yaml, FileInvalid naming the field when it is damaged."""
    return _read(folder / AGENT, Agent)


def read_tests(folder: Path) -> TestSuite:
    """An agent without tests.yaml has no cases yet."""
    try:
        return _read(folder / TESTS, TestSuite)
    except NotFound:
        return TestSuite()


def read_instructions(folder: Path) -> str:
    """Return the text with plain line ends; an agent without the file has no instructions yet."""
    file = folder / INSTRUCTIONS
    try:
        return "\n".join(file.read_text(encoding="utf-8-sig").splitlines())
    except FileNotFoundError:
        return ""
    except (UnicodeDecodeError, OSError) as error:
        raise FileInvalid(file=file.name, problem=str(error)) from error


def tool_files(folder: Path) -> dict[str, Path]:
    """Return the files for tools by their name in the agent, as `files/duties.xlsx`, sorted."""
    found = (path for path in (folder / FILES).rglob("*") if path.is_file())
    return dict(sorted((path.relative_to(folder).as_posix(), path) for path in found))


def write_agent(folder: Path, agent: Agent) -> None:
    write_yaml(folder / AGENT, agent)


def write_tests(folder: Path, tests: TestSuite) -> None:
    write_yaml(folder / TESTS, tests)


def write_instructions(folder: Path, instructions: str) -> None:
    write_atomically(folder / INSTRUCTIONS, f"{instructions.rstrip()}\n".encode())


def _read(file: Path, model: type[_Model]) -> _Model:
    try:
        return read_yaml(file, model)
    except OSError as error:
        raise FileInvalid(file=file.name, problem=error.strerror or str(error)) from error
