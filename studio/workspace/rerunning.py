"""A submitted suite run once more by whoever reviews it, and the report put on the record."""

from collections.abc import Callable
from contextlib import aclosing
from dataclasses import dataclass

from studio.catalogue import Rerun
from studio.trials import CaseResult, Comparison, Report, compare
from studio.workspace.sandbox import Sandbox
from studio.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Rerunning:
    """What was kept, and the reviewer's report beside the author's where that reads."""

    rerun: Rerun
    report: Report
    comparison: Comparison | None


async def rerun_submission(
    workspace: Workspace,
    number: int,
    endpoint: str = "",
    on_result: Callable[[CaseResult], None] = lambda _: None,
) -> Rerunning:
    """Install the package where nobody sees it, ask its cases, keep the report, and remove everything."""
    async with aclosing(Sandbox(workspace, number)) as sandbox:
        return await keep_rerun(workspace, number, sandbox, endpoint, on_result)


async def keep_rerun(
    workspace: Workspace,
    number: int,
    sandbox: Sandbox,
    endpoint: str,
    on_result: Callable[[CaseResult], None],
) -> Rerunning:
    """Do it in a sandbox that is open already."""
    report = await sandbox.rerun(endpoint, on_result)
    async with workspace.catalogue() as client:
        kept = await client.desk.keep_rerun(number, report.model_dump_json().encode())
    author = await sandbox.report()
    return Rerunning(kept, report, compare(report, author) if author is not None else None)


async def kept_comparison(workspace: Workspace, number: int, rerun: int) -> tuple[Report | None, Rerun]:
    """Return a report that was kept, and what the record says of it."""
    async with workspace.catalogue() as client:
        reruns = (await client.desk.submission(number)).reruns
    found = next(one for one in reruns if one.number == rerun)
    return await rerun_report(workspace, number, rerun), found


async def rerun_report(workspace: Workspace, number: int, rerun: int) -> Report | None:
    """Return a report kept with a submission; None when it does not read."""
    async with workspace.catalogue() as client:
        content = await client.desk.rerun_report(number, rerun)
    try:
        return Report.model_validate_json(content)
    except ValueError:
        return None
