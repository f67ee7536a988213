"""`kb eval` and `kb compare`: how often a base finds the right thing, and by which settings more often."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from studio.cli.base_settings import Set, changed_settings
from studio.cli.parameters import Base
from studio.cli.session import Session
from studio.cli.tables import eval_data, eval_text
from studio.core.i18n import Words
from studio.workspace.deeds import note_measured

if TYPE_CHECKING:
    from studio.knowledge import Change, Comparison, EvalCase, EvalReport, KnowledgeBase
    from studio.workspace import Workspace

Cases = Annotated[
    Path | None,
    typer.Argument(metavar="CASES", readable=False, help="Questions: jsonl, xlsx, csv."),
]
Saved = Annotated[bool, typer.Option("--saved", help="The questions saved in the base.")]


def evaluate(context: typer.Context, name: Base, cases: Cases = None, saved: Saved = False) -> None:
    """Measure hit@1/3/5/10 and MRR on questions with known documents."""
    session: Session = context.obj

    async def task(workspace: "Workspace") -> "EvalReport":
        from studio.knowledge import measure

        base = await workspace.knowledge.open(name)
        report = await measure(base, await _cases(base, cases, saved))
        note_measured(workspace.deeds, name, report.cases, report.hits)
        return report

    report = session.work(task)
    session.show(eval_data(report, session.say), eval_text(report, session.say))


def compare(
    context: typer.Context,
    name: Base,
    cases: Cases = None,
    saved: Saved = False,
    assigned: Set = None,
    apply: Annotated[bool, typer.Option("--apply", help="Keep the others if they find more.")] = False,
) -> None:
    """Compare the base's settings with others, named by --set, on the same questions."""
    session: Session = context.obj

    async def task(workspace: "Workspace") -> "tuple[Comparison, bool]":
        from studio.knowledge import compare as compare_settings

        base = await workspace.knowledge.open(name)
        wanted = changed_settings(base.settings, None, assigned or [])
        asked = await _cases(base, cases, saved)
        found = await compare_settings(base, asked, base.settings.search, wanted.search)
        applied = apply and found.other.mrr > found.one.mrr
        if applied:
            await base.change_settings(wanted)
        return found, applied

    found, applied = session.work(task)
    session.show(
        _compared_data(found, applied, session.say), _compared_text(found, applied, apply, session.say)
    )


async def _cases(base: "KnowledgeBase", file: Path | None, saved: bool) -> "Sequence[EvalCase]":
    from studio.knowledge.case_files import read_cases

    if (file is None) is not saved:
        raise typer.BadParameter("CASES | --saved")
    return await base.questions.cases() if file is None else read_cases(file)


def _compared_data(found: "Comparison", applied: bool, say: Words) -> dict[str, Any]:
    return {
        "one": eval_data(found.one, say),
        "other": eval_data(found.other, say),
        "better": [_change_data(change) for change in found.better],
        "worse": [_change_data(change) for change in found.worse],
        "applied": applied,
    }


def _change_data(change: "Change") -> dict[str, Any]:
    return {"question": change.case.question, "before": change.before, "after": change.after}


def _compared_text(found: "Comparison", applied: bool, asked: bool, say: Words) -> str:
    """`asked` when the other settings were to be kept if they find more."""
    lines = [f"{say('Now')}: {eval_text(found.one, say, misses=False)}"]
    lines.append(f"{say('With the others')}: {eval_text(found.other, say, misses=False)}")
    lines += [f"▲ {_moved(change)}" for change in found.better]
    lines += [f"▼ {_moved(change)}" for change in found.worse]
    if applied:
        lines.append(say("The other settings are kept."))
    elif asked:
        lines.append(say("The other settings do not find more; nothing was changed."))
    return "\n".join(lines)


def _moved(change: "Change") -> str:
    return f"{change.case.question}  {change.before or '–'} → {change.after or '–'}"
