"""What the trace says of a run and of its steps."""

from collections.abc import Iterator

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
from studio.core.passages import Trouble
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
            return tr("Model asked: {model}", model=step.name)
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
    facts = [end_text(trace.outcome), *dict.fromkeys((trace.endpoint, trace.model))]
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


def happened_within(step: Step) -> Iterator[str]:
    for event in step.events:
        if said := _said(event):
            yield said


def _said(event: RunEvent) -> str:
    match event:
        case ThinkingDelta():
            return tr("Reasoning: {thought}", thought=event.text)
        case PassagesFound():
            found = [f"{one.document} · {one.place.label(language())}" for one in event.passages]
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
