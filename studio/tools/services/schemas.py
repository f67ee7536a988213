"""Schemas that come from outside as ones a model may be shown: no references, no circles, no surprises.

What is kept is sound JSON schema whatever was written, and small: a server must not fill the model's window,
hide signs in its words, or hold the program up with a pattern that takes for ever.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from studio.documents import without_invisible

_DEPTHS = (8, 5, 3, 2, 1)  # levels of objects in objects, the deepest that is small enough
_MOST_PARTS = 400
_MOST_CHOICES = 60
_LONGEST_TEXT = 300
_TYPES = frozenset({"string", "number", "integer", "boolean", "object", "array", "null"})
_NUMBERS = (
    "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "minLength", "maxLength", "minItems",
    "maxItems",
)  # fmt: skip
_PLAIN = (str, int, float, bool, type(None))
Node = dict[str, Any]  # part of a document, as it was read


class _TooManyParts(Exception):
    """This deep it is too large."""


def resolved(node: Any, document: Mapping[str, Any], hops: int = 16) -> Any:
    """Follow a reference into the document; one that leads nowhere or in a circle is an empty object."""
    while isinstance(node, dict) and "$ref" in node:
        reference, hops = str(node["$ref"]), hops - 1
        if hops < 0 or not reference.startswith("#/"):
            return {}
        node = _at(document, reference[2:].split("/"))
    return node


def json_schema(node: Any, document: Mapping[str, Any]) -> Node:
    """Return the schema without references; what only the server sets (readOnly) is left out.

    Of a very large one less is told the deeper it lies; what is not told may hold anything.
    """
    for deepest in _DEPTHS:
        try:
            return _Schema(document, deepest).read(node)
        except _TooManyParts:
            continue
    return {}


def arguments_schema(node: Any) -> Node:
    """Return the schema of a call whose references lead into itself; always one of an object."""
    schema = json_schema(node, node if isinstance(node, dict) else {})
    return {"properties": {}, **schema, "type": "object"}


def plain_text(text: object, longest: int = _LONGEST_TEXT) -> str:
    """Return words from outside in one line, cut, without signs nobody sees."""
    return " ".join(without_invisible(str(text)).split())[:longest]


class _Schema:
    """One schema being read, to one depth."""

    def __init__(self, document: Mapping[str, Any], deepest: int) -> None:
        self._document, self._deepest, self._parts = document, deepest, 0

    def read(self, node: Any, depth: int = 0) -> Node:
        schema = resolved(node, self._document)
        if not isinstance(schema, dict) or depth > self._deepest:
            return {}
        self._parts += 1
        if self._parts > _MOST_PARTS:
            raise _TooManyParts
        kept = {**_words(schema), **dict(_limits(schema))}
        parts = [self.read(part, depth + 1) for part in _listed(schema.get("allOf"))]
        kept = _joined(kept, parts) if parts else kept
        choices = [*_listed(schema.get("anyOf")), *_listed(schema.get("oneOf"))]
        if choices:
            kept["anyOf"] = [self.read(part, depth + 1) for part in choices]
        if isinstance(schema.get("items"), dict):
            kept["items"] = self.read(schema["items"], depth + 1)
        if isinstance(schema.get("properties"), dict):
            kept.update(self._properties(schema, kept, depth))
        return _nullable(kept) if schema.get("nullable") is True else kept

    def _properties(self, schema: Node, kept: Node, depth: int) -> Node:
        written = {str(name): resolved(part, self._document) for name, part in schema["properties"].items()}
        filled = {name: part for name, part in written.items() if not _read_only(part)}
        properties = {name: self.read(part, depth + 1) for name, part in filled.items()}
        merged = {**kept.get("properties", {}), **properties}
        wanted = [*kept.get("required", []), *(str(name) for name in _listed(schema.get("required")))]
        required = [name for name in dict.fromkeys(wanted) if name in merged]
        return {"type": "object", "properties": merged, "required": required}


def _words(schema: Node) -> Node:
    """A pattern is told and never tried: some take longer than anybody waits."""
    told = [plain_text(schema[name]) for name in ("description", "title") if schema.get(name)][:1]
    if isinstance(schema.get("pattern"), str):
        told.append(f"pattern: {plain_text(schema['pattern'], 100)}")
    choices = schema.get("enum")
    if isinstance(choices, list) and len(choices) > _MOST_CHOICES:
        some = "、".join(plain_text(one, 40) for one in choices[:_MOST_CHOICES])
        told.append(f"{some}… ({len(choices)})")
    return {"description": "；".join(told)} if told else {}


def _limits(schema: Node) -> Iterator[tuple[str, Any]]:
    kinds = [schema["type"]] if isinstance(schema.get("type"), str) else _listed(schema.get("type"))
    types = [kind for kind in kinds if isinstance(kind, str) and kind in _TYPES]
    if types:
        yield "type", types[0] if len(types) == 1 else types
    for name in ("format",):
        if isinstance(schema.get(name), str):
            yield name, plain_text(schema[name], 40)
    choices = schema.get("enum")
    if isinstance(choices, list) and 0 < len(choices) <= _MOST_CHOICES and all(map(_is_plain, choices)):
        yield "enum", choices
    for name in ("const", "default"):
        if name in schema and _is_plain(schema[name]):
            yield name, schema[name]
    if schema.get("additionalProperties") is False:
        yield "additionalProperties", False
    yield from _bounds(schema)


def _bounds(schema: Node) -> Iterator[tuple[str, Any]]:
    """Bounds that were true or false in OpenAPI 3.0 are numbers in JSON schema."""
    for name in _NUMBERS:
        bound = schema.get(name)
        exclusive = f"exclusive{name.capitalize()}"
        if not isinstance(bound, int | float) or isinstance(bound, bool):
            continue
        yield (exclusive if schema.get(exclusive) is True else name), bound


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
    if "enum" in kept and None not in kept["enum"]:
        kept["enum"] = [*kept["enum"], None]
    return kept


def _read_only(part: Any) -> bool:
    return isinstance(part, dict) and part.get("readOnly") is True


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _is_plain(value: Any) -> bool:
    return isinstance(value, _PLAIN) and (not isinstance(value, str) or len(value) <= _LONGEST_TEXT)


def _at(document: Mapping[str, Any], parts: list[str]) -> Any:
    node: Any = document
    for part in parts:
        key = part.replace("~1", "/").replace("~0", "~")
        if not isinstance(node, dict) or key not in node:
            return {}
        node = node[key]
    return node
