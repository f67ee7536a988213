"""Parting what a model writes that acts step by step into reasoning, answer and calls, as it comes."""

from collections.abc import Sequence

from studio.endpoints import TextPiece, ThinkingPiece, ToolCallPiece, ToolSpec
from studio.runtime.call_markup import CallMarkup
from studio.runtime.step_labels import LABEL, Label, is_answering, label_at, may_become_label, of
from studio.runtime.written_calls import WrittenCalls

_BLANK = " \t　"
_AROUND = f"{_BLANK}*_`"
_LINES = "\r\n"
Piece = TextPiece | ThinkingPiece | ToolCallPiece


class StepText:
    """Text without any label is the answer.

    From the first action on everything is kept until the calls can be read. A model that goes on to make up
    what the tools return, or to answer without it, has nothing more to say: `ended` is set, and nothing of
    that is used.
    """

    def __init__(self, specs: Sequence[ToolSpec]) -> None:
        self.ended = False
        self.garbled = False
        self._calls = WrittenCalls(specs)
        self._markup = CallMarkup()
        self._held = ""  # the beginning of a line that may be a label
        self._at_start = True
        self._thinking = self._answering = False
        self._after_label = ""  # what goes before the text that follows a label
        self._acts = ""
        self._skipping = False  # the rest of a line
        self._input: Label | None = None  # what the input of an action that is none stands for

    def feed(self, text: str) -> list[Piece]:
        return self._parted(self._markup.feed(text))

    def finish(self) -> list[Piece]:
        """Return the rest and the calls, which come last."""
        pieces = self._parted(self._markup.finish())
        calls = self._calls.in_markup(self._markup.held, certain=self._markup.certain)
        if not calls and self._markup.held:
            self.garbled = self._markup.certain
            pieces += [] if self._markup.certain else self._parted(self._markup.held)
        pieces += self._said(self._held)
        if self._calls.is_none(self._acts) or self._answers(self._acts):
            self._acts = ""
        calls = [*self._calls.after_labels(self._acts), *calls]
        return [*pieces, *calls] if calls else [*pieces, *self._said(self._acts)]

    def _parted(self, text: str) -> list[Piece]:
        pieces: list[Piece] = []
        for line in text.splitlines(keepends=True):
            pieces += self._act(line) if self._acts else self._line(line)
        return pieces

    def _act(self, part: str) -> list[Piece]:
        self._acts += part
        first, ended, rest = self._acts.partition("\n")
        if ended and (self._calls.is_none(first) or self._answers(first)):
            self._acts, self._at_start = "", True
            self._input = Label.ANSWER if self._answers(first) else Label.ACTION
            return self._parted(rest)
        if self._calls.is_no_call(self._acts):
            text, self._acts = self._acts, ""
            self._at_start = text.endswith("\n")
            return self._said(text)
        self.ended = self.ended or self._goes_on_alone()
        return []

    def _line(self, part: str) -> list[Piece]:
        """Take a line, or a part of one."""
        if not self._at_start:
            self._at_start = part.endswith("\n")
            return [] if self._skipping else self._said(part)
        self._skipping = False
        self._held += part
        label = label_at(self._held)
        if label is None and not self._held.endswith("\n") and may_become_label(self._held):
            return []
        line, self._held = self._held, ""
        self._at_start = line.endswith("\n")
        return self._said(line) if label is None else self._labelled(line, *label)

    def _labelled(self, line: str, label: Label, end: int) -> list[Piece]:
        if label is Label.ACTION:
            self._acts, self._at_start = line, False
            return []
        if label is Label.ARGUMENTS and self._input and not self._answering:
            if self._input is Label.ACTION:
                self._skipping = True
                return []
            label = Label.ANSWER
        if label in (Label.THOUGHT, Label.ANSWER) and not self._answering:
            self._thinking = label is Label.THOUGHT
            self._after_label = _AROUND if line.lstrip(" >#-")[:1] in ("*", "_", "`") else _BLANK
            self._after_label += _LINES if label is Label.ANSWER else ""
            return self._said(line[end:])
        return self._said(line)

    def _said(self, text: str) -> list[Piece]:
        text = text.lstrip(self._after_label) if self._after_label else text
        if not text:
            return []
        self._after_label = ""
        self._answering |= not self._thinking and bool(text.strip())
        return [ThinkingPiece(text) if self._thinking else TextPiece(text)]

    def _answers(self, line: str) -> bool:
        label = label_at(line)
        return label is not None and is_answering(line[label[1] :])

    def _goes_on_alone(self) -> bool:
        """Whether a whole call is followed by an observation or an answer the model made up."""
        for label in LABEL.finditer(self._acts):
            if of(label) in (Label.OBSERVATION, Label.ANSWER):
                return bool(self._calls.after_labels(self._acts[: label.start()]))
        return False
