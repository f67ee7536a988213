"""The fields of a form, read from a JSON schema: a tool's settings, or what a tool is called with."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

Schema = Mapping[str, Any]  # JSON, as pydantic or a server wrote it


class Shape(StrEnum):
    """How a value is filled in."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    INTEGER = "integer"
    NUMBER = "number"
    YES_NO = "yes_no"
    CHOICE = "choice"
    DATE = "date"
    FILE = "file"
    SECRET = "secret"
    TEXTS = "texts"  # one a line
    CHOICES = "choices"  # several of a few
    FILES = "files"
    SECRETS = "secrets"  # names of secrets, each kept in the keyring
    ROWS = "rows"  # a table, a column for each of `fields`
    PAIRS = "pairs"  # a table of names and texts
    GROUP = "group"  # an object with `fields`
    JSON = "json"  # whatever else there is, as it is written


@dataclass(frozen=True)
class FormField:
    """`path` names it through lists and objects, as `outer.inner`; `optional` may be nothing (null).

    `least` and `most` are of the number, or of how many characters or entries there are. In place of a file
    that may lie elsewhere (`address`) an address may stand.
    """

    name: str
    path: str
    shape: Shape
    note: str = ""
    required: bool = False
    optional: bool = False
    default: Any = None  # JSON
    choices: tuple[Any, ...] = ()  # JSON values, mostly texts
    least: float | None = None
    most: float | None = None
    fields: tuple["FormField", ...] = ()
    address: bool = False

    @property
    def simple(self) -> bool:
        """Whether its value fits into one cell of a table."""
        return self.shape not in {
            Shape.ROWS,
            Shape.PAIRS,
            Shape.GROUP,
            Shape.JSON,
            Shape.FILES,
            Shape.SECRETS,
        }

    def keeps(self, value: Any) -> bool:
        """Whether a value is written down: an empty one only where leaving it out means something else."""
        if value in (None, "", [], {}):
            return not self.required and self.default not in (None, "", [], {})
        return bool(value != self.default) or self.required


_DEEPEST = 5
_LONG = 1000  # more characters than that are no line
_BY_TYPE = {"integer": Shape.INTEGER, "number": Shape.NUMBER, "boolean": Shape.YES_NO, "string": Shape.TEXT}
_BY_FORMAT = {
    "text": Shape.LONG_TEXT, "file": Shape.FILE, "secret": Shape.SECRET, "date": Shape.DATE,
}  # fmt: skip


def form_fields(schema: Schema) -> tuple[FormField, ...]:
    """Return the fields of an object's schema, in its order; what cannot be told is a field of JSON."""
    return _fields_of(schema, schema, "", 0)


def _fields_of(schema: Schema, root: Schema, before: str, depth: int) -> tuple[FormField, ...]:
    properties = schema.get("properties")
    wanted = schema.get("required", ())
    if not isinstance(properties, Mapping):
        return ()
    return tuple(
        _field(name, f"{before}{name}", value, root, required=name in wanted, depth=depth)
        for name, value in properties.items()
    )


def _field(name: str, path: str, written: Any, root: Schema, *, required: bool, depth: int) -> FormField:
    schema, optional = _resolved(written, root)
    shape, inner = _shape(schema, root, depth)
    is_object = shape in {Shape.GROUP, Shape.ROWS}
    return FormField(
        name=name,
        path=path,
        shape=shape,
        note=str(schema.get("description") or ""),
        required=required,
        optional=optional,
        default=schema.get("default"),
        choices=_choices(inner if shape is Shape.CHOICES else schema),
        least=_bound(schema, "minimum", "exclusiveMinimum", "minLength", "minItems"),
        most=_bound(schema, "maximum", "exclusiveMaximum", "maxLength", "maxItems"),
        fields=_fields_of(inner, root, f"{path}.", depth + 1) if is_object else (),
        address=schema.get("address") is True,
    )


def _shape(schema: Schema, root: Schema, depth: int) -> tuple[Shape, Schema]:
    """Return the shape, and the schema of what is inside a list or object."""
    if _choices(schema):
        return Shape.CHOICE, {}
    kind, form = schema.get("type"), schema.get("format")
    if isinstance(form, str) and form in _BY_FORMAT and kind != "array":
        return _BY_FORMAT[form], {}
    if kind == "array":
        return _list_shape(schema, root, depth)
    if kind == "object":
        return _object_shape(schema, depth)
    if kind == "string" and (_bound(schema, "maxLength") or 0) > _LONG:
        return Shape.LONG_TEXT, {}
    return _BY_TYPE.get(kind, Shape.JSON) if isinstance(kind, str) else Shape.JSON, {}


def _list_shape(schema: Schema, root: Schema, depth: int) -> tuple[Shape, Schema]:
    items, _ = _resolved(schema.get("items", {}), root)
    if _choices(items):
        return Shape.CHOICES, items
    if items.get("type") == "string" and items.get("format") == "secret":
        return Shape.SECRETS, {}
    if items.get("type") == "string":
        return Shape.FILES if "file" in {items.get("format"), schema.get("format")} else Shape.TEXTS, {}
    if items.get("type") == "object" and items.get("properties") and depth < _DEEPEST:
        return Shape.ROWS, items
    return Shape.JSON, {}


def _object_shape(schema: Schema, depth: int) -> tuple[Shape, Schema]:
    properties = schema.get("properties")
    if isinstance(properties, Mapping) and properties and depth < _DEEPEST:
        return Shape.GROUP, schema
    others = schema.get("additionalProperties")
    of_texts = isinstance(others, Mapping) and others.get("type") == "string"
    return Shape.PAIRS if of_texts else Shape.JSON, {}


def _resolved(written: Any, root: Schema) -> tuple[dict[str, Any], bool]:
    """Follow references and take “or nothing” apart; return the schema, and whether nothing is allowed."""
    schema: dict[str, Any] = dict(written) if isinstance(written, Mapping) else {}
    optional = False
    for _ in range(_DEEPEST):
        options = [one for key in ("anyOf", "oneOf", "allOf") for one in schema.get(key, ())]
        some = [one for one in options if isinstance(one, Mapping) and one.get("type") != "null"]
        optional = optional or len(some) < len(options)
        within = _referred(schema, root) if "$ref" in schema else some[0] if len(some) == 1 else None
        if within is None:
            break
        kept = {key: value for key, value in schema.items() if key not in {"$ref", "anyOf", "oneOf", "allOf"}}
        schema = {**within, **kept}
    return _without_null(schema, optional=optional)


def _without_null(schema: dict[str, Any], *, optional: bool) -> tuple[dict[str, Any], bool]:
    """A type may be written as a list: ["string", "null"]."""
    kinds = schema.get("type")
    if not isinstance(kinds, list):
        return schema, optional
    some = [kind for kind in kinds if kind != "null"]
    known = {**schema, "type": some[0] if len(some) == 1 else None}
    return known, optional or len(some) < len(kinds)


def _referred(schema: Schema, root: Schema) -> Schema | None:
    found: Any = root
    for part in str(schema["$ref"]).removeprefix("#/").split("/"):
        found = found.get(part) if isinstance(found, Mapping) else None
    return found if isinstance(found, Mapping) else None


def _choices(schema: Schema) -> tuple[Any, ...]:
    if "const" in schema:
        return (schema["const"],)
    named = schema.get("enum")
    return tuple(named) if isinstance(named, list) else ()


def _bound(schema: Schema, *names: str) -> float | None:
    found = (schema.get(name) for name in names)
    return next((one for one in found if isinstance(one, int | float) and not isinstance(one, bool)), None)
