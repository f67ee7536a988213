"""What the tools are alike in that take a finished text from the model and keep it as a file."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, Generic, TypeVar

from studio.core.reach import Reach, Touch, TouchKind
from studio.endpoints import ToolSpec
from studio.papers.ai_label import AiLabel
from studio.tools.asked_for import Asked
from studio.tools.kind import ToolParts, ToolSettings
from studio.tools.loosely import loosened

Settings = TypeVar("Settings", bound=ToolSettings)


class TextTool(Generic[Settings]):
    """`DESCRIPTION` and `SCHEMA` are what the model is shown."""

    DESCRIPTION: ClassVar[str]
    SCHEMA: ClassVar[Asked]

    def __init__(self, settings: Settings, parts: ToolParts) -> None:
        self._settings, self._name = settings, parts.known_as
        self._label = AiLabel(parts.agent) if parts.ai_label else None

    @property
    def spec(self) -> ToolSpec:
        return ToolSpec(name=self._name, description=self.DESCRIPTION, parameters=self.SCHEMA)

    @property
    def accepts(self) -> Mapping[str, Any]:
        return loosened(self.spec.parameters)


def reach_of(endings: Sequence[str]) -> Reach:
    """It reads what was said and attached, and writes new files with those endings."""
    reads = (Touch(kind=TouchKind.CONVERSATION), Touch(kind=TouchKind.ATTACHMENT))
    names = "、".join(f".{ending}" for ending in endings)
    return Reach(reads=reads, writes=(Touch(kind=TouchKind.NEW_FILE, name=names),))
