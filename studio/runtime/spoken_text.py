"""The text of a model that calls functions: an answer, unless it writes a call as text all the same."""

from collections.abc import Sequence

from studio.endpoints import TextPiece, ToolCallPiece, ToolSpec
from studio.runtime.call_markup import CallMarkup
from studio.runtime.written_calls import WrittenCalls


class SpokenText:
    """`marked` is set at the end when a call stood in the text, `garbled` when it could not be read."""

    ended = False

    def __init__(self, specs: Sequence[ToolSpec]) -> None:
        self.marked = self.garbled = False
        self._markup = CallMarkup() if specs else None
        self._calls = WrittenCalls(specs)

    def feed(self, text: str) -> Sequence[TextPiece]:
        return _piece(self._markup.feed(text) if self._markup else text)

    def finish(self) -> Sequence[TextPiece | ToolCallPiece]:
        if self._markup is None:
            return ()
        rest, held = self._markup.finish(), self._markup.held
        calls = self._calls.in_markup(held, certain=self._markup.certain)
        self.marked = bool(calls) or self._markup.certain
        self.garbled = self._markup.certain and not calls
        return [*_piece(rest), *calls] if self.marked else _piece(rest + held)


def _piece(text: str) -> list[TextPiece]:
    return [TextPiece(text)] if text else []
