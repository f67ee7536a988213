"""A run as a tree of steps: what was searched, asked of the model, called, with inputs, outputs and times."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from studio.core.events import (
    AskedCall,
    HistorySummarised,
    ModelAnswered,
    ModelAsked,
    PassagesFound,
    RunEvent,
    TextDelta,
    ThinkingDelta,
    ToolCalled,
    ToolReturned,
    Usage,
)
from studio.traces.trace import Moment, Trace


class StepKind(StrEnum):
    RUN = "run"
    SEARCH = "search"
    MODEL = "model"
    TOOL = "tool"
    SUMMARY = "summary"


@dataclass
class Step:
    """`began` and `ended` are seconds from the start of the run; `events` are what happened within it."""

    kind: StepKind
    name: str
    began: float
    ended: float
    input: str = ""
    text: str = ""
    failed: str = ""
    usage: Usage = field(default_factory=Usage)
    request: dict[str, object] = field(default_factory=dict)
    calls: tuple[AskedCall, ...] = ()
    events: list[RunEvent] = field(default_factory=list)

    @property
    def seconds(self) -> float:
        return max(0.0, self.ended - self.began)

    @property
    def output(self) -> str:
        """What it gave; of a model also the calls it asked for."""
        called = (f"{call.tool} {call.arguments}" for call in self.calls)
        return "\n".join(part for part in (self.text, *called) if part)


def steps_of(trace: Trace) -> list[Step]:
    """Return the steps in the order in which they began; text belongs to the request that was under way."""
    walked = _Walk()
    for moment in trace.moments:
        walked.hear(moment)
    return walked.finished(trace.seconds)


class _Walk:
    def __init__(self) -> None:
        self._steps: list[Step] = []
        self._model: Step | None = None
        self._calls: dict[str, Step] = {}

    def hear(self, moment: Moment) -> None:
        at, event = moment.seconds, moment.event
        match event:
            case ModelAsked():
                self._model = self._begin(StepKind.MODEL, str(event.request.get("model", "")), at)
                self._model.request = event.request
                self._model.input = _last_message(event.request)
            case ModelAnswered():
                self._answered(event, at)
            case TextDelta() | ThinkingDelta():
                self._said(event)
            case ToolCalled():
                self._calls[event.call] = self._begin(StepKind.TOOL, event.tool, at)
                self._calls[event.call].input = json.dumps(event.arguments, ensure_ascii=False)
            case ToolReturned():
                self._returned(event, at)
            case PassagesFound() | HistorySummarised():
                self._looked(event, at)
            case _:
                self._open_events(event)

    def finished(self, seconds: float) -> list[Step]:
        """What was under way when the run broke off ends with it."""
        for step in (self._model, *self._calls.values()):
            if step is not None:
                step.ended = seconds
        return sorted(self._steps, key=lambda step: step.began)

    def _begin(self, kind: StepKind, name: str, at: float) -> Step:
        step = Step(kind, name, at, at)
        self._steps.append(step)
        return step

    def _answered(self, event: ModelAnswered, at: float) -> None:
        """Older traces hold no text here, only what was told of it."""
        if self._model is not None:
            step, self._model = self._model, None
            step.ended, step.usage, step.calls = at, event.usage, event.calls
            step.failed = event.trouble.name if event.trouble else ""
            step.text = event.text or step.text

    def _said(self, event: TextDelta | ThinkingDelta) -> None:
        if self._model is not None:
            self._model.events.append(event)
            if isinstance(event, TextDelta):
                self._model.text += event.text

    def _returned(self, event: ToolReturned, at: float) -> None:
        step = self._calls.pop(event.call, None)
        if step is not None:
            step.ended, step.text = at, event.text
            step.failed = event.trouble.name if event.trouble else ""
            step.events.append(event)

    def _looked(self, event: PassagesFound | HistorySummarised, at: float) -> None:
        """Passages a tool found belong to its call."""
        if isinstance(event, HistorySummarised):
            self._begin(StepKind.SUMMARY, "", at).text = event.text
        elif self._calls:
            next(reversed(self._calls.values())).events.append(event)
        else:
            step = self._begin(StepKind.SEARCH, "", max(0.0, at - event.seconds))
            step.ended, step.input = at, event.query
            step.text = "\n".join(f"《{one.document}》 {one.place.label()}" for one in event.passages)
            step.events.append(event)

    def _open_events(self, event: RunEvent) -> None:
        """Consent, forms and files belong to the call that is under way."""
        if self._calls:
            last = next(reversed(self._calls.values()))
            self._calls.get(getattr(event, "call", ""), last).events.append(event)


def _last_message(request: dict[str, object]) -> str:
    messages = request.get("messages")
    if isinstance(messages, list) and messages and isinstance(messages[-1], dict):
        return str(messages[-1].get("content") or "")
    return ""


def tokens_of(steps: Iterable[Step]) -> Usage:
    """Add up what the server counted."""
    each: Sequence[Usage] = [step.usage for step in steps]
    return Usage(
        prompt_tokens=sum(usage.prompt_tokens for usage in each),
        completion_tokens=sum(usage.completion_tokens for usage in each),
    )
