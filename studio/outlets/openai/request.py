"""What a client asks in the shape of chat completions, and what of it counts."""

from collections.abc import Iterator, Sequence
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from studio.core.errors import AttachmentsNotTaken, RequestNotUnderstood
from studio.documents.invisible import cleaned
from studio.outlets.outlet import Question
from studio.runtime import Turn

_TURNS = 50
"""Of a longer conversation the newest turns count."""


class _Read(BaseModel):
    """What is not known here, or means nothing to an agent, is passed over."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class Part(_Read):
    type: str = Field(max_length=60)
    text: str = ""


class Message(_Read):
    role: Literal["system", "developer", "user", "assistant", "tool", "function"]
    content: str | Annotated[tuple[Part, ...], Field(max_length=1000)] | None = None

    @property
    def text(self) -> str:
        """Raises AttachmentsNotTaken for pictures, sound and files."""
        if self.content is None or isinstance(self.content, str):
            return self.content or ""
        for part in self.content:
            if part.type not in ("text", "input_text", "output_text"):
                raise AttachmentsNotTaken(kind_of_part=part.type)
        return "\n".join(part.text for part in self.content)


class StreamOptions(_Read):
    include_usage: bool = False


class ChatRequest(_Read):
    """Temperature, lengths, tools and the like are the agent's own matter: what a client says of them is
    passed over. So are its system messages: they never stand beside the agent's instructions."""

    model: str = Field(min_length=1, max_length=200)
    messages: tuple[Message, ...] = Field(min_length=1, max_length=20_000)
    stream: bool = False
    stream_options: StreamOptions | None = None
    n: int | None = 1

    @property
    def tells_usage(self) -> bool:
        return self.stream_options is not None and self.stream_options.include_usage

    def question(self) -> Question:
        """Raises RequestNotUnderstood where the last word is not the person's, or several answers are asked
        for, and AttachmentsNotTaken."""
        if self.n not in (None, 1):
            raise RequestNotUnderstood(field="n")
        said = [message for message in self.messages if message.role in ("user", "assistant")]
        if not said or said[-1].role != "user":
            raise RequestNotUnderstood(field="messages")
        *before, last = _exchanges(said)
        return Question(last[0], [Turn(*exchange) for exchange in before[-_TURNS:]])


def _exchanges(said: Sequence[Message]) -> Iterator[tuple[str, str]]:
    """Questions with their answers; several messages of one side after the other are one."""
    asked: list[str] = []
    answered: list[str] = []
    for message in said:
        if message.role == "user" and answered:
            yield "\n\n".join(asked), "\n\n".join(answered)
            asked, answered = [], []
        (asked if message.role == "user" else answered).append(cleaned(message.text))
    yield "\n\n".join(asked), "\n\n".join(answered)


def loads(body: bytes) -> Any:
    """Read JSON; raises RequestNotUnderstood, also for what is nested without end."""
    import json

    try:
        return json.loads(body)
    except (ValueError, RecursionError) as error:
        raise RequestNotUnderstood(field="") from error
