"""Runs are recorded as they happen, kept, found by their words, and told to other programs."""

import json
from contextlib import aclosing
from pathlib import Path

import pytest

from studio.core.errors import NotFound
from studio.core.events import ModelAnswered, RunEvent, RunStarted, TextDelta, ThinkingDelta
from studio.core.origins import Origin
from studio.core.passages import Trouble
from studio.traces import Recorder, StepKind, Trace, Traces, as_openinference, steps_of
from tests.unit.traces.runs import BROKEN, EVENTS, QUESTION, run_of


@pytest.fixture
def traces(tmp_path: Path) -> Traces:
    return Traces(tmp_path / "traces.sqlite3", most=3)


async def recorded(traces: Traces, *events: RunEvent, question: str = QUESTION, agent: str = "duty") -> Trace:
    recorder = Recorder(traces, agent)
    heard = [event async for event in recorder.record(question, run_of(events or EVENTS))]
    assert isinstance(heard[0], RunStarted)
    assert heard[0].run == recorder.id
    return await traces.get(recorder.id)


async def test_a_run_is_kept_whole_its_pieces_of_text_joined(traces: Traces) -> None:
    trace = await recorded(traces)

    assert (trace.answer, trace.outcome, trace.model) == ("张工值班[1]。", "answered", "v3")
    events = [moment.event for moment in trace.moments]
    texts = [event.text for event in events if isinstance(event, TextDelta | ThinkingDelta)]
    assert texts == ["先看日期", "张工值班[1]。"]
    assert trace.usage.prompt_tokens == 30


async def test_a_run_that_was_stopped_is_kept_as_far_as_it_came(traces: Traces) -> None:
    recorder = Recorder(traces, "duty")
    async with aclosing(recorder.record(QUESTION, run_of(EVENTS))) as run:
        await anext(run)

    trace = await traces.get(recorder.id)

    assert (trace.outcome, len(trace.moments)) == ("", 1)


async def test_runs_are_found_by_words_of_question_or_answer_newest_first(traces: Traces) -> None:
    first = await recorded(traces)
    second = await recorded(traces, question="物资电话?")
    await recorded(traces, agent="other")

    assert [row.id for row in await traces.find("duty", "张工")] == [second.id, first.id]
    assert [row.id for row in await traces.find("duty", "张工 物资")] == [second.id]
    assert await traces.find("duty", "海啸") == []
    assert len(await traces.find()) == 3


async def test_the_oldest_runs_of_an_agent_go_and_all_of_them_when_asked(traces: Traces) -> None:
    kept = [(await recorded(traces, question=f"第{number}问")).id for number in range(5)]

    assert [row.id for row in await traces.find("duty")] == kept[:1:-1]
    assert await traces.forget("duty") == 3
    with pytest.raises(NotFound):
        await traces.get(kept[-1])


async def test_where_nothing_was_kept_nothing_is_found_and_no_file_made(tmp_path: Path) -> None:
    traces = Traces(tmp_path / "none.sqlite3")

    assert await traces.find() == []
    assert await traces.forget("duty") == 0
    assert not traces.kept


async def test_a_file_that_cannot_be_written_costs_the_trace_and_not_the_answer(tmp_path: Path) -> None:
    (tmp_path / "traces.sqlite3").write_bytes(b"no database at all" * 100)

    heard = [
        event
        async for event in Recorder(Traces(tmp_path / "traces.sqlite3"), "a").record("?", run_of(EVENTS))
    ]

    assert heard[1:] == list(EVENTS[1:])


async def test_the_steps_of_a_run_have_their_inputs_outputs_and_tokens(traces: Traces) -> None:
    steps = steps_of(await recorded(traces))

    assert [step.kind for step in steps] == [StepKind.SEARCH, StepKind.MODEL, StepKind.TOOL, StepKind.MODEL]
    search, asked, tool, last = steps
    assert (search.input, asked.input, tool.output, last.output) == (
        "谁值班",
        QUESTION,
        "7月1日",
        "张工值班[1]。",
    )
    assert (asked.usage.prompt_tokens, last.usage.completion_tokens) == (10, 5)
    assert asked.output == "查一下。\ncalendar {}"
    assert [event.type for event in tool.events] == ["artifact_made", "tool_returned"]


async def test_a_tool_that_failed_is_a_failed_step(traces: Traces) -> None:
    steps = steps_of(await recorded(traces, *EVENTS[:7], BROKEN))

    assert steps[-1].failed == "ToolArgumentsInvalid"


async def test_a_request_that_broke_off_is_a_failed_step(traces: Traces) -> None:
    gone = ModelAnswered(step=1, seconds=0.1, trouble=Trouble(name="EndpointBusy", facts={}))
    steps = steps_of(await recorded(traces, *EVENTS[:3], gone))

    assert steps[-1].failed == "EndpointBusy"


async def test_other_programs_read_the_trace_as_openinference(traces: Traces) -> None:
    told = json.loads(json.dumps(as_openinference([await recorded(traces)])))

    spans = told["resourceSpans"][0]["scopeSpans"][0]["spans"]
    attributes = [{item["key"]: item["value"] for item in span["attributes"]} for span in spans]
    kinds = [of["openinference.span.kind"]["stringValue"] for of in attributes]
    assert kinds == ["AGENT", "RETRIEVER", "LLM", "TOOL", "LLM"]
    assert {span.get("parentSpanId") for span in spans[1:]} == {spans[0]["spanId"]}
    assert all(len(span["traceId"]) == 32 and len(span["spanId"]) == 16 for span in spans)
    assert attributes[1]["retrieval.documents.0.document.content"] == {"stringValue": "7月1日 张工"}
    assert attributes[2]["llm.input_messages.1.message.content"] == {"stringValue": QUESTION}
    assert attributes[2]["llm.token_count.prompt"] == {"intValue": "10"}
    assert json.loads(attributes[2]["input.value"]["stringValue"])["model"] == "v3"
    wrote = "llm.output_messages.0.message"
    assert attributes[2][f"{wrote}.content"] == {"stringValue": "查一下。"}
    assert attributes[2][f"{wrote}.tool_calls.0.tool_call.function.name"] == {"stringValue": "calendar"}
    assert attributes[0]["agent.name"] == {"stringValue": "duty"}
    called = "llm.input_messages.0.message.tool_calls.0.tool_call.function.name"
    assert attributes[4][called] == {"stringValue": "calendar"}
    assert int(spans[0]["endTimeUnixNano"]) >= int(spans[0]["startTimeUnixNano"])


async def test_a_test_is_told_from_a_chat(traces: Traces) -> None:
    recorder = Recorder(traces, "duty", Origin.TEST)
    _ = [event async for event in recorder.record("?", run_of(EVENTS))]

    assert (await traces.find())[0].origin is Origin.TEST
