"""The events that pass between the steps of the workflow, and the one that carries a RunEvent out."""

from pydantic import BaseModel
from workflows.events import Event

from studio.core.passages import Trouble
from studio.endpoints import ToolCallPiece


class Told(Event):
    """A RunEvent on its way to whoever listens."""

    told: BaseModel


class Retrieved(Event):
    """The passages are there; the model is asked."""


class ToolsWanted(Event):
    calls: list[ToolCallPiece]


class ToolsAnswered(Event):
    """Every call has its answer; the model is asked again."""


class Written(Event):
    """The model has ended, or broke off with `trouble`."""

    trouble: Trouble | None = None
