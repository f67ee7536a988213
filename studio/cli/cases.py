"""`agent cases …`: what an agent is tested with, and where it comes from: sheets, documents, drafts."""

from collections.abc import Awaitable, Callable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import typer

from studio.cli.parameters import Readable
from studio.cli.session import Session
from studio.cli.targets import check_target
from studio.core.i18n import Words
from studio.core.passages import Trouble

if TYPE_CHECKING:
    from studio.core.agents import TestCase
    from studio.trials.sources import DraftCase
    from studio.trials.sources.sheets import Merged, RowProblem, SheetCases
    from studio.workspace import Workspace
    from studio.workspace.casework import Casework, Drafted

app = typer.Typer(help="An agent's test questions and where they come from.", no_args_is_help=True)
Result = TypeVar("Result")
Agent = Annotated[str, typer.Argument(metavar="ID")]
Target = Annotated[Path, typer.Argument(metavar="FILE", readable=False, help="xlsx, or csv by its ending.")]
Ids = Annotated[list[str] | None, typer.Argument(metavar="[DRAFT]…")]
All = Annotated[bool, typer.Option("--all", help="All drafts.")]


class By(StrEnum):
    HEADINGS = "headings"
    MODEL = "model"


@app.command("list")
def list_cases(context: typer.Context, agent: Agent) -> None:
    """List the test questions with what their answers must show."""

    async def task(work: "Casework") -> "Sequence[TestCase]":
        return work.cases

    cases = _work(context, agent, task)
    session: Session = context.obj
    rows = [{"number": number, **_case_data(case)} for number, case in enumerate(cases, 1)]
    session.show({"cases": rows}, "\n".join(f"{row['number']}  {row['question']}" for row in rows))


@app.command("import")
def import_cases(
    context: typer.Context,
    agent: Agent,
    file: Readable,
    drafts: Annotated[bool, typer.Option("--drafts", help="Keep them as drafts first.")] = False,
) -> None:
    """Take the questions of a spreadsheet (xlsx, xls, csv); each row that is wrong is named."""

    async def task(work: "Casework") -> "tuple[SheetCases, Merged | None, Sequence[DraftCase]]":
        from studio.trials.sources import CaseOrigin

        read = await work.read_sheet(file)
        if drafts:
            return read, None, work.set_aside(read.cases, CaseOrigin.SHEET, file.name)
        return read, work.put_in(read.cases), ()

    read, merged, added = _work(context, agent, task)
    session: Session = context.obj
    bad = [_problem(problem, session.say) for problem in read.problems]
    for row in bad:
        session.tell(row["message"])
    if read.unknown:
        session.tell(session.say("Columns that were not understood: {names}", names=", ".join(read.unknown)))
    data = {"rows": len(read.rows) + len(bad), "bad": bad, "unknown_columns": list(read.unknown)}
    session.show(data | _imported(merged, added), _imported_text(merged, added, len(bad), session.say))


@app.command("export")
def export_cases(context: typer.Context, agent: Agent, file: Target) -> None:
    """Write the questions as a spreadsheet that `import` reads back as they are."""
    session: Session = context.obj

    async def task(work: "Casework") -> int:
        check_target(file)
        return await work.export(file, session.say.language)

    count = _work(context, agent, task)
    session.show({"file": str(file), "cases": count}, session.say("Wrote “{file}”.", file=file))


@app.command()
def template(context: typer.Context, file: Target) -> None:
    """Write an empty spreadsheet that says what goes into which column."""
    session: Session = context.obj

    async def task() -> None:
        from studio.workspace.casework import write_template

        check_target(file)
        await write_template(file, session.say.language)

    session.run(task)
    session.show({"file": str(file)}, session.say("Wrote “{file}”.", file=file))


@app.command()
def generate(
    context: typer.Context,
    agent: Agent,
    base: Annotated[list[str] | None, typer.Option(help="Only out of this base; may be repeated.")] = None,
    count: Annotated[int, typer.Option(min=1, max=500, help="At most so many.")] = 20,
    by: Annotated[By, typer.Option(help="Out of the text itself, or by the model.")] = By.HEADINGS,
) -> None:
    """Draft questions out of the documents; they wait until they are taken or dropped."""

    async def task(work: "Casework") -> "Drafted":
        return await work.generate(count, base or (), by_model=by is By.MODEL)

    drafted = _work(context, agent, task)
    session: Session = context.obj
    data = {
        "drafts": [_draft_data(draft) for draft in drafted.added],
        "documents": drafted.documents,
        "dropped": drafted.dropped,
        "trouble": drafted.trouble.model_dump(mode="json") if drafted.trouble else None,
    }
    session.show(data, _drafted_text(drafted, session))


