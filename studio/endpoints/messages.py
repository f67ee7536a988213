"""What is said to a model and what comes back, piece by piece."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class Role(StrEnum):
    SYSTEM = "system"
    USER = "user"
    ASSISTANT = "assistant"
    TOOL = "tool"


@dataclass(frozen=True, slots=True)
class ToolCallPiece:
    """A whole call the model asks for; `arguments` is JSON as it wrote it."""

    id: str
    name: str
    arguments: str


@dataclass(frozen=True, slots=True)
class Message:
    """One turn; an assistant's turn may hold `tool_calls`, a tool's turn names the call it answers."""

    role: Role
    content: str = ""
    tool_calls: tuple[ToolCallPiece, ...] = ()
    tool_call_id: str = ""


@dataclass(frozen=True, slots=True)
class ToolSpec:
    """A tool the model may call; `parameters` is a JSON schema of type object."""

    name: str
    description: str
    parameters: Mapping[str, Any] = field(default_factory=lambda: {"type": "object", "properties": {}})


@dataclass(frozen=True, slots=True)
class TextPiece:
    text: str


@dataclass(frozen=True, slots=True)
class ThinkingPiece:
    text: str


@dataclass(frozen=True, slots=True)
class TextWasThinking:
    """All text of this answer so far was reasoning whose opening tag the server swallowed."""


@dataclass(frozen=True, slots=True)
class UsagePiece:
    prompt_tokens: int
    completion_tokens: int


@dataclass(frozen=True, slots=True)
class CutPiece:
    """The answer ends before its end, because of its length or of the server's content filter."""

    filtered: bool = False


@dataclass(frozen=True, slots=True)
class QueuePiece:
    """The server is busy with others: so many requests come before this one, 0 when it is its turn."""

    ahead: int


ChatPiece = CutPiece | QueuePiece | TextPiece | TextWasThinking | ThinkingPiece | ToolCallPiece | UsagePiece
