"""Testing an agent: its cases asked, its answers judged, one report per run."""

from typing import TYPE_CHECKING

from studio.core.lazily import lazily

if TYPE_CHECKING:
    from studio.trials.comparison import CaseChange, Change, compare
    from studio.trials.judging import judge
    from studio.trials.report import Report
    from studio.trials.results import CaseResult, Check, Expectation
    from studio.trials.suite import Ask, run_suite

__all__ = [
    "Ask",
    "CaseChange",
    "CaseResult",
    "Change",
    "Check",
    "Expectation",
    "Report",
    "compare",
    "judge",
    "run_suite",
]

__getattr__ = lazily(
    __name__,
    {
        "studio.trials.comparison": "CaseChange Change compare",
        "studio.trials.judging": "judge",
        "studio.trials.report": "Report",
        "studio.trials.results": "CaseResult Check Expectation",
        "studio.trials.suite": "Ask run_suite",
    },
)
