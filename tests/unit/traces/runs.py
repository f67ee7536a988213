"""Made-up runs for the tests of traces."""

from collections.abc import AsyncGenerator, Sequence
from pathlib import Path

from studio.core.artifacts import Artifact
from studio.core.events import (
    AnswerFinished,
    ArtifactMade,
    AskedCall,
    ModelAnswered,
    ModelAsked,
    Outcome,
    PassagesFound,
    RunEvent,
    RunStarted,
    TextDelta,
    ThinkingDelta,
    ToolCalled,
    ToolReturned,
    Usage,
)
from studio.core.passages import Passage, Trouble
from studio.core.places import Place

QUESTION = "今天谁值班?"
STARTED = RunStarted(agent="duty", question=QUESTION, endpoint="City", model="v3", practice=False)
FOUND = Passage(
    base="flood", document="值班表.xlsx", chunk=3, place=Place(sheet="7月"), text="7月1日 张工", score=0.8
)
SEARCHED = PassagesFound(query="谁值班", passages=(FOUND,), seconds=0.01)
CALL = {"id": "c1", "type": "function", "function": {"name": "calendar", "arguments": "{}"}}
FIRST = ModelAsked(
    step=1,
    request={
        "model": "v3",
        "temperature": 0.2,
        "messages": [{"role": "system", "content": "你是"}, {"role": "user", "content": QUESTION}],
        "tools": [{"type": "function", "function": {"name": "calendar"}}],
    },
)
SECOND = ModelAsked(
    step=2,
    request={
        "model": "v3",
        "messages": [
            {"role": "assistant", "content": "", "tool_calls": [CALL]},
            {"role": "tool", "content": "7月1日", "tool_call_id": "c1"},
        ],
    },
)
ANSWERED = AnswerFinished(
    outcome=Outcome.ANSWERED, text="张工值班[1]。", usage=Usage(prompt_tokens=30, completion_tokens=7)
)
EVENTS: tuple[RunEvent, ...] = (
    STARTED,
    SEARCHED,
    FIRST,
    ThinkingDelta(text="先"),
    ThinkingDelta(text="看日期"),
    ModelAnswered(
        step=1,
        text="查一下。",
        calls=(AskedCall(call="c1", tool="calendar", arguments="{}"),),
        usage=Usage(prompt_tokens=10, completion_tokens=2),
        seconds=0.1,
    ),
    ToolCalled(call="c1", tool="calendar", arguments={}),
    ArtifactMade(artifact=Artifact(name="a.docx", path=Path("a.docx"))),
    ToolReturned(call="c1", tool="calendar", text="7月1日", seconds=0.2),
    SECOND,
    TextDelta(text="张工"),
    TextDelta(text="值班[1]。"),
    ModelAnswered(step=2, usage=Usage(prompt_tokens=20, completion_tokens=5), seconds=0.1),
    ANSWERED,
)
BROKEN = ToolReturned(
    call="c1", tool="calendar", text="?", seconds=0.1, trouble=Trouble(name="ToolArgumentsInvalid", facts={})
)


async def run_of(events: Sequence[RunEvent]) -> AsyncGenerator[RunEvent, None]:
    for event in events:
        yield event
