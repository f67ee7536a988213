"""Schemas of an OpenAPI document as the JSON schemas a model is shown: no references, no circles."""

from typing import Any

_DEEPEST = 8  # levels of objects in objects; deeper ones may hold anything
_KEPT = (
    "type", "format", "description", "enum", "const", "default", "minimum", "maximum", "exclusiveMinimum",
    "exclusiveMaximum", "minLength", "maxLength", "pattern", "minItems", "maxItems", "required",
    "additionalProperties",
)  # fmt: skip
_LONGEST_TEXT = 300
Node = dict[str, Any]  # part of the document, as it was read


def resolved(node: Any, document: Node, hops: int = 16) -> Any:
    """Follow a reference into the document; one that leads nowhere or in a circle is an empty object."""
    while isinstance(node, dict) and "$ref" in node:
        reference, hops = str(node["$ref"]), hops - 1
        if hops < 0 or not reference.startswith("#/"):
            return {}
        node = _at(document, reference[2:].split("/"))
    return node


def json_schema(node: Any, document: Node, depth: int = 0) -> Node:
    """Return the schema without references; what only the server sets (readOnly) is left out."""
    schema = resolved(node, document)
    if not isinstance(schema, dict) or depth > _DEEPEST:
        return {}
    kept = {name: _short(schema[name]) for name in _KEPT if name in schema}
    if schema.get("allOf"):
        kept = _joined(kept, [json_schema(part, document, depth + 1) for part in schema["allOf"]])
    for name in ("anyOf", "oneOf"):
        if schema.get(name):
            kept["anyOf"] = [json_schema(part, document, depth + 1) for part in schema[name]]
    if "items" in schema:
        kept["items"] = json_schema(schema["items"], document, depth + 1)
    if isinstance(schema.get("properties"), dict):
        kept.update(_properties(schema, kept, document, depth))
    return _nullable(kept) if schema.get("nullable") else _plain(kept)


def _properties(schema: Node, kept: Node, document: Node, depth: int) -> Node:
    written = {
        name: part
        for name, part in schema["properties"].items()
        if not (isinstance(resolved(part, document), dict) and resolved(part, document).get("readOnly"))
    }
    properties = {name: json_schema(part, document, depth + 1) for name, part in written.items()}
    required = [name for name in schema.get("required") or [] if name in properties]
    merged = {**kept.get("properties", {}), **properties}
    return {"type": "object", "properties": merged, "required": required}


def _joined(kept: Node, parts: list[Node]) -> Node:
    joined: Node = {}
    for part in [*parts, kept]:
        for name, value in part.items():
            if name == "properties":
                joined[name] = {**joined.get(name, {}), **value}
            elif name == "required":
                joined[name] = list(dict.fromkeys([*joined.get(name, []), *value]))
            else:
                joined[name] = value
    return joined


def _nullable(kept: Node) -> Node:
    """OpenAPI 3.0 says of a value that it may be null beside its type."""
    if isinstance(kept.get("type"), str):
        kept["type"] = [kept["type"], "null"]
    return _plain(kept)


def _plain(kept: Node) -> Node:
    """Bounds that were true or false in OpenAPI 3.0 are numbers in JSON schema."""
    for bound, limit in (("exclusiveMinimum", "minimum"), ("exclusiveMaximum", "maximum")):
        if isinstance(kept.get(bound), bool) and kept.pop(bound) and limit in kept:
            kept[bound] = kept.pop(limit)
    if isinstance(kept.get("additionalProperties"), dict):
        kept["additionalProperties"] = True
    return kept


def _at(document: Node, parts: list[str]) -> Any:
    node: Any = document
    for part in parts:
        key = part.replace("~1", "/").replace("~0", "~")
        if not isinstance(node, dict) or key not in node:
            return {}
        node = node[key]
    return node


def _short(value: Any) -> Any:
    return value[:_LONGEST_TEXT] if isinstance(value, str) else value
