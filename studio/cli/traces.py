"""`agent traces`, `agent trace` and `agent mark`: what happened in a run, and what one makes of it."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from studio.cli.session import Session
from studio.cli.targets import check_target
from studio.core.i18n import Words

if TYPE_CHECKING:
    from studio.traces import Step, Trace, TraceRow
    from studio.workspace import Workspace


def traces(
    context: typer.Context,
    agent: Annotated[str, typer.Argument(metavar="ID")] = "",
    find: Annotated[str, typer.Option(help="Words of question or answer.")] = "",
    limit: Annotated[int, typer.Option(min=1, max=10_000)] = 20,
    export: Annotated[Path | None, typer.Option(readable=False, help="OpenInference JSON file.")] = None,
) -> None:
    """List the newest runs of an agent, or write them down for other programs."""
    session: Session = context.obj

    async def task(workspace: "Workspace") -> "list[TraceRow]":
        rows = await workspace.traces.find(agent, find, limit)
        if export is not None:
            check_target(export)
            _write(export, [await workspace.traces.get(row.id) for row in rows])
        return rows

    rows = session.work(task)
    data = {"traces": [row.model_dump(mode="json") for row in rows]}
    session.show(data, "\n".join(_line(row, session.say) for row in rows) or session.say("No runs kept."))


def trace(
    context: typer.Context,
    run: Annotated[str, typer.Argument(metavar="TRACE")],
    export: Annotated[Path | None, typer.Option(readable=False, help="OpenInference JSON file.")] = None,
) -> None:
    """Show the steps of one run: inputs, outputs, times, tokens."""
    session: Session = context.obj

    async def task(workspace: "Workspace") -> "Trace":
        found = await workspace.traces.get(run)
        if export is not None:
            check_target(export)
            _write(export, [found])
        return found

    found = session.work(task)
    session.show(found.model_dump(mode="json"), _page(found, session.say))


def mark(
    context: typer.Context,
    run: Annotated[str, typer.Argument(metavar="TRACE")],
    note: Annotated[str, typer.Option(help="The right answer, kept as a note in the knowledge.")] = "",
    base: Annotated[str, typer.Option(help="Base for the note, the agent's first by default.")] = "",
    draft: Annotated[bool, typer.Option("--draft", help="Have the question wait as a draft.")] = False,
) -> None:
    """Make a test question of a bad answer, or a note in the knowledge."""
    session: Session = context.obj

    async def task(workspace: "Workspace") -> "tuple[Trace, bool]":
        from studio.workspace.marking import case_of_trace, keep_case, keep_draft, keep_note

        found = await workspace.traces.get(run)
        folder = workspace.agents.get(found.agent)
        if draft:
            return found, keep_draft(folder, case_of_trace(found)) is not None
        if note:
            await keep_note(workspace, folder, found.question, note, base)
            return found, True
        return found, keep_case(folder, case_of_trace(found))

    found, new = session.work(task)
    kept = "draft" if draft else "note" if note else "case"
    said = {
        "draft": session.say("Kept as a draft of a test question."),
        "note": session.say("Kept as a note in the knowledge."),
        "case": session.say("Kept as a test question."),
    }
    known = session.say("This question is a test question, a draft or a dropped draft already; it stays so.")
    session.show({"trace": found.id, "kept": kept if new else ""}, said[kept] if new else known)


def _write(file: Path, found: "list[Trace]") -> None:
    import json

    from studio.core.files import write_atomically
    from studio.traces import as_openinference

    write_atomically(file, json.dumps(as_openinference(found), ensure_ascii=False, indent=1).encode())


def _line(row: "TraceRow", say: Words) -> str:
    seconds = say("{seconds} s", seconds=f"{row.seconds:.1f}")
    return (
        f"{row.id[:8]}  {row.started[:19].replace('T', ' ')}  {row.outcome or '-'}  {seconds}  {row.question}"
    )


def _page(found: "Trace", say: Words) -> str:
    from studio.traces import steps_of

    steps = [_step(number, step, say) for number, step in enumerate(steps_of(found), 1)]
    return "\n".join([_line(found.row, say), *steps, found.answer])


def _step(number: int, step: "Step", say: Words) -> str:
    facts: list[Any] = [step.kind.value, step.name, say("{seconds} s", seconds=f"{step.seconds:.2f}")]
    if step.usage.prompt_tokens:
        facts.append(f"{step.usage.prompt_tokens} + {step.usage.completion_tokens}")
    if step.failed:
        facts.append(step.failed)
    head = " · ".join(str(fact) for fact in facts if fact)
    return f"{number}. {head}\n   → {_short(step.input)}\n   ← {_short(step.output)}"


def _short(text: str, limit: int = 300) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= limit else f"{flat[:limit]}…"
