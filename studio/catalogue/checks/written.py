"""A piece of what is written in a package, as it passes by those who look for something."""

from dataclasses import dataclass
from enum import StrEnum


class Origin(StrEnum):
    WRITTEN = "written"  # by the author of the agent
    EVIDENCE = "evidence"  # answers of a model
    TOOL_FILE = "tool_file"


@dataclass(frozen=True, slots=True)
class Written:
    """A piece of a file; `line` is the number of its first line, 0 where lines mean nothing.

    `unread` stands for what could not be looked through.
    """

    file: str
    origin: Origin
    text: str
    line: int = 0
    detail: str = ""
    unread: bool = False
