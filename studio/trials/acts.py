"""Judging what an agent did: tools it called, files it made."""

from collections.abc import Iterator, Sequence
from typing import Any

from studio.core.agents import ExpectedCall, TestCase
from studio.core.events import ArtifactMade, RunEvent, ToolCalled
from studio.runtime.matching import holds, normal
from studio.trials.results import Check, Expectation


def acts(case: TestCase, events: Sequence[RunEvent]) -> Iterator[Check]:
    """Yield what was expected to be done, met or not."""
    called = [event for event in events if isinstance(event, ToolCalled)]
    for expected in case.calls:
        met = any(_meets(call, expected) for call in called)
        yield Check(expectation=Expectation.CALLS, expected=_call(expected), actual=_calls(called), met=met)
    if case.artifact:
        made = [event.artifact.name for event in events if isinstance(event, ArtifactMade)]
        met = any(normal(case.artifact) in normal(name) for name in made)
        yield Check(expectation=Expectation.MAKES, expected=case.artifact, actual="; ".join(made), met=met)


def _meets(call: ToolCalled, expected: ExpectedCall) -> bool:
    given = call.arguments
    return call.tool == expected.tool and all(
        name in given and _as_wanted(given[name], wanted) for name, wanted in expected.arguments.items()
    )


def _as_wanted(given: Any, wanted: Any) -> bool:  # whatever a tool's schema and a test file say
    if isinstance(given, dict) and isinstance(wanted, dict):
        return all(name in given and _as_wanted(given[name], part) for name, part in wanted.items())
    if isinstance(given, list) and isinstance(wanted, list):
        return all(any(_as_wanted(each, part) for each in given) for part in wanted)
    if isinstance(wanted, str) and isinstance(given, str | int | float):
        return holds(str(given), wanted)
    return bool(str(given) == str(wanted) if isinstance(given, str) else given == wanted)


def _call(expected: ExpectedCall) -> str:
    return f"{expected.tool} {expected.arguments or ''}".strip()


def _calls(called: Sequence[ToolCalled]) -> str:
    return "; ".join(f"{call.tool} {call.arguments}" for call in called)
