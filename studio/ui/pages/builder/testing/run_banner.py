"""What is said above the questions when the last run is not over, or not of what there is now."""

from studio.trials import RunLine
from studio.ui.components import Banner
from studio.ui.language import tr
from studio.ui.notices import explanation_of, leading_banner
from studio.ui.pages.builder.testing.last_run import LastRun
from studio.wording import joined

RESUME, RUN = "resume", "run"


def run_banner(last: LastRun) -> Banner | None:
    """Its action is RESUME, or RUN for a run of all; None when nothing need be said."""
    if last.open is not None:
        return _open_banner(last.open, last)
    again = [(RUN, tr("Run all tests"))]
    if last.report is not None and not last.current:
        return Banner("warning", _stale(last), "", again, closable=False)
    silent = sum(one.unanswered for one in last.report.results) if last.report is not None else 0
    if silent:  # and the endpoint it was is not set up any more
        text = tr("{count} {count:question|questions} not answered", count=silent)
        return Banner("warning", tr("The endpoint was away during the last run"), text, again, closable=False)
    return None


def _open_banner(run: RunLine, last: LastRun) -> Banner:
    text = tr(
        "{answers} of {planned} {planned:answer|answers} {planned:is|are} there; the rest can "
        "still be asked.",
        answers=run.answers,
        planned=run.head.planned,
    )
    away = tr("The endpoint was away during the last run")
    go_on = [(RESUME, tr("Go on"))]
    if not run.finished:
        return Banner("info", tr("The last run was broken off"), text, go_on, closable=False)
    trouble = next((one.trouble for one in last.results if one.unanswered and one.trouble), None)
    if trouble is None:
        return Banner("warning", away, text, go_on, closable=False)
    said = explanation_of(trouble)
    return leading_banner(away, joined(said.happened, said.action, text), trouble, go_on)


def _stale(last: LastRun) -> str:
    if last.same_agent:
        return tr("The knowledge has changed since the last run; its result says nothing about it now.")
    if last.same_knowledge:
        return tr(
            "The agent or its questions have changed since the last run; its result says nothing of them now."
        )
    return tr("Agent and knowledge have changed since the last run; its result says nothing about them now.")
