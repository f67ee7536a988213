"""What is said above the questions when the last run is not over, or not of what there is now."""

from studio.trials import RunLine
from studio.ui.components import Banner
from studio.ui.language import tr
from studio.ui.pages.builder.testing.last_run import LastRun

RESUME = "resume"


def run_banner(last: LastRun) -> Banner | None:
    """Its action is RESUME, or another name for a run of all; None when nothing need be said."""
    if last.open is not None:
        return _open_banner(last.open)
    if last.report is not None and not last.current:
        return Banner("warning", _stale(last), "", [("run", tr("Run all tests"))], closable=False)
    return None


def _open_banner(run: RunLine) -> Banner:
    text = tr(
        "{answers} of {planned} {planned:answer|answers} {planned:is|are} there; the rest can "
        "still be asked.",
        answers=run.answers,
        planned=run.head.planned,
    )
    away = tr("The endpoint was away during the last run")
    title = away if run.finished else tr("The last run was broken off")
    return Banner("warning" if run.finished else "info", title, text, [(RESUME, tr("Go on"))], closable=False)


def _stale(last: LastRun) -> str:
    if last.same_agent:
        return tr("The knowledge has changed since the last run; its result says nothing about it now.")
    if last.same_knowledge:
        return tr("The agent has changed since the last run; its result says nothing about it now.")
    return tr("Agent and knowledge have changed since the last run; its result says nothing about them now.")
