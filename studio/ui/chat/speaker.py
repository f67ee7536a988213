"""Who answers in a chat, and what may be done with the answers."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Speaker:
    """`tool_names` are words for the tools by the names the agent knows them by.

    Answers that are `built_here` lead to trace, test question and note, `reportable` ones to feedback for the
    author; where nobody answers any more, nothing is asked again (`asks`).
    """

    icon: str = "robot-outline"
    name: str = ""
    tool_names: Mapping[str, str] = field(default_factory=dict)
    built_here: bool = False
    reportable: bool = False
    asks: bool = True
