"""JSON schemas as tools describe their arguments, brought to one shape."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

_FIRST_CLAUSE = re.compile(r"[,，;；。:：(（\n]|\.\s|[，,]?(?:例如|如|格式|可选|必填|单位)")
_BRACKETED = re.compile(r"[(（]([^（）()]{1,40})[)）]")
_IGNORED = {"the", "a", "of", "to", "in", "for", "optional", "required", "可选", "必填", "选填"}

Schema = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Field:
    """One argument: `labels` are the words people would name it by, best first."""

    name: str
    schema: Schema
    required: bool = False

    @property
    def kind(self) -> str:
        """The type; of several the first that is not null."""
        kinds = self.schema.get("type")
        kinds = kinds if isinstance(kinds, list) else [kinds]
        named = next((str(kind) for kind in kinds if kind and kind != "null"), "")
        return named or ("object" if "properties" in self.schema else "string")

    @property
    def described(self) -> str:
        return f"{self.schema.get('title') or ''} {self.schema.get('description') or ''}".strip()

    @property
    def named(self) -> str:
        """What it is called, without examples and remarks."""
        first = _FIRST_CLAUSE.split(str(self.schema.get("description") or ""), maxsplit=1)[0]
        return f"{in_words(self.name)} {self.schema.get('title') or ''} {first}"

    @property
    def words(self) -> str:
        """All that is said of it, its name in words."""
        return f"{in_words(self.name)} {self.described}"

    @property
    def labels(self) -> tuple[str, ...]:
        described = str(self.schema.get("description") or "")
        first = _FIRST_CLAUSE.split(described, maxsplit=1)[0]
        inside = [
            part
            for found in _BRACKETED.findall(first + described[:40])
            for part in re.split(r"[、,，/]", found)
        ]
        parts = [part for part in re.split(r"[和及或/]", first) if len(part) > 1]
        found = (str(self.schema.get("title") or ""), first, self.name, *inside, *parts)
        short = (label.strip(" 的\"'“”") for label in found)
        kept = (label for label in short if 0 < len(label) <= 16)
        return tuple(dict.fromkeys(label for label in kept if label == self.name or label not in _IGNORED))

    @property
    def choices(self) -> tuple[Any, ...]:
        if "const" in self.schema:
            return (self.schema["const"],)
        return tuple(value for value in self.schema.get("enum") or () if value is not None)


def fields_of(schema: Schema, root: Schema | None = None) -> Iterator[Field]:
    """Yield the properties of an object, what they refer to put in their place."""
    whole = root if root is not None else schema
    plain = resolved(schema, whole)
    required = set(plain.get("required") or ())
    for name, inner in (plain.get("properties") or {}).items():
        yield Field(str(name), resolved(inner, whole), name in required)


def resolved(schema: Any, root: Schema, depth: int = 6) -> Schema:
    """Follow `$ref`, join `allOf`, and take the first of `anyOf` that is not null."""
    if not isinstance(schema, Mapping):
        return {}
    plain = dict(schema)
    if depth and isinstance(plain.get("$ref"), str):
        plain = {**resolved(_at(root, plain.pop("$ref")), root, depth - 1), **plain}
    for name in ("anyOf", "oneOf"):
        options = [
            part for part in plain.pop(name, ()) if isinstance(part, Mapping) and part.get("type") != "null"
        ]
        if depth and options:
            plain = {**resolved(_one(options), root, depth - 1), **plain}
    for part in plain.pop("allOf", ()):
        plain = {**resolved(part, root, depth - 1), **plain} if depth else plain
    return plain


def in_words(name: str) -> str:
    """duty_roster and dutyRoster as “duty roster”."""
    return re.sub(r"[_\-.]+|(?<=[a-z])(?=[A-Z])", " ", name).strip()


def _one(options: list[Mapping[str, Any]]) -> Mapping[str, Any]:
    """Several constants make one choice."""
    constants = [option["const"] for option in options if "const" in option]
    return {"enum": constants} if constants else options[0]


def _at(root: Schema, pointer: str) -> Any:
    found: Any = root
    for step in pointer.removeprefix("#").strip("/").split("/"):
        found = (
            found.get(step.replace("~1", "/").replace("~0", "~"), {}) if isinstance(found, Mapping) else {}
        )
    return found
