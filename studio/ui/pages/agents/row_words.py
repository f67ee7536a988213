"""What a row of the list of agents says."""

from studio.catalogue import SubmissionState
from studio.ui.dates import short_time
from studio.ui.language import tr
from studio.ui.notices import explanation_of
from studio.ui.pages.agents.lines import AgentLine
from studio.ui.pages.builder.readiness import Need, need_text


def state_text(line: AgentLine, *, used: bool) -> str:
    if line.trouble is not None:
        return explanation_of(line.trouble).happened
    if used:
        return " · ".join(filter(None, [tr("version {version}", version=line.version), line.owner]))
    said = (tr("draft {version}", version=line.version), _submitted(line), _tested(line), line.owner)
    return " · ".join(filter(None, said))


def first_missing(line: AgentLine) -> tuple[str, str]:
    """Return the first thing an agent still needs and its colour; empty until that is known."""
    if line.standing is None:
        return "", ""
    missing = line.standing.first_missing
    if missing is None:
        waits = line.submitted is SubmissionState.SUBMITTED
        return (tr("waits for a reviewer"), "text.secondary") if waits else (tr("Ready to submit"), "success")
    broken = (missing is Need.PASSED and bool(line.standing.tested)) or line.standing.breached
    return need_text(missing, line.standing), "warning" if broken else "text.secondary"


def _submitted(line: AgentLine) -> str:
    """Said while somebody is to act on it."""
    return {
        SubmissionState.SUBMITTED: tr("waits for a reviewer"),
        SubmissionState.CHANGES_REQUESTED: tr("changes requested"),
        SubmissionState.REJECTED: tr("rejected"),
    }.get(line.submitted or SubmissionState.RELEASED, "")


def _tested(line: AgentLine) -> str:
    report = line.report
    if report is None:
        return tr("not tested yet")
    return tr(
        "last test {passed} / {total}, {time}",
        passed=report.passed,
        total=report.total,
        time=short_time(report.started),
    )