@app.command()
def drafts(context: typer.Context, agent: Agent) -> None:
    """List the drafts that wait, with where each comes from."""

    async def task(work: "Casework") -> "Sequence[DraftCase]":
        return work.drafts.list()

    found = _work(context, agent, task)
    session: Session = context.obj
    text = "\n".join(_draft_line(draft, session.say) for draft in found)
    session.show({"drafts": [_draft_data(draft) for draft in found]}, text or session.say("No drafts wait."))


@app.command()
def take(context: typer.Context, agent: Agent, ids: Ids = None, every: All = False) -> None:
    """Put drafts into the agent's tests."""
    taken = _work(context, agent, lambda work: _settled(work, work.drafts.take, ids, every))
    session: Session = context.obj
    session.show(
        {"taken": [draft.id for draft in taken]},
        session.say("Took {count} {count:draft|drafts} into the tests", count=len(taken)),
    )


@app.command()
def drop(context: typer.Context, agent: Agent, ids: Ids = None, every: All = False) -> None:
    """Drop drafts; the same are not offered again."""
    dropped = _work(context, agent, lambda work: _settled(work, work.drafts.drop, ids, every))
    session: Session = context.obj
    session.show(
        {"dropped": [draft.id for draft in dropped]},
        session.say("Dropped {count} {count:draft|drafts}", count=len(dropped)),
    )


async def _settled(
    work: "Casework",
    act: "Callable[[Sequence[str]], Sequence[DraftCase]]",
    ids: Sequence[str] | None,
    every: bool,
) -> "Sequence[DraftCase]":
    if not ids and not every:
        raise typer.BadParameter("DRAFT", param_hint="--all")
    return act([draft.id for draft in work.drafts.list()] if every else list(ids or ()))


def _work(context: typer.Context, agent: str, task: "Callable[[Casework], Awaitable[Result]]") -> Result:
    session: Session = context.obj

    async def opened(workspace: "Workspace") -> Result:
        from studio.workspace.casework import Casework

        return await task(Casework(workspace, workspace.agents.get(agent)))

    return session.work(opened)


def _case_data(case: "TestCase") -> dict[str, Any]:
    return case.model_dump(mode="json", exclude_defaults=True)


def _draft_data(draft: "DraftCase") -> dict[str, Any]:
    told = draft.model_dump(mode="json", include={"id", "origin", "source", "note", "made"})
    return {**told, "case": _case_data(draft.case)}


def _draft_line(draft: "DraftCase", say: Words) -> str:
    from studio.wording.cases import origin_text

    source = f" · {draft.source}" if draft.source else ""
    expected = "; ".join([*draft.case.contains, *(cited.place for cited in draft.case.cites if cited.place)])
    return f"{draft.id}  {draft.case.question}  →  {expected}  ({origin_text(draft.origin, say)}{source})"


def _problem(problem: "RowProblem", say: Words) -> dict[str, Any]:
    from studio.wording.cases import row_text

    where = (problem.sheet, problem.number, problem.column, problem.code, problem.value)
    return {
        "sheet": problem.sheet,
        "row": problem.number,
        "column": problem.column,
        "problem": problem.code,
        "value": problem.value,
        "message": row_text(*where, say),
    }


def _imported(merged: "Merged | None", added: "Sequence[DraftCase]") -> dict[str, Any]:
    if merged is None:
        return {"drafts": [draft.id for draft in added]}
    return {"added": merged.added, "changed": merged.changed, "same": merged.same}


def _imported_text(merged: "Merged | None", added: "Sequence[DraftCase]", bad: int, say: Words) -> str:
    if merged is None:
        return say("{count} {count:draft|drafts}, {bad} {bad:row|rows} left out", count=len(added), bad=bad)
    return say(
        "{added} added, {changed} changed, {same} as they were, {bad} {bad:row|rows} left out",
        added=merged.added,
        changed=merged.changed,
        same=merged.same,
        bad=bad,
    )


def _drafted_text(drafted: "Drafted", session: Session) -> str:
    from studio.wording import explain_trouble
    from studio.wording.cases import dropped_text

    if isinstance(drafted.trouble, Trouble):
        session.tell(str(explain_trouble(drafted.trouble, session.say)))
    if drafted.dropped:
        dropped = dropped_text(drafted.dropped, session.say)
        session.tell(session.say("Not kept: {reasons}", reasons=dropped))
    lines = [_draft_line(draft, session.say) for draft in drafted.added]
    head = session.say(
        "{count} {count:draft|drafts} out of {documents} {documents:document|documents}",
        count=len(lines),
        documents=drafted.documents,
    )
    return "\n".join([head, *lines])
