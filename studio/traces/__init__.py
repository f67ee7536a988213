"""What happened in each run, kept on this computer: recorded, searched, exported."""

from typing import TYPE_CHECKING

from studio.core.lazily import lazily

if TYPE_CHECKING:
    from studio.traces.openinference import as_openinference
    from studio.traces.recording import Recorder
    from studio.traces.steps import Step, StepKind, steps_of
    from studio.traces.store import Traces
    from studio.traces.trace import Moment, Trace, TraceRow

__all__ = [
    "Moment",
    "Recorder",
    "Step",
    "StepKind",
    "Trace",
    "TraceRow",
    "Traces",
    "as_openinference",
    "steps_of",
]

__getattr__ = lazily(
    __name__,
    {
        "studio.traces.openinference": "as_openinference",
        "studio.traces.recording": "Recorder",
        "studio.traces.steps": "Step StepKind steps_of",
        "studio.traces.store": "Traces",
        "studio.traces.trace": "Moment Trace TraceRow",
    },
)
