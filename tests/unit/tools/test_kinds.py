"""Every kind of tool there is has words, a form whose fields have words, and a model that reads."""

from collections.abc import Iterator
from typing import Any

import pytest

from studio.core.errors import NotFound, ToolSettingsInvalid
from studio.tools import KINDS, tool_kind
from studio.wording.tools import tool_words


def fields_of(schema: dict[str, Any], definitions: dict[str, Any], before: str = "") -> Iterator[str]:
    """Yield the paths of all fields, through lists and inner objects."""
    for name, field in schema.get("properties", {}).items():
        yield f"{before}{name}"
        yield from fields_of(inner(field, definitions), definitions, f"{before}{name}.")


def inner(field: dict[str, Any], definitions: dict[str, Any]) -> dict[str, Any]:
    for option in (field, field.get("items", {}), *field.get("anyOf", ())):
        if "$ref" in option:
            found: dict[str, Any] = definitions[option["$ref"].rsplit("/", 1)[-1]]
            return found
    return {}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_and_every_field_of_its_form_has_words(kind: str) -> None:
    words, schema = tool_words(kind), tool_kind(kind).settings.model_json_schema()

    assert words.name
    assert words.purpose
    assert set(words.fields) == set(fields_of(schema, schema.get("$defs", {})))


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_is_found_by_its_own_id(kind: str) -> None:
    assert tool_kind(kind).id == kind


def test_a_kind_nobody_has_is_not_found_and_a_wrong_setting_is_named() -> None:
    with pytest.raises(NotFound):
        tool_kind("teleport")
    with pytest.raises(ToolSettingsInvalid) as error:
        tool_kind("knowledge_search").checked({"speed": 3})
    assert error.value.field == "speed"
