"""The kinds of tools there are, in the order they are offered; each is imported when it is asked for."""

from importlib import import_module
from typing import Any

from studio.core.errors import NotFound
from studio.tools.kind import ToolKind

_MODULES = {
    "knowledge_search": "studio.tools.knowledge_search",
    "openapi": "studio.tools.openapi",
    "mcp": "studio.tools.mcp",
    "tables": "studio.tools.tables",
    "official_document": "studio.tools.official_document",
    "dispatch": "studio.tools.dispatch",
    "form": "studio.tools.form",
    "policy": "studio.tools.policy",
    "template": "studio.tools.template",
    "checklist": "studio.tools.checklist",
    "calendar": "studio.tools.calendar",
    "minutes": "studio.tools.minutes",
    "polish": "studio.tools.polish",
    "translate": "studio.tools.translate",
}
KINDS = tuple(_MODULES)


def tool_kind(kind: str) -> ToolKind[Any]:
    """Raises NotFound for a kind this studio does not have."""
    if kind not in _MODULES:
        raise NotFound(kind="tool", missing=kind)
    found: ToolKind[Any] = import_module(_MODULES[kind]).KIND
    return found
