"""What an agent may do besides writing: tools, set by filling in a form and called for a model."""

from studio.tools.kind import ToolKind, ToolParts, ToolSettings
from studio.tools.kinds import KINDS, tool_kind
from studio.tools.registry import Registry
from studio.tools.tool import Searchable, Tool, ToolContext, ToolResult

__all__ = [
    "KINDS",
    "Registry",
    "Searchable",
    "Tool",
    "ToolContext",
    "ToolKind",
    "ToolParts",
    "ToolResult",
    "ToolSettings",
    "tool_kind",
]
