"""Testing an agent: its cases asked, its answers judged, one report per run."""

from studio.trials.comparison import CaseChange, Change, compare
from studio.trials.judge import judge
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
