"""The events that pass between the steps of the workflow."""

from workflows.events import Event

from studio.core.passages import Trouble
from studio.endpoints import ToolCallPiece


class Retrieved(Event):
    """The passages are there; the model is asked."""


class ToolsWanted(Event):
    calls: list[ToolCallPiece]


class ToolsAnswered(Event):
    """Every call has its answer; the model is asked again."""


class Written(Event):
    """The model has ended, or broke off with `trouble`."""

    trouble: Trouble | None = None
