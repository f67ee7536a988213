"""The test runs of a workspace, each result as it came, with what people overruled."""

from studio.trials.runs.lines import RunLine, to_go_on_with
from studio.trials.runs.store import Runs

__all__ = ["RunLine", "Runs", "to_go_on_with"]
