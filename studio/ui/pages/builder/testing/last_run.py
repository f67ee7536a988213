"""The last run of an agent's cases, and whether it still speaks of the draft."""

from dataclasses import dataclass

from studio.core.errors import StudioError
from studio.runtime import AgentFolder
from studio.trials import Report
from studio.ui.dates import short_time
from studio.ui.language import tr
from studio.ui.pages.builder.readiness import tested_now
from studio.workspace import Publishing, Workspace


@dataclass(frozen=True, slots=True)
class LastRun:
    """`current` tells whether the report is about exactly the agent and knowledge of now."""

    report: Report | None
    current: bool
    documents: tuple[str, ...]


async def last_run(workspace: Workspace, publishing: Publishing, folder: AgentFolder) -> LastRun:
    report = publishing.last_report(folder)
    try:
        bases = await workspace.bases_of(folder)
        documents = tuple([row.name for base in bases for row in await base.documents()])
        current = report is not None and await tested_now(publishing, folder)
    except StudioError:  # a base is gone: the form says so, and nothing is current
        return LastRun(report, False, ())
    return LastRun(report, current, documents)


def about(report: Report) -> str:
    practice = report.model == "practice"
    model = tr("practice endpoint") if practice else f"{report.endpoint} {report.model}"
    return f"{short_time(report.started)} · {model}"
