"""What came back for one request, for the trace."""

import time
from dataclasses import dataclass, field

from studio.core.events import AskedCall, ModelAnswered, Usage
from studio.core.passages import Trouble
from studio.endpoints import ChatPiece, TextPiece, TextWasThinking, ToolCallPiece, UsagePiece


@dataclass
class Reply:
    """`step` is the number of the request, known once it is sent."""

    step: int = 0
    usage: Usage = field(default_factory=Usage)
    trouble: Trouble | None = None
    _text: list[str] = field(default_factory=list)
    _calls: list[AskedCall] = field(default_factory=list)
    _started: float = field(default_factory=time.perf_counter)

    def take(self, piece: ChatPiece) -> None:
        match piece:
            case TextPiece(text=text):
                self._text.append(text)
            case TextWasThinking():
                self._text.clear()
            case ToolCallPiece():
                self._calls.append(AskedCall(call=piece.id, tool=piece.name, arguments=piece.arguments))
            case UsagePiece():
                self.usage = together(self.usage, piece)

    def ended(self) -> ModelAnswered:
        return ModelAnswered(
            step=self.step,
            text="".join(self._text),
            calls=tuple(self._calls),
            usage=self.usage,
            seconds=time.perf_counter() - self._started,
            trouble=self.trouble,
        )


def together(usage: Usage, more: Usage | UsagePiece) -> Usage:
    return Usage(
        prompt_tokens=usage.prompt_tokens + more.prompt_tokens,
        completion_tokens=usage.completion_tokens + more.completion_tokens,
    )
