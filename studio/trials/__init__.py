"""Testing an agent: its cases asked, its answers judged, every run kept."""

from typing import TYPE_CHECKING

from studio.core.lazily import lazily

if TYPE_CHECKING:
    from studio.trials.aids import Aids
    from studio.trials.comparison import CaseChange, Change, Comparison, compare
    from studio.trials.judging import judge
    from studio.trials.overruling import Overruled
    from studio.trials.patterns import Patterns
    from studio.trials.report import Report, now
    from studio.trials.results import CaseResult, Check, Expectation, Overruling
    from studio.trials.rubric import judged_by
    from studio.trials.runs import RunLine, Runs, to_go_on_with
    from studio.trials.suite import Ask, run_suite, to_ask

__all__ = [
    "Aids",
    "Ask",
    "CaseChange",
    "CaseResult",
    "Change",
    "Check",
    "Comparison",
    "Expectation",
    "Overruled",
    "Overruling",
    "Patterns",
    "Report",
    "RunLine",
    "Runs",
    "compare",
    "judge",
    "judged_by",
    "now",
    "run_suite",
    "to_ask",
    "to_go_on_with",
]

__getattr__ = lazily(
    __name__,
    {
        "studio.trials.aids": "Aids",
        "studio.trials.comparison": "CaseChange Change Comparison compare",
        "studio.trials.judging": "judge",
        "studio.trials.overruling": "Overruled",
        "studio.trials.patterns": "Patterns",
        "studio.trials.report": "Report now",
        "studio.trials.results": "CaseResult Check Expectation Overruling",
        "studio.trials.rubric": "judged_by",
        "studio.trials.runs": "RunLine Runs to_go_on_with",
        "studio.trials.suite": "Ask run_suite to_ask",
    },
)
