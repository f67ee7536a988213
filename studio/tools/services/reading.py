"""An OpenAPI document's bytes as plain values: nothing in them may take the program's time or stack."""

import json
import re
from typing import TYPE_CHECKING, Any

from studio.core.errors import ToolFileInvalid

if TYPE_CHECKING:
    import yaml

LARGEST = 8 << 20  # bytes; a larger one is no honest description
_DEEPEST = 100  # levels of lists and objects
_TIMES, _YES_OR_NO = "tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:bool"
_TRUE_OR_FALSE = re.compile("^(?:true|True|TRUE|false|False|FALSE)$")
Node = dict[str, Any]  # part of the document, as it was read


def read_document(content: bytes, name: str) -> Node:
    """Read JSON or YAML; raises ToolFileInvalid when it is neither."""
    if len(content) > LARGEST:
        raise ToolFileInvalid(tool="openapi", file=name, problem="too_large")
    try:
        text = content.decode("utf-8-sig")
        document = json.loads(text) if text.lstrip().startswith("{") else None
    except (ValueError, RecursionError):
        document = None  # YAML begins with a brace too
    if document is None:
        document = _yaml(content, name)
    if not isinstance(document, dict):
        raise ToolFileInvalid(tool="openapi", file=name, problem="not_openapi_3")
    return document


def _yaml(content: bytes, name: str) -> Any:
    import yaml

    from studio.core.yaml import too_deep

    try:
        text = content.decode("utf-8-sig")
        if too_deep(text, _DEEPEST):  # the loader in C would take the program down with it
            raise ToolFileInvalid(tool="openapi", file=name, problem="does_not_read")
        return yaml.load(text, _loader())
    except (ValueError, TypeError, yaml.YAMLError, RecursionError) as error:
        raise ToolFileInvalid(tool="openapi", file=name, problem="does_not_read") from error


def _loader() -> "type[yaml.SafeLoader]":
    """Values as JSON has them: dates stay texts, and so do `no` and `on`."""
    import yaml

    class Plain(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]  # either one
        """Our own: what it knows of plain values is changed below."""

    Plain.yaml_implicit_resolvers = {
        first: [(tag, pattern) for tag, pattern in resolvers if tag not in (_TIMES, _YES_OR_NO)]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }
    Plain.add_implicit_resolver(_YES_OR_NO, _TRUE_OR_FALSE, list("tTfF"))
    return Plain
