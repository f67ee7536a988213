"""Traces for other programs: OTLP JSON with OpenInference attributes, one root span of kind AGENT a run.

Source: the OpenInference semantic conventions and the JSON encoding of the OpenTelemetry protocol, where
ids are hexadecimal (16 and 8 bytes), 64-bit integers texts, and times nanoseconds since 1970.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from hashlib import sha256
from typing import Any

from studio.core.events import PassagesFound
from studio.traces.steps import Step, StepKind, steps_of
from studio.traces.trace import Trace

Value = str | int | float
_KINDS = {
    StepKind.RUN: "AGENT",
    StepKind.SEARCH: "RETRIEVER",
    StepKind.MODEL: "LLM",
    StepKind.TOOL: "TOOL",
    StepKind.SUMMARY: "CHAIN",
}
_NAMES = {StepKind.SEARCH: "knowledge_search", StepKind.SUMMARY: "summarise_history"}
_JSON = "application/json"
_INTERNAL, _OK, _ERROR = 1, 1, 2  # SpanKind, StatusCode of the protocol


def as_openinference(traces: Iterable[Trace]) -> dict[str, Any]:
    """Return an ExportTraceServiceRequest as JSON would hold it."""
    spans = [span for trace in traces for span in _spans(trace)]
    scope = {"name": "agent-studio", "version": "1"}
    resource = {"attributes": _attributes({"service.name": "agent-studio"})}
    return {"resourceSpans": [{"resource": resource, "scopeSpans": [{"scope": scope, "spans": spans}]}]}


def _spans(trace: Trace) -> Iterator[dict[str, Any]]:
    root = Step(StepKind.RUN, trace.agent, 0.0, trace.seconds, trace.question, trace.answer)
    root.failed = trace.outcome if trace.outcome == "failed" else ""
    root.usage = trace.usage
    about = json.dumps({"origin": trace.origin.value, "outcome": trace.outcome})
    yield _span(trace, root, _id(trace, 0), "", {"agent.name": trace.agent, "metadata": about})
    for number, step in enumerate(steps_of(trace), 1):
        yield _span(trace, step, _id(trace, number), _id(trace, 0), _own(step))


def _span(trace: Trace, step: Step, span: str, parent: str, own: dict[str, Value]) -> dict[str, Any]:
    begun = datetime.fromisoformat(trace.started).timestamp()
    common: dict[str, Value] = {
        "openinference.span.kind": _KINDS[step.kind],
        "input.value": step.input,
        "input.mime_type": _JSON if step.kind is StepKind.TOOL else "text/plain",
        "output.value": step.output,
        "output.mime_type": "text/plain",
    }
    status = {"code": _ERROR, "message": step.failed} if step.failed else {"code": _OK}
    return {
        "traceId": trace.id,
        "spanId": span,
        **({"parentSpanId": parent} if parent else {}),
        "name": step.name or _NAMES.get(step.kind, step.kind.value),
        "kind": _INTERNAL,
        "startTimeUnixNano": str(round((begun + step.began) * 1e9)),
        "endTimeUnixNano": str(round((begun + step.ended) * 1e9)),
        "attributes": _attributes({**common, **own}),
        "status": status,
    }


def _own(step: Step) -> dict[str, Value]:
    match step.kind:
        case StepKind.MODEL:
            return _of_model(step)
        case StepKind.TOOL:
            return {"tool.name": step.name, "tool.parameters": step.input}
        case StepKind.SEARCH:
            return _of_search(step)
        case _:
            return {}


def _of_model(step: Step) -> dict[str, Value]:
    request, usage = step.request, step.usage
    settings = {name: value for name, value in request.items() if name not in ("messages", "tools")}
    return {
        "input.value": json.dumps(request, ensure_ascii=False),
        "input.mime_type": _JSON,
        "llm.system": "openai",
        "llm.model_name": str(request.get("model", "")),
        "llm.invocation_parameters": json.dumps(settings, ensure_ascii=False),
        **_messages(request.get("messages")),
        **_tools(request.get("tools")),
        **_written(step),
        "llm.token_count.prompt": usage.prompt_tokens,
        "llm.token_count.completion": usage.completion_tokens,
        "llm.token_count.total": usage.prompt_tokens + usage.completion_tokens,
    }


def _messages(messages: object) -> dict[str, Value]:
    found: dict[str, Value] = {}
    for number, message in enumerate(_dicts(messages)):
        head = f"llm.input_messages.{number}.message"
        found[f"{head}.role"] = str(message.get("role", ""))
        found[f"{head}.content"] = str(message.get("content") or "")
        if call := message.get("tool_call_id"):
            found[f"{head}.tool_call_id"] = str(call)
        for place, call in enumerate(_dicts(message.get("tool_calls"))):
            found.update(_called(f"{head}.tool_calls.{place}.tool_call", call))
    return found


def _written(step: Step) -> dict[str, Value]:
    head = "llm.output_messages.0.message"
    found: dict[str, Value] = {f"{head}.role": "assistant", f"{head}.content": step.text}
    for place, call in enumerate(step.calls):
        function = {"name": call.tool, "arguments": call.arguments}
        told = {"id": call.call, "function": function}
        found.update(_called(f"{head}.tool_calls.{place}.tool_call", told))
    return found


def _called(head: str, call: dict[str, Any]) -> dict[str, Value]:
    function = call.get("function") or {}
    return {
        f"{head}.id": str(call.get("id", "")),
        f"{head}.function.name": str(function.get("name", "")),
        f"{head}.function.arguments": str(function.get("arguments", "")),
    }


def _tools(tools: object) -> dict[str, Value]:
    return {
        f"llm.tools.{number}.tool.json_schema": json.dumps(tool, ensure_ascii=False)
        for number, tool in enumerate(_dicts(tools))
    }


def _of_search(step: Step) -> dict[str, Value]:
    found: dict[str, Value] = {}
    passages = [one for event in step.events if isinstance(event, PassagesFound) for one in event.passages]
    for number, passage in enumerate(passages):
        head = f"retrieval.documents.{number}.document"
        found[f"{head}.id"] = f"{passage.base}/{passage.document}#{passage.chunk}"
        found[f"{head}.content"] = passage.text
        found[f"{head}.score"] = passage.score
        metadata = {"document": passage.document, "place": passage.place.label()}
        found[f"{head}.metadata"] = json.dumps(metadata, ensure_ascii=False)
    return found


def _attributes(values: dict[str, Value]) -> list[dict[str, Any]]:
    return [{"key": name, "value": _value(value)} for name, value in values.items()]


def _value(value: Value) -> dict[str, Any]:
    if isinstance(value, int):
        return {"intValue": str(value)}
    return {"doubleValue": value} if isinstance(value, float) else {"stringValue": value}


def _dicts(items: object) -> Sequence[dict[str, Any]]:
    return [item for item in items if isinstance(item, dict)] if isinstance(items, list) else []


def _id(trace: Trace, number: int) -> str:
    """Return the id of a span: the same trace always has the same ones."""
    return sha256(f"{trace.id}/{number}".encode()).hexdigest()[:16]
