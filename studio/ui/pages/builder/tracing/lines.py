"""What the trace says of a run and of its steps."""

from collections.abc import Iterator, Mapping

from studio.core.events import (
    AnswerFinished,
    ArtifactMade,
    ConfirmationAsked,
    ConfirmationGiven,
    FormUpdated,
    PassagesFound,
    RunEvent,
    RunFailed,
    ThinkingDelta,
)
from studio.core.passages import Passage, Trouble
from studio.endpoints import PRACTICE
from studio.traces import Step, StepKind, Trace
from studio.ui.language import language, tr, words
from studio.ui.pages.builder.tracing.run_row import end_text
from studio.wording.searches import search_notes

_ICONS = {
    StepKind.RUN: "robot-outline",
    StepKind.SEARCH: "text-search",
    StepKind.MODEL: "head-cog-outline",
    StepKind.TOOL: "wrench-outline",
    StepKind.SUMMARY: "text-short",
}


def icon_of(step: Step) -> str:
    return _ICONS[step.kind]


def step_title(step: Step) -> str:
    match step.kind:
        case StepKind.SEARCH:
            return tr("Searched: {query}", query=step.input)
        case StepKind.MODEL:
            return tr("Model asked: {model}", model=_spoken(step.name))
        case StepKind.TOOL:
            return tr("Tool called: {tool}", tool=step.name)
        case StepKind.SUMMARY:
            return tr("Older turns summarised")
        case _:
            return step.name


def tokens_text(step: Step) -> str:
    usage = step.usage
    if not usage.prompt_tokens:
        return ""
    return tr(
        "{prompt} {prompt:token|tokens} read, {completion} written",
        prompt=f"{usage.prompt_tokens:,}",
        completion=f"{usage.completion_tokens:,}",
    )


def figures_of(trace: Trace) -> str:
    """How it ended, where it was asked, how long it took and what was counted."""
    facts = [end_text(trace.outcome), *dict.fromkeys(map(_spoken, (trace.endpoint, trace.model)))]
    facts.append(tr("{seconds} s in all", seconds=f"{trace.seconds:.2f}"))
    if trace.usage.prompt_tokens:
        usage = trace.usage
        facts.append(
            tr(
                "{prompt} {prompt:token|tokens} read, {completion} written",
                prompt=f"{usage.prompt_tokens:,}",
                completion=f"{usage.completion_tokens:,}",
            )
        )
    return " · ".join(fact for fact in facts if fact)


def ending_of(trace: Trace) -> Trouble | None:
    """What broke it off, or kept it from being a proper answer."""
    end = trace.moments[-1].event if trace.moments else None
    return end.trouble if isinstance(end, RunFailed | AnswerFinished) else None


def found_text(step: Step) -> str:
    """The passages a search gave the answer to read, numbered as the model was given them."""
    found = [one for event in step.events if isinstance(event, PassagesFound) for one in event.passages]
    told = [f"[{number}] {_place_of(one)}\n{one.text.strip()}" for number, one in enumerate(found, 1)]
    return "\n\n".join(told) or tr("Nothing was found.")


def given_text(step: Step) -> str:
    """What a model was given to read, message by message, as a person reads it."""
    messages = step.request.get("messages")
    told = messages if isinstance(messages, list) else []
    return "\n\n".join(_message(one) for one in told if isinstance(one, dict) and one.get("content"))


def happened_within(step: Step) -> Iterator[str]:
    for event in step.events:
        if said := _said(event, listed=step.kind is not StepKind.SEARCH):
            yield said


def _said(event: RunEvent, *, listed: bool) -> str:
    """`listed` for passages that are not shown in full beside it."""
    match event:
        case ThinkingDelta():
            return tr("Reasoning: {thought}", thought=event.text)
        case PassagesFound():
            found = [_place_of(one) for one in event.passages] if listed else []
            return "\n".join([*search_notes(event.rewritten, event.skipped, words()), *found])
        case FormUpdated():
            filled = sum(bool(field.value) for field in event.form.fields)
            return tr(
                "Form: {filled} of {total} {total:field|fields}", filled=filled, total=len(event.form.fields)
            )
        case ConfirmationAsked() | ConfirmationGiven() | ArtifactMade():
            return _done(event)
        case _:
            return ""


def _done(event: ConfirmationAsked | ConfirmationGiven | ArtifactMade) -> str:
    match event:
        case ConfirmationAsked():
            return tr("Asked first: {target}", target=event.proposal.target)
        case ConfirmationGiven():
            return tr("Agreed") if event.agreed else tr("Not agreed")
        case ArtifactMade():
            return tr("File made: {name}", name=event.artifact.name)


def _place_of(passage: Passage) -> str:
    return " · ".join(filter(None, (passage.document, passage.place.label(language()))))


def _spoken(name: str) -> str:
    return tr("Practice endpoint") if name in {PRACTICE.id, PRACTICE.chat_model} else name


def _message(message: Mapping[str, object]) -> str:
    role = str(message.get("role") or "")
    said = {
        "system": tr("Instructions"),
        "user": tr("Question"),
        "assistant": tr("Answer"),
        "tool": tr("Tool"),
    }.get(role, role)
    return tr("[{part}]", part=said) + f"\n{message['content']}"
