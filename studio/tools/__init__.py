"""What an agent may do besides writing: tools, described to the model and called for it."""

from studio.tools.knowledge_search import KnowledgeSearch
from studio.tools.registry import Registry
from studio.tools.tool import Searchable, Tool, ToolResult

__all__ = ["KnowledgeSearch", "Registry", "Searchable", "Tool", "ToolResult"]
