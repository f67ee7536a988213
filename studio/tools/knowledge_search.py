"""The tool with which a model looks into the agent's knowledge bases again, in words of its own."""

from collections.abc import Sequence
from typing import Any

from studio.core.reach import Reach, Touch, TouchKind
from studio.endpoints import ToolSpec
from studio.tools.kind import ToolKind, ToolParts, ToolSettings
from studio.tools.searching import search_all
from studio.tools.tool import Searchable, Tool, ToolContext, ToolResult

_QUESTION = {
    "type": "string",
    "minLength": 1,
    "maxLength": 500,
    "description": "要查找的内容 (what to look for)",
}


class KnowledgeSearch:
    def __init__(self, bases: Sequence[Searchable], top: int = 6, name: str = "knowledge_search") -> None:
        self._bases = bases
        self._top = top
        self._name = name

    @property
    def spec(self) -> ToolSpec:
        return ToolSpec(
            name=self._name,
            description="在知识库中查找资料,返回带编号的原文。Search the knowledge base for passages.",
            parameters={
                "type": "object",
                "properties": {"question": _QUESTION},
                "required": ["question"],
                "additionalProperties": False,
            },
        )

    async def __call__(self, arguments: dict[str, Any], context: ToolContext) -> ToolResult:
        found = await search_all(self._bases, arguments["question"], self._top)
        return ToolResult(passages=found.passages)


class _Settings(ToolSettings):
    """The search is set where the knowledge is."""


def _reach(settings: _Settings) -> Reach:
    return Reach(reads=(Touch(kind=TouchKind.KNOWLEDGE),), sensitive=True)


async def _build(settings: _Settings, parts: ToolParts) -> Sequence[Tool]:
    return [KnowledgeSearch(parts.bases, parts.passages, parts.known_as)]


KIND = ToolKind("knowledge_search", _Settings, _reach, _build, "book-search-outline")
